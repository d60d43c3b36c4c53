"""`log`, `give`, `promises` and `keep`: noting conversations and what was promised."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any
from uuid import UUID

from hvem.cli.main import Door, Refused, door

if TYPE_CHECKING:
    from hvem.campaign.conversing import Heard, Noted, Talk
    from hvem.campaign.models import Promise
    from hvem.campaign.stepping import Step
    from hvem.people.models import Person
    from hvem.reading.card import Card

KINDS = ("mail", "call", "meeting", "message")
NO_NAMES = ("none", "not-asked")
MOST_SHOWN = 8


def add(commands: Any) -> None:
    """The commands of this file."""
    _add_log(commands.add_parser("log", help="note a conversation and what it brought"))
    given = commands.add_parser("give", help="note something given to a person, or got from them")
    given.add_argument("person", metavar="PERSON", help="their id, or whole name")
    given.add_argument("what", metavar="WHAT", help="what it was, in your words")
    given.add_argument("--got", action="store_true", help="they gave it to you")
    given.add_argument("--json", action="store_true", help="print JSON instead of text")
    given.set_defaults(run=give_it)
    listed = commands.add_parser("promises", help="list what is promised, by you and to you")
    listed.add_argument("--open", action="store_true", help="only those neither kept nor let go")
    listed.add_argument("--json", action="store_true", help="print JSON instead of text")
    listed.set_defaults(run=list_promises)
    kept = commands.add_parser("keep", help="mark a promise as kept")
    kept.add_argument("promise", metavar="PROMISE", help="its id; see hvem promises --json")
    kept.add_argument("--json", action="store_true", help="print JSON instead of text")
    kept.set_defaults(run=keep_it)


def _add_log(log: argparse.ArgumentParser) -> None:
    log.add_argument("kind", metavar="KIND", choices=KINDS, help=", ".join(KINDS[:-1]) + f" or {KINDS[-1]}")
    log.add_argument("person", metavar="PERSON", help="their id, or whole name")
    log.add_argument("--in", dest="inward", action="store_true", help="it came from them")
    log.add_argument("--no-answer", action="store_true", help="you called, and nobody answered")
    log.add_argument("--note", default="", metavar="TEXT", help="what else you talked about, or the text of the mail")
    log.add_argument(
        "--named",
        action="append",
        default=[],
        metavar='"NAME, ORGANISATION, PHONE"',
        help="a name they gave you; or none, or not-asked",
    )
    log.add_argument("--pleasant", action="store_true", help="it was just pleasant")
    log.add_argument("--advice", action="append", default=[], metavar="TEXT", help="what they advised")
    log.add_argument("--told", default="", metavar="TEXT", help="what they told you about life and family")
    log.add_argument("--signal", action="append", default=[], metavar="KIND:ORGANISATION:TEXT", help="news you heard")
    log.add_argument("--next", default="", metavar='"WHAT @DATE"', help="the next step, and when")
    log.add_argument("--minutes", type=int, metavar="N", help="how long it took")
    log.add_argument("--my-share", type=int, metavar="PERCENT", help="how much of the talking was yours")
    log.add_argument("--json", action="store_true", help="print JSON instead of text")
    log.set_defaults(run=log_it)


def person_meant(account: Any, text: str) -> Person:
    """The person of an id or a whole name ("Kari Moi" or "Kari Moi, Viste Bygg"); refused where none or several fit."""
    from hvem.people.entering import named
    from hvem.people.models import Person

    fitting: list[Person]
    try:
        rows = Person.objects.of(account).present().filter(pk=UUID(text.strip())).select_related("merged_into")
        fitting = [one for row in rows if (one := row.merged_into or row).removed_at is None]
    except ValueError:
        name, _, organisation = text.partition(",")
        fitting = named(account, name, organisation=organisation.strip())
    if len(fitting) == 1:
        return fitting[0]
    raise Refused(_could_be_meant(account, text, fitting))


def _could_be_meant(account: Any, text: str, fitting: list[Person]) -> str:
    """One line that lists who could be meant, each with organisation and id."""
    from hvem.people.finding import found
    from hvem.people.models import Person, Position

    near: list[Person] = fitting
    if not near:
        ids: set[UUID] = set()
        for word in text.split(",", maxsplit=1)[0].split():
            ids |= set(found(account, word).values_list("target", flat=True)[: MOST_SHOWN + 1]) if len(word) > 1 else set()
        near = list(Person.objects.of(account).listed().filter(pk__in=ids).order_by("sort_key", "pk"))
    if not near:
        return f"Nobody here is called {text!r}. Add them first: hvem add {text!r}"
    at: dict[UUID, str] = {}
    rows = Position.objects.of(account).present().filter(person_id__in=[one.pk for one in near], to_year=None)
    for person, organisation in rows.values_list("person_id", "organisation__name"):
        at.setdefault(person, organisation or "")
    shown = "; ".join(f"{one.name}{f', {at[one.pk]}' if at.get(one.pk) else ''} ({one.pk})" for one in near[:MOST_SHOWN])
    more = f" and {len(near) - MOST_SHOWN} more" if len(near) > MOST_SHOWN else ""
    what = f"Several people are called {text!r}" if fitting else f"Nobody here is called {text!r}. Could be meant"
    return f"{what}: {shown}{more}."


def log_it(args: argparse.Namespace) -> int:
    """Note a conversation; nothing is written when a part of it cannot be understood."""
    here = door(args)
    from hvem.campaign.conversing import note

    talk = _talk(args, here)
    noted = note(here.account, talk, at=here.now, by=here.user)
    found = _as_json(noted, here)
    print(json.dumps(found, ensure_ascii=False) if args.json else _as_text(found, talk.people[0]))
    return 0


def _talk(args: argparse.Namespace, here: Door) -> Talk:
    from hvem.campaign.conversing import Talk

    if args.no_answer and args.kind != "call":
        raise Refused("--no-answer goes with a call: hvem log call PERSON --no-answer")
    if args.minutes is not None and not 0 <= args.minutes <= 1440:
        raise Refused("--minutes is a whole number from 0 to 1440.")
    if args.my_share is not None and not 0 <= args.my_share <= 100:
        raise Refused("--my-share is your part of the talking in percent, 0 to 100.")
    answer, names = _names(args, here)
    heard = [_heard(text) for text in args.signal]
    person = person_meant(here.account, args.person)
    steps = [_step(args.next, here)] if args.next.strip() else []
    return Talk(
        args.kind, [person], here.now, inward=args.inward, reached=not args.no_answer, minutes=args.minutes, my_share=args.my_share,
        note=args.note, told=args.told, names_answer=answer, names=names,
        advice=[text for text in args.advice if text.strip()], heard=heard, steps=steps,
    )  # fmt: skip


def _names(args: argparse.Namespace, here: Door) -> tuple[str, list[Card]]:
    """The answer to "who should I talk to", and the people named (M7)."""
    from hvem.reading.line import read_line

    lines = [text.strip() for text in args.named if text.strip()]
    names = [line for line in lines if line not in NO_NAMES]
    cards = [read_line(line, here.account.region) for line in names]
    for line, card in zip(names, cards, strict=True):
        if not card.name:
            raise Refused(f'No name was found in --named "{line}". Write it as "Name, Organisation, Phone".')
    if cards:
        return "named", cards
    answer = next((line for line in lines if line in NO_NAMES), "")
    return ("pleasant" if args.pleasant else answer), []


def _heard(text: str) -> Heard:
    """A signal written `KIND:ORGANISATION:TEXT`; a colon more belongs to the text."""
    from hvem.campaign.conversing import Heard
    from hvem.campaign.models.market import SIGNAL_KINDS

    kind, _, rest = text.partition(":")
    organisation, colon, words = rest.partition(":")
    kind = kind.strip()
    if kind not in SIGNAL_KINDS:
        raise Refused(f"--signal begins with one of {' '.join(SIGNAL_KINDS)}, not {kind!r}.")
    if not colon or not words.strip():
        raise Refused('--signal is written KIND:ORGANISATION:TEXT, such as "expansion:Viste Bygg:They build a second plant".')
    return Heard(kind, organisation.strip(), words.strip())


def _step(text: str, here: Door) -> Step:
    """The next step written `WHAT @DATE`; without the sign the date is read from the words."""
    from hvem.campaign.stepping import step_of

    what, sign, when = text.rpartition("@") if " @" in f" {text}" else (text, "", "")
    if not what.strip():
        raise Refused('--next is written "WHAT @DATE", such as "ringe igjen @torsdag".')
    step = step_of(what, here.account, here.now, here.user.language, by=when, agreed=True)
    if step is None or (sign and not when.strip()):
        raise Refused(f'No day was found in "@{when.strip()}". Write it as "@torsdag", "@3. desember kl 10" or "@2026-12-03".')
    return step


def promise_json(promise: Promise, here: Door) -> dict[str, Any]:
    """A promise for other programs: its id, what, due (a date, for what has an hour a time) and rule."""
    from hvem.campaign.promising import promise_words

    by = promise.due_at or promise.due_on
    due = here.iso(by) if by else None
    return {"id": str(promise.pk), "what": promise_words(promise, here.user.language), "due": due, "rule": promise.rule}


def _as_json(noted: Noted, here: Door) -> dict[str, Any]:
    return {
        "conversation": str(noted.conversation.pk),
        "people_added": len(noted.people_added),
        "referrals": len(noted.referrals),
        "promises": [promise_json(one, here) for one in noted.promises],
        "open": list(noted.open),
    }


def _as_text(found: dict[str, Any], person: Person) -> str:
    lines = [f"Noted with {person.name}: {found['conversation']}"]
    if found["people_added"] or found["referrals"]:
        lines.append(f"{found['referrals']} named, {found['people_added']} of them new")
    lines += [_line(one) for one in found["promises"]]
    lines += [
        {"names": "open: which names did you get?", "next-step": "open: what is the next step?"}[one] for one in found["open"]
    ]
    return "\n".join(lines)


def _line(promise: dict[str, Any]) -> str:
    return f"{(promise['due'] or '-')[:16]:<16}  {promise['what']}  ({promise['rule']}, {promise['id']})"


def give_it(args: argparse.Namespace) -> int:
    """Note a gift given, or got."""
    here = door(args)
    from hvem.campaign.giving import give

    if not args.what.strip():
        raise Refused("Say what was given.")
    person = person_meant(here.account, args.person)
    deed = give(here.account, person, args.what, got=args.got, at=here.now, by=here.user)
    gift: Any = deed.main
    found = {
        "gift": str(gift.pk), "person": person.name, "person_id": str(person.pk), "what": gift.what, "kind": gift.kind,
        "got": gift.got, "on": gift.on.isoformat(),
    }  # fmt: skip
    print(
        json.dumps(found, ensure_ascii=False)
        if args.json
        else f"{'Got from' if gift.got else 'Given to'} {person.name}: {gift.what}"
    )
    return 0


def list_promises(args: argparse.Namespace) -> int:
    """List what is promised, by day; with --at as it was then."""
    here = door(args)
    from hvem.campaign.promising import kept_then, promises_then

    found = []
    for row in promises_then(here.account, here.now, only_open=args.open):
        kept = row.kept_on.isoformat() if row.kept_on and kept_then(row, here.now, here.account) else None
        lapsed = row.lapsed_on.isoformat() if row.lapsed_on and row.lapsed_on <= here.account.day(here.now) else None
        found.append(
            promise_json(row, here) | {
                "person": row.to.name, "person_id": str(row.to_id), "about": row.about.name if row.about else None,
                "owed_by": "me" if row.owed_by_me else "them", "act": row.act, "made": here.account.local(row.made_at).date().isoformat(),
                "kept": kept, "let_go": lapsed, "conversation": str(row.conversation_id) if row.conversation_id else None,
            }
        )  # fmt: skip
    if args.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        for one in found:
            mark = "kept" if one["kept"] else "let go" if one["let_go"] else "open"
            who = one["person"] if one["owed_by"] == "me" else f"from {one['person']}"
            print(f"{mark:<7}{_line(one)} {who}")
    return 0


def keep_it(args: argparse.Namespace) -> int:
    """Mark a promise as kept; one kept before stays as it is."""
    here = door(args)
    from hvem.campaign.models import Promise
    from hvem.campaign.promising import keep

    try:
        row = (
            Promise.objects.of(here.account)
            .present()
            .select_related("to", "about", "advice")
            .filter(pk=UUID(args.promise))
            .first()
        )
    except ValueError:
        row = None
    if row is None:
        raise Refused(f"There is no promise {args.promise!r}. See: hvem promises --open")
    keep(here.account, row, at=here.now, by=here.user, language=here.user.language)
    found = promise_json(row, here) | {"kept": row.kept_on.isoformat() if row.kept_on else None}
    print(json.dumps(found, ensure_ascii=False) if args.json else f"Kept: {found['what']}")
    return 0
