"""What the page about one letter of a wave shows: the letter as it will arrive, prepared."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hvem.accounts.access import Seat
from hvem.campaign.calling import told_by
from hvem.campaign.models import CvVersion
from hvem.correspondence.letters.composing import gaps_in
from hvem.correspondence.letters.gathering import own_name
from hvem.correspondence.letters.posting import fits_mailto, mailto
from hvem.correspondence.models import Letter, Mailbox, Wave
from hvem.correspondence.sending.releasing import can_send
from hvem.correspondence.waves.choosing import refusals
from hvem.correspondence.waves.waves import letters_of
from hvem.correspondence.waves.words import Said, said_by
from hvem.people.models import Person
from hvem.web.checks import LookedOver
from hvem.web.wave_choosing import places_of
from hvem.web.wave_pages import cv_in_words, cvs_of, line_of
from hvem.wording.catalogue import LANGUAGES, Language, say


@dataclass(frozen=True, slots=True)
class WaveLetterPage:
    """One letter of a wave as it will arrive, and the ones before and after it."""

    wave: Wave
    letter: Letter
    said: Said
    person: Person
    where: str
    number: int
    count: int
    before: UUID | None
    after: UUID | None
    sender: tuple[str, str]
    address: str
    check: LookedOver
    gaps: Sequence[str]
    state: str
    words: str
    call: str
    foreign: str
    mailbox: Mailbox | None
    mailto: str
    whole: bool
    told: Sequence[Any]
    cvs: Sequence[tuple[CvVersion, str]]
    attached: str
    nameless: bool
    stopped: str = ""
    languages: Sequence[Language] = LANGUAGES

    @classmethod
    def of(cls, here: Seat, wave: Wave, letter: Letter, *, stopped: str = "", kept: Collection[str] = ()) -> WaveLetterPage:
        """The letter among the wave's, in the order they leave."""
        said = said_by(here, wave, list(letters_of(wave)))
        place = next(place for place, one in enumerate(said) if one.letter.pk == letter.pk)
        one = said[place]
        refused = {} if one.letter.sent_at else refusals(here.account, wave.campaign, [one.letter.person], here.today, but=wave)
        line = line_of(here, one, places_of(here, [one.letter.person_id]), refused)
        check = looked_over(here, one, kept)
        mailbox, me = can_send(here.account), here.membership
        sender = (mailbox.name or me.me_name, mailbox.address) if mailbox else (me.me_name, next(iter(me.me_emails), ""))
        subject, body, address = one.subject.text, one.body.text, one.letter.address
        return cls(
            wave, one.letter, one, one.letter.person, line.where, place + 1, len(said), said[place - 1].letter.pk if place else None,
            said[place + 1].letter.pk if place + 1 < len(said) else None, sender, address, check,
            gaps_in(f"{subject}\n{body}"), line.state, line.words, _call(here, one), line.foreign, mailbox,
            mailto(address, subject, body), fits_mailto(address, subject, body), told_by(here.account, one.letter.person), cvs_of(here, wave.campaign),
            cv_in_words(here.language, letter.cv) if letter.cv else "", not own_name(here), stopped,
        )  # fmt: skip


def looked_over(here: Seat, said: Said, kept: Collection[str]) -> LookedOver:
    """The letter looked over while it can still be changed."""
    letter = said.letter
    if letter.released_at or letter.sent_at:
        return LookedOver.plain(said.body.text)
    return LookedOver.of(said.body.text, letter.language, here.language, kept=kept, purpose=letter.purpose, close=said.friend)


def _call(here: Seat, said: Said) -> str:
    """What the letter promises: the call and its day; empty where none is announced."""
    if said.calls_on is None:
        return ""
    return say(here.language, "wave.call-follows", on=said.calls_on, today=here.today)
