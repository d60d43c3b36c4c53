"""`hvem add` and `hvem people`: one line in, one list out."""

from __future__ import annotations

import json

import pytest

from hvem.campaign.conversing import Talk, note
from hvem.cli.main import main
from hvem.people.models import ContactPoint, Label, Person, Position
from tests.world import at, ingrid, terje

pytestmark = pytest.mark.django_db
KARI = "Kari Nordmann, innkjøpssjef i Fjordbygg, 99 88 77 66, kari@fjordbygg.example"


@pytest.fixture
def hvem(here, monkeypatch, capsys, settings):
    """The command line at Hilde's account on the Monday the tests live in."""
    from hvem.cli import ready
    from hvem.ground import clock

    monkeypatch.setattr(ready, "make_ready", lambda: None)
    monkeypatch.setattr(clock, "now", lambda: here.now)
    monkeypatch.setattr(clock, "set_to", lambda moment: monkeypatch.setattr(clock, "now", lambda: moment))

    def run(*words):
        code = main(["--account", "Hilde", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_a_line_becomes_a_person_who_does_not_rest(hvem, here):
    code, out, _ = hvem("add", KARI, "--circle", "colleague", "--json")
    row = json.loads(out)
    assert code == 0
    assert row["name"] == "Kari Nordmann" and row["organisation"] == "Fjordbygg" and row["title"] == "innkjøpssjef"
    assert row["phones"] == ["+4799887766"] and row["emails"] == ["kari@fjordbygg.example"] and row["circles"] == ["colleague"]
    assert row["added"] is True
    assert Person.objects.of(here.account).get().chosen_on == here.today


def test_adding_someone_again_adds_only_what_is_new(hvem, here):
    hvem("add", KARI)
    code, out, _ = hvem("add", "Kari Nordmann, kari@hjemme.example", "--json")
    assert code == 0
    assert json.loads(out)["updated"] == ["emails"]
    assert Person.objects.of(here.account).count() == 1
    assert ContactPoint.objects.of(here.account).filter(kind="email").count() == 2
    assert hvem("add", KARI)[1].strip() == "Kari Nordmann is here already; nothing was new."
    assert Position.objects.of(here.account).count() == 1


def test_several_who_fit_are_named_and_nothing_is_written(hvem, here):
    hvem("add", "Kari Nordmann, Fjordbygg")
    hvem("add", "Kari Nordmann, lærer i Solbakken skole")
    before = ContactPoint.objects.of(here.account).count()
    code, out, err = hvem("add", "Kari Nordmann, 40 00 00 09")
    assert (code, out) == (2, "")
    assert err.count("Kari Nordmann") == 2 and "Fjordbygg" in err and len(err.strip().splitlines()) == 1
    assert ContactPoint.objects.of(here.account).count() == before


def test_a_line_without_anybody_and_an_unknown_circle_are_refused(hvem, here):
    assert hvem("add", "")[0] == 2
    code, _, err = hvem("add", "Kari Nordmann", "--circle", "prospects")
    assert code == 2 and "family" in err
    assert not Person.objects.of(here.account).exists()


def test_the_list_finds_with_folded_letters_and_says_the_next_step(hvem, here):
    ingrid(here)
    terje(here)
    note(here.account, Talk("call", [Person.objects.of(here.account).get(name="Terje Undheim")], here.now, names_answer="none"), at=here.now)
    code, out, _ = hvem("people", "bjoerheim", "--json")
    rows = json.loads(out)
    assert code == 0 and [row["name"] for row in rows] == ["Ingrid Bjørheim"]
    assert set(rows[0]) == {"id", "name", "organisation", "title", "emails", "phones", "circles", "last_contact", "next_step"}
    assert rows[0]["last_contact"] is None
    everyone = json.loads(hvem("people", "--json")[1])
    assert [row["name"] for row in everyone] == ["Ingrid Bjørheim", "Terje Undheim"]
    assert everyone[1]["last_contact"] == "2026-11-23"
    assert len(json.loads(hvem("people", "--limit", "1", "--json")[1])) == 1


def test_at_an_earlier_time_a_later_conversation_is_not_seen(hvem, here):
    them = terje(here)
    note(here.account, Talk("call", [them], at("2026-11-23T08:00"), names_answer="none"), at=here.now)
    assert json.loads(hvem("people", "--json", "--at", "2026-11-20T09:00")[1])[0]["last_contact"] is None


def test_adding_again_takes_in_someone_who_rested(hvem, here):
    hvem("add", KARI)
    person = Person.objects.of(here.account).get()
    Person.objects.of(here.account).update(chosen_on=None)
    hvem("add", "Kari Nordmann", "--circle", "friend")
    person.refresh_from_db()
    assert person.chosen_on == here.today
    assert Label.objects.of(here.account).get().word == "friend"
