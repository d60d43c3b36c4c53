"""The mirror as one meets it: kind at nothing, a sentence over each drawing, and one act at the end."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hvem.campaign.conversing import Talk, note
from hvem.campaign.giving import give
from hvem.campaign.models import Campaign
from hvem.ground.deeds import Deed
from hvem.people.models import Person
from hvem.reading.card import Card
from hvem.web import charts
from tests import world
from tests.world import at, person

pytestmark = pytest.mark.django_db


def html(page):
    answer = page.get("/mirror/")
    assert answer.status_code == 200
    return answer.content.decode()


def talk(here, kind, who, moment, **more):
    return note(here.account, Talk(kind, [who], at(moment), **more), at=at(moment), by=here.user)


@pytest.fixture
def lived(here):
    """Some weeks of calls that got lighter, a name that was followed, and something given."""
    with Deed(here.account, "begun", at=at("2026-10-12T08:00"), remembered=False) as deed:
        deed.add(Campaign(started_on=date(2026, 10, 12)))
    terje, astrid = world.terje(here), world.astrid(here)
    talk(here, "call", astrid, "2026-10-13T10:00", felt=2, names_answer="none", my_share=50)
    talk(here, "call", terje, "2026-10-27T10:00", felt=3, names=[Card(given="Ingrid", family="Bjørheim")], my_share=20)
    ingrid = Person.objects.of(here.account).get(family="Bjørheim")
    talk(here, "mail", ingrid, "2026-10-29T10:00")
    talk(here, "meeting", terje, "2026-11-03T10:00", felt=5, names_answer="none")
    give(here.account, terje, "boka om innkjøp", at=at("2026-11-04T10:00"))
    return here


def test_at_nothing_it_is_kind_and_ends_in_one_act(page):
    shown = html(page)
    assert "Speilet venter på den første samtalen" in shown
    assert 'href="/first/"' in shown
    assert "Blir neste uke stille, er det også greit." in shown
    assert shown.count('class="btn"') == 1


def test_each_drawing_says_its_message_and_has_its_numbers(lived, page):
    shown = html(page)
    assert "Hver samtale ga deg 0,3 nye navn" in shown
    assert "Det blir lettere" in shown
    assert "De andre hadde ordet 65 prosent av tida" in shown
    assert "To ganger har du gitt noe tilbake" in shown
    names = re.findall(r'<svg class="chart"[^>]*role="img" aria-label="([^"]+)"', shown)
    assert len(names) == shown.count('class="chart"') and all(names)
    assert shown.count("Vis tallene") == 3
    assert shown.count('class="btn"') == 1


def test_those_met_once_are_named_and_the_act_is_one_of_them(lived, page):
    astrid = Person.objects.of(lived.account).get(family="Oftedal")
    shown = html(page)
    assert "Én har du møtt bare én gang" in shown
    assert f'class="btn" href="/letters/new/?person={astrid.pk}&amp;for=second-contact"' in shown
    talk(lived, "message", astrid, "2026-11-20T10:00")
    assert "Ingen er møtt bare én gang" in html(page)


def test_a_quiet_week_gets_a_kind_sentence(lived, page):
    assert "Det ble en stille uke. Sånne uker kommer." in html(page)


def test_the_queries_do_not_grow_with_the_people(lived, page):
    def count():
        with CaptureQueriesContext(connection) as seen:
            html(page)
        return len(seen)

    few = count()
    for number in range(30):
        talk(lived, "call", person(lived, f"Person Nr{number}"), "2026-11-10T10:00", names_answer="none")
    assert count() <= few


def test_nothing_of_another_account_is_seen(lived, stranger, page):
    talk(stranger, "call", person(stranger, "Fremmed Person"), "2026-11-10T10:00")
    assert "Fremmed" not in html(page)


# ---- the drawings


def test_a_drawing_names_itself_and_lets_no_sign_through():
    drawn = charts.dots(2, 1, 'Fire & "fem" <b>', "Terje & co")
    assert 'aria-label="Fire &amp; &#34;fem&#34; &lt;b&gt;"' in drawn
    assert "Terje &amp; co" in drawn
    assert drawn.count('class="fill"') == 2 and drawn.count('class="open"') == 1


def test_a_line_writes_its_first_and_last_value_only():
    drawn = charts.line_chart([0.5, 0.8, 1.4], ["0,5", "0,8", "1,4"], ("uke 37", "42"), "Navn", reference=(1.0, "1,0 holder"))
    assert "0,5" in drawn and "1,4" in drawn and "0,8" not in drawn
    assert 'class="hair"' in drawn


@pytest.mark.parametrize("values", [[0.0], [3.0], [0.0, 0.0], [1e6, 0.0]])
def test_no_drawing_breaks_on_what_is_small_or_large(values):
    drawn = charts.line_chart(values, [str(one) for one in values], ("a", "b"), "Navn")
    numbers = [float(one) for one in re.findall(r'\b(?:cx|cy)="([-0-9.]+)"', drawn)]
    assert all(0 <= one <= 320 for one in numbers)
    assert charts.columns([int(one) for one in values], ("a", "b"), "Navn", reference=(5, "tempo"))


def test_many_dots_go_on_in_the_next_row_and_end_at_forty():
    drawn = charts.dots(100, 3, "Navn")
    assert drawn.count("<circle") == 40
    assert 'viewBox="0 0 320 118"' in drawn


def test_the_share_is_drawn_to_scale():
    assert 'width="227.2"' in charts.share_bar(71, 80, ("de", "mål 80", "du"), "Navn")
    assert 'width="320"' in charts.share_bar(140, 80, ("de", "mål 80", "du"), "Navn")
