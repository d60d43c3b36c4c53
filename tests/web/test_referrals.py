"""Who named whom: the tree, the table, and names that are left."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from hvem.campaign.conversing import Talk, note
from hvem.campaign.models import Referral
from hvem.campaign.running import running
from hvem.ground.deeds import Deed
from hvem.people.models import Person
from hvem.reading.line import read_line
from tests import world
from tests.world import at

pytestmark = pytest.mark.django_db


def text(answer):
    return answer.content.decode()


def named(here, by, line, when):
    noted = note(here.account, Talk("call", [by], at(when), names=[read_line(line)]), at=here.now)
    return noted.referrals[0].person


@pytest.fixture
def tree(here):
    terje = world.terje(here)
    knut = named(here, terje, "Knut Arne Vigrestad, Ryfylke Tørrdokk", "2026-11-10T09:00")
    named(here, knut, "Siri Malmin, Sørvest Pumper", "2026-11-16T09:00")
    return terje, knut


def test_the_tree_grows_from_the_first_friend(page, tree):
    answer = text(page.get("/referrals/"))
    assert "Én venn ble til to personer" in answer
    assert "snakket sammen 16.11." in answer
    assert "nevnt 16.11." in answer
    assert re.search(r"Terje Undheim</span>.*<ul>.*Knut Arne Vigrestad.*<ul>.*Siri Malmin.*</ul></li></ul></li>", answer, re.S)


def test_the_oldest_name_not_followed_up_comes_next(page, tree):
    answer = text(page.get("/referrals/"))
    assert "Skriv til Siri Malmin" in answer
    assert "du fikk navnet av Knut" in answer


def test_a_name_can_be_left_and_taken_up_again(page, here, tree):
    row = Referral.objects.of(here.account).get(person__name="Siri Malmin")
    answer = text(page.post(f"/referrals/{row.pk}/drop/", follow=True))
    row.refresh_from_db()
    assert row.dropped_on == here.today
    assert "Skriv til Siri Malmin" not in answer
    page.post(f"/referrals/{row.pk}/drop/")
    row.refresh_from_db()
    assert row.dropped_on is None


def test_people_who_named_one_another_are_drawn_once(page, here, tree):
    terje, knut = tree
    named(here, knut, "Terje Undheim, Jærlys Energi AS", "2026-11-18T09:00")
    answer = text(page.get("/referrals/"))
    assert answer.count('class="node"') == 3
    assert "også nevnt av Knut" in answer


def test_the_table_can_be_taken_home(page, here, tree):
    answer = page.get("/referrals/referrals.csv")
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert "Siri Malmin,Knut Arne Vigrestad,2026-11-16" in text(answer)


def test_an_empty_tree_says_what_to_ask(page):
    assert "Hvem synes du jeg bør snakke med?" in text(page.get("/referrals/"))


def test_a_thousand_referrals_in_one_chain_are_drawn_with_few_questions(page, here, django_assert_max_num_queries):
    campaign = running(here.account, on=here.today)
    people = [Person(account=here.account, given=f"P{number}", name=f"P{number}") for number in range(1001)]
    Person.objects.bulk_create(people)
    with Deed(here.account, "named", at=here.now, remembered=False) as deed:
        deed.changes = []
        Referral.objects.bulk_create(
            [
                Referral(account=here.account, campaign=campaign, named_by=people[n], person=people[n + 1], named_on=here.today - timedelta(days=1))
                for n in range(1000)
            ]
        )
    with django_assert_max_num_queries(14):
        answer = page.get("/referrals/")
    assert answer.status_code == 200
    assert text(answer).count('class="node"') == 1001
    assert text(answer).count("<tr>") == 101
    assert text(page.get("/referrals/?page=9")).count("<tr>") == 101


def test_another_accounts_names_are_not_here(page, here, stranger):
    named(stranger, world.terje(stranger), "Knut Arne Vigrestad, Ryfylke Tørrdokk", "2026-11-10T09:00")
    row = Referral.objects.of(stranger.account).get()
    assert page.post(f"/referrals/{row.pk}/drop/").status_code == 404
    row.refresh_from_db()
    assert row.dropped_on is None
    assert "Knut" not in text(page.get("/referrals/"))


@pytest.mark.parametrize("language", ["nn", "en"])
def test_the_tree_speaks_the_users_language(page, here, tree, language):
    here.user.language = language
    here.user.save()
    assert {"nn": "Éin ven vart til to personar", "en": "One friend led to two people"}[language] in text(page.get("/referrals/"))
