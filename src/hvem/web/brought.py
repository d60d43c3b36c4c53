"""The small forms of a conversation's page: each reads its fields, does one deed, and says which step comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import Http404, QueryDict

from hvem.accounts.access import Seat, own
from hvem.campaign import debriefing, promising
from hvem.campaign.conversing import Heard
from hvem.campaign.giving import give
from hvem.campaign.models import Advice, Conversation, Gift, Promise, Referral, Signal
from hvem.campaign.models.market import CERTAINTIES, SIGNAL_KINDS
from hvem.campaign.models.promises import ADVICE_KINDS
from hvem.campaign.stepping import Step, step_of
from hvem.ground.deeds import Deed
from hvem.people import checking
from hvem.people.models import Person
from hvem.reading.line import read_line
from hvem.web.fields import figure

Outcome = tuple[Deed, str]
Form = Callable[[Seat, Conversation, QueryDict], Outcome]
MOST_NAMES = 20
MOST_LETTERS = 4000
TAKEN_BACK: dict[str, Any] = {"referral": Referral, "advice": Advice, "signal": Signal, "promise": Promise, "gift": Gift}


class Unread(Exception):
    """A form that could not be read: the step it belongs to, the sentence that says why, and what was typed."""

    def __init__(self, step: str, key: str, typed: str) -> None:
        super().__init__(key)
        self.step, self.key, self.typed = step, key, typed


def brought(form: Form, here: Seat, talk: Conversation, asked: QueryDict) -> Outcome:
    """Do what a form asks of a conversation: the deed and the step to go to; raises `Unread`."""
    return form(here, talk, asked)


def _text(asked: QueryDict, name: str) -> str:
    return str(asked.get(name, ""))[:MOST_LETTERS].strip()


def whom_of(here: Seat, talk: Conversation, asked: QueryDict) -> Person:
    """The person of the conversation a form speaks of: the field `who`, else the first; 404 for anybody else."""
    people = debriefing.people_of(here.account, talk)
    wanted = asked.get("who", "")
    for one in people:
        if not wanted or str(one.pk) == wanted:
            return one
    raise Http404


def told(here: Seat, talk: Conversation, asked: QueryDict) -> Outcome:
    """What they told of themselves and theirs, and the rest of the notes."""
    note = _text(asked, "note") if "note" in asked else None
    said = _text(asked, "told") if "told" in asked else None
    return debriefing.write_told(here, talk, told=said, note=note), "names" if "told" in asked else ""


def names(here: Seat, talk: Conversation, asked: QueryDict) -> Outcome:
    """One name a line; or the answer that there were none."""
    answer = asked.get("answer", "")
    if answer:
        if answer not in {"none", "not-asked", "pleasant", "again"}:
            raise Http404
        deed = debriefing.answer_names(here, talk, "" if answer == "again" else answer)
        return deed, {"none": "names", "again": "names", "pleasant": ""}.get(answer, "next")
    lines = [line.strip() for line in _text(asked, "names").splitlines() if line.strip()][:MOST_NAMES]
    cards = [read_line(line, here.account.region) for line in lines]
    if not cards or any(not card.name for card in cards):
        raise Unread("names", "talk.unread-name", _text(asked, "names"))
    return debriefing.add_names(here, talk, whom_of(here, talk, asked), cards), "names"


def advice(here: Seat, talk: Conversation, asked: QueryDict) -> Outcome:
    """A piece of advice, and the promise to follow it where wanted."""
    text, kind = _text(asked, "text"), asked.get("kind", "do")
    if not text:
        raise Unread("advice", "talk.unread-empty", "")
    if kind not in ADVICE_KINDS:
        raise Http404
    step = None
    if asked.get("promise"):
        step = step_of(text, here.account, here.now, here.language, by=_text(asked, "by"), next_step=False, owed_by_me=True)
        if step is None:
            raise Unread("advice", "talk.unread-day", text)
        step = _with_act(step, debriefing.ADVICE_ACTS[kind])
    return debriefing.advise(here, talk, whom_of(here, talk, asked), text, kind, step), "advice"


def _with_act(step: Step, act: str) -> Step:
    """The verb of the advice's kind, except a call, whose name has to be found out from the words."""
    return step if act == "call" else replace(step, act=act)


def follow(here: Seat, talk: Conversation, asked: QueryDict) -> Outcome:
    """Advice already noted becomes a promise."""
    row = own(Advice, asked.get("advice", ""), here.account)
    step = step_of(row.text, here.account, here.now, here.language, by=_text(asked, "by"), next_step=False, owed_by_me=True)
    if step is None:
        raise Unread("advice", "talk.unread-day", _text(asked, "by"))
    return debriefing.promise_advice(here, row, _with_act(step, debriefing.ADVICE_ACTS[row.kind])), "advice"


