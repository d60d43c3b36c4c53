"""Free times are put into a letter or the words of a wave: where one stands, else above the closing; what they go by is told as it is."""

from __future__ import annotations

import html

import pytest

from hvem.campaign.meetings import plan
from hvem.correspondence.models import Calendar, CalendarEntry, Letter, Wave
from hvem.correspondence.waves.waves import begin
from hvem.ground.deeds import Deed
from tests import world
from tests.world import at

pytestmark = pytest.mark.django_db
BODY = "Hei Terje\r\n\r\nHvordan går det?\r\n\r\nVennlig hilsen\r\nHilde"


def text(answer):
    return html.unescape(answer.content.decode())


@pytest.fixture(autouse=True)
def some_are_busy(here):
    """All of Monday to Thursday is taken but an hour after Tuesday's lunch."""
    for day in (25, 26):
        plan(here, [world.wenche(here)] if day == 25 else [], at=at(f"2026-11-{day}T09:00"), minutes=420)
    plan(here, [], at=at("2026-11-24T09:00"), minutes=275)
    plan(here, [], at=at("2026-11-24T15:30"), minutes=60)


def connected(here, **more):
    with Deed(here.account, "calendar-connected", at=here.now, by=here.user) as deed:
        row = deed.add(Calendar(name="Min", address="https://dav.example/", secret="x", made_at=here.now))
        busy = [[at("2026-11-24T08:00").isoformat(), at("2026-11-24T18:00").isoformat()]]
        deed.add(CalendarEntry(calendar=row, href="/en.ics", busy=busy))
    Calendar.objects.of(here.account).filter(pk=row.pk).update(**{"succeeded_at": here.now, **more})


def new(page, person, **more):
    return text(page.get("/letters/new/", {"person": str(person.pk), "for": "letter", **more}))


WORDS = {
    "nb": ("Foreslå tider", "tirsdag 14–15 eller", "Ut fra møtene du har her."),
    "nn": ("Føreslå tider", "tysdag 14–15 eller", "Ut frå møta du har her."),
    "en": ("Suggest times", "Tuesday 14:00–15:00 or", "Going by the meetings you have here."),
}


@pytest.mark.parametrize("language", WORDS)
def test_a_letter_offers_times_for_three_lengths_in_its_own_language(page, here, language):
    here.user.language = language
    here.user.save()
    shown = new(page, world.terje(here), **{"in": language})
    assert all(words in shown for words in WORDS[language])
    for minutes in (30, 45, 60):
        assert f'name="times" value="{minutes}" data-insert="' in shown


def test_what_the_times_go_by_is_told_as_it_is(page, here):
    terje = world.terje(here)
    assert "Ingen kalender er koblet til, så se selv om tidene passer." in new(page, terje)
    connected(here)
    shown = new(page, terje)
    assert "Ut fra møtene du har her og kalenderen din." in shown and "tirsdag" not in shown.split("Foreslå tider")[1].split("</details>")[0]
    Calendar.objects.of(here.account).update(failed_at=here.now, trouble="no-answer")
    assert "Kalenderen din er ikke oppdatert nå" in new(page, terje)
    Calendar.objects.of(here.account).update(paused_at=here.now)
    assert "Ingen kalender er koblet til" in new(page, terje)


def test_with_nothing_free_that_is_said(page, here):
    connected(here)
    CalendarEntry.objects.of(here.account).update(busy=[[at("2026-11-23T00:00").isoformat(), at("2027-01-23T00:00").isoformat()]])
    shown = new(page, world.terje(here))
    assert "Vi fant ingen ledig tid" in shown and 'name="times"' not in shown


def test_without_script_the_times_stand_above_the_closing_and_all_that_was_typed_is_kept(page, here):
    terje = world.terje(here)
    fields = {"person": str(terje.pk), "for": "letter", "kind": "mail", "in": "nb", "subject": "Et emne", "body": BODY, "times": "60"}
    shown = text(page.post("/letters/new/", fields))
    assert "Hvordan går det?\n\nPasser det tirsdag 14–15 eller" in shown and "?\n\nVennlig hilsen\nHilde</textarea>" in shown
    assert 'value="Et emne"' in shown and not Letter.objects.of(here.account).exists()
    other = text(page.post("/letters/new/", fields | {"body": "Hei! Hvordan går det?"}))
    assert "Hei! Hvordan går det?\n\nPasser det tirsdag 14–15" in other


def test_a_draft_gets_the_times_and_it_can_be_undone(page, here):
    terje = world.terje(here)
    page.post("/letters/new/", {"person": str(terje.pk), "for": "letter", "subject": "Et emne", "body": BODY})
    row = Letter.objects.of(here.account).get()
    assert "Foreslå tider" in text(page.get(f"/letters/{row.pk}/"))
    answer = text(page.post(f"/letters/{row.pk}/", {"subject": "Et annet", "body": row.body, "in": "nb", "times": "30"}, follow=True))
    row.refresh_from_db()
    assert "\n\nPasser det tirsdag" in row.body and row.body.endswith("?\n\nVennlig hilsen\nHilde") and row.subject == "Et annet"
    assert "/undo/" in answer


def test_a_length_that_is_not_offered_changes_nothing(page, here):
    fields = {"person": str(world.terje(here).pk), "for": "letter", "kind": "mail", "subject": "x", "body": BODY}
    for wrong in ("7", "x", "", "60 "):
        assert "Passer det" not in text(page.post("/letters/new/", fields | {"times": wrong}))


def test_the_words_of_a_wave_get_times_and_say_that_all_get_the_same(page, here):
    wave = begin(here, [world.terje(here), world.ingrid(here)]).main
    place = f"/letters/waves/{wave.pk}/text/"
    assert "De samme tidene går til alle" in text(page.get(place))
    fields = {"name": "Mine", "language": "nn", "subject": "Hei", "body": "Hei {fornavn}\n\nHvordan?\n\nHilsen\n{meg}", "body_close": "", "times": "60"}
    shown = text(page.post(place, fields))
    assert "Hvordan?\n\nHøver det tysdag 14–15 eller" in shown and "?\n\nHilsen\n{meg}</textarea>" in shown
    assert 'value="Mine"' in shown and '<option value="nn" selected>' in shown
    assert "Høver det" not in Wave.objects.of(here.account).get().body


def test_what_has_left_is_offered_no_times(page, here):
    terje = world.terje(here)
    page.post("/letters/new/", {"person": str(terje.pk), "for": "letter", "subject": "Et emne", "body": BODY})
    Letter.objects.of(here.account).update(sent_at=here.now)
    row = Letter.objects.of(here.account).get()
    assert "Foreslå tider" not in text(page.get(f"/letters/{row.pk}/"))
