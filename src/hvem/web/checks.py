"""The letter check beside the text: findings numbered in it, each with why and a better wording, to be used or not (M6, M30, M40, M41)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import path
from django.views.decorators.http import require_POST

from hvem.correspondence.letters.checking import Found, check
from hvem.correspondence.letters.composing import GAP, gaps_in
from hvem.correspondence.waves.fields import unknown_in
from hvem.reading.folding import fold
from hvem.web.free_times import times_put_in
from hvem.web.page import seat, signed_in
from hvem.wording.catalogue import LANGUAGES, Language, say

FIELDS = ("body", "body_close")
"""The texts a form may hold."""
AFTER, BEFORE = frozenset({"no-question"}), frozenset({"about-me"})
"""Findings whose better wording is put after, or before, the words they are about; it replaces them for the others."""
ADVISES = frozenset({"too-long", "many-asks"})
"""Findings whose better wording is a piece of advice rather than words for the letter."""
NO_QUESTION_NEEDED = frozenset({"thank", "report", "answer", "keep-in-touch", "ask-mails"})
LONGEST, MOST_KEPT, MOST_TEXTS = 20_000, 40, 60
KEPT = "kept-findings"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number and sign; `put` is what stands instead of `text` where the better wording is used, empty for advice."""

    number: int
    sign: str
    found: Found
    put: str


@dataclass(frozen=True, slots=True)
class Bit:
    """A bit of a line: words, whether marked, the gap it is, and the numbers that end with it."""

    words: str
    marked: bool = False
    gap: int = 0
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LookedOver:
    """A text looked over: what was found and not kept, what is good, how long it is, and its paragraphs of lines of marked bits."""

    field: str
    findings: Sequence[Numbered]
    good: Sequence[str]
    words: int
    seconds: int
    length: str
    paragraphs: Sequence[Sequence[Sequence[Bit]]]
    gaps: Sequence[str]
    flow: Sequence[Bit] = ()

    @classmethod
    def of(
        cls, text: str, language: str, reader: Language, *, kept: Collection[str] = (), purpose: str = "letter", close: bool = False,
        named_by: str = "", field: str = "body",
    ) -> LookedOver:  # fmt: skip
        """The text as it stands; `kept` are the signs of findings the user wants to hear no more of."""
        own: Language = next((one for one in LANGUAGES if one == language), "nb")
        text = text.replace("\r\n", "\n")[:LONGEST]
        checked = check(text, language=own, kind="letter", reader=reader)
        found = [one for one in checked.findings if not (one.kind == "no-question" and purpose in NO_QUESTION_NEEDED)]
        gaps = tuple(one[1:-1] for one in GAP.findall(text))
        numbered = [
            Numbered(number, sign_of(one), one, _put(one, reader))
            for number, one in enumerate((one for one in found if sign_of(one) not in kept), len(gaps) + 1)
        ]
        kinds: set[str] = {one.kind for one in found}
        return cls(
            field, numbered, _good(text, kinds, checked.words, close=close, named_by=named_by), checked.words, checked.seconds_aloud,
            _length(checked.words, close=close), _paragraphs(text, numbered), gaps, _flow(text, numbered),
        )  # fmt: skip

    @classmethod
    def plain(cls, text: str) -> LookedOver:
        """A text that is not to be changed any more: nothing is found in it."""
        return cls("body", (), (), 0, 0, "length", _paragraphs(text.replace("\r\n", "\n"), ()), ())


def sign_of(found: Found) -> str:
    """A short sign of a finding that stays as long as its words do."""
    return hashlib.blake2b(f"{found.kind} {fold(found.text)}".encode(), digest_size=6).hexdigest()


def _put(found: Found, reader: Language) -> str:
    """The words with the better wording in; what only the user can fill stands as a gap."""
    if found.kind in ADVISES:
        return ""
    better = found.better.replace("…", f"[{say(reader, 'checks.fill')}]")
    if found.kind in AFTER:
        return f"{found.text} {better}"
    return f"{better} {found.text}" if found.kind in BEFORE else better


def _good(text: str, kinds: set[str], words: int, *, close: bool, named_by: str) -> list[str]:
    """What is good about it, as keys."""
    plain = GAP.sub("", text)
    first = re.split(r"\n\s*\n", plain.strip())[:2]
    holds = {
        "good-who": bool(named_by) and named_by in text,
        "good-short": 20 <= words <= (200 if close else 75),
        "good-them": any("?" in one for one in first) and "about-me" not in kinds,
        "good-asks": "?" in plain and not kinds & {"no-question", "vague", "direct-job-request"},
        "good-light": words >= 20 and not kinds & {"negative", "pressure", "direct-job-request"},
    }
    return [key for key, is_so in holds.items() if is_so]


def _length(words: int, *, close: bool) -> str:
    if words > (200 if close else 120):
        return "length-long"
    return "length-close" if close and words > 90 else "length"


