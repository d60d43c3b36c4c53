"""Those one writes with who are not in the network: counted, never read; offered for the list, and forgotten after 90 days."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hvem.accounts.access import Seat
from hvem.correspondence.models import Stranger
from hvem.correspondence.receiving.bearings import Bearing
from hvem.ground.deeds import Deed
from hvem.ground.waking import wake_at, wakes
from hvem.people.adding import Added, add_person
from hvem.people.forgotten import anyone_forgotten, forgotten_among
from hvem.people.models import ContactPoint
from hvem.reading.boxes import is_machine, is_shared_box
from hvem.reading.card import Card, Labelled
from hvem.reading.names import split_name

FORGOTTEN_AFTER = timedelta(days=90)
OFTEN = 3
"""Someone the user has written to so many times is offered for the list."""
WAKE = "forget-strangers"


@dataclass
class Count:
    """How often one wrote with an address, and the last day."""

    name: str = ""
    written: int = 0
    received: int = 0
    last_on: date = date.min


def counted(account: Any, bearings: Iterable[Bearing]) -> dict[str, Count]:
    """The strangers at the other end of these mails, with how often each way."""
    found: dict[str, Count] = {}
    for bearing in bearings:
        day = account.day(bearing.at)
        for one in bearing.strangers:
            if not one.email or is_machine(one.email) or not (one.email + one.name).isprintable():
                continue
            count = found.setdefault(one.email[:254], Count())
            count.written += not bearing.inward
            count.received += bearing.inward
            if one.name and (not count.name or day > count.last_on):
                count.name = one.name[:200]
            count.last_on = max(count.last_on, day)
    return found


def count_strangers(account: Any, counts: dict[str, Count], *, on: date) -> None:
    """Add to what is counted, inside the caller's transaction; whoever was erased here is not counted again."""
    counts = _without_forgotten(account, counts)
    if not counts:
        return
    rows = {row.address: row for row in Stranger.objects.of(account).filter(address__in=list(counts))}
    for address, one in counts.items():
        row = rows.setdefault(address, Stranger(account=account, address=address, last_on=one.last_on, seen_on=on))
        row.name = one.name or row.name
        row.written += one.written
        row.received += one.received
        row.last_on, row.seen_on = max(row.last_on, one.last_on), on
    Stranger.objects.bulk_create(
        rows.values(), batch_size=100, update_conflicts=True, unique_fields=["account", "address"], update_fields=["name", "written", "received", "last_on", "seen_on"]
    )  # fmt: skip


def _without_forgotten(account: Any, counts: dict[str, Count]) -> dict[str, Count]:
    if not counts or not anyone_forgotten(account):
        return counts
    cards = [Card(emails=[Labelled(address)]) for address in counts]
    gone = forgotten_among(account, cards)
    return {address: one for (address, one), is_gone in zip(counts.items(), gone, strict=True) if not is_gone}


def written_to_often(account: Any, *, most: int = 20) -> list[Stranger]:
    """Whom to offer for the list: those the user writes to, the most often and latest first; firms’ boxes left out."""
    rows = Stranger.objects.of(account).filter(declined_on=None, written__gte=OFTEN).order_by("-written", "-last_on", "address")
    known = set(
        ContactPoint.objects.of(account)
        .present()
        .filter(kind="email", normal__in=rows.values("address"))
        .values_list("normal", flat=True)
    )
    found = [row for row in rows[: most * 4] if row.address not in known and not is_shared_box(row.address)]
    return found[:most]


def add_stranger(here: Seat, stranger: Stranger, *, name: str = "") -> Added:
    """Put them on the list, where they rest no longer; what was written before is then looked for in the mailboxes."""
    parts = split_name(name or (stranger.name if "@" not in stranger.name else ""))
    card = Card(
        given=parts.given, middle=parts.middle, family=parts.family, prefix=parts.prefix, suffix=parts.suffix, nickname=parts.nickname,
        emails=[Labelled(stranger.address)],
    )  # fmt: skip
    added = add_person(here.account, card, at=here.now, by=here.user, source="mail")
    if added.person is not None:
        Stranger.objects.of(here.account).filter(pk=stranger.pk).delete()
    return added


def decline(here: Seat, stranger: Stranger) -> Deed:
    """They are not offered again."""
    with Deed(here.account, "stranger-declined", at=here.now, by=here.user) as deed:
        deed.about(stranger, name=stranger.name or stranger.address)
        deed.change(stranger, declined_on=here.today)
    return deed


def now_known(account: Any, addresses: Collection[str]) -> None:
    """Those who are on the list now are no strangers."""
    Stranger.objects.of(account).filter(address__in=list(addresses)).delete()


def forget(account: Any, today: date) -> int:
    """Forget whoever was not seen for 90 days, those declined only when that is as long ago; how many they were."""
    before = today - FORGOTTEN_AFTER
    old = Stranger.objects.of(account).filter(seen_on__lt=before).exclude(declined_on__gte=before)
    gone: int = old.delete()[0]
    return gone


def forget_later(account: Any, *, at: Any) -> None:
    """Look after it once a day."""
    wake_at(account, WAKE, at=at + timedelta(days=1))


@wakes(WAKE)
def forget_woken(account: Any, _about: str, now: Any) -> Any:
    """Forget those it is time to forget; tomorrow again, while there are any."""
    forget(account, account.day(now))
    return now + timedelta(days=1) if Stranger.objects.of(account).exists() else None
