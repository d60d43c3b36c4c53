"""`add` and `people`: someone from one line of text, and the list."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from hvem.cli.main import Door, Refused, door


def add(commands: Any) -> None:
    """The commands of this file."""
    one = commands.add_parser("add", help="add a person from one line of text")
    one.add_argument("line", nargs="+", metavar="LINE", help="name, workplace, number and address, as you would note them")
    one.add_argument("--circle", default="", metavar="CIRCLE", help="where you know them from, such as friend or colleague")
    one.add_argument("--json", action="store_true", help="print JSON instead of text")
    one.set_defaults(run=add_line)
    many = commands.add_parser("people", help="list people, or those who match some words")
    many.add_argument("query", nargs="*", metavar="WORD", help="part of a name, workplace, number or address")
    many.add_argument("--limit", type=int, default=None, metavar="N", help="show at most N")
    many.add_argument("--json", action="store_true", help="print JSON instead of text")
    many.set_defaults(run=list_people)


def add_line(args: argparse.Namespace) -> int:
    """Add the person of the line, or what is new about one who is here; several who fit are listed and nothing is written."""
    here = door(args)
    from hvem.people.adding import add_person
    from hvem.people.models import CIRCLES
    from hvem.reading.line import read_line

    if args.circle and args.circle not in CIRCLES:
        raise Refused(f"--circle must be one of {', '.join(CIRCLES)}, not {args.circle!r}.")
    card = read_line(" ".join(args.line), here.account.region)
    if not (card.name or card.emails or card.phones):
        raise Refused(f"There is no name, number or address in {' '.join(args.line)!r}.")
    done = add_person(here.account, card, at=here.now, by=here.user, circles=[args.circle] if args.circle else [])
    if done.person is None:
        who = "; ".join(f"{row['name']}{', ' + row['organisation'] if row['organisation'] else ''} ({row['id']})"
                        for row in rows_of(here, [one.pk for one in done.fitting]))  # fmt: skip
        raise Refused(f"Several fit: {who}. Nothing was written; add a number, an address or a workplace.")
    row = rows_of(here, [done.person.pk])[0] | {"added": done.is_new, "updated": list(done.fresh)}
    print(json.dumps(row, ensure_ascii=False) if args.json else _told(row))
    return 0


def _told(row: dict[str, Any]) -> str:
    if row["added"]:
        return f"Added {_line(row)}"
    return f"{row['name']} is here already; " + (f"new: {', '.join(row['updated'])}." if row["updated"] else "nothing was new.")


def list_people(args: argparse.Namespace) -> int:
    """The people who have every word of the query, in Norwegian order."""
    if args.limit is not None and args.limit < 1:
        raise Refused("--limit must be 1 or more.")
    here = door(args)
    from hvem.campaign.listing import Sieve, page_of
    from hvem.campaign.running import running
    from hvem.ground.rows import SLICE

    sieve = Sieve(q=" ".join(args.query))
    campaign = running(here.account, on=here.account.day(here.now))
    after, left, rows = None, args.limit or sys.maxsize, []
    while left > 0:
        ids, after = page_of(here.account, campaign, sieve, here.account.day(here.now), after=after, size=min(SLICE, left))
        rows += rows_of(here, ids, then=bool(args.at))
        left -= len(ids)
        if after is None:
            break
    if args.json:
        print(json.dumps(rows, ensure_ascii=False))
    else:
        print("\n".join(_line(row) for row in rows) or "Nobody matches.")
    return 0


def rows_of(here: Door, ids: list[Any], *, then: bool = False) -> list[dict[str, Any]]:
    """These people as the contract gives them; with `then`, the last contact and next step as they were at the door's time."""
    from hvem.campaign.listing import entries, reach_of
    from hvem.campaign.running import running
    from hvem.campaign.saying_next import step_in_words

    today = here.account.day(here.now)
    campaign = running(here.account, on=today)
    reach = reach_of(here.account, ids)
    return [
        {
            "id": str(one.id), "name": one.name, "organisation": one.organisation, "title": one.title,
            "emails": reach[one.id]["email"], "phones": reach[one.id]["phone"], "circles": list(one.circles),
            "last_contact": one.last_contact.isoformat() if one.last_contact else None,
            "next_step": step_in_words(one, today, here.user.language) if one.action or one.resting_until else None,
        }
        for one in entries(here.account, campaign, ids, until=here.now if then else None)
    ]  # fmt: skip


def _line(row: dict[str, Any]) -> str:
    where = ", ".join(part for part in (row["title"], row["organisation"]) if part)
    return "  ".join(
        part for part in (row["name"], where, *row["phones"][:1], *row["emails"][:1], row["next_step"] or "") if part
    )
