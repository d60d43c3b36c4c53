"""`hvem today` and `hvem mirror` as other programs meet them."""

from __future__ import annotations

import json

import pytest

from hvem.campaign.conversing import Talk, note
from hvem.ground import clock
from hvem.method.act import ACTIONS
from hvem.people.models import Person
from hvem.reading.card import Card
from tests import world
from tests.world import at, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def hvem(here, monkeypatch, capsys):
    """Run a command in Hilde's account; its code, its JSON (or text) and its message."""
    from hvem.cli import main as room

    monkeypatch.setattr("hvem.cli.ready.make_ready", lambda: None)

    def run(*words):
        code = room.main(["--account", here.account.name, *words])
        clock.set_to(None)
        told = capsys.readouterr()
        try:
            return code, json.loads(told.out), told.err
        except ValueError:
            return code, told.out, told.err

    return run


def today(hvem, moment="2026-11-23T09:00", *words):
    code, found, _ = hvem("today", "--at", moment, "--json", *words)
    assert code == 0
    return found["items"]


def talk(here, kind, who, moment, **more):
    return note(here.account, Talk(kind, [who], at(moment), **more), at=at(moment))


def test_an_empty_list_gives_one_document_with_no_items(hvem):
    code, found, _ = hvem("today", "--at", "2026-11-23T09:00", "--json")
    assert (code, found) == (0, {"at": "2026-11-23T09:00:00+01:00", "items": []})


def test_a_letter_is_followed_by_a_call_with_its_reason_and_its_first_day(here, hvem):
    ingrid = world.ingrid(here)
    talk(here, "mail", ingrid, "2026-11-23T09:30")
    assert [one["action"] for one in today(hvem, "2026-11-24T09:00")] == []
    (item,) = today(hvem, "2026-11-26T09:00")
    assert (item["person"], item["action"], item["due"]) == ("Ingrid Bjørheim", "call", "2026-11-25")
    assert item["person_id"] == str(ingrid.pk)
    assert item["because"][0]["rule"] == "M3"
    assert "Ingrid" in item["because"][0]["text"]


def test_thanks_have_a_time_and_stand_with_the_other_lines_of_the_person(here, hvem):
    terje = world.terje(here)
    talk(here, "meeting", terje, "2026-11-23T10:00", names=[Card(given="Knut", family="Arnesen")])
    items = today(hvem, "2026-11-24T09:00")
    assert [one["action"] for one in items if one["person"] == "Terje Undheim"] == ["debrief", "thank"]
    assert next(one for one in items if one["action"] == "thank")["due"] == "2026-11-24T10:00:00+01:00"


def test_looking_back_sees_nothing_that_came_later(here, hvem):
    terje = world.terje(here)
    talk(here, "meeting", terje, "2026-11-23T10:00", names_answer="pleasant")
    talk(here, "message", terje, "2026-11-24T12:00")
    assert [one["action"] for one in today(hvem, "2026-11-24T11:00")] == ["thank"]
    assert today(hvem, "2026-11-24T13:00") == []


def test_a_kept_promise_is_still_asked_for_before_it_was_kept(here, hvem):
    from hvem.campaign.models import Promise
    from hvem.campaign.promising import keep

    terje = world.terje(here)
    talk(here, "meeting", terje, "2026-11-23T10:00", names_answer="pleasant")
    keep(here.account, Promise.objects.of(here.account).get(act="thank"), at=at("2026-11-25T08:00"))
    assert [one["action"] for one in today(hvem, "2026-11-24T11:00")] == ["thank"]
    assert today(hvem, "2026-11-25T11:00") == []


def test_the_minutes_take_the_longest_beginning_that_fits(here, hvem):
    for who in (world.astrid(here), world.terje(here), world.ingrid(here)):
        assert who.chosen_on
    assert [one["minutes"] for one in today(hvem)] == [8, 8, 8]
    assert len(today(hvem, "2026-11-23T09:00", "--minutes", "17")) == 2
    assert today(hvem, "2026-11-23T09:00", "--minutes", "7") == []


def test_minutes_below_nothing_are_refused_in_one_line(hvem):
    code, _, told = hvem("today", "--minutes", "-1")
    assert code == 2
    assert len(told.strip().splitlines()) == 1


def test_every_line_has_a_person_a_known_action_and_a_reason_of_the_method(here, hvem):
    talk(here, "meeting", world.terje(here), "2026-11-23T10:00", names=[Card(given="Knut", family="Arnesen")], advice=["les boka"])
    world.astrid(here)
    person(here, "Sverre Moi, 90 00 00 09", chosen=False)
    for day in ("2026-11-24", "2026-11-30", "2026-12-20", "2027-03-01"):
        items = today(hvem, f"{day}T09:00")
        assert len({(one["person_id"], one["action"]) for one in items}) == len(items)
        for one in items:
            assert one["person"]
            assert one["action"] in ACTIONS
            assert one["because"][0]["rule"].startswith("M")
            assert one["because"][0]["text"]
            assert one["minutes"] > 0
            assert one["due"][:10] <= day


def test_the_text_form_says_what_to_do_and_why(here, hvem):
    world.astrid(here)
    code, told, _ = hvem("today", "--at", "2026-11-23T09:00")
    assert code == 0
    assert "Mandag 23. november" in told
    assert "Skriv til Astrid Oftedal (8 min)" in told
    assert "fordi du har lyst til å ta opp kontakten med Astrid" in told


def test_a_quiet_day_is_said_in_words(hvem):
    code, told, _ = hvem("today", "--at", "2026-11-23T09:00")
    assert (code, "Ingenting venter på deg i dag." in told) == (0, True)


def test_the_mirror_is_all_numbers_at_nothing(hvem):
    code, found, _ = hvem("mirror", "--at", "2026-11-23T09:00", "--json")
    assert code == 0
    nothing = {"people", "conversations", "met_once", "gives", "gets", "calls", "attempts", "meetings"}
    assert all(found[name] == 0 for name in nothing)
    assert found["R"] is None and found["reports_in_time"] is None and found["listening"] is None


def test_the_mirror_counts_what_happened_until_then(here, hvem):
    terje = world.terje(here)
    talk(here, "call", terje, "2026-11-23T10:00", names=[Card(given="Knut", family="Arnesen")], my_share=30)
    knut = Person.objects.of(here.account).get(family="Arnesen")
    talk(here, "mail", knut, "2026-11-24T10:00")
    found = hvem("mirror", "--at", "2026-11-24T12:00", "--json")[1]
    assert (found["R"], found["people"], found["conversations"], found["met_once"], found["calls"]) == (1.0, 2, 1, 1, 1)
    assert (found["gets"], found["gives"], found["reports_in_time"]) == (1, 0, None)
    assert found["listening"] == pytest.approx(0.7)
    before = hvem("mirror", "--at", "2026-11-23T09:30", "--json")[1]
    assert (before["conversations"], before["R"], before["gets"]) == (0, None, 0)


def test_the_mirror_in_words(hvem):
    code, told, _ = hvem("mirror", "--at", "2026-11-23T09:00")
    assert code == 0
    assert "Samtaler: 0" in told
