"""The command line: `hvem COMMAND`; each file of this room brings its commands."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NoReturn

from hvem.accounts import LOCAL
from hvem.wording.rows import begun

FIRST_YEAR, LAST_YEAR = 1970, 2200
LONGEST = 4000
FILES = ("setup", "judge", "judge_check", "list", "importing", "campaign", "today", "keeping", "status", "benchmarks")


ANYWHERE = """may stand anywhere:
  --data FOLDER   where everything is kept (or HVEM_DATA)
  --account NAME  whose campaign it is (or HVEM_ACCOUNT)
  --at TIME       work as if it were then, such as 2026-11-23T09:00

HVEM_LANGUAGE is the language of a new account: nb, nn or en.
hvem COMMAND --help says more about a command."""


class Refused(Exception):
    """Unusable input: one line that says why; the command exits with 2 and has written nothing."""


@dataclass(frozen=True)
class Door:
    """Where a command works: the account, its owner, the moment."""

    account: Any
    user: Any
    now: datetime

    def iso(self, when: date | datetime) -> str:
        """A day, or a time with the offset of the account's zone, as other programs are given it (ISO 8601)."""
        if not isinstance(when, datetime):
            return when.isoformat()
        local = self.account.local(when) if when.tzinfo else when
        return str(self.account.moment(local).isoformat())


def door(args: argparse.Namespace) -> Door:
    """The account of `--account` at the time of `--at`; account and tables are made when missing."""
    from hvem.cli.ready import TooNew, make_ready
    from hvem.ground.occupied import Occupied

    try:
        make_ready()
    except Occupied:
        raise Refused("The data folder is being replaced just now. Try again in a moment.") from None
    except TooNew:
        raise Refused("These data were written by a newer hvem. Use that version, or another folder with --data.") from None
    from hvem.accounts.local import account_named
    from hvem.ground import clock

    at = _time_of(args.at) if args.at else None
    account, user = account_named(args.account, at=clock.now(), language=os.environ.get("HVEM_LANGUAGE", "nb"))
    if at:
        clock.set_to(account.moment(at))
    return Door(account, user, clock.now())


def _time_of(text: str) -> datetime:
    """The time of `--at`, in a year anybody's campaign may fall in."""
    try:
        found = datetime.fromisoformat(text)
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise ValueError
    except ValueError:
        raise Refused(f"--at must be a time such as 2026-11-23T09:00, not {text[:60]!r}.") from None
    return found


class _Words(argparse.ArgumentParser):
    """A command line that says in one line what is wrong with it."""

    def error(self, message: str) -> NoReturn:
        """Leave with 2."""
        line = " ".join(message.split())
        self.exit(2, f"{self.prog}: {line[:600]}. See: {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """The whole command line; `--data`, `--account` and `--at` may stand anywhere."""
    made = _Words(
        prog="hvem",
        description="Who do you think I should talk to?",
        epilog=ANYWHERE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in FILES:
        importlib.import_module(f"hvem.cli.{name}").add(commands)
    _describe(commands)
    return made


def _describe(commands: Any) -> None:
    """Each command's own help begins with what the list of commands says of it."""
    for listed in commands._choices_actions:
        below, said = commands.choices[listed.dest], str(listed.help)
        below.description = f"{begun(said)}."
        for action in below._actions:
            if isinstance(action, argparse._SubParsersAction):
                _describe(action)


def _anywhere(words: list[str], name: str, default: str) -> str:
    """Take `--name VALUE` or `--name=VALUE` out of the words, wherever it stands before a lone `--`."""
    end = words.index("--") if "--" in words else len(words)
    for place, word in enumerate(words[:end]):
        if word == f"--{name}" and place + 1 < len(words):
            value = words[place + 1]
            del words[place : place + 2]
            return value
        if word.startswith(f"--{name}="):
            del words[place]
            return word.partition("=")[2]
    return default


def _readable(word: str) -> str:
    """A word as text: octets that are no UTF-8 are read as the older western encoding, except in the name of a file that is there."""
    if word.isprintable() or os.path.lexists(word.replace("\0", "")):
        return word
    try:
        word.encode()
    except UnicodeEncodeError:
        return os.fsencode(word).decode("cp1252", "replace")
    return word


def main(words: Sequence[str]) -> int:
    """Run one command; 0 done, 1 done with complaints, 2 unusable input or a folder that cannot be written to."""
    rest = [_readable(word) for word in words]
    data = _anywhere(rest, "data", os.environ.get("HVEM_DATA", ""))
    if data:
        os.environ["HVEM_DATA"] = data
    account = _anywhere(rest, "account", _readable(os.environ.get("HVEM_ACCOUNT", LOCAL)))
    at = "" if rest[:2] == ["read", "when"] else _anywhere(rest, "at", "")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hvem.config.settings")
    try:
        args = parser().parse_args(rest)
    except SystemExit as stopped:
        return int(stopped.code or 0)
    args.account = account
    if not hasattr(args, "at") or at:
        args.at = at
    try:
        return int(args.run(args) or 0)
    except Refused as why:
        print(str(why)[:LONGEST], file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as broken:
        if (line := _of_the_machine(broken)) is None:
            raise
        print(line, file=sys.stderr)
        return 2


def _of_the_machine(broken: Exception) -> str | None:
    """One line where the machine could not: a full disk, a folder one may not write to, tables another program holds; None where it is ours."""
    if isinstance(broken, OSError):
        where = f" ({broken.filename})" if broken.filename else ""
        return f"The data could not be read or written{where}: {broken.strerror or broken}. Nothing was kept by halves."
    import sqlite3

    from django.db.utils import DatabaseError, IntegrityError

    if isinstance(broken, (DatabaseError, sqlite3.OperationalError)) and not isinstance(broken, IntegrityError):
        return f"The data could not be read or written: {broken}. Nothing was kept by halves."
    return None
