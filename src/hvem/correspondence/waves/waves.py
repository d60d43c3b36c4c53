"""Waves: letters to several, a few a day, each seen by the user before it goes (M3, M4); every verb is one deed, undone as one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hvem.accounts.access import Seat
from hvem.campaign.models import Campaign, CvVersion
from hvem.campaign.running import running
from hvem.correspondence.letters.composing import Draft
from hvem.correspondence.letters.gathering import language_of
from hvem.correspondence.letters.writing import StillGaps, sent
from hvem.correspondence.models import Letter, Wave
from hvem.correspondence.sending.leaving_words import file_is_there
from hvem.correspondence.sending.noting_sent import promise_the_call
from hvem.correspondence.sending.releasing import can_send, planned, release_in
from hvem.correspondence.waves.choosing import refusals
from hvem.correspondence.waves.fields import call_forms, call_words, replaced_once
from hvem.correspondence.waves.words import Filler, said_by, template
from hvem.ground.deeds import Deed, alone
from hvem.people.models import Person

PER_DAY = (1, 50)
MOST = 200
"""So many are written to in one wave: those who answer are to be called, too."""
SELLING = re.compile(
    r"\b(kunde|kundar|kundane|customer|client|klient|oppdragsgiv|selg|selje|sal[ge]\b|sell|sales)", re.IGNORECASE
)
ASKS, CUSTOMER, ADVICE = "asks", "customer", "advice"


class NoWave(Exception):
    """The wave may not be sent; `why` is a key: asks, customer, not-looked, nobody, refused."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Pacing:
    """How a wave leaves, as the user sets it: letters a day, from one hour until another, and when each call is announced for."""

    per_day: int
    from_hour: int
    until_hour: int
    calls_after: int


def aim_of_wave(account: Any, campaign: Campaign) -> str:
    """What a new wave is for: `letter`, or where the aim speaks of customers what was answered last, and `asks` until it is.

    Norwegian law lets nobody mail advertisements without consent; for that aim no wave is sent (markedsføringsloven § 15).
    """
    if not SELLING.search(campaign.aim):
        return "letter"
    answered = (
        Wave.objects.of(account).present().filter(campaign=campaign, purpose__in=(CUSTOMER, ADVICE)).order_by("-made_at", "-pk")
    )
    return answered.values_list("purpose", flat=True).first() or ASKS


def begin(here: Seat, people: Sequence[Person], *, dormant: bool = False) -> Deed:
    """A wave with a draft to each of these; `deed.main` is the wave. Those who may not be written to are left out (M3)."""
    account, campaign = here.account, running(here.account, on=here.today)
    with Deed(account, "wave-begun", at=here.now, by=here.user) as deed:
        may = _who_may(here, campaign, people)
        most = template(here, campaign, here.language, dormant=dormant)
        friends = template(here, campaign, here.language, friends=True, dormant=dormant)
        wave = deed.add(
            Wave(
                campaign=campaign, mailbox=can_send(account), language=here.language, subject=most.subject, body=most.body,
                body_close=friends.body, purpose=aim_of_wave(account, campaign), made_at=here.now, name=_name(may),
            )
        )  # fmt: skip
        _add_letters(deed, here, wave, may)
        deed.about(wave, count=len(may))
    return deed


def _who_may(here: Seat, campaign: Campaign, people: Sequence[Person], *, but: Wave | None = None) -> list[Person]:
    refused = refusals(here.account, campaign, people, here.today, but=but)
    return [one for one in people if one.pk not in refused][:MOST]


def _name(people: Sequence[Person]) -> str:
    """What the wave is called until the user names it: the first it goes to."""
    return ", ".join(one.first_name for one in people[:3])[:120]


def _add_letters(deed: Deed, here: Seat, wave: Wave, people: Sequence[Person]) -> None:
    deed.add_all(
        [
            Letter(
                campaign=wave.campaign, person=one, wave=wave, mailbox=wave.mailbox, purpose="letter", language=wave.language,
                made_at=here.now, changed_at=here.now,
            )
            for one in people
        ]
    )  # fmt: skip


