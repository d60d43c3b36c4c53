"""`hvem log`, `give`, `promises` and `keep` as other programs meet them."""

from __future__ import annotations

import json
from datetime import date

import pytest

from hvem.campaign.models import Advice, Conversation, Gift, Part, Promise, Referral, Signal
from hvem.ground import clock
from hvem.people.merging import merge
from hvem.people.models import Person
from tests import world
from tests.world import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def hvem(here, monkeypatch, capsys):
    """Run a command in Hilde's account; its code, its JSON (or text) and its message."""
    from hvem.cli import main as room

    monkeypatch.setattr("hvem.cli.ready.make_ready", lambda: None)

    def run(*words, at="2026-11-23T09:00"):
        code = room.main(["--account", here.account.name, "--at", at, *words])
        clock.set_to(None)
        told = capsys.readouterr()
        try:
            return code, json.loads(told.out), told.err
        except ValueError:
            return code, told.out, told.err

    return run


def test_a_call_is_noted_with_everything_it_brought(here, hvem):
    world.ingrid(here)
    code, found, _ = hvem(
        "log", "call", "Ingrid Bjørheim", "--told", "Hytta er ferdig.", "--named", "Knut Arne Vigrestad, Ryfylke Tørrdokk, 90 22 33 44",
        "--named", "Torunn Egeland, Innkjøpsforum Rogaland", "--advice", "Lese rapporten", "--minutes", "22", "--my-share", "30",
        "--signal", "reorganisation:Kvitsøy Havbruk:Deles i to: fra nyttår", "--next", "ringe Knut Arne @torsdag kl 14", "--json",
    )  # fmt: skip
    assert code == 0
    assert (found["people_added"], found["referrals"], found["open"]) == (2, 2, [])
    assert [(one["what"], one["due"], one["rule"]) for one in found["promises"]] == [
        ("ringe Knut Arne", "2026-11-26T14:00:00+01:00", "M32"), ("Meld tilbake til Ingrid", "2026-11-30", "M33"),
    ]  # fmt: skip
    talk = Conversation.objects.of(here.account).get(pk=found["conversation"])
    assert (talk.told, talk.minutes, talk.my_share, talk.names_answer) == ("Hytta er ferdig.", 22, 30, "named")
    signal = Signal.objects.of(here.account).get()
    assert (signal.kind, signal.organisation.name, signal.text) == ("reorganisation", "Kvitsøy Havbruk AS", "Deles i to: fra nyttår")
    promise = Promise.objects.of(here.account).get(rule="M32")
    assert (promise.act, promise.about.name) == ("call", "Knut Arne Vigrestad")
    assert Advice.objects.of(here.account).get().text == "Lese rapporten"
    assert {one.named_by.name for one in Referral.objects.of(here.account)} == {"Ingrid Bjørheim"}


@pytest.mark.parametrize(
    ("words", "still_open"),
    [
        ([], ["names", "next-step"]),
        (["--named", "none"], ["next-step"]),
        (["--named", "not-asked"], ["next-step"]),
        (["--named", "none", "--next", "møtes @fredag"], []),
        (["--next", "møtes @fredag"], ["names"]),
        (["--pleasant"], []),
        (["--no-answer"], []),
    ],
)
def test_a_call_says_what_is_still_open(here, hvem, words, still_open):
    world.ingrid(here)
    assert hvem("log", "call", "Ingrid Bjørheim", *words, "--json")[1]["open"] == still_open


def test_a_mail_is_never_open_and_a_meeting_brings_thanks(here, hvem):
    world.ingrid(here)
    assert hvem("log", "mail", "Ingrid Bjørheim", "--in", "--json")[1]["open"] == []
    found = hvem("log", "meeting", "Ingrid Bjørheim", "--json", at="2026-11-24T13:00")[1]
    assert [(one["what"], one["due"], one["rule"]) for one in found["promises"]] == [("Takk Ingrid", "2026-11-25T13:00:00+01:00", "M43")]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["log", "call", "Nils Ukjent"], "Nobody here"),
        (["log", "call", "Ingrid"], "Ingrid Bjørheim, Kvitsøy Havbruk AS"),
        (["log", "call", "Terje Undheim"], "Terje Undheim, Sørvest Pumper"),
        (["log", "call", "Ingrid Bjørheim", "--signal", "gossip:X:y"], "--signal begins with one of leadership"),
        (["log", "call", "Ingrid Bjørheim", "--signal", "hiring:X"], "KIND:ORGANISATION:TEXT"),
        (["log", "call", "Ingrid Bjørheim", "--next", "ses @blåbær"], "No day was found"),
        (["log", "mail", "Ingrid Bjørheim", "--no-answer"], "--no-answer goes with a call"),
        (["log", "call", "Ingrid Bjørheim", "--my-share", "140"], "--my-share"),
        (["keep", "tull"], "There is no promise"),
        (["give", "Nils Ukjent", "en bok"], "Nobody here"),
    ],
)
def test_what_cannot_be_understood_is_refused_in_one_line_and_nothing_is_written(here, hvem, words, says):
    world.ingrid(here)
    world.terje(here)
    person(here, "Terje Undheim, Sørvest Pumper, 90 11 11 11")
    code, out, message = hvem(*words)
    assert (code, out) == (2, "")
    assert says in message
    assert message.count("\n") == 1
    assert not Conversation.objects.of(here.account).exists()
    assert not Signal.objects.of(here.account).exists()
    assert Person.objects.of(here.account).count() == 3


