"""`check`: what to look at in a letter or a question before it goes. It needs no data and keeps nothing."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, cast

from hvem.cli.main import Refused
from hvem.reading.tone import LANGUAGES, USES, Language, Use

STDIN: Final = "-"


def add(commands: Any) -> None:
    """The command of this file."""
    check = commands.add_parser("check", help="see what to look at in a letter or question before you send it")
    check.add_argument(
        "file", metavar="FILE", help="a text file, - for what is piped in, or a .jsonl file with one text on each line"
    )
    check.add_argument("--lang", choices=LANGUAGES, help="the language of the text, if you know it")
    check.add_argument("--for", dest="kind", choices=USES, default="letter", help="what it is; a letter, if left out")
    check.add_argument("--json", action="store_true", help="print JSON instead of text")
    check.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Judge the text of a file, or of each line of a .jsonl file in order."""
    from hvem.correspondence.letters.checking import check

    reader = _reader()
    if args.file.lower().endswith(".jsonl"):
        for row in _rows(Path(args.file)):
            language = cast("Language | None", _one_of(row.get("lang"), LANGUAGES) or args.lang)
            kind = cast("Use", _one_of(row.get("for"), USES) or args.kind)
            checked = check(row["text"], language=language, kind=kind, reader=reader)
            print(json.dumps({"id": row.get("id")} | checked.as_document(), ensure_ascii=False))
        return 0
    checked = check(_text_of(args.file), language=args.lang, kind=args.kind, reader=reader)
    if args.json:
        print(json.dumps(checked.as_document(), ensure_ascii=False))
        return 0
    print(f"{checked.words} words, about {checked.seconds_aloud} seconds aloud, {len(checked.findings)} to look at")
    for found in checked.findings:
        print(f"\n{found.title} ({found.rule}): {' '.join(found.text.split())}\n  {found.why}\n  > {found.better}")
    return 0


def _reader() -> Language:
    """The language of whoever writes, as for a new account."""
    return cast("Language", _one_of(os.environ.get("HVEM_LANGUAGE"), LANGUAGES) or "nb")


def _one_of(value: object, choices: tuple[str, ...]) -> str | None:
    return value if isinstance(value, str) and value in choices else None


def _text_of(file: str) -> str:
    try:
        if file == STDIN:
            return sys.stdin.read()
        return Path(file).read_text("utf-8-sig", errors="replace")
    except (OSError, ValueError) as why:
        raise Refused(f"{file} cannot be read: {getattr(why, 'strerror', None) or why}.") from None


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(_text_of(str(path)).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise Refused(f"{path} line {number} is not a text to check: it needs text.")
        yield row