def add_people(here: Seat, wave: Wave, people: Sequence[Person]) -> Deed:
    """More people into a wave; those who are in it, or may not be written to, are left out."""
    with Deed(here.account, "wave-more", at=here.now, by=here.user) as deed:
        there = set(letters_of(wave).values_list("person_id", flat=True))
        wanted = [one for one in people if one.pk not in there]
        may = _who_may(here, wave.campaign, wanted, but=wave)[: max(0, MOST - len(there))]
        _add_letters(deed, here, wave, may)
        deed.about(wave, count=len(may))
    return deed


def letters_of(wave: Wave) -> Any:
    """The wave's letters with their people, in the order they leave."""
    rows = Letter.objects.of(wave.account_id).present().filter(wave=wave, person__removed_at=None)
    return rows.select_related("person", "cv__file").order_by("made_at", "person__sort_key", "pk")


def _waiting(wave: Wave) -> list[Letter]:
    """Those that were let go and that nobody has begun to send."""
    return [one for one in letters_of(wave) if one.released_at and not one.sent_at and one.sending_at is None]


def foreign_to(here: Seat, letter: Letter) -> str:
    """The language the person would rather be written to in, where the letter is in another; else empty."""
    asked = language_of(here, letter.person) if letter.person.letter_language else ""
    return asked if asked != letter.language else ""


def write_text(here: Seat, wave: Wave, *, name: str, subject: str, body: str, body_close: str, language: str) -> Deed:
    """The wave's words changed; drafts that say something else now are to be looked at again."""
    with Deed(here.account, "wave-kept", at=here.now, by=here.user) as deed:
        words = {
            "subject": " ".join(subject.split())[:300],
            "body": _lined(body),
            "body_close": _lined(body_close),
            "language": language,
        }
        differ = any(getattr(wave, key) != value for key, value in words.items())
        deed.change(wave, name=" ".join(name.split())[:120], **words)
        if differ:
            drafts = [one for one in letters_of(wave) if not (one.released_at or one.sent_at)]
            deed.change_all(drafts, looked_at=None, language=language)
        deed.about(wave)
    return deed


def set_pace(here: Seat, wave: Wave, pacing: Pacing) -> Deed:
    """How many leave a day, in which hours, and when each call is announced for; what was let go keeps its time where the pace allows it."""
    with Deed(here.account, "wave-paced", at=here.now, by=here.user) as deed:
        until = max(pacing.until_hour, pacing.from_hour + 1)
        if pacing.calls_after != wave.calls_after:
            deed.change_all([one for one in letters_of(wave) if not (one.released_at or one.sent_at)], looked_at=None)
        deed.change(
            wave, per_day=pacing.per_day, from_hour=pacing.from_hour, until_hour=until, calls_after=pacing.calls_after,
        )  # fmt: skip
        deed.about(wave)
    return deed


def attach(here: Seat, wave: Wave, cv: CvVersion | None) -> Deed:
    """The version of the CV that goes with every letter of the wave that has not left, or none."""
    with Deed(here.account, "wave-kept", at=here.now, by=here.user) as deed:
        deed.change(wave, cv=cv)
        deed.change_all([one for one in letters_of(wave) if not (one.released_at or one.sent_at)], cv=cv, looked_at=None)
        deed.about(wave)
    return deed


def write_lines(here: Seat, wave: Wave, lines: Mapping[UUID, str]) -> Deed:
    """The line of one's own to each, as it was typed; `-` means that one gets none."""
    with Deed(here.account, "wave-lines", at=here.now, by=here.user) as deed:
        changed = 0
        for letter in letters_of(wave):
            line = " ".join(lines.get(letter.pk, letter.personal).split())[:2000]
            if letter.released_at is None and letter.sent_at is None and line != letter.personal:
                deed.change(letter, personal=line, looked_at=None, changed_at=here.now)
                changed += 1
        deed.about(wave, count=changed)
    return deed


def write_own(here: Seat, letter: Letter, *, subject: str, body: str, cv: CvVersion | None, language: str) -> Deed:
    """One letter's own words, with fields where it has any; empty, or as the wave's, it follows the wave again."""
    with Deed(here.account, "letter-kept", at=here.now, by=here.user) as deed:
        words = Filler.of(here, letter.wave, [letter]).template(letter)
        subject, body = " ".join(subject.split())[:300], _lined(body)
        same = not body or (subject, body) == (words.subject, words.body)
        values: dict[str, Any] = {
            "subject": "" if same else subject,
            "body": "" if same else body,
            "cv": cv,
            "language": language,
        }
        if any(getattr(letter, key) != value for key, value in values.items()):
            deed.change(letter, looked_at=None, changed_at=here.now, **values)
        deed.about(letter, name=letter.person.first_name)
    return deed


