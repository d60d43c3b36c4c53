"""Promises: made, kept, moved, let go, and said in words (M32, M33)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from hvem.campaign.models import Conversation, Promise
from hvem.campaign.running import running
from hvem.campaign.stepping import Step, understood
from hvem.ground.deeds import Deed
from hvem.people.models import Person
from hvem.wording.catalogue import Language, say


def promise_words(promise: Promise, language: Language) -> str:
    """What is promised, in words: the user's own, or those of the rule that made it, in the user's language."""
    if promise.words:
        return promise.words
    whom = promise.about or promise.to
    return say(language, f"promise.{promise.act}", name=whom.first_name)


def promise_name(promise: Promise, language: Language) -> str:
    """The promise in a sentence that says who owes it: `Meld tilbake til Kari`, `Kari: sende lista`."""
    words = promise_words(promise, language)
    return words if promise.owed_by_me else say(language, "promise.theirs", name=promise.to.first_name, words=words)


def make_promise(account: Any, person: Person, step: Step, *, at: datetime, by: Any = None) -> Deed:
    """A promise made outside a conversation, to a person or by them."""
    act, about, mine = understood(account, step, person)
    campaign = running(account, on=account.day(at))
    with Deed(account, "promised", at=at, by=by) as deed:
        row = Promise(
            campaign=campaign, owed_by_me=mine, to=person, about=about, act=act, rule="M32", words=step.words.strip(), made_at=at,
            due_on=step.due_on or (account.day(step.due_at) if step.due_at else None), due_at=step.due_at, agreed=step.agreed,
        )  # fmt: skip
        deed.about(deed.add(row), what=row.words, name=person.first_name)
    return deed


def keep(
    account: Any, promise: Promise, *, at: datetime, by: Any = None, on: date | None = None, language: Language = "nb"
) -> Deed:
    """A promise kept, today unless another day is said; the advice it came of is taken with it (M15)."""
    day = on or account.day(at)
    with Deed(account, "kept", at=at, by=by) as deed:
        if promise.kept_on is None:
            deed.change(promise, kept_on=day, kept_by=None, lapsed_on=None, lapsed_why="")
            if promise.advice_id and promise.advice and promise.advice.taken_on is None:
                deed.change(promise.advice, taken_on=day)
        deed.about(promise, what=promise_words(promise, language))
    return deed


def open_again(account: Any, promise: Promise, *, at: datetime, by: Any = None, language: Language = "nb") -> Deed:
    """A promise that was not kept after all; the conversation it was kept by is not taken for it again (M15, M33)."""
    if promise.kept_by:
        return not_kept_with(account, promise, promise.kept_by, at=at, by=by, language=language)
    with Deed(account, "not-kept", at=at, by=by) as deed:
        if promise.advice and promise.advice.taken_on == promise.kept_on:
            deed.change(promise.advice, taken_on=None)
        deed.change(promise, kept_on=None)
        deed.about(promise, what=promise_words(promise, language))
    return deed


def keep_with(
    account: Any, promise: Promise, talk: Conversation, *, at: datetime, by: Any = None, language: Language = "nb"
) -> Deed:
    """The user says that a conversation was the thanks, the report or what was to be sent (M33)."""
    with Deed(account, "kept", at=at, by=by) as deed:
        not_by = [one for one in promise.not_by if one != str(talk.pk)]
        deed.change(promise, kept_on=account.day(talk.at), kept_by=talk, not_by=not_by, lapsed_on=None, lapsed_why="")
        deed.about(promise, what=promise_words(promise, language))
    return deed


def not_kept_with(
    account: Any, promise: Promise, talk: Conversation, *, at: datetime, by: Any = None, language: Language = "nb"
) -> Deed:
    """The user says that a conversation was not it; the promise is open again, and the conversation is not asked about twice."""
    with Deed(account, "not-kept", at=at, by=by) as deed:
        values: dict[str, Any] = {"not_by": [*(one for one in promise.not_by if one != str(talk.pk)), str(talk.pk)]}
        if promise.kept_by_id == talk.pk:
            values |= {"kept_on": None, "kept_by": None}
        deed.change(promise, **values)
        deed.about(promise, what=promise_words(promise, language))
    return deed


def move(
    account: Any,
    promise: Promise,
    *,
    due_on: date | None,
    due_at: datetime | None = None,
    at: datetime,
    by: Any = None,
    language: Language = "nb",
) -> Deed:
    """A promise moved to another day."""
    with Deed(account, "promise-moved", at=at, by=by) as deed:
        deed.change(promise, due_on=due_on, due_at=due_at)
        deed.about(promise, what=promise_words(promise, language))
    return deed


def let_go(account: Any, promise: Promise, why: str = "", *, at: datetime, by: Any = None, language: Language = "nb") -> Deed:
    """A promise let go, with a word why; it asks for nothing any more."""
    with Deed(account, "let-go", at=at, by=by) as deed:
        deed.change(promise, lapsed_on=account.day(at), lapsed_why=why.strip()[:200])
        deed.about(promise, what=promise_words(promise, language))
    return deed


def kept_then(promise: Promise, moment: datetime, account: Any) -> bool:
    """Whether the promise had been kept at the moment: not by a day, or a conversation, that came later."""
    if promise.kept_on is None or promise.kept_on > account.day(moment):
        return False
    return not (promise.kept_by_id and promise.kept_by and promise.kept_by.at > moment)


def promises_then(account: Any, moment: datetime, *, only_open: bool = False) -> list[Promise]:
    """The promises made by the moment, those due first first; with `only_open` those neither kept nor let go by then."""
    rows: Iterable[Promise] = (
        Promise.objects.of(account)
        .present()
        .here_still()
        .filter(made_at__lte=moment)
        .select_related("to", "about", "kept_by")
        .order_by("due_on", "made_at", "pk")
    )
    day = account.day(moment)
    found = [
        row for row in rows if not only_open or not (kept_then(row, moment, account) or (row.lapsed_on and row.lapsed_on <= day))
    ]
    return sorted(found, key=lambda row: row.due_on or date.max)
