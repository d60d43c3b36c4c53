"""`status`: how it goes with mailboxes, calendars and the letters that wait."""

from __future__ import annotations

import argparse
import json
from typing import Any

from hvem.cli.main import Door, door


def add(commands: Any) -> None:
    """The command of this file."""
    made = commands.add_parser("status", help="how it goes with your mailboxes, calendars and the letters that wait")
    made.add_argument("--json", action="store_true", help="print it as one JSON document")
    made.set_defaults(run=status)


def status(args: argparse.Namespace) -> int:
    """Tell the state of everything that is connected; 0 where all goes well, 1 where something needs the user."""
    here = door(args)
    from hvem.correspondence.connections.states import states

    found = states(here.account, here.now)
    if args.json:
        print(json.dumps(_document(here, found), ensure_ascii=False))
    else:
        for line in _lines(here, found):
            print(line)
    return 0 if found.well else 1


def _document(here: Door, found: Any) -> dict[str, Any]:
    letters, feed = found.letters, found.feed
    return {
        "at": here.iso(here.now), "well": found.well,
        "mailboxes": [_connection(here, one) for one in found.mailboxes],
        "calendars": [_connection(here, one) for one in found.calendars],
        "letters": {
            "leaving_today": letters.today, "leaving_later": letters.later, "next_at": _time(here, letters.next_at),
            "doubtful": letters.doubtful, "held": letters.held, "without_mailbox": letters.without_mailbox, "returned": letters.returned,
        },
        "feed": {"shows": feed.shows, "last_fetched": _time(here, feed.fetched_at)} if feed else None,
    }  # fmt: skip


def _connection(here: Door, state: Any) -> dict[str, Any]:
    from hvem.correspondence.connections.telling_states import tell_state

    told = tell_state(state, here.account, here.now, here.user.language)
    return {
        "id": str(state.row.pk), "name": told.name, "state": state.condition, "well": state.well,
        "last_success": _time(here, state.at), "trouble": state.trouble or None, "server_said": state.said or None,
        "what": told.what, "wrong": told.wrong or None, "do": told.do or None,
        "looked_back": {"read": state.read, "total": state.total} if state.what == "mailbox" else None, "to_answer": state.asks,
    }  # fmt: skip


def _time(here: Door, when: Any) -> str | None:
    return here.iso(when) if when else None


def _lines(here: Door, found: Any) -> list[str]:
    from hvem.correspondence.connections.telling_states import tell_feed, tell_letters, tell_state
    from hvem.wording.catalogue import say

    language, lines = here.user.language, []
    for state in (*found.mailboxes, *found.calendars):
        told = tell_state(state, here.account, here.now, language)
        lines.append(f"{told.name}: {' '.join(filter(None, (told.what, told.wrong, told.do)))}")
        if told.said:
            lines.append(f"  {told.said}")
    if not lines:
        lines.append(say(language, "connections.nothing"))
    lines += [sentence for _, sentence, _ in tell_letters(found.letters, language)]
    feed = tell_feed(found, here.account, here.now, language)
    return [*lines, f"/feed/: {feed}"] if feed else lines