def _flow(text: str, numbered: Sequence[Numbered]) -> list[Bit]:
    """The whole text in one piece, letter for letter, to lie beneath the field it is typed in."""
    gaps = [(one.start(), one.end()) for one in GAP.finditer(text)]
    return _bits(text, 0, len(text), gaps, [(one.found.start, one.found.end, one.number) for one in numbered], bare=False)


def _paragraphs(text: str, numbered: Sequence[Numbered]) -> list[list[list[Bit]]]:
    """The text cut where something begins or ends, line by line."""
    gaps = [(one.start(), one.end()) for one in GAP.finditer(text)]
    spans = [(one.found.start, one.found.end, one.number) for one in numbered]
    lines, place = [], 0
    for line in text.split("\n"):
        lines.append(_bits(text, place, place + len(line), gaps, spans))
        place += len(line) + 1
    paragraphs: list[list[list[Bit]]] = [[]]
    for line, bits in zip(text.split("\n"), lines, strict=True):
        if line.strip():
            paragraphs[-1].append(bits)
        elif paragraphs[-1]:
            paragraphs.append([])
    return [one for one in paragraphs if one] or [[]]


def _bits(
    text: str, start: int, end: int, gaps: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int, int]], *, bare: bool = True
) -> list[Bit]:
    """The piece cut at every edge; `bare` takes the brackets off gaps."""
    edges = {start, end, *(edge for span in (*gaps, *spans) for edge in span[:2] if start < edge < end)}
    cuts = sorted(edges)
    bits = []
    for first, last in pairwise(cuts):
        gap = next((number for number, (one, other) in enumerate(gaps, 1) if one <= first and last <= other), 0)
        inside = [span for span in spans if span[0] <= first and last <= span[1]]
        words = text[first:last].strip("[]") if gap and bare else text[first:last]
        bits.append(Bit(words, bool(inside), gap, tuple(number for _, stop, number in inside if stop == last)))
    return bits


# ---- what the user wants to hear no more of, remembered for each text


def kept_for(request: HttpRequest, *about: Any) -> set[str]:
    """The signs of findings kept for these texts: a letter, the person it is to, the wave it is of."""
    told = request.session.get(KEPT, {})
    return {sign for one in about for sign in told.get(str(one), ())}


def keep(request: HttpRequest, about: str, sign: str) -> None:
    """Remember that the user keeps their own words here."""
    try:
        about = str(UUID(about))
    except ValueError:
        return
    if not re.fullmatch(r"[0-9a-f]{12}", sign):
        return
    told = dict(request.session.get(KEPT, {}))
    others = [one for one in told.pop(about, []) if one != sign]
    told[about] = [*others[1 - MOST_KEPT :], sign]
    request.session[KEPT] = dict(list(told.items())[-MOST_TEXTS:])


def changed(request: HttpRequest) -> dict[str, str] | None:
    """The texts of a form whose button looks over, uses a better wording, keeps the text or puts in free times; None for another button."""
    fields = request.POST
    if not ({"use", "keep", "times"} & fields.keys() or fields.get("do") == "check"):
        return None
    keep(request, fields.get("about", ""), fields.get("keep", "").rpartition(":")[2])
    texts = {name: fields[name].replace("\r\n", "\n")[:LONGEST] for name in FIELDS if name in fields}
    name, _, sign = fields.get("use", "").partition(":")
    if name in texts:
        looked = _asked(request, texts[name], name)
        one = next((one for one in looked.findings if one.sign == sign and one.put), None)
        if one:
            texts[name] = texts[name][: one.found.start] + one.put + texts[name][one.found.end :]
    return times_put_in(seat(request), fields, texts)


def _asked(request: HttpRequest, text: str, field: str) -> LookedOver:
    fields = request.POST
    return LookedOver.of(
        text, fields.get("language") or fields.get("in", ""), seat(request).language, kept=kept_for(request, fields.get("about", "")),
        purpose=fields.get("for", "letter"), close=field == "body_close" or fields.get("close") == "1",
        named_by=fields.get("named-by", "")[:200], field=field,
    )  # fmt: skip


@require_POST
@signed_in
def look_over(request: HttpRequest) -> HttpResponse:
    """The check of what is being typed; nothing is written but what the user wants to hear no more of."""
    fields = request.POST
    keep(request, fields.get("about", ""), fields.get("keep", "").rpartition(":")[2])
    asked = fields.get("field", "") or fields.get("keep", "").partition(":")[0]
    field = asked if asked in FIELDS else "body"
    looked = _asked(request, fields.get(field, ""), field)
    here, texts = seat(request), "\n".join(fields.get(name, "")[:LONGEST] for name in ("subject", *FIELDS))
    context = {
        "check": looked, "language": here.language, "seat": here, "form": "letter", "live": True, "beneath": True,
        "open": (gaps_in(texts), unknown_in(texts)) if FIELDS[1] in fields else None,
    }  # fmt: skip
    return HttpResponse(render_to_string("parts/check.html", context))


urls = [path("letters/check/", look_over, name="letter-check")]
