"""Whatever has happened with a person, the rules hold: tried on invented lives."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hvem.method.act import ACTIONS
from hvem.method.acts import AROUND, acts
from hvem.method.facts import Contact, Known, Named, Planned, Promised, Snoozed
from hvem.method.standing import standing
from hvem.method.today import fitting, order
from hvem.method.workdays import NEVER, WorkDays
from hvem.wording.catalogue import LANGUAGES, say
from tests.method.invented import DAYS, MONDAY, RULES, at

A_DAY = st.integers(0, 120).map(lambda n: MONDAY + timedelta(days=n))
MAYBE_A_DAY = st.none() | A_DAY
AFTER_ALL = 130


@st.composite
def contacts(draw, number):
    kind = draw(st.sampled_from(["mail", "call", "meeting", "message"]))
    inward, day = draw(st.booleans()), draw(st.integers(0, 120))
    mine = kind == "mail" and not inward
    return Contact(
        id=f"c{number:02}",
        kind=kind,
        at=at(day, draw(st.integers(8, 20))),
        inward=inward,
        reached=draw(st.booleans()) if kind == "call" else True,
        names_answer=draw(st.sampled_from(["", "none", "not-asked", "pleasant"])),
        closed=draw(st.booleans()),
        names=draw(st.integers(0, 2)),
        advice=draw(st.integers(0, 2)),
        answered_on=draw(st.none() | st.just(MONDAY + timedelta(days=day + 1))) if mine else None,
        bounced_on=draw(st.none() | st.just(MONDAY + timedelta(days=day))) if mine else None,
        history=draw(st.sampled_from([False, False, False, True])),
    )


@st.composite
def promises(draw, number):
    made = draw(st.integers(0, 120))
    return Promised(
        id=f"p{number}",
        owed_by_me=draw(st.sampled_from([True, True, False])),
        act=draw(st.sampled_from(["call", "send", "read", "report", "thank", "meet", "attend", "do", "write"])),
        rule="M32",
        words=draw(st.sampled_from(["", "sende artikkelen"])),
        made_on=MONDAY + timedelta(days=made),
        due_on=draw(st.none() | st.just(MONDAY + timedelta(days=made + 7))),
        due_at=draw(st.none() | st.just(at(made + 1, 13))),
        kept_on=draw(MAYBE_A_DAY),
        lapsed_on=draw(st.none() | st.none() | A_DAY),
        to=draw(st.sampled_from(["ingrid", "kari"])),
        about=draw(st.sampled_from(["", "ingrid", "nils"])),
        to_name=draw(st.sampled_from(["", "Kari"])),
        made_in=draw(st.sampled_from(["", "c00", "c01"])),
    )


@st.composite
def meetings(draw, number):
    return Planned(
        id=f"m{number}",
        at=at(draw(st.integers(0, 120)), 13),
        purpose=draw(st.sampled_from(["", "Råd"])),
        wishes=draw(st.integers(0, 1)),
        homework_open=draw(st.integers(0, 1)),
        held=draw(st.booleans()),
    )


def several(one, most):
    return st.integers(0, most).flatmap(lambda count: st.tuples(*(one(n) for n in range(count))))


LIVES = st.builds(
    Known,
    id=st.just("ingrid"),
    name=st.just("Ingrid Bjørheim"),
    short=st.just("Ingrid"),
    chosen_on=st.none() | st.just(MONDAY),
    quiet_until=st.none() | st.none() | A_DAY,
    closeness=st.sampled_from(["near", "friendly", "distant"]),
    role=st.sampled_from(["", "expert"]),
    contacts=several(contacts, 6),
    promises=several(promises, 3),
    meetings=several(meetings, 2),
    named=st.lists(
        st.builds(Named, by=st.just("Terje"), by_id=st.just("terje"), on=A_DAY, contacted_on=MAYBE_A_DAY), max_size=2
    ).map(tuple),
    snoozed=st.lists(st.builds(Snoozed, action=st.sampled_from(ACTIONS), on=A_DAY, until=MAYBE_A_DAY), max_size=2).map(tuple),
    given_on=st.lists(A_DAY, max_size=1).map(tuple),
    got_on=st.lists(A_DAY, max_size=1).map(tuple),
)
PAUSES = st.lists(st.tuples(A_DAY, st.integers(0, 30)).map(lambda p: (p[0], p[0] + timedelta(days=p[1]))), max_size=2).map(tuple)


@settings(max_examples=150, deadline=None)
@given(LIVES)
def test_each_action_falls_due_once_and_has_its_reasons(known):
    found = acts(known, RULES, DAYS)
    once = [one.action for one in found if one.action not in AROUND]
    assert len(once) == len(set(once))
    for one in found:
        assert one.because and one.person == "ingrid" and one.minutes > 0
        assert one.last is None or one.due_day <= one.last
        assert one.due_day < NEVER
        for reason in one.because:
            for language in LANGUAGES:
                assert say(language, f"reason.{reason.key}", **dict(reason.facts))


@settings(max_examples=150, deadline=None)
@given(LIVES, PAUSES)
def test_nothing_asked_of_others_falls_in_a_bad_time_or_a_pause(known, pauses):
    days = WorkDays(DAYS.holidays, pauses)
    for one in acts(known, RULES, days):
        if one.action not in AROUND:
            assert not days.paused(one.due_day)
            assert known.quiet_until is None or one.due_day > known.quiet_until


@settings(max_examples=80, deadline=None)
@given(LIVES)
def test_someone_to_be_left_alone_is_left_alone(known):
    assert acts(replace(known, quiet=True), RULES, DAYS) == ()


def later(kind, **facts):
    facts = {"closed": True, "names_answer": "none", **facts}
    return Contact(id="zz", kind=kind, at=at(AFTER_ALL, 9), **facts)


DONE_BY = {"call": "call", "letter": "mail", "introduce-yourself": "mail", "thank": "mail", "answer": "mail", "report": "call"}


@settings(max_examples=200, deadline=None)
@given(LIVES)
def test_doing_what_an_act_asks_takes_it_off_the_list(known):
    now = MONDAY + timedelta(days=AFTER_ALL)
    for one in order(acts(known, RULES, DAYS), now):
        if one.action not in DONE_BY:
            continue
        done = replace(known, contacts=(*known.contacts, later(DONE_BY[one.action])))
        if one.action == "report":
            # one contact is the thanks or the report: where thanks are open too, it takes two
            done = replace(done, contacts=(*done.contacts, replace(later("call"), id="zzz", at=at(AFTER_ALL, 10))))
            if any(p.act == "report" and (now - p.made_on).days < 3 for p in known.promises):
                continue
        left = [a for a in order(acts(done, RULES, DAYS), now) if a.action == one.action]
        assert not left, (one, left)


@settings(max_examples=100, deadline=None)
@given(LIVES)
def test_after_a_talk_with_a_next_step_nothing_more_is_asked_the_same_day_but_what_was_promised(known):
    now = MONDAY + timedelta(days=AFTER_ALL)
    talked = replace(known, contacts=(*known.contacts, later("call")), meetings=())
    asked = {one.action for one in order(acts(talked, RULES, DAYS), now, resting=False)}
    assert not asked & {"call", "answer", "introduce-yourself", "second-contact", "keep-in-touch", "rekindle"}


@settings(max_examples=100, deadline=None)
@given(LIVES, st.lists(LIVES, max_size=3), A_DAY)
def test_todays_order_repeats_no_action_and_keeps_persons_together(one, others, now):
    everyone = [replace(known, id=f"{n}") for n, known in enumerate((one, *others))]
    found = order([a for known in everyone for a in acts(known, RULES, DAYS)], now)
    pairs = [(a.person, a.action) for a in found]
    assert len(pairs) == len(set(pairs))
    persons = [a.person for n, a in enumerate(found) if n == 0 or found[n - 1].person != a.person]
    assert len(persons) == len(set(persons))
    assert all(a.due_day <= now for a in found)
    for minutes in (0, 5, 30, 500):
        beginning = fitting(found, minutes)
        assert found[: len(beginning)] == beginning and sum(a.minutes for a in beginning) <= minutes
        if len(beginning) < len(found):
            assert sum(a.minutes for a in found[: len(beginning) + 1]) > minutes


@settings(max_examples=80, deadline=None)
@given(LIVES)
def test_standing_is_reckoned_the_same_from_facts_in_any_order(known):
    mixed = replace(known, contacts=known.contacts[::-1], meetings=known.meetings[::-1], named=known.named[::-1])
    assert standing(known, RULES, DAYS) == standing(mixed, RULES, DAYS)
