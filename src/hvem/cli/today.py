"""`today` and `mirror`: what is due, and whether it works."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any
from uuid import UUID

from hvem.cli.main import Door, Refused, door

if TYPE_CHECKING:
    from hvem.method.act import Act


def add(commands: Any) -> None:
    """The commands of this file."""
    day = commands.add_parser("today", help="show what there is to do today, in order, with reasons")
    day.add_argument("--minutes", type=int, metavar="N", help="only as much of it, from the top, as fits into N minutes")
    day.add_argument("--json", action="store_true", help="print JSON instead of text")
    day.set_defaults(run=show_today)
    glass = commands.add_parser("mirror", help="show whether it works, in a few honest numbers")
    glass.add_argument("--json", action="store_true", help="print JSON instead of text")
    glass.set_defaults(run=show_mirror)


def show_today(args: argparse.Namespace) -> int:
    """List what is due on or before the day, the most urgent person first."""
    here = door(args)
    from hvem.coaching.today import today
    from hvem.method.today import fitting

    if args.minutes is not None and args.minutes < 0:
        raise Refused("--minutes must be a whole number of minutes, 0 or more.")
    lines = today(here.account, here.now, looking_back=bool(args.at))
    if args.minutes is not None:
        lines = fitting(lines, args.minutes)
    items = _items(here, lines)
    if args.json:
        print(json.dumps({"at": here.iso(here.now), "items": items}, ensure_ascii=False))
    else:
        _print_items(here, items)
    return 0


def _items(here: Door, lines: tuple[Act, ...]) -> list[dict[str, Any]]:
    from hvem.ground.rows import SLICE, slices
    from hvem.people.models import Person
    from hvem.wording.catalogue import say

    ids = list({UUID(one.person) for one in lines})
    names: dict[str, str] = {}
    for some in slices(ids, SLICE):
        rows = Person.objects.of(here.account).filter(pk__in=some).values_list("pk", "name")
        names |= {str(pk): name for pk, name in rows}
    day, language = here.account.day(here.now), here.user.language
    return [
        {
            "person": names.get(one.person, ""),
            "person_id": one.person,
            "action": one.action,
            "because": [
                {"rule": reason.rule, "text": say(language, f"reason.{reason.key}", today=day, **dict(reason.facts))}
                for reason in one.because
            ],
            "due": here.iso(one.due),
            "minutes": one.minutes,
        }
        for one in lines
    ]


def _print_items(here: Door, items: list[dict[str, Any]]) -> None:
    """The day as one reads it: headline, minutes and reasons."""
    from hvem.wording.catalogue import say
    from hvem.wording.moments import weekday_and_day
    from hvem.wording.rows import begun

    language = here.user.language
    print(begun(weekday_and_day(here.account.day(here.now), language)))
    if not items:
        print(say(language, "today.nothing"))
    because = say(language, "common.because")
    for item in items:
        print(
            f"\n{say(language, 'action.' + item['action'], name=item['person'])} ({say(language, 'common.minutes', count=item['minutes'])})"
        )
        for reason in item["because"]:
            print(f"  {because} {reason['text']}")


def show_mirror(args: argparse.Namespace) -> int:
    """Print the mirror's numbers over the whole campaign."""
    here = door(args)
    from dataclasses import asdict

    from hvem.coaching.mirror import mirror_at
    from hvem.wording.catalogue import say

    seen = mirror_at(here.account, here.now)
    if args.json:
        print(json.dumps({"at": here.iso(here.now)} | asdict(seen), ensure_ascii=False))
        return 0
    for name, value in asdict(seen).items():
        shown = "–" if value is None else f"{value:.2f}" if isinstance(value, float) else value
        print(f"{say(here.user.language, 'mirror.figure-' + name.replace('_', '-').lower())}: {shown}")
    return 0
