"""Letters and occasions of one slice: conversations with those who are here, the last contact with others, meetings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from hvem.campaign.models import Campaign, Conversation, Meeting, MeetingPart, Part
from hvem.correspondence.models import Mail
from hvem.ground.deeds import Deed
from hvem.importing.cards import Known, card_of_correspondent, digest_of
from hvem.importing.exchanges import Sorted, meeting_values
from hvem.importing.holding import Held, last_contacts
from hvem.importing.placing import Placing
from hvem.importing.whole_mails import Full, said
from hvem.reading.exchanges import Occasion
from hvem.reading.oneself import Me


@dataclass
class Trail:
    """What a run remembers from slice to slice: the last-contact conversation it made for each person, and the events it has met."""

    conversations: dict[UUID, UUID] = field(default_factory=dict)
    uids: set[str] = field(default_factory=set)


@dataclass
class Counted:
    """How many people a slice's letters and occasions brought, and how many they told something new about."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    to_review: int = 0


@dataclass
class _Letter:
    sorted: Sorted
    people: list[Held]
    new: list[str]


def place_letters(
    deed: Deed, placing: Placing, campaign: Campaign, letters: Sequence[Sorted], trail: Trail, full: Full
) -> Counted:
    """Place a slice's letters: those read in full are conversations already, messages with those who were here become some, of the others only the last."""
    counted = Counted()
    known = _known_messages(placing, letters)
    ready = [one for letter in letters if (one := _met(placing, letter, known, counted, full)) is not None]
    people = {held.person.pk for one in ready for held in one.people}
    last: dict[UUID, datetime] = last_contacts(placing.account, people)
    newest = dict(last)
    for one in ready:
        for held in one.people:
            at, who = one.sorted.letter.at, held.person.pk
            if at is not None and (who not in newest or at > newest[who]):
                newest[who] = at
    for one in ready:
        at = one.sorted.letter.at
        read = full.rows.get(one.sorted.number)
        whole = [held for held in one.people if read is None and _belongs(placing, campaign, one, held)]
        latest = [
            held for held in one.people if held not in whole and at == newest[held.person.pk] and at != last.get(held.person.pk)
            and (read is None or _is_new(placing, held))
        ]  # fmt: skip
        for held in latest:
            last[held.person.pk] = newest[held.person.pk]
        if read is None:
            _write(deed, placing, campaign, one, whole, latest, trail, counted)
        else:
            _write_read(deed, placing, one, read, latest, full, counted)
    return counted


def _write_read(deed: Deed, placing: Placing, one: _Letter, read: Mail, latest: list[Held], full: Full, counted: Counted) -> None:
    """A mail that was read in full; those whom it brings to the list have part in its conversation."""
    if read.conversation is not None:
        deed.add_all([Part(conversation=read.conversation, person=held.person) for held in latest])
    before = {**full.before.get(one.sorted.number, {}), "people": one.new}
    placing.row(one.sorted.number, "contact", read.about_id, why="letter", digest=one.sorted.digest, before=before)
    counted.updated += not one.new


def _known_messages(placing: Placing, letters: Sequence[Sorted]) -> set[str]:
    ids = {one.letter.message_id for one in letters if one.letter.message_id}
    rows = Conversation.objects.of(placing.account).present().filter(message_id__in=ids).exclude(message_id="") if ids else None
    return set(rows.values_list("message_id", flat=True)) if rows is not None else set()


def _met(placing: Placing, one: Sorted, known: set[str], counted: Counted, full: Full) -> _Letter | None:
    """The people a letter is with, new ones added; None where it has nothing to tell."""
    read = full.rows.get(one.number)
    if read is not None and (one.why or not one.inward or read.conversation is None):
        _told(placing, one, full, counted)
        return None
    if one.why:
        placing.row(one.number, "skipped", why=one.why)
        return None
    before = placing.seen.get(one.digest)
    if read is None and (before is not None or one.letter.message_id in known):
        placing.row(one.number, "unchanged", before.person if before else None, why="before", digest=one.digest)
        counted.unchanged += 1
        return None
    found = _Letter(one, [], [])
    asked = [_find(placing, card, found) for card in one.cards].count("asked")
    counted.to_review += asked
    counted.added += len(found.new)
    if found.people:
        return found
    if not asked:
        placing.row(one.number, "unchanged", why="waits")
        counted.unchanged += 1
    return None


