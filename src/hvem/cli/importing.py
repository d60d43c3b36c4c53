"""`import`: bring in people, mail and meetings from files, by the same code as the page."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from hvem.cli.main import Door, Refused, door


def add(commands: Any) -> None:
    """The commands of this file."""
    parser = commands.add_parser("import", help="bring in people from address books, mail and calendars")
    parser.add_argument(
        "files", nargs="+", metavar="FILE", type=Path, help="a vCard, CSV, LinkedIn zip, mbox, eml, msg or ics file"
    )
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("--dry-run", action="store_true", help="show what would happen, and write nothing")
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")
    parser.set_defaults(run=bring_in)


def bring_in(args: argparse.Namespace) -> int:
    """Import each file in turn; one that is stopped short goes on where it was. 1 with complaints, 2 when nothing could be used."""
    for path in args.files:
        if not path.is_file():
            raise Refused(f"{path} is not a file that can be read.")
    begun = time.monotonic()
    here = door(args)
    done = [_one(here, path, dry=args.dry_run) for path in args.files]
    document = {"batches": done, "seconds": round(time.monotonic() - begun, 3)}
    if args.json:
        print(json.dumps(document, ensure_ascii=False))
    else:
        _tell(document, dry=args.dry_run)
    if not any(one["cards"] for one in done):
        reasons = [complaint["reason"] for one in done for complaint in one["complaints"]]
        raise Refused(reasons[0] if reasons else "There was nobody to bring in.")
    return 1 if any(one["complaints"] for one in done) else 0


def _one(here: Door, path: Path, *, dry: bool) -> dict[str, Any]:
    from hvem.importing.models import Batch
    from hvem.importing.previewing import preview
    from hvem.importing.starting import begin, reading_of
    from hvem.importing.writing import write

    try:
        if dry:
            batch = Batch(account=here.account, file=path.name[:300], made_at=here.now)
            with reading_of(batch, path) as items:
                preview(batch, items, at=here.now, keep=False, told=_progress)
        else:
            batch = begin(here.account, path, at=here.now, by=here.user)
            with reading_of(batch, path) as items:
                write(batch, items, at=here.now, by=here.user, told=_progress)
    except OSError as problem:
        raise Refused(f"{path} could not be read: {problem.strerror or problem}.") from None
    finally:
        if sys.stderr.isatty():
            print("\r\033[K", end="", file=sys.stderr, flush=True)
    return document_of(here, batch)


def _progress(batch: Any) -> None:
    """One line that grows on a terminal; else a line every ten thousand rows."""
    if sys.stderr.isatty():
        print(f"\r{batch.file}: {batch.total} rows, {batch.added} new", end="", file=sys.stderr, flush=True)
    elif batch.total >= 10_000 and batch.total // 10_000 > (batch.total - 200) // 10_000:
        print(f"{batch.file}: {batch.total} rows, {batch.added} new", file=sys.stderr, flush=True)


def document_of(here: Door, batch: Any) -> dict[str, Any]:
    """A batch as the contract has it; what could not be read is said in the user's language."""
    from hvem.wording.catalogue import say

    complaints = [
        {"where": one["where"], "reason": say(here.user.language, one["reason"], **one["facts"])} for one in batch.complaints
    ]  # fmt: skip
    if batch.more_complaints:
        complaints.append(
            {"where": "file", "reason": say(here.user.language, "importing.more-complaints", count=batch.more_complaints)}
        )
    return {
        "file": batch.file,
        "format": batch.format,
        "cards": batch.total - len(batch.complaints) - batch.more_complaints,
        "added": batch.added,
        "updated": batch.updated,
        "unchanged": batch.unchanged,
        "to_review": batch.to_review,
        "complaints": complaints,
    }


def _tell(document: dict[str, Any], *, dry: bool) -> None:
    for one in document["batches"]:
        print(
            f"{one['file']}: {one['cards']} read, {one['added']} {'would be ' if dry else ''}new, {one['updated']} updated, "
            f"{one['unchanged']} unchanged, {one['to_review']} to look at, {len(one['complaints'])} complaints"
        )
        for complaint in one["complaints"][:20]:
            print(f"  {complaint['where']}: {complaint['reason']}")
