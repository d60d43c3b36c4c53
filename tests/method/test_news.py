"""News: what each kind is listened for by, when two tell the same, and whom to ask next."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hvem.method.news import LISTENS, Near, is_old, leads_to, same_time, whom_to_ask, why_ask
from hvem.method.times import TimeRules, signal_worth

RULES = TimeRules()
DAY = date(2026, 11, 23)


def near(name, nearness="there", **more):
    return Near(name, name, nearness, **more)


def test_every_kind_of_news_is_listened_for_by_a_rule_and_leads_to_a_kind_of_opportunity():
    assert len(LISTENS) == 16
    assert {leads_to(kind) for kind in LISTENS} == {"challenge", "weakness", "team", "overload", "missing", "vacancy", "succession"}


@pytest.mark.parametrize(("kind", "days"), [("hiring", 21), ("hidden-job", 21), ("merger", 60), ("gap", 60)])
def test_news_is_old_when_it_is_worth_half(kind, days):
    assert not is_old(kind, DAY - timedelta(days=days - 1), DAY, RULES)
    assert is_old(kind, DAY - timedelta(days=days), DAY, RULES)
    assert signal_worth(kind, DAY - timedelta(days=days), DAY, RULES) == pytest.approx(0.5)


def test_what_was_told_long_apart_is_not_the_same_change():
    assert same_time("merger", DAY, DAY - timedelta(days=120), RULES)
    assert not same_time("merger", DAY, DAY - timedelta(days=121), RULES)
    assert not same_time("hiring", DAY - timedelta(days=43), DAY, RULES)


def test_with_one_source_somebody_on_another_branch_is_asked_first():
    people = [near("a", apart=False), near("b", "led-there"), near("c", "was-there")]
    assert [one.name for one in whom_to_ask(people, 1)] == ["c", "b", "a"]


def test_with_several_sources_the_nearest_is_asked_first_and_those_who_rest_last():
    people = [near("b", "was-there"), near("c", rests=True), near("a", apart=False), near("d")]
    assert [one.name for one in whom_to_ask(people, 2)] == ["d", "c", "a", "b"]


def test_the_reasons_say_how_many_told_it_and_what_ties_them_there():
    told, tie = why_ask("hiring", ["Olav"], 1, near("Ingrid"), "Jærlys")
    assert (told.rule, told.key, dict(told.facts)) == ("M12", "news-one", {"by": "Olav", "where": "Jærlys"})
    assert (tie.rule, tie.key, dict(tie.facts)) == ("M16", "news-there", {"name": "Ingrid", "where": "Jærlys"})
    assert dict(why_ask("merger", ["Olav", "Samira"], 2, near("x"), "y")[0].facts) == {"by": "Olav", "other": "Samira", "where": "y"}
    assert why_ask("merger", [], 0, near("x"), "y")[0].key == "news-nobody"
