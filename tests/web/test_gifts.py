"""Something back: what was given and got, and to whom something would be kind."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from hvem.campaign.conversing import Talk, note
from hvem.campaign.models import Gift, Promise, Wonder
from hvem.ground.models import Happening
from hvem.people.models import Person
from hvem.reading.card import Card
from tests.web.test_signals import tell
from tests.world import at, ingrid, person, terje, wenche

pytestmark = pytest.mark.django_db


def words(response):
    return response.content.decode()


def helped(here, who, when="2026-11-02T10:00", **more):
    more.setdefault("advice", ["Bli med i forumet"])
    return note(here.account, Talk("call", [who], at(when), names_answer="none", **more), at=at(when))


def given(here, who, what="En artikkel", **more):
    from hvem.campaign.gifts import write_gift

    return write_gift(here, who, what, got=more.get("got", False), kind=more.get("kind", "article"), on=more.get("on", here.today)).main


def test_an_empty_page_says_what_comes_by_itself_and_what_to_write(page):
    shown = words(page.get("/gifts/"))
    assert "Hva kan du gi noen som har hjulpet deg?" in shown and "Navn og råd du får, kommer hit av seg selv." in shown


def test_a_gift_is_noted_counted_and_undone(page, here):
    friend = terje(here)
    shown = words(page.post("/gifts/new/", {"who": "Terje Undheim", "what": "Boka om innkjøp", "way": "gave", "on": "2026-11-20"}, follow=True))
    assert "Notert at du ga Terje: Boka om innkjøp" in shown and "Én gang har du gitt noe tilbake" in shown and "Du ga Terje Undheim" in shown
    gift = Gift.objects.of(here.account).get()
    assert (gift.person, gift.kind, gift.got, gift.on) == (friend, "book", False, date(2026, 11, 20))
    page.post(f"/undo/{Happening.objects.of(here.account).get(kind='gave').pk}/")
    assert not Gift.objects.of(here.account).present().exists()


def test_what_was_got_is_noted_and_never_summed(page, here):
    terje(here)
    shown = words(page.post("/gifts/new/", {"who": "Terje Undheim", "what": "Lånte meg bilen", "way": "got"}, follow=True))
    assert "Du fikk av Terje Undheim" in shown and "Hva kan du gi noen som har hjulpet deg?" in shown


def test_what_cannot_be_read_comes_back_as_typed(page, here):
    shown = words(page.post("/gifts/new/", {"who": "", "what": "En ting", "on": "en gang"}))
    assert "Skriv hvem det gjelder." in shown and "En ting" in shown and "Dagen kunne ikke leses." in shown
    shown = words(page.post("/gifts/new/", {"who": "Kari Moi", "what": ""}))
    assert "Legg til Kari Moi i lista" in shown and "Skriv noen ord om hva det var." in shown
    page.post("/gifts/new/", {"who": "Kari Moi", "who-id": "new", "what": "Kake"})
    assert Gift.objects.of(here.account).get().person == Person.objects.of(here.account).get(name="Kari Moi")


def test_names_and_advice_count_as_got_and_reports_as_given(page, here):
    friend = terje(here)
    helped(here, friend, names=[Card(given="Ingrid", family="Bjørheim")])
    Promise.objects.of(here.account).filter(act="report").update(kept_on=here.today)
    shown = words(page.get("/gifts/"))
    assert "Terje Undheim ga deg et råd" in shown and "Bli med i forumet" in shown
    assert "Terje Undheim ga deg et navn" in shown and "Ingrid Bjørheim" in shown
    assert "Du meldte tilbake til Terje Undheim" in shown and "Én gang har du gitt noe tilbake" in shown
    only = words(page.get("/gifts/?way=given"))
    assert "ga deg et råd" not in only and "Du meldte tilbake" in only
    only = words(page.get("/gifts/?way=got"))
    assert "ga deg et råd" in only and "Du meldte tilbake" not in only


def test_whoever_helped_and_got_nothing_comes_first_with_a_reason(page, here):
    friend, other = terje(here), wenche(here)
    helped(here, friend), helped(here, other, "2026-11-03T10:00")
    shown = words(page.get("/gifts/"))
    assert "Gi Terje noe tilbake" in shown and "Terje hjalp deg 2. november" in shown and "/method/#M42" in shown and "De har hjulpet deg" in shown
    given(here, friend)
    shown = words(page.get("/gifts/"))
    assert "Gi Wenche noe tilbake" in shown and "Gi Terje noe tilbake" not in shown


def test_a_report_given_is_something_and_the_quiet_are_left_in_peace(page, here):
    friend, other = terje(here), wenche(here)
    helped(here, friend), helped(here, other)
    Promise.objects.of(here.account).filter(act="report", to=friend).update(kept_on=here.today)
    other.quiet_why = "conflict"
    other.save()
    assert "noe tilbake</h2>" not in words(page.get("/gifts/"))


def test_what_they_need_and_what_one_wonders_are_the_suggestions(page, here):
    friend = terje(here)
    helped(here, friend)
    tell(here, wenche(here), kind="gap", where="Jærlys Energi", text="De mangler noen som kan havvind.")
    Wonder.objects.create(account=here.account, person=friend, text="Hvordan går det med båten?", on=here.today)
    shown = words(page.get("/gifts/"))
    assert "Du har hørt: «De mangler noen som kan havvind.»" in shown and "Du lurte på: «Hvordan går det med båten?»" in shown


def test_one_person_alone_shows_only_what_is_between_you(page, here, stranger):
    friend, other = terje(here), wenche(here)
    given(here, friend, "Til Terje"), given(here, other, "Til Wenche")
    shown = words(page.get(f"/gifts/?person={friend.pk}"))
    assert "Mellom deg og Terje" in shown and "Til Terje" in shown and "Til Wenche" not in shown and "Én gang har du gitt Terje noe" in shown
    assert 'value="Terje Undheim"' in shown
    assert page.get(f"/gifts/?person={terje(stranger).pk}").status_code == 404


def test_a_gift_is_corrected_and_taken_away(page, here):
    gift = given(here, terje(here))
    page.post(f"/gifts/{gift.pk}/", {"what": "To artikler", "way": "got", "kind": "help", "on": "2026-11-01"})
    gift.refresh_from_db()
    assert (gift.what, gift.got, gift.kind, gift.on) == ("To artikler", True, "help", date(2026, 11, 1))
    shown = words(page.post(f"/gifts/{gift.pk}/", {"what": ""}))
    assert "To artikler" in shown and "<details class=\"away\" open>" in shown
    page.post(f"/gifts/{gift.pk}/remove/")
    assert not Gift.objects.of(here.account).present().exists()
    page.post(f"/undo/{Happening.objects.of(here.account).get(kind='gift-removed').pk}/")
    assert Gift.objects.of(here.account).present().exists()


def test_every_line_stands_on_exactly_one_page(page, here):
    friend = terje(here)
    for n in range(20):
        helped(here, friend, f"2026-10-{n // 2 + 5:02}T10:{n:02}", advice=[f"råd {n}x", f"råd {n}y"])
    for n in range(25):
        given(here, friend, f"gave {n}x", on=here.today - timedelta(days=n))
    seen, way = [], "/gifts/"
    while way:
        shown = words(page.get(way))
        seen += re.findall(r'<p class="read">((?:råd|gave) \d+[xy])</p>', shown)
        found = re.search(r'href="(/gifts/\?[^"]*after=[^"]*)"', shown)
        way = found[1].replace("&amp;", "&") if found else ""
    assert len(seen) == len(set(seen)) == 65


def test_another_accounts_gift_is_not_reached(page, here, stranger):
    theirs = given(stranger, terje(stranger))
    assert page.post(f"/gifts/{theirs.pk}/", {"what": "x"}).status_code == 404
    assert page.post(f"/gifts/{theirs.pk}/remove/").status_code == 404
    assert page.post("/gifts/new/", {"who": "x", "who-id": str(theirs.person_id), "what": "y"}).status_code == 404
    assert page.post("/gifts/new/", {"who": "x", "of": str(theirs.person_id), "what": "y"}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.removed_at is None and not Gift.objects.of(here.account).exists()


def test_questions_to_the_database_do_not_grow_with_the_people(page, here, django_assert_max_num_queries):
    for n in range(10):
        helped(here, person(here, f"Person{n} Etternavn{n}, leder i Sted {n} AS"))
    page.get("/gifts/")
    with django_assert_max_num_queries(36):
        page.get("/gifts/")
