"""A draft to be shown to a friend: nobody's name in it and nothing personal about anyone, the user's own story as it is (M31)."""

from __future__ import annotations

import re

from hvem.accounts.access import Seat
from hvem.campaign.models import Referral, Wonder
from hvem.correspondence.letters.composing import GAP
from hvem.correspondence.models import Letter, Wave
from hvem.correspondence.waves.fields import FIELDS, filled
from hvem.correspondence.waves.words import Filler
from hvem.people.models import Position
from hvem.reading.clauses import sentences_of
from hvem.reading.folding import fold
from hvem.wording.catalogue import LANGUAGES, Language, say

PERSONAL = frozenset({"first-name", "name", "organisation", "title", "personal", "call-day"})
"""Fields that hold something about the one who is written to."""


def wave_to_show(here: Seat, wave: Wave) -> str:
    """The wave's text, its fields about people named in round brackets and those about the user filled."""
    language: Language = next((one for one in LANGUAGES if one == wave.language), "nb")
    shared = Filler.of(here, wave, []).shared
    values = {key: _named(key, language) if key in PERSONAL else shared.get(key, "") for key in FIELDS}
    return _without_gaps(filled(wave.body, values, reader=language, name="").text)


def letter_to_show(here: Seat, letter: Letter) -> str:
    """A letter's text without its reader: names and places of work in round brackets, what one wonders about them left out."""
    language: Language = next((one for one in LANGUAGES if one == letter.language), "nb")
    if letter.wave is not None and not letter.body:
        return wave_to_show(here, letter.wave)
    person, text = letter.person, _impersonal(here, letter)
    words = {person.name: "name", person.first_name: "first-name", person.given: "first-name", person.family: "name"}
    rows = Position.objects.of(here.account).present().filter(person=person).values_list("organisation__name", "title")
    for organisation, title in rows:
        words |= {organisation or "": "organisation", title: "title"}
    named = Referral.objects.of(here.account).present().filter(person=person).values_list("named_by__name", flat=True)
    words |= dict.fromkeys(named, "name")
    for word in sorted(filter(None, words), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", _named(words[word], language), text)
    return _without_gaps(text)


def _impersonal(here: Seat, letter: Letter) -> str:
    """The letter's paragraphs without the sentences that hold what is wondered about the reader, or the line of one's own."""
    rows = Wonder.objects.of(here.account).present().filter(person=letter.person).values_list("text", flat=True)
    private = [folded for one in (*rows, letter.personal) if len(folded := fold(one.strip(" .?")).strip()) > 3]
    paragraphs = []
    for paragraph in letter.body.split("\n\n"):
        kept = paragraph
        for sentence in sentences_of(paragraph):
            if any(one in fold(sentence) for one in private):
                kept = kept.replace(sentence, "").strip()
        if kept.strip():
            paragraphs.append(kept)
    return "\n\n".join(paragraphs)


def _named(key: str, language: Language) -> str:
    return f"({say(language, f'wave-field.{key}')})"


def _without_gaps(text: str) -> str:
    """What is not filled in yet stands in round brackets too, so that it does not stop the letter to the friend."""
    return GAP.sub(lambda found: f"({found[0][1:-1]})", text)
