"""The words of a wave: the text it begins with, and what it says to each person, with the fields filled and the call announced (M3, M4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from hvem.accounts.access import Seat
from hvem.campaign.models import Campaign
from hvem.campaign.running import running, workdays_of
from hvem.campaign.telling import story_of
from hvem.correspondence.letters.composing import Draft, Told, compose, gaps_in
from hvem.correspondence.letters.gathering import addresses_of, friends_of, own_name
from hvem.correspondence.models import Letter, Wave
from hvem.correspondence.sending.releasing import can_send, planned
from hvem.correspondence.waves.fields import Filled, call_forms, call_words, fields_in, filled, replaced_once, written
from hvem.method.leaving import call_day
from hvem.method.workdays import WorkDays
from hvem.people.models import Person, Position
from hvem.wording.catalogue import LANGUAGES, Language, say


def template(here: Seat, campaign: Campaign, language: Language, *, friends: bool = False, dormant: bool = False) -> Draft:
    """What a wave begins with: the letter made of the user's story, with fields where people differ (M4).

    `friends` get the longer one; `dormant` is for those one has lost touch with (M8b).
    """
    story = story_of(here.account, campaign)
    name, me = written("first-name", language), own_name(here)
    told = Told(
        name=name, me=me or written("me", language), today=here.today, close=friends, phone=True, path=story.path,
        situation=story.situation, looking_for=story.looking_for, foreign=(language == "en") != (here.language == "en"),
    )  # fmt: skip
    draft = compose("letter", told, language, reader=here.language)
    body = draft.body
    wonder = f"[{say(here.language, 'letter-gap.wonder', name=name)}]"
    body = body.replace(wonder, written("personal", language), 1)
    for call in ("call-close", "call"):
        announced = say(language, f"wave-text.{call}", day=written("call-day", language))
        body = body.replace(say(language, f"letter-text.{call}"), announced, 1)
    if dormant:
        body = body.replace(say(language, "letter-text.how-are-you"), say(language, "letter-text.thought-of-you"), 1)
    subject = say(language, "letter-text.subject-rekindle") if dormant else draft.subject
    return Draft(subject, body)


@dataclass(frozen=True, slots=True)
class Said:
    """What a letter of a wave says: its words with gaps, the day its call is announced for, and when it would leave.

    `own` says that it has words of its own rather than the wave's; `source` is its text with the fields still in it.
    """

    letter: Letter
    subject: Filled
    body: Filled
    source: Draft
    calls_on: date | None
    leaves_at: Any
    friend: bool
    own: bool

    @property
    def lacks(self) -> tuple[str, ...]:
        """The fields that could not be filled."""
        return tuple(dict.fromkeys([*self.subject.lacks, *self.body.lacks]))

    @property
    def has_gaps(self) -> bool:
        """Whether something is missing still: a gap, or any words at all."""
        return bool(gaps_in(f"{self.subject.text}\n{self.body.text}")) or not self.body.text.strip()


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills the letters of one wave, read once for all of them."""

    wave: Wave
    reader: Language
    days: WorkDays
    shared: Mapping[str, str]
    positions: Mapping[UUID, tuple[str, str]]
    friends: frozenset[UUID]

    @classmethod
    def of(cls, here: Seat, wave: Wave, letters: Sequence[Letter]) -> Filler:
        """What these letters are filled with: six questions to the database, however many there are."""
        ids = [one.person_id for one in letters]
        story = story_of(here.account, running(here.account, on=here.today))
        rows = Position.objects.of(here.account).present().filter(person_id__in=ids, to_year=None).order_by("from_year", "pk")
        positions = {
            person: (title, organisation or "")
            for person, title, organisation in rows.values_list("person_id", "title", "organisation__name")
        }
        shared = {"situation": story.situation, "looking-for": story.looking_for, "path": story.path, "me": own_name(here)}
        return cls(
            wave, here.language, workdays_of(running(here.account, on=here.today)), shared, positions,
            frozenset(friends_of(here.account, ids)),
        )  # fmt: skip

    def language(self, letter: Letter) -> Language:
        """The language the letter is written in."""
        return next((one for one in LANGUAGES if one == letter.language), "nb")

    def template(self, letter: Letter) -> Draft:
        """The wave's words for this person: the longer ones for a friend, where there are any."""
        longer = letter.person_id in self.friends and self.wave.body_close.strip()
        return Draft(self.wave.subject, self.wave.body_close if longer else self.wave.body)

    def call_on(self, person: Person, leaves_on: date) -> date | None:
        """The day the call is announced for: a working day, and none of the person's bad times (M3)."""
        day = call_day(leaves_on, self.wave.calls_after, self.days)
        while day and person.is_quiet(day) and person.quiet_until and person.quiet_until >= day:
            day = call_day(person.quiet_until, 1, self.days)
        return day

    def values(self, letter: Letter, call: str) -> dict[str, str]:
        """What the fields hold for this person."""
        person = letter.person
        title, organisation = self.positions.get(person.pk, ("", ""))
        return {
            **self.shared, "first-name": person.first_name, "name": person.name, "title": title, "organisation": organisation,
            "personal": letter.personal, "call-day": call,
        }  # fmt: skip

    def fill(self, letter: Letter, text: str, call: str) -> Filled:
        """The text as it stands in this letter."""
        return filled(text, self.values(letter, call), reader=self.reader, name=letter.person.first_name)

    def said(self, letter: Letter, leaves_at: Any, leaves_on: date) -> Said:
        """What the letter says if it leaves then; one that was let go says what it says."""
        source, own = self.source(letter)
        if letter.released_at or letter.sent_at:
            words = Filled(letter.subject), Filled(letter.body)
            return Said(letter, *words, source, letter.calls_on, leaves_at, letter.person_id in self.friends, own)
        announces = "call-day" in fields_in(source.body)
        day = self.call_on(letter.person, leaves_on) if announces else None
        call = call_words(day, leaves_on, self.language(letter)) if day else ""
        return Said(
            letter, self.fill(letter, source.subject, call), self.fill(letter, source.body, call), source, day, leaves_at,
            letter.person_id in self.friends, own,
        )  # fmt: skip

    def source(self, letter: Letter) -> tuple[Draft, bool]:
        """The letter's text with its fields, and whether it has words of its own; one taken back gets its fields again."""
        wave_words = self.template(letter)
        if not letter.body:
            return wave_words, False
        for call in self._calls(letter):
            if self.fill(letter, wave_words.body, call).text == letter.body:
                return Draft(self._subject(letter, wave_words), wave_words.body), self._subject(
                    letter, wave_words
                ) != wave_words.subject
        body = letter.body
        for call in self._calls(letter):
            if call and "call-day" not in fields_in(body):
                body = replaced_once(body, call, written("call-day", self.language(letter))) or body
        return Draft(letter.subject or wave_words.subject, body), True

    def _subject(self, letter: Letter, wave_words: Draft) -> str:
        same = letter.subject in ("", self.fill(letter, wave_words.subject, "").text)
        return wave_words.subject if same else letter.subject

    def _calls(self, letter: Letter) -> list[str]:
        return list(call_forms(letter.calls_on, self.language(letter))) if letter.calls_on else [""]


def said_by(here: Seat, wave: Wave, letters: Sequence[Letter]) -> list[Said]:
    """What every letter of the wave says: drafts as if they were let go now, in this order, at the wave's pace.

    Without a mailbox to leave from, the user sends them, and each leaves today. A draft goes to the address that lives now.
    """
    filler = Filler.of(here, wave, letters)
    drafts = [one for one in letters if not (one.released_at or one.sent_at)]
    plans = planned(here, drafts, wave) if drafts and can_send(here.account) else []
    times = {plan.letter.pk: plan.leaves_at for plan in plans}
    addresses = addresses_of(here.account, [one.person_id for one in drafts]) if drafts else {}
    for one in drafts:
        one.address = addresses.get(one.person_id, "")
    found = []
    for one in letters:
        leaves = one.sent_at or one.leaves_at or times.get(one.pk)
        found.append(filler.said(one, leaves, here.account.day(leaves) if leaves else here.today))
    return found