def test_a_person_can_be_given_by_id_and_by_name_with_organisation(here, hvem):
    terje = world.terje(here)
    person(here, "Terje Undheim, Sørvest Pumper, 90 11 11 11")
    assert hvem("log", "call", str(terje.pk), "--json")[0] == 0
    assert hvem("log", "call", "Terje Undheim, Sørvest Pumper", "--json")[0] == 0


def test_one_who_was_merged_is_the_kept_one_by_id_and_by_name(here, hvem):
    keep, gone = person(here, "Kari Moi, Viste Bygg"), person(here, "Kari Vistnes")
    merge(here.account, keep, gone, at=here.now, by=here.user)
    for meant in (str(gone.pk), "Kari Vistnes"):
        code, found, _ = hvem("log", "call", meant, "--json")
        assert code == 0 and [one.person_id for one in Part.objects.of(here.account).filter(conversation=found["conversation"])] == [keep.pk]


def test_another_accounts_person_is_nobody_here(here, stranger, hvem):
    theirs = world.ingrid(stranger)
    assert hvem("log", "call", str(theirs.pk))[0] == 2
    assert hvem("log", "call", theirs.name)[0] == 2
    assert not Conversation.objects.of(stranger.account).exists()


def test_promises_are_listed_as_they_were_then(here, hvem):
    world.ingrid(here)
    hvem("log", "meeting", "Ingrid Bjørheim", "--advice", "Les rapporten", at="2026-11-23T10:00")
    hvem("log", "mail", "Ingrid Bjørheim", at="2026-11-23T16:00")
    then = hvem("promises", "--open", "--json", at="2026-11-23T12:00")[1]
    assert [one["what"] for one in then] == ["Takk Ingrid", "Meld tilbake til Ingrid"]
    later = hvem("promises", "--open", "--json", at="2026-11-23T17:00")[1]
    assert [one["what"] for one in later] == ["Meld tilbake til Ingrid"]
    assert hvem("promises", "--json", at="2026-11-23T09:30")[1] == []


def test_a_promise_is_kept_from_the_command_line(here, hvem):
    world.ingrid(here)
    promise = hvem("log", "call", "Ingrid Bjørheim", "--next", "sende CV @fredag", "--json")[1]["promises"][0]
    assert hvem("keep", promise["id"], at="2026-11-25T10:00")[0] == 0
    assert Promise.objects.of(here.account).get().kept_on == date(2026, 11, 25)
    assert hvem("promises", "--open", "--json")[1][0]["id"] == promise["id"]
    assert hvem("promises", "--open", "--json", at="2026-11-25T11:00")[1] == []


def test_a_gift_is_noted_with_its_kind(here, hvem):
    world.ingrid(here)
    found = hvem("give", "Ingrid Bjørheim", "en artikkel om rammeavtaler", "--json")[1]
    assert (found["kind"], found["got"], found["on"]) == ("article", False, "2026-11-23")
    hvem("give", "Ingrid Bjørheim", "ei bok", "--got")
    assert sorted(Gift.objects.of(here.account).values_list("kind", "got")) == [("article", False), ("book", True)]


def test_what_is_logged_before_the_campaign_began_moves_its_start(here, hvem):
    world.ingrid(here)
    found = hvem("log", "meeting", "Ingrid Bjørheim", "--advice", "Les", "--json", at="2026-03-02T10:00")[1]
    assert [one["due"] for one in found["promises"]] == ["2026-03-03T10:00:00+01:00", "2026-03-09"]
