"""The command line: `hvem COMMAND`; each file of this room brings its commands."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

FILES = ("setup", "judge", "list", "importing", "campaign", "today", "keeping", "benchmarks")


class Refused(Exception):
    """Unusable input: one line that says why; the command exits with 2 and has written nothing."""


@dataclass(frozen=True)
class Door:
    """Where a command works: the account, its owner, the moment."""

    account: Any
    user: Any
    now: datetime


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

    account, user = account_named(args.account, at=clock.now(), language=os.environ.get("HVEM_LANGUAGE", "nb"))
    if args.at:
        try:
            clock.set_to(account.moment(datetime.fromisoformat(args.at)))
        except ValueError:
            raise Refused(f"--at must be a time such as 2026-11-23T09:00, not {args.at!r}.") from None
    return Door(account, user, clock.now())


def parser() -> argparse.ArgumentParser:
    """The whole command line; `--data`, `--account` and `--at` may stand anywhere."""
    made = argparse.ArgumentParser(prog="hvem", description="Who do you think I should talk to?")
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in FILES:
        if (Path(__file__).parent / f"{name}.py").exists():
            importlib.import_module(f"hvem.cli.{name}").add(commands)
    return made


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


def main(words: Sequence[str]) -> int:
    """Run one command; 0 done, 1 done with complaints, 2 unusable input."""
    rest = list(words)
    data = _anywhere(rest, "data", os.environ.get("HVEM_DATA", ""))
    if data:
        os.environ["HVEM_DATA"] = data
    account = _anywhere(rest, "account", os.environ.get("HVEM_ACCOUNT", "min"))
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
        print(why, file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return 130
