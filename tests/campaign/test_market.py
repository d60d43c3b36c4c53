"""The verbs of news, opportunities and gifts: one deed each, whole or not at all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hvem.campaign.gifts import given_and_got, still_due, times_given, write_gift
from hvem.campaign.models import Evidence, Referral, Signal
from hvem.campaign.naming import naming_tree, ways_to
from hvem.campaign.opportunities import Guess, add_evidence, lay_way, move_opportunity, write_opportunity
from hvem.campaign.running import rules_of, running
from hvem.campaign.signals import Sifting, Told, may_know_more, signals_ranked, sources_of, write_signal
from hvem.ground.models import Happening
from hvem.ground.undo import undo
from hvem.people.models import Organisation, Person
from hvem.reading.card import Card
from tests.world import astrid, ingrid, person, terje, wenche

pytestmark = pytest.mark.django_db


def rules(here):
    return rules_of(running(here.account, on=here.today))


def test_news_with_somebody_new_and_somewhere_new_is_one_deed_and_one_undo(here):
    deed = write_signal(here, Told("gap", "De mangler folk.", here.today, "Sola Verft", Card(given="Kari", family="Moi")))
    assert Happening.objects.of(here.account).filter(kind="signal-added").count() == 1
    assert Person.objects.of(here.account).listed().get().chosen_on == here.today
    undo(deed.happening, at=here.now)
    assert not Person.objects.of(here.account).listed().exists() and not Organisation.objects.of(here.account).present().exists()


def test_through_whom_one_met_is_a_branch_too(here):
    one, two = terje(here), wenche(here)
    two.through = one
    two.save()
    told = [write_signal(here, Told("gap", "x", here.today, "Sola", by)).main for by in (one, two)]
    assert sources_of(here.account, told, rules(here), naming_tree(here.account))[told[0].pk].independent == 1
    assert naming_tree(here.account).begins(str(one.pk)) and not naming_tree(here.account).begins(str(two.pk))


def test_a_friend_whom_somebody_names_again_stays_a_friend(here):
    one, two = terje(here), wenche(here)
    Referral.objects.create(account=here.account, campaign=running(here.account, on=here.today), named_by=one, person=two, named_on=here.today, first=False)
    assert naming_tree(here.account).begins(str(two.pk))


def test_news_without_a_place_stands_alone(here):
    told = [write_signal(here, Told("trend", "x", here.today, told_by=by)).main for by in (terje(here), wenche(here))]
    found = sources_of(here.account, told, rules(here), naming_tree(here.account))
    assert [found[one.pk].independent for one in told] == [1, 1] and not found[told[0].pk].apart


def test_who_worked_there_and_who_named_one_there_may_know_more(here):
    inside, former, leads, teller = ingrid(here), person(here, "Bjarte Kvalheim, leder i Kvitsøy Havbruk AS"), terje(here), wenche(here)
    former.positions.update(to_year=2019)
    Referral.objects.create(account=here.account, campaign=running(here.account, on=here.today), named_by=leads, person=inside, named_on=here.today)
    signal = write_signal(here, Told("merger", "x", here.today, "Kvitsøy Havbruk", teller)).main
    sources = sources_of(here.account, [signal], rules(here), naming_tree(here.account))[signal.pk]
    assert [(near.nearness, one) for near, one in may_know_more(here, signal, sources, naming_tree(here.account))] == [
        ("there", inside), ("was-there", former), ("led-there", leads),
    ]  # fmt: skip


def test_a_page_of_news_goes_on_where_the_last_one_ended(here):
    for n in range(11):
        write_signal(here, Told(("gap", "hiring")[n % 2], f"{n}", here.today - timedelta(days=n)))
    seen, place = [], ""
    for _ in range(4):
        rows, place = signals_ranked(here.account, Sifting(), here.today, rules(here), after=place, size=3)
        seen += [one.text for one in rows]
    assert sorted(seen, key=int) == [str(n) for n in range(11)] and place == ""
    assert signals_ranked(here.account, Sifting(), here.today, rules(here), after="tull~_", size=3)[0][0].text == "0"


def test_the_same_news_speaks_for_an_opportunity_once(here):
    signal = write_signal(here, Told("gap", "x", here.today)).main
    row = write_opportunity(here, Guess("missing", "Noe"), signal=signal).main
    add_evidence(here, row, signal=signal)
    assert Evidence.objects.of(here.account).count() == 1


def test_an_unknown_stage_is_refused_and_nothing_moves(here):
    row = write_opportunity(here, Guess("missing", "Noe")).main
    with pytest.raises(ValueError):
        move_opportunity(here, row, "lost")
    row.refresh_from_db()
    assert row.stage == "guess"


def test_the_nearest_of_several_inside_is_the_way(here):
    far, near, friend = ingrid(here), person(here, "Bjarte Kvalheim, leder i Kvitsøy Havbruk AS"), astrid(here)
    Referral.objects.create(account=here.account, campaign=running(here.account, on=here.today), named_by=friend, person=far, named_on=here.today)
    row = write_opportunity(here, Guess("team", "Et lag", "Kvitsøy Havbruk")).main
    assert [step.person for step in ways_to(here.account, [row], naming_tree(here.account))[row.pk]] == [near]
    lay_way(here, row, [friend, far, friend])
    assert [(step.person, step.named_on) for step in ways_to(here.account, [row], naming_tree(here.account))[row.pk]] == [(friend, None), (far, here.today)]


def test_what_is_given_is_counted_and_what_is_got_is_not(here):
    friend = terje(here)
    write_gift(here, friend, "Kake", got=False, kind="other", on=here.today)
    write_gift(here, friend, "Skyss", got=True, kind="help", on=here.today - timedelta(days=3))
    assert (times_given(here.account), times_given(here.account, wenche(here))) == (1, 0)
    assert [(one.what, one.got, one.words) for one in given_and_got(here.account)[0]] == [("gift", False, "Kake"), ("gift", True, "Skyss")]


def test_something_got_makes_something_due_until_something_is_given(here):
    friend = terje(here)
    write_gift(here, friend, "Skyss", got=True, kind="help", on=here.today)
    due, count = still_due(here)
    assert ([one.person for one in due], count, due[0].because.rule) == ([friend], 1, "M42")
    write_gift(here, friend, "Kake", got=False, kind="other", on=here.today)
    assert still_due(here) == ([], 0)


def test_nothing_of_another_account_is_counted(here, stranger):
    them = terje(stranger)
    write_gift(stranger, them, "Skyss", got=True, kind="help", on=here.today)
    write_signal(stranger, Told("gap", "x", here.today, "Sola", them))
    mine = write_signal(here, Told("gap", "x", here.today, "Sola", terje(here))).main
    assert still_due(here) == ([], 0) and given_and_got(here.account) == ([], None)
    assert sources_of(here.account, [mine], rules(here), naming_tree(here.account))[mine.pk].independent == 1
    assert Signal.objects.of(here.account).count() == 1
