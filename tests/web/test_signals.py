"""News: noted, corrected, taken away; who told it, whether others said the same, and whom to ask next."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta

import pytest

from hvem.campaign.models import Evidence, Opportunity, Referral, Signal
from hvem.campaign.running import running
from hvem.ground.models import Happening
from hvem.people.models import Organisation, Person
from tests.world import astrid, ingrid, person, terje, wenche

pytestmark = pytest.mark.django_db


def words(response):
    return response.content.decode()


def tell(here, by=None, *, kind="merger", where="Jærlys Energi", text="De slår seg sammen.", on=None, **more):
    from hvem.campaign.signals import Told, write_signal

    return write_signal(here, Told(kind, text, on or here.today, where, by, **more)).main


def name(here, by, who, *, first=True):
    return Referral.objects.create(
        account=here.account, campaign=running(here.account, on=here.today), named_by=by, person=who, named_on=here.today, first=first
    )


def test_without_news_the_page_says_what_to_write_down(page):
    shown = words(page.get("/signals/"))
    assert "Ingenting nytt er notert ennå" in shown and 'href="/signals/new/"' in shown


def test_news_is_noted_with_a_new_organisation_and_stays_with_the_user(page, here):
    friend = terje(here)
    form = {"kind": "hiring", "text": "Tre stillinger på nyåret.", "organisation": "Sola Verft AS", "who": "Terje Undheim", "certainty": "likely"}
    shown = words(page.post("/signals/new/", form, follow=True))
    assert "Leter etter folk" in shown and "Tre stillinger på nyåret." in shown and "Terje Undheim tror det." in shown
    assert "Én kilde så langt." in shown and "Bare du ser det til du sier noe annet." in shown
    signal = Signal.objects.of(here.account).get()
    assert (signal.person, signal.organisation.name, signal.on, signal.opened_on) == (friend, "Sola Verft AS", here.today, None)


def test_undo_takes_the_news_and_its_new_organisation_away(page, here):
    page.post("/signals/new/", {"kind": "hiring", "text": "Tre stillinger.", "organisation": "Sola Verft"})
    happening = Happening.objects.of(here.account).get(kind="signal-added")
    page.post(f"/undo/{happening.pk}/")
    assert not Signal.objects.of(here.account).present().exists()
    assert not Organisation.objects.of(here.account).present().exists()


def test_what_cannot_be_read_comes_back_as_typed(page, here):
    shown = words(page.post("/signals/new/", {"kind": "", "text": "Noe skjer.", "who": "Ukjent Person", "on": "i går"}))
    assert "Noe skjer." in shown and "Velg det slaget som ligner mest." in shown and "Ingen i lista heter det." in shown
    assert "Dagen kunne ikke leses." in shown
    assert not Signal.objects.of(here.account).exists()


def test_someone_new_can_be_the_one_who_told_it(page, here):
    page.post("/signals/new/", {"kind": "trend", "text": "Alle kutter.", "who": "Kari Moi", "who-id": "new"})
    assert Signal.objects.of(here.account).get().person == Person.objects.of(here.account).get(name="Kari Moi")


def test_of_two_of_the_same_name_the_user_chooses(page, here):
    one, _ = person(here, "Kari Moi, Sola"), person(here, "Kari Moi, Forus")
    shown = words(page.post("/signals/new/", {"kind": "trend", "text": "Alle kutter.", "who": "Kari Moi"}))
    assert "Hvem mener du?" in shown
    page.post("/signals/new/", {"kind": "trend", "text": "Alle kutter.", "who": "Kari Moi", "who-id": str(one.pk)})
    assert Signal.objects.of(here.account).get().person == one


def test_two_friends_who_tell_the_same_support_each_other(page, here):
    tell(here, terje(here)), tell(here, wenche(here), text="Fusjon på gang.")
    shown = words(page.get("/signals/?show=supported"))
    assert "Wenche Lura sa det samme, uavhengig av Terje." in shown and "Terje Undheim sa det samme, uavhengig av Wenche." in shown


def test_two_on_one_branch_are_still_one_source(page, here):
    one, two = terje(here), wenche(here)
    name(here, one, two)
    tell(here, one), tell(here, two)
    assert "kan ha det fra samme sted" in words(page.get("/signals/"))
    assert "Ingenting her" in words(page.get("/signals/?show=supported"))


def test_another_kind_or_place_or_a_year_ago_is_not_the_same(page, here):
    one, two = terje(here), wenche(here)
    tell(here, one)
    tell(here, two, kind="layoff"), tell(here, two, where="Sola Verft"), tell(here, two, on=here.today - timedelta(days=300))
    assert "Ingenting her" in words(page.get("/signals/?show=supported"))


def test_the_freshest_comes_first_and_hiring_ages_faster(page, here):
    tell(here, text="A", kind="hiring", on=here.today - timedelta(days=20))
    tell(here, text="B", kind="merger", on=here.today - timedelta(days=40))
    tell(here, text="C", kind="merger", on=here.today - timedelta(days=70))
    shown = words(page.get("/signals/"))
    assert re.findall(r'<p class="read">([ABC])</p>', shown) == ["B", "A", "C"]
    assert shown.index("Begynner å bli gammelt") < shown.index(">C<") and "Spør om det fortsatt gjelder." in shown


def test_every_piece_of_news_stands_on_exactly_one_page(page, here):
    campaign = running(here.account, on=here.today)
    Signal.objects.bulk_create(
        Signal(account=here.account, campaign=campaign, kind=("hiring", "merger", "gap")[n % 3], text=f"nytt {n}", on=here.today - timedelta(days=n // 4))
        for n in range(75)
    )
    seen, way = [], "/signals/"
    while way:
        shown = words(page.get(way))
        seen += re.findall(r'<p class="read">(nytt \d+)</p>', shown)
        found = re.search(r'href="(/signals/\?[^"]*after=[^"]*)"', shown)
        way = found[1].replace("&amp;", "&") if found else ""
    assert len(seen) == len(set(seen)) == 75


def test_news_is_narrowed_by_kind_place_and_teller(page, here, stranger):
    friend = terje(here)
    tell(here, friend, text="FRA TERJE", kind="gap"), tell(here, text="UTEN KILDE", where="Sola Verft")
    place = Organisation.objects.of(here.account).get(name="Sola Verft")
    for query in ("kind=gap", f"person={friend.pk}"):
        shown = words(page.get(f"/signals/?{query}"))
        assert "FRA TERJE" in shown and "UTEN KILDE" not in shown
    shown = words(page.get(f"/signals/?organisation={place.pk}"))
    assert "UTEN KILDE" in shown and "FRA TERJE" not in shown
    assert page.get(f"/signals/?person={terje(stranger).pk}").status_code == 404
    assert page.get("/signals/?organisation=tull").status_code == 404


def test_the_next_step_is_to_ask_someone_there_who_did_not_tell_it(page, here):
    inside = ingrid(here)
    tell(here, wenche(here), where="Kvitsøy Havbruk AS", kind="reorganisation")
    shown = words(page.get("/signals/"))
    assert "Spør Ingrid om Kvitsøy Havbruk" in shown
    assert "bare Wenche har fortalt det om Kvitsøy Havbruk" in shown and "Ingrid er i Kvitsøy Havbruk" in shown and "/method/#M14" in shown
    inside.quiet_why = "do-not-contact"
    inside.save()
    assert "Spør Ingrid" not in words(page.get("/signals/"))


def test_one_piece_of_news_shows_whom_to_ask_and_what_it_speaks_for(page, here):
    ingrid(here)
    signal = tell(here, wenche(here), where="Kvitsøy Havbruk AS")
    row = Opportunity.objects.create(
        account=here.account, campaign=running(here.account, on=here.today), kind="challenge", what="Ny avdeling", made_on=here.today
    )
    Evidence.objects.create(account=here.account, opportunity=row, signal=signal)
    shown = words(page.get(f"/signals/{signal.pk}/"))
    assert "Ingrid Bjørheim" in shown and "Ny avdeling" in shown and f"/opportunities/new/?signal={signal.pk}" in shown


def test_news_is_corrected_opened_and_taken_away_and_each_can_be_undone(page, here):
    signal = tell(here, terje(here))
    form = {"kind": "layoff", "text": "De sier opp tjue.", "organisation": "Jærlys Energi", "certainty": "certain", "opened": "1", "on": "2026-11-20"}
    page.post(f"/signals/{signal.pk}/", form)
    signal.refresh_from_db()
    assert (signal.kind, signal.certainty, signal.on, signal.opened_on, signal.person) == ("layoff", "certain", date(2026, 11, 20), here.today, None)
    page.post(f"/undo/{Happening.objects.of(here.account).get(kind='signal-changed').pk}/")
    signal.refresh_from_db()
    assert (signal.kind, signal.opened_on) == ("merger", None)
    shown = words(page.post(f"/signals/{signal.pk}/remove/", follow=True))
    assert "Tatt bort." in shown and "Ingenting nytt er notert ennå" in shown
    page.post(f"/undo/{Happening.objects.of(here.account).get(kind='signal-removed').pk}/")
    assert "De slår seg sammen." in words(page.get("/signals/"))


def test_the_table_holds_all_and_no_formula(page, here):
    tell(here, terje(here), text="=2+2")
    rows = list(csv.reader(io.StringIO(words(page.get("/signals/signals.csv")).lstrip("\ufeff"))))
    assert rows[0][0] == "dag" and rows[1][:5] == ["2026-11-23", "Sammenslåing", "Jærlys Energi AS", "'=2+2", "Terje Undheim"] and rows[1][6] == "1"


def test_another_accounts_news_is_not_reached(page, here, stranger):
    theirs = tell(stranger)
    assert page.get(f"/signals/{theirs.pk}/").status_code == 404
    assert page.post(f"/signals/{theirs.pk}/", {"kind": "gap", "text": "x"}).status_code == 404
    assert page.post(f"/signals/{theirs.pk}/remove/").status_code == 404
    assert page.post("/signals/new/", {"kind": "gap", "text": "x", "who": "x", "who-id": str(terje(stranger).pk)}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.removed_at is None and not Signal.objects.of(here.account).exists()


def test_questions_to_the_database_do_not_grow_with_the_news(page, here, django_assert_max_num_queries):
    people = [astrid(here), terje(here), ingrid(here), wenche(here)]
    for n in range(24):
        tell(here, people[n % 4], where=f"Sted {n % 5}", kind=("gap", "hiring")[n % 2])
    page.get("/signals/")
    with django_assert_max_num_queries(22):
        page.get("/signals/")
    one = Signal.objects.of(here.account).first()
    with django_assert_max_num_queries(18):
        page.get(f"/signals/{one.pk}/")


def test_an_organisations_page_can_show_its_news(here, page):
    from django.template.loader import render_to_string

    from hvem.web.signals import news_of

    tell(here, terje(here), text="HOS DEM")
    place = Organisation.objects.of(here.account).get(name="Jærlys Energi AS")
    context = {"news": news_of(here, place), "organisation": place, "language": "nb", "seat": here}
    assert "HOS DEM" in render_to_string("parts/news.html", context)
    context["news"] = []
    assert "Du har ikke hørt noe nytt herfra ennå." in render_to_string("parts/news.html", context)
