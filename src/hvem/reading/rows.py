"""The rows of a CSV file, read on through broken quotes and fields beyond reason, each row by itself."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hvem.reading.decoding import CUT

LOOKAHEAD_LINES = 500
LOOKAHEAD_SIZE = 100_000
_PATIENCE = 20


class Row(NamedTuple):
    """One row: its number as a spreadsheet counts, its cells; `fault` names the complaint where it could not be read."""

    number: int
    cells: list[str]
    fault: str = ""


class Rows:
    """The rows of a file, streaming. `width` is set once the header is known: it tells a broken quote from a long note."""

    def __init__(self, lines: Iterable[str], delimiter: str) -> None:
        self.delimiter = delimiter
        self.width = 0
        self.number = 0
        self._lines = iter(lines)
        self._back: deque[str] = deque()
        self._broken = 0
        mark = re.escape(delimiter)
        self._field = re.compile(rf'(?:"(?:[^"]|"")*+"[^{mark}]*|[^"{mark}][^{mark}]*|)(?:{mark}|\Z)')

    def __iter__(self) -> Iterator[Row]:
        while (line := self._next()) is not None:
            self.number += 1
            if line.endswith(CUT):
                yield Row(self.number, [line[:40]], "row-long")
            elif '"' not in line:
                yield Row(self.number, line.split(self.delimiter))
            elif self._open(line) is not None:
                yield self._over_lines(line)
            else:
                yield self._parsed(line)

    def _next(self) -> str | None:
        return self._back.popleft() if self._back else next(self._lines, None)

    def _open(self, line: str) -> int | None:
        """How many fields stand before the quoted one that is still open where the line ends; None where none is."""
        at = fields = 0
        while at < len(line):
            found = self._field.match(line, at)
            if found is None:
                return fields
            if found.end() == at:
                return None
            at = found.end()
            fields += 1
        return None

    def _parsed(self, text: str, *, strict: bool = False) -> Row:
        try:
            cells = next(csv.reader([text], delimiter=self.delimiter, strict=strict), [])
        except csv.Error:
            return Row(self.number, [text[:40]], "row-long" if len(text) > LOOKAHEAD_SIZE else "row-quote")
        return Row(self.number, cells)

    def _over_lines(self, first: str) -> Row:
        """A row whose quoted field goes over several lines, or one whose quote is never closed."""
        taken, size = [first], len(first)
        lines, most = (LOOKAHEAD_LINES, LOOKAHEAD_SIZE) if self._broken < _PATIENCE else (5, 2000)
        while len(taken) < lines and size < most:
            line = self._next()
            if line is None:
                break
            taken.append(line)
            size += len(line)
            if line.endswith(CUT):
                return Row(self.number, [first[:40]], "row-long")
            if line.count('"') % 2:
                row = self._whole(taken)
                if row is not None:
                    return row
                break
        return self._resumed(taken)

    def _whole(self, taken: list[str]) -> Row | None:
        """The lines as one row, where they make one of the right width."""
        try:
            cells = next(csv.reader(["\n".join(taken)], delimiter=self.delimiter, strict=True), [])
        except csv.Error:
            return None
        if self.width and len(cells) != self.width:
            return None
        return Row(self.number, cells)

    def _resumed(self, taken: list[str]) -> Row:
        """The complaint of a row that cannot be read; reading goes on at the first line after it that looks like a row."""
        self._broken += 1
        for index, line in enumerate(taken[1:], start=1):
            if self._looks_whole(line):
                self._back.extendleft(reversed(taken[index:]))
                return Row(self.number, [taken[0][:40]], "row-quote")
        self._skip(after_field=len(taken) > 1)
        return Row(self.number, [taken[0][:40]], "row-long" if len(taken) > 1 else "row-quote")

    def _skip(self, *, after_field: bool) -> None:
        """Pass over lines until one looks like a row, or the endless field closes."""
        while (line := self._next()) is not None:
            if self._looks_whole(line):
                self._back.appendleft(line)
                return
            if after_field and line.count('"') % 2:
                return

    def _looks_whole(self, line: str) -> bool:
        """Whether a line by itself has the width of the table."""
        if line.endswith(CUT):
            return False
        if '"' not in line:
            return line.count(self.delimiter) + 1 == self.width if self.width else True
        before = self._open(line)
        if before is not None:
            return 0 < before < self.width
        row = self._parsed(line, strict=True)
        return not row.fault and (not self.width or len(row.cells) == self.width)
