"""`export`, `backup`, `restore`, `erase` and `demo`: data out and in, and gone."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from hvem.cli.main import Door, Refused, door

FORMATS = ("vcard", "csv", "json", "ics", "zip")


def add(commands: Any) -> None:
    """The commands of this file."""
    out = commands.add_parser("export", help="write everything you have to a file, or the people alone")
    out.add_argument(
        "--format",
        choices=FORMATS,
        default="zip",
        help="zip and json hold everything; vcard and csv the people; ics the calendar",
    )
    out.add_argument("-o", "--output", default="", metavar="FILE", help="the file to write; without it, to standard output")
    out.set_defaults(run=export)
    back = commands.add_parser("backup", help="copy the whole data folder to one file; hvem may be running")
    back.add_argument("file", metavar="FILE", help="the file to write")
    back.set_defaults(run=backup)
    restored = commands.add_parser(
        "restore", help="put a backup in place of the data folder, or an exported zip into an empty account"
    )
    restored.add_argument("file", metavar="FILE", help="a backup, or an exported zip")
    restored.add_argument("--yes", action="store_true", help="do not ask")
    restored.set_defaults(run=restore)
    rekeyed = commands.add_parser("rekey", help="make a new key, and lock passwords and tokens with it")
    rekeyed.set_defaults(run=rekey)
    erased = commands.add_parser("erase", help="delete everything about a person for good")
    erased.add_argument("person", metavar="PERSON", help="their id, or whole name")
    erased.add_argument("--yes", action="store_true", help="do not ask")
    erased.set_defaults(run=erase)
    commands.add_parser("demo", help="fill an empty account with an invented campaign, three weeks in").set_defaults(run=demo)


def export(args: argparse.Namespace) -> int:
    """Write the account in the format asked for, to the file or to stdout."""
    here = door(args)
    if args.format == "zip" and not args.output and sys.stdout.isatty():
        raise Refused("A zip is not for reading: say -o FILE, or choose another --format.")
    with _to(args.output) as held:
        if args.format == "zip":
            from hvem.keeping.archive import write_archive

            write_archive(held, here.account, at=here.now)
        else:
            for piece in _pieces(here, args.format):
                held.write(piece)
    return 0


def _pieces(here: Door, form: str) -> Iterable[bytes]:
    from hvem.keeping import calendar, cards, document
    from hvem.keeping.tables import one_moment

    if form == "ics":
        yield from calendar.calendar(here.account, here.user.language, here.now)
        return
    with one_moment():
        if form == "json":
            texts = document.document(here.account, here.now.isoformat())
        else:
            texts = cards.vcards(here.account) if form == "vcard" else cards.table(here.account)
        for text in texts:
            yield text.encode()


@contextmanager
def _to(name: str) -> Iterator[IO[bytes]]:
    """The file, put in place when it is whole and readable by its owner only; stdout where no name is given."""
    if not name:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(name)
    try:
        handle, held = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    except OSError as why:
        raise Refused(f"{name} cannot be written: {why.strerror}.") from None
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        Path(held).replace(path)
    except BaseException:
        Path(held).unlink(missing_ok=True)
        raise


def backup(args: argparse.Namespace) -> int:
    """Take a backup of the data folder, without the key."""
    here = door(args)
    from hvem.keeping.backups import OnlySqlite, write_backup

    try:
        size = write_backup(Path(args.file).absolute(), at=here.now)
    except OnlySqlite:
        raise Refused(
            "The data lie in PostgreSQL: use pg_dump for a backup, or `hvem export --format zip` for one account."
        ) from None
    except OSError as why:
        raise Refused(f"{args.file} cannot be written: {why.strerror}.") from None
    print(f"{args.file}: {size / 1_000_000:.1f} MB. The key is not in it.", file=sys.stderr)
    return 0


def rekey(args: argparse.Namespace) -> int:
    """Make a new key and seal everything with it; with HVEM_KEY the user has put the new one first."""
    door(args)
    from django.conf import settings

    from hvem.ground.occupied import Occupied, have_alone
    from hvem.keeping.rekeying import new_key, reseal_all

    try:
        have_alone(settings.DATA)
    except Occupied:
        raise Refused("hvem is running on this folder. Stop it first; nothing was changed.") from None
    if not os.environ.get("HVEM_KEY"):
        new_key(settings.DATA)
    done, lost = reseal_all()
    print(f"Locked with the new key: {done}.", file=sys.stderr)
    if lost:
        print(f"No key opens {lost}: give those passwords again under Settings.", file=sys.stderr)
    return 1 if lost else 0


def restore(args: argparse.Namespace) -> int:
    """Put a backup in the data folder's place, or take an exported zip into an empty account."""
    from hvem.keeping.checking import NotOurs
    from hvem.wording.catalogue import say

    path = Path(args.file)
    try:
        from hvem.keeping.restoring import kind_of

        return (_restore_backup if kind_of(path) == "backup" else _take_in)(args, path)
    except NotOurs as why:
        raise Refused(f"{args.file}: {say('en', f'restore.{why.reason}')}") from None


