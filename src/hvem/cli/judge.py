"""Judgements on text and files: `read line`, `read when`, and `read mail` beside them. They need no data and keep nothing."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from hvem.cli.judge_mail import add_mail
from hvem.cli.main import Refused
from hvem.reading.line import as_document, read_line
from hvem.reading.when import read_when


def add(commands: Any) -> None:
    """The commands of this file."""
    read = commands.add_parser("read", help="show how a text is read: a person in one line, a time, or a mail").add_subparsers(
        required=True, metavar="WHAT"
    )
    line = read.add_parser("line", help="read a person from one line of text, or several from a .txt file")
    line.add_argument("text", metavar="TEXT", help="the line, or a .txt file with one person on each line")
    line.add_argument("--region", default="NO", metavar="COUNTRY", help="country of the telephone numbers; usually NO")
    line.add_argument("--json", action="store_true", help="print JSON instead of text")
    line.set_defaults(run=lines)
    when = read.add_parser("when", help="find the day or time a note speaks of, or those of a .jsonl file of notes")
    when.add_argument("text", metavar="TEXT", help="the note, or a .jsonl file with one note on each line")
    when.add_argument("--at", default="", metavar="TIME", help="when the note was written; now, if left out")
    when.add_argument("--lang", choices=["nb", "nn", "en"], help="its language, if you know it")
    when.add_argument("--json", action="store_true", help="print JSON instead of text")
    when.set_defaults(run=whens)
    add_mail(read)


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig", errors="replace")
    except OSError as why:
        raise Refused(f"{path} cannot be read: {why.strerror}.") from None


def _is_file(text: str, suffix: str) -> bool:
    return text.lower().endswith(suffix) and (Path(text).exists() or " " not in text)


def lines(args: argparse.Namespace) -> int:
    """Read one line as a person, or each line of a .txt file, one document per line."""
    if not _is_file(args.text, ".txt"):
        print(json.dumps(as_document(read_line(args.text, args.region)), ensure_ascii=False))
        return 0
    for line in _text_of(Path(args.text)).splitlines():
        print(json.dumps(as_document(read_line(line, args.region)), ensure_ascii=False))
    return 0


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except (ValueError, TypeError):
        raise Refused(f"--at must be a time such as 2026-11-23T09:00, not {text!r}.") from None


def _notes(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(_text_of(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            note = json.loads(line)
            if not isinstance(note, dict) or "text" not in note:
                raise ValueError
        except ValueError:
            raise Refused(f"{path} line {number} is not a note: it needs text and at.") from None
        yield note


def whens(args: argparse.Namespace) -> int:
    """Read when a note speaks of; without --at in the file, the command's own, without that, now."""
    from datetime import UTC

    given = _moment(args.at) if args.at else datetime.now(UTC).astimezone().replace(tzinfo=None)
    if not _is_file(args.text, ".jsonl"):
        print(json.dumps(_answer(args.text, given, args.lang)))
        return 0
    for note in _notes(Path(args.text)):
        at = _moment(note["at"]) if note.get("at") else given
        answer = _answer(str(note["text"]), at, note.get("lang") or args.lang)
        print(json.dumps({"id": note.get("id")} | answer))
    return 0


def _answer(text: str, at: datetime, language: str | None) -> dict[str, Any]:
    found = read_when(text, at, language)
    return {"when": found.iso, "precision": found.precision}