def _told(placing: Placing, one: Sorted, full: Full, counted: Counted) -> None:
    """A mail that brings nobody new: of mine, or what a machine or a server tells."""
    row = full.rows[one.number]
    before = full.before.get(one.number)
    placing.row(one.number, "contact", row.about_id, why="letter", digest=one.digest, before=before)
    counted.updated += 1


def _find(placing: Placing, card: Known, found: _Letter) -> str:
    """Whom one card of a letter is, added to the letter's people; `asked` where the user is asked about it now."""
    verdict = placing.verdict(card)
    if verdict.kind == "same":
        found.people.append(placing.shelf.people[verdict.who[0]])
    elif verdict.kind == "new":
        held = placing.add(card)
        found.people.append(held)
        found.new.append(str(held.person.pk))
    elif card.digest not in placing.seen:
        placing.ask(card, verdict)
        return "asked"
    elif (person := placing.seen[card.digest].person) in placing.shelf.people:
        found.people.append(placing.shelf.people[person])
    return verdict.kind


def _belongs(placing: Placing, campaign: Campaign, one: _Letter, held: Held) -> bool:
    """Whether a letter is a conversation of its own: with someone who was here before the file, where it tells what was written."""
    if _is_new(placing, held):
        return False
    if placing.batch.format in ("eml", "msg") or one.sorted.letter.text:
        return True
    chosen = held.person.chosen_on is not None
    return chosen and one.sorted.letter.at is not None and placing.account.day(one.sorted.letter.at) >= campaign.started_on


def _is_new(placing: Placing, held: Held) -> bool:
    """Whether the file itself has brought them."""
    return held.is_new or (held.person.source_id is not None and held.person.source_id == placing.batch.source_id)


def _write(
    deed: Deed,
    placing: Placing,
    campaign: Campaign,
    one: _Letter,
    whole: list[Held],
    latest: list[Held],
    trail: Trail,
    counted: Counted,
) -> None:
    """Write what a letter is, and the row of the file that says so."""
    people = [*whole, *latest]
    before: dict[str, Any] = {"people": one.new}
    if people and (row := _write_talk(deed, placing, campaign, one, whole, latest, trail)) is not None:
        before |= {"conversation": str(row.pk), "said": said(row.note)}
    first = (people or one.people)[0].person.pk
    outcome = "contact" if people else "unchanged"
    placing.row(
        one.sorted.number, outcome, first, why="letter", digest=one.sorted.digest, before=before if people or one.new else None
    )
    if not one.new:
        counted.updated += bool(people)
        counted.unchanged += not people


def _write_talk(
    deed: Deed, placing: Placing, campaign: Campaign, one: _Letter, whole: list[Held], latest: list[Held], trail: Trail
) -> Conversation | None:
    """A letter's new conversation; none where it moves the last contact this run made with the same person."""
    letter = one.sorted.letter
    values = {
        "inward": one.sorted.inward, "at": letter.at, "subject": letter.subject[:300], "message_id": letter.message_id[:300],
    }  # fmt: skip
    if whole and letter.text:
        values |= {"note": letter.text, "thread": letter.thread}
    alone = latest[0].person.pk if len(latest) == 1 and not whole else None
    earlier = trail.conversations.get(alone) if alone else None
    if earlier is not None:
        for row in Conversation.objects.of(placing.account).present().filter(pk=earlier):
            deed.change(row, **values)
        return None
    kind = "message" if placing.batch.format.startswith("linkedin") else "mail"
    made = deed.add(Conversation(campaign=campaign, kind=kind, **values))
    deed.add_all([Part(conversation=made, person=held.person) for held in (*whole, *latest)])
    if alone:
        trail.conversations[alone] = made.pk
    return made