def _restore_backup(args: argparse.Namespace, path: Path) -> int:
    import django
    from django.conf import settings

    django.setup()
    from django.db import connection, connections
    from django.db.migrations.loader import MigrationLoader

    from hvem.ground import clock
    from hvem.ground.occupied import Occupied
    from hvem.keeping.restoring import carry_over, forgotten_in, hold_letters, restore_backup

    if connection.vendor != "sqlite":
        raise Refused("The data lie in PostgreSQL: use pg_restore.")
    _ask(args, f"Everything in {settings.DATA} is replaced; the folder is kept aside. Go on?")
    known = {(app, name) for app, name in MigrationLoader(None).disk_migrations}
    marks = forgotten_in(settings.DATA / "hvem.sqlite3")
    try:
        aside = restore_backup(path, settings.DATA, known, at=clock.now())
    except Occupied:
        raise Refused("hvem is running on this folder. Stop it first; nothing was replaced.") from None
    except OSError as why:
        raise Refused(f"{settings.DATA} cannot be replaced: {why.strerror}. Nothing was replaced.") from None
    connections.close_all()
    from hvem.cli.ready import make_ready

    make_ready()
    held, again = hold_letters(at=clock.now()), carry_over(marks, at=clock.now())
    print(f"Restored. The old folder is {aside}.", file=sys.stderr)
    if held:
        print(f"Letters that were on their way, and may have left since; none leaves unless you say so: {held}.", file=sys.stderr)
    if again:
        print(f"Erased again, because they were erased after the backup: {again}.", file=sys.stderr)
    return 0


def _take_in(args: argparse.Namespace, path: Path) -> int:
    here = door(args)
    from hvem.accounts.access import seat_of
    from hvem.keeping.taking_in import take_in

    counts = take_in(seat_of(here.user, here.now), path)
    print(f"Loaded: {counts.get('people.Person', 0)} people, {sum(counts.values())} rows in all.", file=sys.stderr)
    return 0


def _ask(args: argparse.Namespace, question: str) -> None:
    """Ask on a terminal; without one, or with --yes, go ahead."""
    if args.yes or not sys.stdin.isatty():
        return
    print(question, "[y/N]", file=sys.stderr, end=" ", flush=True)
    if sys.stdin.readline().strip().casefold() not in {"y", "yes", "j", "ja"}:
        raise Refused("Nothing was done.")


def erase(args: argparse.Namespace) -> int:
    """Delete a person for good, with all that is about them."""
    here = door(args)
    from hvem.accounts.access import seat_of
    from hvem.cli.campaign import person_meant
    from hvem.keeping.erasing import erase_person

    person = person_meant(here.account, args.person)
    _ask(args, f"{person.name} is deleted for good, with all conversations, promises and notes. Go on?")
    loss = erase_person(seat_of(here.user, here.now), person)
    print(f"Erased, with {loss.conversations} conversations, {loss.promises} promises and {loss.notes} notes.", file=sys.stderr)
    if loss.mentioned:
        print(f"The name is still in {loss.mentioned} of your own texts about others.", file=sys.stderr)
    return 0


def demo(args: argparse.Namespace) -> int:
    """Fill an empty account with an invented campaign, three weeks in."""
    here = door(args)
    from hvem.accounts.access import seat_of
    from hvem.keeping.demo import NotEmpty, make_demo

    try:
        made = make_demo(seat_of(here.user, here.now))
    except NotEmpty:
        raise Refused("This account is not empty. Choose another for the demo, such as --account demo or --data demo.") from None
    print(f"An invented campaign is under way: {made['people']} people, {made['conversations']} conversations.", file=sys.stderr)
    return 0
