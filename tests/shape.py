"""The shape check: each statement on an account's table says which account, and each join compares accounts.

That keeps the way open to a database sharded by account, where any other statement would have to ask every shard.
A statement is read in parts: every SELECT, UPDATE and DELETE for itself. In each, a table is tied when its account is compared
with a value, or with that of a table which is tied; a comparison that need not hold (one side of an OR, under a NOT, in what is
selected or set) ties nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

SHARED = {"accounts_account", "accounts_user", "accounts_membership", "accounts_signinlink", "accounts_feedsecret", "ground_wake"}
"""Tables that belong to no account; the search index is only ever joined back to a table that does."""

_SCHEMA = re.compile(r"\s*(CREATE|ALTER|DROP|PRAGMA|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|ANALYZE|VACUUM)\b", re.IGNORECASE)
_TOKEN = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|%\(\w+\)s|%s|::\w+|\w+|<=|>=|<>|!=|\S""")
_CLAUSES = {"SELECT", "FROM", "WHERE", "SET", "GROUP", "ORDER", "HAVING", "LIMIT", "RETURNING", "VALUES", "WINDOW", "OFFSET"}
_ENDS = {"ON", "AS", "SET", "WHERE", "USING", "ORDER", "GROUP", "LIMIT", "INNER", "LEFT", "RIGHT", "CROSS", "JOIN", "UNION", "VALUES"}


@dataclass
class Part:
    """One SELECT, UPDATE or DELETE: its tables by the names they go by, and which accounts it compares."""

    outer: Part | None = None
    tables: dict[str, str] = field(default_factory=dict)
    pinned: set[str] = field(default_factory=set)
    same: list[tuple[str, str]] = field(default_factory=list)

    def loose(self) -> list[str]:
        """The account tables that are tied to no account."""
        tied = self.tied()
        return [name for name, table in self.tables.items() if table in owned_tables() and name not in tied]

    def tied(self) -> set[str]:
        """The names whose account is known, here and around."""
        tied = (self.outer.tied() - set(self.tables) if self.outer else set()) | self.pinned
        grown = True
        while grown:
            more = {b for a, b in self.same if a in tied} | {a for a, b in self.same if b in tied}
            grown = not more <= tied
            tied |= more
        return tied


@cache
def owned_tables() -> frozenset[str]:
    from django.apps import apps

    return frozenset(
        model._meta.db_table for model in apps.get_models()
        if any(field.name == "account" for field in model._meta.fields) and model._meta.db_table not in SHARED
    )


@lru_cache(maxsize=5_000)
def loose_tables(sql: str) -> list[str]:
    """The account tables of a statement that it does not tie to an account."""
    tokens = _TOKEN.findall(sql)
    into = [place for place, token in enumerate(tokens) if token.upper() == "INTO"][:1]
    found = [name for place in into if (name := _bare(tokens[place + 1])) in owned_tables() and "account_id" not in _columns(tokens, place + 2)]
    parts: list[Part] = []
    _read(_nested(tokens), None, parts)
    return found + [name for part in parts for name in part.loose()]


def _columns(tokens, place):
    return {_bare(token) for token in tokens[place : tokens.index(")", place)]} if ")" in tokens[place:] else set()


def _bare(token) -> str:
    return token.strip('"').lower() if isinstance(token, str) else ""


def _nested(tokens):
    """The words with every parenthesis as a list of its own."""
    stack = [[]]
    for token in tokens:
        if token == "(":
            stack.append([])
        elif token == ")" and len(stack) > 1:
            inner = stack.pop()
            stack[-1].append(inner)
        elif not token.startswith("::"):
            stack[-1].append(token)
    while len(stack) > 1:
        inner = stack.pop()
        stack[-1].append(inner)
    return stack[0]


def _word(token) -> str:
    return token.upper() if isinstance(token, str) else ""