def looked(here: Seat, letter: Letter) -> None:
    """The user has seen the letter as it will arrive."""
    with Deed(here.account, "letter-looked", at=here.now, by=here.user, remembered=False) as deed:
        if letter.looked_at is None and letter.sent_at is None:
            deed.change(letter, looked_at=here.now)


def take_out(here: Seat, letter: Letter) -> Deed:
    """Take someone out of the wave again."""
    with Deed(here.account, "wave-out", at=here.now, by=here.user) as deed:
        deed.remove(letter)
        deed.about(letter, name=letter.person.first_name)
    return deed


def answer_aim(here: Seat, wave: Wave, *, selling: bool) -> Deed:
    """Whether the letters are to win customers; then the wave is not sent, nor what of it waits to leave (markedsføringsloven § 15)."""
    with Deed(here.account, "wave-aim", at=here.now, by=here.user) as deed:
        deed.change(wave, purpose=CUSTOMER if selling else ADVICE)
        if selling:
            deed.change_all(_waiting(wave), released_at=None, leaves_at=None)
        deed.about(wave)
    return deed


def let_go(here: Seat, wave: Wave, only: Letter | None = None) -> Deed:
    """Let every draft of the wave go that may, each of them looked at; or only one. Their words are set now (M3).

    Raises `NoWave` where they may not go, `StillGaps` where one has a gap, `CannotLeave` where there is no mailbox or address.
    """
    _may_go(here, wave)
    with alone(here.account):
        going = _going(here, wave, only)
        found = said_by(here, wave, going)
        if can_send(here.account) and not any(one.leaves_at for one in found):
            raise NoWave("no-day")
        if any(one.has_gaps for one in found):
            raise StillGaps
        _with_mailbox(here, wave)
        with Deed(here.account, "letter-released", at=here.now, by=here.user) as deed:
            leaving = release_in(deed, here, going, wave)
            for letter, said in zip(leaving, found, strict=False):  # fewer where a pause has no end
                deed.change(
                    letter, subject=said.subject.text, body=said.body.text, calls_on=said.calls_on, looked_at=letter.looked_at or here.now,
                    address=said.letter.address,
                )  # fmt: skip
            deed.about(leaving[-1], name=leaving[-1].person.first_name, count=len(leaving))
    return deed


def _may_go(here: Seat, wave: Wave) -> None:
    """Raises `NoWave` where the letters are to win customers, or nobody has said; the aim may have become that since the wave was begun."""
    if wave.purpose == "letter" and (aim := aim_of_wave(here.account, wave.campaign)) != "letter":
        with Deed(here.account, "wave-aim", at=here.now, by=here.user, remembered=False) as deed:
            deed.change(wave, purpose=aim)
    if wave.purpose in {ASKS, CUSTOMER}:
        raise NoWave(str(wave.purpose))


def _going(here: Seat, wave: Wave, only: Letter | None) -> list[Letter]:
    """The drafts that may go; raises `NoWave` where none may, or where one is not ready."""
    drafts = [one for one in letters_of(wave) if not (one.released_at or one.sent_at) and (only is None or one.pk == only.pk)]
    refused = refusals(here.account, wave.campaign, [one.person for one in drafts], here.today, but=wave)
    going = [one for one in drafts if one.person_id not in refused]
    if not going:
        raise NoWave("refused" if drafts else "nobody")
    if only is None and any(one.looked_at is None for one in going):
        raise NoWave("not-looked")
    if not all(file_is_there(one) for one in going):
        raise NoWave("no-file")
    return going


def _with_mailbox(here: Seat, wave: Wave) -> None:
    """A wave that lost its mailbox leaves from the one there is."""
    if wave.mailbox is None or wave.mailbox.removed_at:
        with Deed(here.account, "wave-kept", at=here.now, by=here.user, remembered=False) as deed:
            deed.change(wave, mailbox=can_send(here.account))


