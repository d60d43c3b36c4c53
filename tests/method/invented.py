"""Short ways to say what has happened with an invented person."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hvem.method.acts import acts
from hvem.method.facts import Contact, Known, Named, Planned, Promised, Snoozed
from hvem.method.times import TimeRules
from hvem.method.workdays import WorkDays, norwegian_holidays

RULES = TimeRules()
DAYS = WorkDays(norwegian_holidays(range(2024, 2029)))
MONDAY = date(2025, 10, 6)


def day(count):
    """The day so many days after the Monday on which everything begins."""
    return MONDAY + timedelta(days=count)


def at(count, hour=10):
    return datetime(2025, 10, 6, hour) + timedelta(days=count)


def contact(kind, count, hour=10, **facts):
    facts.setdefault("id", f"{kind}-{count}-{hour}")
    return Contact(kind=kind, at=at(count, hour), **facts)


def letter(count, hour=10, **facts):
    return contact("mail", count, hour, **facts)


def wrote(count, hour=10, **facts):
    """A mail from them."""
    return contact("mail", count, hour, inward=True, id=f"in-{count}-{hour}", **facts)


def call(count, hour=10, **facts):
    """A call reached with nothing left open, unless told otherwise."""
    return contact("call", count, hour, **{"closed": True, "names_answer": "none", **facts})


def attempt(count, hour=10):
    return contact("call", count, hour, reached=False, id=f"try-{count}-{hour}")


def meeting(count, hour=13, **facts):
    return contact("meeting", count, hour, **{"closed": True, "names_answer": "none", **facts})


def promised(act, made, due=None, **facts):
    facts = {
        "id": f"{act}-{made}",
        "owed_by_me": True,
        "rule": "M32",
        "words": "",
        "to": "ingrid",
        "made_in": f"call-{made}-10",
        **facts,
    }
    return Promised(act=act, made_on=day(made), due_on=None if due is None else day(due), **facts)


def thanks_promise(count, hour=13, **facts):
    """The promise the rule makes for a meeting on that day."""
    return promised("thank", count, count + 1, rule="M43", due_at=at(count + 1, hour), made_in=f"meeting-{count}-{hour}", **facts)


def report_promise(count, kind="call", hour=10, **facts):
    """The promise the rule makes for a conversation with names or advice on that day."""
    return promised("report", count, count + 7, rule="M33", made_in=f"{kind}-{count}-{hour}", **facts)


def ingrid(*contacts, **facts):
    """Ingrid, taken in on the first day."""
    facts = {"chosen_on": MONDAY, **facts}
    return Known("ingrid", "Ingrid Bjørheim", "Ingrid", contacts=tuple(contacts), **facts)


def planned(count, hour=13, **facts):
    return Planned(facts.pop("id", f"m-{count}"), at(count, hour), **facts)


def named(count, by="Terje", **facts):
    return Named(by, by.lower(), day(count), **facts)


def snoozed(action, on, until=None):
    return Snoozed(action, day(on), None if until is None else day(until))


def actions(known, days=DAYS, rules=RULES):
    return [one.action for one in acts(known, rules, days)]


def the(action, known, days=DAYS, rules=RULES):
    """The one act of that action."""
    (found,) = [one for one in acts(known, rules, days) if one.action == action]
    return found


def keys(one):
    return [reason.key for reason in one.because]
