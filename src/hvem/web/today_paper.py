"""The day on paper: each thing to do with its reason, numbers to call, what they last told, and room to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from hvem.accounts.access import Seat
from hvem.campaign.listing import reach_of
from hvem.campaign.models import Wonder
from hvem.coaching.day import Day, Line
from hvem.people.models import Note
from hvem.reading.phones import spoken
from hvem.web.today_lines import Item, Meet, item, meet, titled


@dataclass(frozen=True, slots=True)
class Slip:
    """One line on paper, with numbers and addresses, what they last told and what I wonder."""

    item: Item
    name: str
    reach: Sequence[str]
    told: str
    wonder: str


@dataclass(frozen=True, slots=True)
class PaperPage:
    """The day on paper: meetings, calls and the rest."""

    title: str
    meetings: Sequence[Meet]
    calls: Sequence[Slip]
    others: Sequence[Slip]

    @classmethod
    def of(cls, here: Seat, day: Day) -> PaperPage:
        """The sheet of this day, with what exceeds the pace left out."""
        lines = [one for one in (day.now, *day.later, *day.before) if isinstance(one, Line)]
        slips = _slips(here, lines)
        return cls(
            title=titled(here),
            meetings=[meet(here, one) for one in day.meetings],
            calls=[one for one in slips if one.item.action == "call"],
            others=[one for one in slips if one.item.action != "call"],
        )


def _slips(here: Seat, lines: Sequence[Line]) -> list[Slip]:
    ids = [UUID(one.who.id) for one in lines]
    reach = reach_of(here.account, ids)
    notes = Note.objects.of(here.account).present().filter(person_id__in=ids, kind="told").order_by("at")
    told = dict(notes.values_list("person_id", "text"))
    wonders = Wonder.objects.of(here.account).present().filter(person_id__in=ids, asked_on=None).order_by("-on")
    wondered = dict(wonders.values_list("person_id", "text"))
    return [
        Slip(
            item(here, one),
            one.who.first,
            [*(spoken(number, here.account.region) for number in reach[pk]["phone"]), *reach[pk]["email"]],
            told.get(pk, ""),
            wondered.get(pk, ""),
        )
        for one, pk in zip(lines, ids, strict=True)
    ]