def sent_by_hand(here: Seat, letter: Letter) -> Deed:
    """The user has sent a letter of the wave from their own program, as it stood; the call it announced is promised (M3).

    Raises `StillGaps`, or `NoWave` where the letters are to win customers.
    """
    wave = letter.wave
    _may_go(here, wave)
    said = next(one for one in said_by(here, wave, list(letters_of(wave))) if one.letter.pk == letter.pk)
    if said.has_gaps:
        raise StillGaps
    with alone(here.account):
        letter.refresh_from_db(fields=["released_at", "sent_at"])
        if letter.released_at or letter.sent_at:
            raise NoWave("nobody")
        letter.subject, letter.body = said.subject.text, said.body.text
        deed = sent(here, letter)
        with Deed(here.account, "noted-mail", at=here.now, by=here.user, onto=deed.happening) as words:
            row = Letter.objects.of(here.account).get(pk=letter.pk)
            words.change(
                row, subject=said.subject.text, body=said.body.text, calls_on=said.calls_on, looked_at=row.looked_at or here.now
            )
            promise_the_call(words, row, row.conversation)
            words.about(row.conversation, **deed.facts)
    deed.happening = words.happening or deed.happening
    return deed


def source_of(here: Seat, letter: Letter) -> Draft:
    """A letter's text with the fields still in it, to be changed."""
    return Filler.of(here, letter.wave, [letter]).source(letter)[0]


def pause(here: Seat, wave: Wave) -> Deed:
    """Nothing more of the wave leaves until it goes on."""
    with Deed(here.account, "wave-paused", at=here.now, by=here.user) as deed:
        wave.refresh_from_db(fields=["paused_at"])
        if wave.paused_at is None:
            deed.change(wave, paused_at=here.now)
        deed.about(wave)
    return deed


def go_on(here: Seat, wave: Wave) -> Deed:
    """A wave that is paused goes on: what waits gets new times, and a call announced moves with them, in the words of the letter too (M3)."""
    with Deed(here.account, "wave-on", at=here.now, by=here.user) as deed:
        wave.refresh_from_db(fields=["paused_at"])
        if wave.paused_at is None:
            return deed
        deed.change(wave, paused_at=None)
        waiting = _waiting(wave)
        filler = Filler.of(here, wave, waiting)
        for plan in planned(here, waiting, wave):
            moved = _moved(here, filler, plan.letter, plan.leaves_at)
            deed.change(plan.letter, **moved)
        deed.about(wave, count=len(waiting))
    return deed


def _moved(here: Seat, filler: Filler, letter: Letter, leaves_at: Any) -> dict[str, Any]:
    """The letter at another time: the announced call in its text follows; where that cannot be told, it comes back to be read."""
    day, language = here.account.day(leaves_at), filler.language(letter)
    calls_on = filler.call_on(letter.person, day) if letter.calls_on else None
    if letter.calls_on is None or calls_on == letter.calls_on:
        return {"leaves_at": leaves_at}
    for said in call_forms(letter.calls_on, language):
        words = replaced_once(letter.body, said, call_words(calls_on, day, language)) if calls_on else None
        if words is not None:
            return {"leaves_at": leaves_at, "calls_on": calls_on, "body": words}
    return {"released_at": None, "leaves_at": None, "looked_at": None}


def stop_rest(here: Seat, wave: Wave) -> Deed:
    """Take back everything that has not left: all are drafts again, in one deed."""
    with Deed(here.account, "wave-stopped", at=here.now, by=here.user) as deed:
        waiting = _waiting(wave)
        deed.change_all(waiting, released_at=None, leaves_at=None)
        deed.change(wave, paused_at=None)
        deed.about(wave, count=len(waiting))
    return deed


def put_away(here: Seat, wave: Wave) -> Deed:
    """Throw the wave's drafts away; what has left stays where it is. The wave itself goes with them where nothing has left."""
    with Deed(here.account, "wave-away", at=here.now, by=here.user) as deed:
        rows = list(letters_of(wave))
        drafts = [one for one in rows if not (one.released_at or one.sent_at)]
        deed.remove_all(drafts)
        if len(drafts) == len(rows):
            deed.remove(wave)
        deed.about(wave, count=len(drafts))
    return deed


def _lined(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()[:20_000]