def _read(tokens, outer, parts) -> None:
    """Read the statements of one level: those joined by UNION stand each for themselves."""
    begin = 0
    for place in [*(n for n, token in enumerate(tokens) if _word(token) in {"UNION", "INTERSECT", "EXCEPT"}), len(tokens)]:
        some, begin = tokens[begin:place], place + 1
        if any(_word(token) in {"FROM", "UPDATE"} for token in some):
            part = Part(outer)
            parts.append(part)
            _clauses(some, part, parts)
        else:
            for token in some:
                if isinstance(token, list):
                    _read(token, outer, parts)


def _clauses(tokens, part, parts) -> None:
    """Walk the clauses of one part: note its tables, and what is compared where it must hold."""
    clause, held = "", []
    for place, token in enumerate(tokens):
        word = _word(token)
        if word in {"FROM", "UPDATE"} and _word(tokens[place - 1] if place else "") != "DISTINCT":
            clause = "FROM"
            _table(tokens, place + 1, part)
            continue
        if word == "JOIN" or (word == "," and clause == "FROM"):
            clause = "FROM"
            _table(tokens, place + 1, part)
        elif word in _CLAUSES or word == "ON":
            if held:
                _compare(held, part, parts)
                held = []
            clause = word
        elif clause in {"ON", "WHERE"}:
            if word in {"INNER", "LEFT"}:
                _compare(held, part, parts)
                clause, held = "FROM", []
            else:
                held.append(token)
        elif isinstance(token, list):
            _read(token, part, parts)
    _compare(held, part, parts)


def _table(tokens, place, part) -> None:
    """The table that is named here, by its own name or the one it goes by."""
    if place >= len(tokens) or isinstance(tokens[place], list):
        return
    after = place + 2 if place + 1 < len(tokens) and _word(tokens[place + 1]) == "AS" else place + 1
    alias = tokens[after] if after < len(tokens) and isinstance(tokens[after], str) else ""
    named = alias and re.fullmatch(r'"?\w+"?', alias) and alias.upper() not in _ENDS
    part.tables[_bare(alias if named else tokens[place])] = _bare(tokens[place])


def _compare(tokens, part, parts) -> None:
    """Note the comparisons of accounts that must hold: those joined by AND, in parentheses too, but not under OR or NOT."""
    sure = not any(_word(token) in {"OR", "CASE"} for token in tokens)
    for place, token in enumerate(tokens):
        before = _word(tokens[place - 1]) if place else ""
        if isinstance(token, list):
            if _word(token[0] if token else "") in {"SELECT", "WITH"}:
                _read(token, part, parts)
            else:
                _compare(token, part if sure and before != "NOT" and not _called(before) else Part(part), parts)
        elif sure and _bare(token) == "account_id" and tokens[place - 1 : place] == ["."]:
            _account(tokens, place, part)


def _called(word: str) -> bool:
    """Whether a parenthesis after this word is that of a function."""
    return bool(re.fullmatch(r"\w+", word)) and word not in {"AND", "ON", "WHERE", "IN", "EXISTS"}


def _account(tokens, place, part) -> None:
    """One account of a comparison: with a value, several values, or another table's account."""
    if place >= 3 and _word(tokens[place - 3]) == "NOT":
        return
    name, sign = _bare(tokens[place - 2]), _word(tokens[place + 1]) if place + 1 < len(tokens) else ""
    then = tokens[place + 2] if place + 2 < len(tokens) else ""
    if isinstance(then, list) and sign == "=" and _word(then[0] if then else "") != "SELECT":
        tokens, place, then = [*tokens[: place + 2], *then], place, then[0]
    other = tokens[place + 2 : place + 5]
    if sign == "IN" and isinstance(then, list) and _word(then[0] if then else "") != "SELECT":
        part.pinned.add(name)
    elif sign == "=" and len(other) == 3 and other[1] == "." and _bare(other[2]) == "account_id":
        part.same.append((name, _bare(other[0])))
    elif sign == "=" and isinstance(then, str) and not (len(other) > 1 and other[1] == "."):
        part.pinned.add(name)


class ShapeCheck:
    """Watches every statement of a test."""

    def __init__(self) -> None:
        self.loose: list[str] = []

    def __call__(self, execute, sql, params, many, context):
        if not _SCHEMA.match(sql) and loose_tables(sql):
            self.loose.append(sql[:400])
        return execute(sql, params, many, context)
