"""What the campaign does after every deed: promises kept, referrals moved, letters answered, and each touched person's standing anew."""

from __future__ import annotations

from uuid import UUID

from hvem.campaign.models import (
    Advice,
    Campaign,
    Conversation,
    Event,
    Gift,
    Homework,
    Meeting,
    MeetingPart,
    Part,
    Pause,
    Promise,
    Referral,
    Signal,
    Snooze,
    Wish,
)  # fmt: skip
from hvem.campaign.reckoning import reckon, reckon_everyone
from hvem.campaign.running import running
from hvem.campaign.settling import reopen, settle
from hvem.ground.deeds import Change, Deed, afterwards, rows_of
from hvem.people.afterwards import pointed_at_before
from hvem.people.finding import line_of, note_findings
from hvem.people.models import Label, Person, Tie


def people_told_of(deed: Deed) -> set[UUID]:
    """The people of whom the deed changed what has happened or was promised, or who left the list or came back to it."""
    found = pointed_at_before(deed, Person)
    found |= {
        one.row.pk for one in deed.changes if isinstance(one.row, Person) and one.before is not None and LISTED & set(one.after)
    }
    for row in rows_of(deed.changes, Part, MeetingPart, Advice, Gift, Snooze):
        found.add(row.person_id)  # type: ignore[attr-defined]
    for row in rows_of(deed.changes, Promise):
        found |= {row.to_id, row.about_id}  # type: ignore[attr-defined]
    for row in rows_of(deed.changes, Referral):
        found |= {row.person_id, row.named_by_id}  # type: ignore[attr-defined]
    talks = {row.pk for row in rows_of(deed.changes, Conversation)}
    if talks:
        found |= set(Part.objects.of(deed.account).filter(conversation_id__in=talks).values_list("person_id", flat=True))
    meetings = {row.pk for row in rows_of(deed.changes, Meeting)}
    meetings |= {row.meeting_id for row in rows_of(deed.changes, Wish, Homework)}  # type: ignore[attr-defined]
    if meetings:
        found |= set(MeetingPart.objects.of(deed.account).filter(meeting_id__in=meetings).values_list("person_id", flat=True))
    return found - {None}


LISTED = frozenset({"removed_at", "merged_into_id"})
"""What of a person decides whether they are in the list."""


def people_seen_anew(deed: Deed) -> set[UUID]:
    """The people of whom the deed changed who they are to the rules: names, chosen or quiet, how close, expert or leader."""
    found = {row.pk for row in rows_of(deed.changes, Person)}
    found |= {row.person_id for row in rows_of(deed.changes, Tie)}  # type: ignore[attr-defined]
    return found | {row.person_id for row in rows_of(deed.changes, Label) if row.kind == "role"}  # type: ignore[attr-defined]


@afterwards
def restand(deed: Deed) -> None:
    """Bring the campaign's own rows up to date with what was just done."""
    if deed.later:
        _note_words(deed)
        return
    told_of = people_told_of(deed)
    found = told_of | people_seen_anew(deed)
    everyone = any(_moves_everyone(change) for change in deed.changes)
    if found or everyone:
        campaign = running(deed.account, on=deed.account.day(deed.at))
        reopen(deed, {row.pk for row in rows_of(deed.changes, Conversation) if row.removed_at})  # type: ignore[attr-defined]
        count = len(deed.changes)
        facts = settle(deed, campaign, told_of)
        reckon(deed.account, campaign, found, facts if len(deed.changes) == count else {})
        if everyone:
            reckon_everyone(deed.account, campaign, at=deed.at)
    _note_words(deed)


RECKONED_WITH = frozenset({"times", "between_years_off", "started_on", "ended_on", "removed_at"})
"""What of a campaign decides when things fall due; its name, aim and pace do not."""


def _moves_everyone(change: Change) -> bool:
    """Whether the change moves what falls due with everybody: a pause, a new campaign, or its times."""
    if isinstance(change.row, Pause):
        return True
    return isinstance(change.row, Campaign) and (change.before is None or bool(RECKONED_WITH & set(change.after)))


SEARCHED = frozenset({"note", "told", "subject", "at", "removed_at"})
"""What of a conversation is searched, or says whether and where it is found."""


def _note_words(deed: Deed) -> None:
    """What is searched of conversations, advice and signals."""
    lines = []
    for row in rows_of(
        [change for change in deed.changes if change.before is None or SEARCHED & set(change.after)], Conversation
    ):
        words = [row.note, row.told, row.subject]  # type: ignore[attr-defined]
        lines.append(("conversation", row.pk, row.at.isoformat(), "" if row.removed_at else line_of(words)))  # type: ignore[attr-defined]
    for row in rows_of(deed.changes, Advice):
        lines.append(("advice", row.pk, row.given_on.isoformat(), "" if row.removed_at else line_of([row.text])))  # type: ignore[attr-defined]
    for row in rows_of(deed.changes, Signal):
        lines.append(("signal", row.pk, row.on.isoformat(), "" if row.removed_at else line_of([row.text])))  # type: ignore[attr-defined]
    for row in rows_of(deed.changes, Event):
        lines.append(("event", row.pk, row.on.isoformat(), "" if row.removed_at else line_of([row.name, row.place])))  # type: ignore[attr-defined]
    if lines:
        note_findings(deed.account, lines)