def promised(here: Seat, talk: Conversation, asked: QueryDict) -> Outcome:
    """A next step, agreed or my own plan; something else promised; or a reason why there is none."""
    if "none" in asked:
        return debriefing.no_next_step(here, talk, _text(asked, "why") or "-"), ""
    words, by = _text(asked, "words"), _text(asked, "by")
    if not words:
        raise Unread("next", "talk.unread-empty", "")
    more: dict[str, Any] = {"owed_by_me": False} if asked.get("theirs") else {}
    step = step_of(
        words,
        here.account,
        here.now,
        here.language,
        by=by,
        next_step=not asked.get("beside"),
        agreed=bool(asked.get("agreed")),
        **more,
    )
    if step is None:
        raise Unread("next", "talk.unread-day", words)
    return debriefing.promise_in(here, talk, whom_of(here, talk, asked), step), "next"


def news(here: Seat, talk: Conversation, asked: QueryDict) -> Outcome:
    """A piece of news: its kind, where, and the words."""
    kind, certainty = asked.get("kind", ""), asked.get("certainty", "heard")
    if kind not in SIGNAL_KINDS:
        raise Unread("news", "talk.unread-kind", _text(asked, "text"))
    if certainty not in CERTAINTIES:
        raise Http404
    if not _text(asked, "text"):
        raise Unread("news", "talk.unread-empty", "")
    heard = Heard(kind, _text(asked, "organisation")[:300], _text(asked, "text"), certainty)
    return debriefing.hear(here, talk, whom_of(here, talk, asked), heard), "news"


def back(here: Seat, talk: Conversation, asked: QueryDict) -> Outcome:
    """Something given or got; or something I will give, which is a promise."""
    what, way = _text(asked, "what"), asked.get("way", "gave")
    if not what:
        raise Unread("back", "talk.unread-empty", "")
    person = whom_of(here, talk, asked)
    if way == "will":
        step = step_of(what, here.account, here.now, here.language, next_step=False, owed_by_me=True)
        return debriefing.promise_in(here, talk, person, step or Step(what, next_step=False)), "back"
    return give(here.account, person, what, got=way == "got", talk=talk, at=here.now, by=here.user), "back"


def check(here: Seat, talk: Conversation, asked: QueryDict) -> Outcome:
    """Name, title or address is right, or is corrected."""
    field = asked.get("field", "")
    if field not in checking.FIELDS:
        raise Http404
    person = whom_of(here, talk, asked)
    value = _text(asked, "value")
    return (checking.correct(here, person, field, value) if value else checking.confirm(here, person, field)), "check"


def felt(here: Seat, talk: Conversation, asked: QueryDict) -> Outcome:
    """How it felt, one tap."""
    number = asked.get("felt", "")
    if number not in {"1", "2", "3", "4", "5"}:
        raise Http404
    return debriefing.feel(here, talk, int(number)), "felt"


def listening(here: Seat, talk: Conversation, asked: QueryDict) -> Outcome:
    """Minutes and own share of the talking; numbers that are none are left out."""
    minutes, share = _number(asked, "minutes", 1440), _number(asked, "my_share", 100)
    return debriefing.listened(here, talk, minutes, share), "felt"


def _number(asked: QueryDict, name: str, most: int) -> int | None:
    return figure(_text(asked, name), 0, most)


def was_it(here: Seat, talk: Conversation, asked: QueryDict) -> Outcome:
    """Whether this conversation was the thanks, the report, or what was to be sent."""
    promise = own(Promise, asked.get("promise", ""), here.account)
    verb = promising.keep_with if asked.get("was") == "yes" else promising.not_kept_with
    return verb(here.account, promise, talk, at=here.now, by=here.user, language=here.language), ""


def take_back(here: Seat, talk: Conversation, asked: QueryDict) -> Outcome:
    """Take away one thing the conversation brought."""
    kind = asked.get("kind", "")
    if kind not in TAKEN_BACK:
        raise Http404
    row: Any = own(TAKEN_BACK[kind], asked.get("row", ""), here.account)
    if row.conversation_id != talk.pk:
        raise Http404
    step = {"referral": "names", "advice": "advice", "signal": "news", "promise": "next", "gift": "back"}[kind]
    return debriefing.take_back(here, talk, row), step


BROUGHT: dict[str, Form] = {
    "told": told, "names": names, "advice": advice, "follow": follow, "next": promised, "news": news, "back": back, "check": check,
    "felt": felt, "listening": listening, "was-it": was_it, "take-back": take_back,
}  # fmt: skip