def place_occasions(
    deed: Deed, placing: Placing, campaign: Campaign, occasions: Sequence[tuple[int, Occasion, list[Known]]], trail: Trail
) -> Counted:
    """Place a slice's events: with someone known they become meetings, once by their uid; a changed event moves its meeting."""
    counted = Counted()
    uids = {occasion.uid for _, occasion, _ in occasions if occasion.uid}
    here = {row.uid: row for row in Meeting.objects.of(placing.account).present().filter(uid__in=uids)} if uids else {}
    for number, occasion, cards in occasions:
        digest = digest_of(occasion)
        before = placing.seen.get(digest)
        if before is not None:
            placing.row(number, "unchanged", before.person, why="before", digest=digest)
            counted.unchanged += 1
            continue
        people = [placing.shelf.people[verdict.who[0]] for card in cards if (verdict := placing.verdict(card)).kind == "same"]
        why = _passed_over(placing, occasion, people, trail)
        if why:
            placing.row(number, "skipped", why=why)
            continue
        meeting = here.get(occasion.uid) if occasion.uid else None
        told = _move(deed, placing, meeting, occasion) if meeting else _meet(deed, placing, campaign, occasion, people, digest)
        outcome = "meeting" if told else "unchanged"
        placing.row(number, outcome, people[0].person.pk if people else None, why="event", digest=digest, before=told or None)
        counted.updated += bool(told)
        counted.unchanged += not told
        trail.uids.add(occasion.uid)
    return counted


def _passed_over(placing: Placing, occasion: Occasion, people: list[Held], trail: Trail) -> str:
    if occasion.uid and occasion.uid in trail.uids:
        return "repeats"
    if occasion.repeats and meeting_values(placing.account, occasion)["at"] < placing.at:
        return "repeats"
    if not people:
        return "nobody-known"
    return ""


def _meet(
    deed: Deed, placing: Placing, campaign: Campaign, occasion: Occasion, people: list[Held], digest: str
) -> dict[str, Any]:
    """A meeting from an event, not yet a conversation; what was cancelled before we heard of it is none."""
    if occasion.cancelled:
        return {}
    meeting = deed.add(
        Meeting(campaign=campaign, uid=(occasion.uid or digest)[:300], **meeting_values(placing.account, occasion))
    )
    unique = {held.person.pk: held.person for held in people}
    deed.add_all([MeetingPart(meeting=meeting, person=person) for person in unique.values()])
    return {"meeting": str(meeting.pk)}


def _move(deed: Deed, placing: Placing, meeting: Meeting, occasion: Occasion) -> dict[str, Any]:
    """The meeting as its event is now: another time, place or title, or cancelled; one that was held is left alone."""
    if meeting.held_on is not None:
        return {}
    values = meeting_values(placing.account, occasion)
    if occasion.cancelled:
        values["cancelled_on"] = meeting.cancelled_on or placing.account.day(placing.at)
    if values["minutes"] == 30 and not occasion.minutes:
        values.pop("minutes")
    changed = {name: value for name, value in values.items() if getattr(meeting, name) != value}
    old = meeting.snapshot({*changed}) if changed else {}
    deed.change(meeting, **changed)
    new = meeting.snapshot({*changed}) if changed else {}
    return (
        {"changed": [[meeting._meta.label, str(meeting.pk), name, old[name], new[name]] for name in changed]} if changed else {}
    )


def cards_of_occasion(occasion: Occasion, number: int, me: Me, source: Any) -> list[Known]:
    """The others at an occasion, as cards to be matched."""
    return [Known(card_of_correspondent(one), number, source) for one in occasion.attendees if not me.is_(one)]
