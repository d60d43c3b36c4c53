"""Where a quoted mail begins: the line that introduces it, its head of `Fra:` and `Sendt:`, the bar above it, the mark before its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from hvem.reading.mail.words import ABOVE, BEGINS, HEADER_WORDS, OPENER, QUOTING, SEPARATOR, WROTE

Role = Literal["", "quoted", "introduces", "rest", "signature"]
LONGEST = 300
"""Letters of a line that are looked at; nothing a mail program writes is longer."""
_MARK = re.compile(r"\s{0,3}(?:[>›»]|&gt;)(?!\d)")
_BAR = re.compile(r"\s{0,3}\|(?:\s|\Z)")
_EDGES = " \t-–—_*=|>"
_MAIL = re.compile(r"[<\[(]?\s?(?:mailto:)?[^\s<>@]{1,80}@[^\s<>@]{1,120}")
_NUMBERS = re.compile(r"\d+")
_SENTENCES = re.compile(r"[a-zæøåäöüß]{4}[.!?]\s+[A-ZÆØÅÄÖÜ]")
_AFTER_VERB = re.compile(
    r"[\s,:：]*(?:\Z|[A-ZÆØÅÄÖÜ0-9<\[(\"“”'«@‘]|[^\x00-\x7f]|[^\s@]{1,60}@|"
    r"(?:følgende|fylgjande|følgjande|am|den|het|on|at|via|på|um|kl|van|von|de|del|el|le|il|op|mailto|via|to|til|"
    r"in|i|dette|this|the following|volgende|folgendes|das|a|al|ter|el|bin|di|da)\b)"
)
_NAMED = re.compile(
    r"[\"“'«(]?(?:[A-ZÆØÅÄÖÜÉ][\w.'’-]{0,30}|van|von|der|de|av|af)(?:[,\s]+[\"“(]?(?:[A-ZÆØÅÄÖÜÉ][\w.'’-]{0,30}|van|von|der|de|av|af|via)[\"”»)]?){0,5}\s+\Z"
)
_NAMED_MAIL = re.compile(r"[\"“«]?[^<>:;!?]{0,80}[<\[]\s?(?:mailto:)?[^<>\s]{1,80}@[^<>]{1,120}[>\]]")
_DAY_MAIL = re.compile(r"[<\[(]\s?(?:mailto:)?[^<>\s]{1,80}@[^<>]{1,120}[>\])]\s?[:：]?\Z")
_HEADER = re.compile(r"([^\W\d_][^:：<>@]{0,22}?)\s?[:：](?!//)\s*(.*)\Z", re.DOTALL)
_DAY_FIRST = re.compile(r"(?:on|den|på|le|am|el|il giorno|il|op|em|w dniu|[^\W\d_]{2,4}[.,]{1,2})\s.{0,16}\d", re.IGNORECASE)
_DATED = re.compile(r"\d{1,4}[./-]\d|\d{1,2}:\d\d|\b20\d\d\b")
_TAGS = re.compile(r"</?(?:div|p|br)\s?/?>", re.IGNORECASE)
_PLACED = re.compile(r"(?:^|\s)([^\W\d_]{2,12})\s?[:：]\s")


class Line(NamedTuple):
    """One line of a mail's text, and what the structure it came from says of it; `rest` starts what is quoted to the end."""

    text: str
    role: Role = ""


def is_marked(text: str, *, bars: bool = False) -> bool:
    """Whether a line carries the mark of a quotation; with `bars`, the old upright one too."""
    return _MARK.match(text) is not None or (bars and _BAR.match(text) is not None)


def introduction(lines: Sequence[str], at: int) -> int:
    """How many lines the sentence takes that introduces a quotation here (`Den … skrev …:`), 0 where none does."""
    first = lines[at][:LONGEST].strip()
    bare = first.strip(_EDGES)
    if not _may_introduce(bare) or _header(bare) is not None:
        return 0
    joined, blanks, wrote = "", 0, False
    for taken, line in enumerate(lines[at : at + 9], 1):
        piece = line[:LONGEST].strip()
        if not piece:
            blanks += 1
            if blanks > 3 or joined[-1:] in ".!?":
                return 0
            continue
        if joined and _starts_anew(joined, piece, wrote=wrote):
            return 0
        joined = f"{joined} {piece}" if joined else piece
        wrote = wrote or WROTE.search(piece) is not None
        if len(joined) > 2 * LONGEST or (blanks and "@" not in joined and "<" not in joined):
            return 0
        if _introduces(joined, _following(lines, at + taken)):
            return taken
    return 0


def _starts_anew(joined: str, piece: str, *, wrote: bool) -> bool:
    """Whether a line has nothing to do with those joined above it: they ended, or it begins a sentence of the kind itself."""
    if joined[-1] in ":：" and not joined.endswith("mailto:"):
        return True
    if wrote:
        return False
    named = _NAMED_MAIL.match(piece) is not None and piece[:1] not in "<[" and WROTE.search(piece) is not None
    return _DAY_FIRST.match(piece) is not None or (named and _DATED.search(joined) is None)


