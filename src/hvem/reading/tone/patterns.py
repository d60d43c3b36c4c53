"""Patterns of plain words, written so that they can be read aloud, and compiled to one expression each.

`{job}` is a family of words, `a|b` either, `x?` may be missing, `~3` up to three words in between (no comma), `~~8` up to eight words or signs
(within the sentence), `<` the beginning of a clause, `>` its end, `vakt*` any ending, `_` a space within one choice, `!` one that holds in
a question of how and when too. A line `& a b -c` wants a and b anywhere in the sentence, in any order, and no c; its place is
that of a. A `-c` bars other patterns too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

_WORD: Final = r"[^\s,;:?!.()–—]+ "
_PLAIN_WORD: Final = r"(?!(?:ikke|aldri|not|never) )[^\s,;:?!.()–—]+ "
_BREAK: Final = r"[,;:?!.()–—]"
_BEGINS: Final = rf"(?:(?<=^ )|(?<={_BREAK} )|(?<= og )|(?<= men )|(?<= så )|(?<= and )|(?<= but )|(?<= so ))"
_ENDS: Final = rf"(?=$|{_BREAK})"


@dataclass(frozen=True, eq=False)
class Need:
    """Words of which one must stand in a sentence: whole ones, and an expression for those with an open ending or a space in them."""

    whole: frozenset[str]
    rest: re.Pattern[str] | None

    def met(self, words: frozenset[str], plain: str) -> bool:
        """Whether one of them stands there."""
        return not self.whole.isdisjoint(words) or (self.rest is not None and self.rest.search(plain) is not None)


@dataclass(frozen=True)
class Pattern:
    """One pattern: the heading it stands under (its cue), how it was written, its expression and what it cannot be without."""

    cue: str
    written: str
    expression: str
    needs: tuple[Need, ...]
    bars: tuple[Need, ...] = ()

    @cached_property
    def found(self) -> re.Pattern[str]:
        """Compiled when first needed: most patterns never are."""
        return re.compile(self.expression)


@lru_cache(maxsize=4096)
def _either(choices: str) -> str:
    each = [re.escape(choice).replace(r"\*", r"[^\s]*").replace("_", " ") for choice in choices.split("|")]
    return "(?:" + "|".join(each) + ") " if len(each) > 1 else each[0] + " "


@lru_cache(maxsize=4096)
def _need(choices: str) -> Need:
    each = choices.split("|")
    open_ones = "|".join(choice for choice in each if "*" in choice or "_" in choice)
    whole = frozenset(choice for choice in each if "*" not in choice and "_" not in choice)
    return Need(whole, re.compile("(?<= )" + _either(open_ones)) if open_ones else None)


def compiled(written: str, families: Mapping[str, str], *, cue: str = "", strict: bool = False) -> Pattern:
    """One pattern to be looked for in plain text (words joined by single spaces, one before and one after); `strict` gaps hold no denial."""
    if written.startswith("&"):
        return _mixed(written, families, cue)
    parts: list[str] = []
    needs: list[Need] = []
    bars: list[Need] = []
    for element in written.removeprefix("!").split():
        if len(element) > 1 and element.startswith("-"):
            bars.append(_need(_filled(element[1:], families)))
            continue
        optional = element.endswith("?")
        choices = _filled(element.rstrip("?"), families)
        parts.append(_expression(choices, strict=strict, optional=optional))
        if not optional and choices[0] not in "<>~" and ">" not in choices.split("|"):
            needs.append(_need(choices))
    needs.sort(key=lambda need: (need.rest is not None, len(need.whole)))
    return Pattern(cue, written, "(?<= )" + "".join(parts), tuple(needs), tuple(bars))


def _mixed(written: str, families: Mapping[str, str], cue: str) -> Pattern:
    elements = written[1:].split()
    wanted = [_filled(element, families) for element in elements if not element.startswith("-")]
    barred = [_filled(element[1:], families) for element in elements if element.startswith("-")]
    return Pattern(cue, written, "(?<= )" + _either(wanted[0]), tuple(map(_need, wanted)), tuple(map(_need, barred)))


def _expression(choices: str, *, strict: bool, optional: bool) -> str:
    if choices == "<":
        return _BEGINS
    if choices.startswith("~~"):
        return rf"(?:\S+ ){{0,{choices[2:]}}}?"
    if choices.startswith("~"):
        return rf"(?:{_PLAIN_WORD if strict else _WORD}){{0,{choices[1:]}}}?"
    each = choices.split("|")
    if ">" in each:
        rest = [choice for choice in each if choice != ">"]
        return f"(?:{_ENDS}|{_either('|'.join(rest))})" if rest else _ENDS
    return f"(?:{_either(choices)})?" if optional else _either(choices)


def _filled(element: str, families: Mapping[str, str]) -> str:
    return "|".join(
        "|".join(families[choice[1:-1]].split()) if choice.startswith("{") and choice.endswith("}") else choice
        for choice in element.split("|")
    )


def all_of(written: str, families: Mapping[str, str], *, strict: bool = False) -> tuple[Pattern, ...]:
    """The patterns of a table, one a line; a line `# cue: …` is the heading of those below it."""
    found: list[Pattern] = []
    cue = ""
    for line in filter(None, map(str.strip, written.splitlines())):
        if line.startswith("#"):
            cue = line[1:].partition(":")[0].strip()
        else:
            found.append(compiled(line, families, cue=cue, strict=strict))
    return tuple(found)
