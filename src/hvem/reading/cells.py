"""Cells of a spreadsheet that must not come alive: formulas are guarded going out, and the guard is taken off coming in."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9 ().,/\u00a0-]*[0-9][0-9 ().,\u00a0-]*\Z")


def csv_guard(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would take it for a formula; numbers and phone numbers stay bare."""
    if not _FORMULA.match(cell) or _NUMBER.match(cell):
        return cell
    return "'" + cell


def csv_unguard(cell: str) -> str:
    """The cell as it was before `csv_guard`."""
    return cell[1:] if cell[:1] == "'" and _GUARDED.match(cell) else cell
