"""What the sender newly wrote, told apart from what they quote and from what stands below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hvem.reading.exchanges import Correspondent
from hvem.reading.mail.endings import Ending, ended, signed_lines, without_machines
from hvem.reading.mail.quotes import Line, head, introduction, is_marked, separator
from hvem.reading.mail.words import FORWARDING

MOST_LINES = 6_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85")
_FENCE = re.compile(r"\s{0,3}```")


@dataclass(slots=True)
class Newly:
    """A mail's text in its two halves: `text` newly written, without signature, and `quoted`; `signature` are the lines of the block.

    `forwards` where what follows was passed on, `answers` where it was answered; `structured` where the mail's own structure told.
    """

    text: str = ""
    quoted: str = ""
    signature: list[str] = field(default_factory=list)
    forwards: bool = False
    answers: bool = False
    structured: bool = False
    signed: bool = False


def lines_of(text: str) -> list[Line]:
    """The lines of plain text, without control characters and marks of direction; line ends of all kinds part them."""
    if not text.isascii() or not text.isprintable():
        text = _CONTROL.sub("", _ENDS.sub("\n", text)).replace("\u00a0", " ").replace("\u3000", " ")
    return [Line(line.rstrip()) for line in text.split("\n", MOST_LINES)[:MOST_LINES]]


def newly(lines: Sequence[Line], sender: Correspondent) -> Newly:
    """The mail's lines told apart; the sender's name helps to know where the signature begins."""
    found = _Told()
    found.read(lines)
    pieces = [piece for piece in ("\n".join(run) for run in found.pieces()) if piece.strip()]
    whole = not pieces and found.only_marked()
    made = Newly(
        quoted=_tidy(found.quoted),
        forwards=found.forwards,
        answers=found.answers,
        structured=any(line.role for line in lines),
        signed=bool(signed_lines(found.signed)),
    )
    if whole:
        made.text, made.quoted = made.quoted, ""
        return made
    texts: list[str] = []
    for place, piece in enumerate(pieces):
        last = place == len(pieces) - 1
        ending = (
            ended(piece.split("\n"), sender, final=last) if last or place == 0 else Ending(without_machines(piece.split("\n")))
        )
        if place == 0 or last:
            made.signature = made.signature or ending.signature
        texts.append(_tidy(ending.text))
    made.signature = signed_lines(found.signed) or made.signature
    made.text = "\n\n".join(text for text in texts if text)
    return made


def _tidy(lines: Sequence[str]) -> str:
    """The lines as text: no empty ones at the ends, never more than one between."""
    kept: list[str] = []
    for line in lines:
        line = line.rstrip()
        if line or (kept and kept[-1]):
            kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    return "\n".join(kept)


class _Told:
    """The lines of a mail as they are read from above: new runs, quoted lines, signature lines."""

    def __init__(self) -> None:
        self.runs: list[list[str]] = [[]]
        self.quoted: list[str] = []
        self.signed: list[str] = []
        self.forwards = False
        self.answers = False
        self._introduced = False

    def read(self, lines: Sequence[Line]) -> None:
        """Reads all lines."""
        texts = [line.text for line in lines]
        at, fenced = 0, False
        while at < len(lines):
            text, role = lines[at]
            fenced ^= role == "" and _FENCE.match(text) is not None
            taken = 1
            if role == "signature":
                self.signed.append(text)
            elif role == "quoted":
                self._quote(texts[at : at + 1])
            elif role == "introduces":
                self._introduced = self.answers = True
                self._quote(texts[at : at + 1])
            elif role == "rest":
                self._rest(texts[at:])
                return
            elif fenced or not text.strip():
                self.runs[-1].append(text)
            else:
                taken = self._plain(lines, texts, at)
            at += taken

    def _plain(self, lines: Sequence[Line], texts: Sequence[str], at: int) -> int:
        """Reads one line no structure tells of; how many lines were taken."""
        text = texts[at]
        taken = introduction(texts, at)
        if taken:
            return self._introduces(lines, texts, at, taken)
        if is_marked(text, bars=self._introduced and not any(map(str.strip, self.runs[-1]))) or self._is_wrapped(texts, at):
            self._quote([text])
            return 1
        parted = separator(text)
        taken = 1 if parted else head(texts, at)
        if not taken:
            self.runs[-1].append(text)
            return 1
        return self._parts(texts, at, taken, parted)

    def _introduces(self, lines: Sequence[Line], texts: Sequence[str], at: int, taken: int) -> int:
        """After the introduction either marked lines follow, or all that follows is quoted, or the answer stands below it."""
        after = next((line for line in lines[at + taken :] if line.text.strip()), Line(""))
        marked = is_marked(after.text, bars=True) or after.role in ("quoted", "introduces")
        self._introduced = self.answers = True
        if marked or not self._wrote():
            self._quote(texts[at : at + taken])
            return taken
        self._rest(texts[at:])
        return len(texts)

    def _parts(self, texts: Sequence[str], at: int, taken: int, parted: bool) -> int:
        """After a bar or a head all is quoted, unless marked lines follow at once."""
        below = at + taken
        if parted:
            below += next((n for n, text in enumerate(texts[below : below + 3]) if text.strip()), 0)
            below += head(texts, below) if below < len(texts) else 0
        after = next((text for text in texts[below:] if text.strip()), "")
        forwards = FORWARDING.search(texts[at]) is not None
        if is_marked(after) and not forwards and any(text.strip() and not is_marked(text) for text in texts[below:]):
            self._introduced = self.answers = True
            self._quote(texts[at:below])
            return below - at
        self.forwards, self.answers = self.forwards or forwards, self.answers or not forwards
        self._rest(texts[at:])
        return len(texts)

    def _is_wrapped(self, texts: Sequence[str], at: int) -> bool:
        """A short line left over where a program broke a quoted one: it stands between two marked lines without gaps."""
        if not 0 < at < len(texts) - 1 or not (is_marked(texts[at - 1]) and is_marked(texts[at + 1])):
            return False
        return len(texts[at - 1]) >= 66 and len(texts[at]) < 40 and texts[at][:1].islower()

    def _wrote(self) -> bool:
        """Whether anything new stands above."""
        return any(line.strip() for run in self.runs for line in run)

    def _quote(self, texts: Sequence[str]) -> None:
        self.quoted.extend(texts)
        if self.runs[-1]:
            self.runs.append([])

    def _rest(self, texts: Sequence[str]) -> None:
        self.quoted.extend(texts)
        self.answers = self.answers or not self.forwards

    def pieces(self) -> Iterator[list[str]]:
        """The runs of new lines."""
        return (run for run in self.runs if any(line.strip() for line in run))

    def only_marked(self) -> bool:
        """Whether the mail is nothing but marked lines that nothing introduces: then they are what was written."""
        lines = [line for line in self.quoted if line.strip()]
        return bool(lines) and not self._introduced and all(map(is_marked, lines))