def _may_introduce(bare: str) -> bool:
    """The quick look at one line."""
    return bool(bare) and (
        OPENER.match(bare) is not None
        or "@" in bare
        or "<" in bare
        or QUOTING.match(bare) is not None
        or WROTE.search(bare) is not None
    )


def _following(lines: Sequence[str], at: int) -> str:
    """The next line that is not empty."""
    return next((line for line in lines[at : at + 4] if line.strip()), "")


def _introduces(joined: str, after: str) -> bool:
    """Whether the joined lines are such a sentence; the line after them may vouch for it."""
    dashed = joined[:2] == "--" and joined[-1:] == "-"
    said = joined.strip(_EDGES) if dashed else joined.lstrip(_EDGES).rstrip(" *_")
    marked = is_marked(after, bars=True) and not WROTE.match(after.lstrip("> "))
    ended = said[-1:] in (":", "：") or dashed
    if not said or not (ended or marked) or _SENTENCES.search(said.partition("<")[0]):
        return False
    verb = WROTE.search(said)
    mail = _MAIL.search(said) is not None
    day = len(_NUMBERS.findall(said.split("<")[0])) >= 2 or len(_NUMBERS.findall(said.rpartition(">")[2])) >= 2
    opened = OPENER.match(said) is not None
    if QUOTING.match(said) is not None:
        return ended and (mail or marked)
    if verb is None:
        return opened and day and _DAY_MAIL.search(said) is not None
    if not (ended or said.endswith(verb[0])):
        return False
    if _AFTER_VERB.match(said, verb.end()) is None:
        return False
    before = said[: verb.start()]
    if opened and (day or mail):
        return True
    if _NAMED_MAIL.match(said) is not None:
        return True
    return _NAMED.match(before) is not None and (day or mail or marked)


def separator(text: str) -> bool:
    """A bar with words that parts the new from the old: `-----Opprinnelig melding-----`, `Begin forwarded message:`."""
    bare = _TAGS.sub("\n", text[:LONGEST]).strip().lstrip(">| \t").partition("\n")[0]
    return SEPARATOR.match(bare) is not None or BEGINS.match(bare.strip("*_ ")) is not None or ABOVE.match(bare) is not None


def head(lines: Sequence[str], at: int) -> int:
    """How many lines the head of a quoted mail takes that begins here (`Fra:`, `Sendt:`, `Til:`, `Emne:`), 0 where none does."""
    first = _header(lines[at])
    if first is None or first[0] == "other":
        return 0
    roles: dict[str, str] = {}
    end, place, again, open_value = at, at, 0, False
    while place < len(lines) and place - at < 30:
        found = _header(lines[place])
        text = lines[place][:LONGEST].strip()
        if found is not None:
            again += found[0] in roles
            if again > 3:
                break
            roles.setdefault(found[0], found[1])
            end, open_value = place + 1, not found[1]
        elif text and (open_value or _goes_on(lines[place])):
            end, open_value = place + 1, False
        elif text or place - end > 1:
            break
        place += 1
    return end - at if _is_head(roles) or _in_one_line(lines[at]) else 0


def _header(line: str) -> tuple[str, str] | None:
    """The role and the value of one line of a head."""
    bare = line[:LONGEST].replace("*", "").strip(" \t_|>\u00a0")
    found = _HEADER.match(bare)
    role = HEADER_WORDS.get(" ".join(found[1].casefold().split())) if found is not None else None
    return (role, found[2].strip()) if role is not None and found is not None else None


def _goes_on(line: str) -> bool:
    """Whether a line goes on with the one before: more recipients, or an indented rest."""
    return line[:1] in " \t" or "@" in line or ";" in line


def _is_head(roles: dict[str, str]) -> bool:
    """A sender, and two more of day, recipient, subject; with one more only where its value is a mail's."""
    telling = roles.keys() - {"other", "copy"}
    if "from" not in roles:
        return {"sent", "to", "subject"} <= telling and len(_NUMBERS.findall(roles["sent"])) >= 2
    if len(telling) >= 3:
        return True
    dated = len(_NUMBERS.findall(roles.get("sent", ""))) >= 2
    return len(telling) == 2 and ("@" in roles["from"] or dated) and bool(telling & {"sent", "subject"})


def _in_one_line(line: str) -> bool:
    """A whole head that lost its line ends: `Fra: … Sendt: … Til: … Emne: …`."""
    named = {HEADER_WORDS.get(word.casefold(), "") for word in _PLACED.findall(line[:LONGEST].replace("*", ""))}
    return {"from", "subject"} <= named and bool(named & {"sent", "to"})
