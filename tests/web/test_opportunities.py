"""Opportunities: the board, from a guess to what came of it, what speaks for one, and the way of people to it."""

from __future__ import annotations

import pytest

from hvem.campaign.models import Evidence, Opportunity, WayThere
from hvem.ground.models import Happening
from tests.web.test_signals import name, tell
from tests.world import astrid, ingrid, person, terje, wenche

pytestmark = pytest.mark.django_db


def words(response):
    return response.content.decode()


def guess(here, what="Leverandørregister", **more):
    from hvem.campaign.opportunities import Guess, write_opportunity

    signal = more.pop("signal", None)
    return write_opportunity(here, Guess(more.pop("kind", "missing"), what, **more), signal=signal).main


def test_an_empty_board_says_how_to_begin(page):
    shown = words(page.get("/opportunities/"))
    assert "Hvor kan noen trenge deg?" in shown and "Begynn med noe du har hørt" in shown


def test_an_opportunity_is_written_down_with_what_it_is_about(page, here):
    boss = ingrid(here)
    form = {
        "kind": "missing", "what": "Leverandørregister", "organisation": "Kvitsøy Havbruk", "can_add": "Du bygget et slikt i 2014.",
        "question": "Hva er vanskeligst det første året?", "decides": "Ingrid Bjørheim", "form": "project", "deadline": "2026-12-14",
    }
    shown = words(page.post("/opportunities/new/", form, follow=True))
    assert "Ett sted som kan trenge deg" in shown and "Noe som mangler, oppdrag, frist 14. desember" in shown
    assert "Ingrid bestemmer." in shown and "«Hva er vanskeligst det første året?»" in shown
    row = Opportunity.objects.of(here.account).get()
    assert (row.stage, row.decides, row.organisation.name) == ("guess", boss, "Kvitsøy Havbruk AS")


def test_what_cannot_be_read_comes_back_as_typed(page, here):
    shown = words(page.post("/opportunities/new/", {"kind": "missing", "what": "", "can_add": "Mye rart.", "decides": "Ukjent Person", "deadline": "snart"}))
    assert "Gi den et kort navn." in shown and "Mye rart." in shown and "Ingen i lista heter det." in shown and "Dagen kunne ikke leses." in shown
    assert not Opportunity.objects.of(here.account).exists()


def test_news_becomes_an_opportunity_with_the_news_as_evidence(page, here):
    signal = tell(here, terje(here), kind="retirement", text="Sjefen går til sommeren.")
    shown = words(page.get(f"/opportunities/new/?signal={signal.pk}"))
    assert "Sjefen går til sommeren." in shown and 'value="succession" checked' in shown and 'value="Jærlys Energi AS"' in shown
    page.post("/opportunities/new/", {"kind": "succession", "what": "Ny leder", "organisation": "Jærlys Energi", "signal": str(signal.pk)})
    assert Evidence.objects.of(here.account).get().signal == signal
    assert "Terje fortalte om det i dag. Én kilde så langt." in words(page.get("/opportunities/"))


def test_independent_tellers_are_counted_on_the_board(page, here):
    one, two = tell(here, terje(here), text="Fra Terje"), tell(here, wenche(here), text="Fra Wenche")
    row = guess(here, signal=one)
    page.post(f"/opportunities/{row.pk}/evidence/", {"signal": str(two.pk)})
    page.post(f"/opportunities/{row.pk}/evidence/", {"signal": str(two.pk)})
    assert Evidence.objects.of(here.account).present().count() == 2
    assert "To har fortalt om det uten å ha det fra hverandre." in words(page.get("/opportunities/"))


def test_words_of_ones_own_speak_for_it_and_can_be_taken_away(page, here):
    row = guess(here)
    shown = words(page.post(f"/opportunities/{row.pk}/evidence/", {"text": "Annonsen sto i tre uker."}, follow=True))
    assert "Annonsen sto i tre uker." in shown
    evidence = Evidence.objects.of(here.account).get()
    page.post(f"/opportunities/{row.pk}/evidence/", {"row": str(evidence.pk)})
    assert "Annonsen sto" not in words(page.get(f"/opportunities/{row.pk}/"))
    other = guess(here, "En annen")
    assert page.post(f"/opportunities/{other.pk}/evidence/", {"row": str(evidence.pk)}).status_code == 404


def test_news_that_is_taken_away_no_longer_speaks_for_it(page, here):
    signal = tell(here, terje(here), text="SIKKERT NOK")
    row = guess(here, signal=signal)
    page.post(f"/signals/{signal.pk}/remove/")
    assert "SIKKERT NOK" not in words(page.get(f"/opportunities/{row.pk}/"))


@pytest.mark.parametrize(("stage", "said"), [("testing", "Du undersøker"), ("real", "Dere snakker om det"), ("won", "Det ble noe av"), ("let-go", "Lagt bort")])
def test_an_opportunity_is_moved_and_moved_back(page, here, stage, said):
    row = guess(here)
    shown = words(page.post(f"/opportunities/{row.pk}/move/", {"stage": stage, "next": "/opportunities/"}, follow=True))
    assert f"{said}: Leverandørregister" in shown
    row.refresh_from_db()
    assert row.stage == stage
    page.post(f"/undo/{Happening.objects.of(here.account).get(kind=f'opportunity-{stage}').pk}/")
    row.refresh_from_db()
    assert row.stage == "guess"


def test_there_is_no_other_stage(page, here):
    row = guess(here)
    assert page.post(f"/opportunities/{row.pk}/move/", {"stage": "lost"}).status_code == 404
    assert page.post(f"/opportunities/{row.pk}/sell/").status_code == 404


def test_what_is_put_away_stands_folded_and_is_not_counted(page, here):
    guess(here), page.post(f"/opportunities/{guess(here, 'Bort').pk}/move/", {"stage": "let-go"})
    shown = words(page.get("/opportunities/"))
    assert "Ett sted som kan trenge deg" in shown and "Lagt bort, 1" in shown


def test_the_way_there_begins_with_the_first_friend(page, here):
    one, two, three = astrid(here), wenche(here), ingrid(here)
    name(here, one, two), name(here, two, three)
    row = guess(here, organisation="Kvitsøy Havbruk")
    shown = words(page.get(f"/opportunities/{row.pk}/"))
    chain = shown[shown.index('<ol class="chain"') :].split("</ol>")[0]
    assert chain.index(">Du<") < chain.index("Astrid") < chain.index("Wenche") < chain.index("Ingrid Bjørheim")
    assert "Det begynte med Astrid Oftedal." in shown and "Wenche nevnte Ingrid i dag." in shown


def test_who_decides_is_the_end_of_the_way(page, here):
    one, two = terje(here), ingrid(here)
    name(here, one, two)
    row = guess(here, organisation="Et annet sted", decides=two)
    assert "Ingrid Bjørheim" in words(page.get(f"/opportunities/{row.pk}/"))


def test_without_anybody_there_the_page_says_what_to_ask(page, here):
    row = guess(here, organisation="Sola Verft")
    assert "Ingen vei ennå." in words(page.get(f"/opportunities/{row.pk}/"))


def test_the_way_can_be_laid_by_hand_and_found_again(page, here):
    terje(here), ingrid(here), wenche(here)
    row = guess(here, organisation="Kvitsøy Havbruk")
    page.post(f"/opportunities/{row.pk}/way/", {"names": "Wenche Lura\n\nTerje Undheim\nIngrid Bjørheim"})
    assert [one.person.name for one in WayThere.objects.of(here.account).present().order_by("place")] == ["Wenche Lura", "Terje Undheim", "Ingrid Bjørheim"]
    shown = words(page.get(f"/opportunities/{row.pk}/"))
    assert "Det begynte med Wenche Lura." in shown and "Finn veien ut fra navnene" in shown
    page.post(f"/opportunities/{row.pk}/way/", {"names": "Wenche Lura", "reckon": "1"})
    assert not WayThere.objects.of(here.account).present().exists()
    assert "Det begynte med Ingrid Bjørheim." in words(page.get(f"/opportunities/{row.pk}/"))


def test_a_name_nobody_has_is_asked_about_and_the_rest_is_kept(page, here):
    terje(here)
    row = guess(here)
    shown = words(page.post(f"/opportunities/{row.pk}/way/", {"names": "Terje Undheim\nFinnes Ikke"}))
    assert "Vi vet ikke hvem du mener med Finnes Ikke." in shown and "Terje Undheim\nFinnes Ikke" in shown
    assert not WayThere.objects.of(here.account).exists()


def test_an_opportunity_is_corrected_and_removed_with_all_that_hangs_on_it(page, here):
    row = guess(here, signal=tell(here, terje(here)))
    page.post(f"/opportunities/{row.pk}/", {"kind": "team", "what": "Et godt lag", "form": "hire-in"})
    row.refresh_from_db()
    assert (row.kind, row.what, row.form) == ("team", "Et godt lag", "hire-in")
    page.post(f"/opportunities/{row.pk}/remove/")
    assert not Opportunity.objects.of(here.account).present().exists() and not Evidence.objects.of(here.account).present().exists()
    page.post(f"/undo/{Happening.objects.of(here.account).get(kind='opportunity-removed').pk}/")
    assert Opportunity.objects.of(here.account).present().exists() and Evidence.objects.of(here.account).present().exists()


def test_another_accounts_opportunity_is_not_reached(page, here, stranger):
    theirs = guess(stranger)
    signal = tell(stranger)
    assert page.get(f"/opportunities/{theirs.pk}/").status_code == 404
    for way, form in (("", {"kind": "team", "what": "x"}), ("move/", {"stage": "won"}), ("remove/", {}), ("evidence/", {"text": "x"}), ("way/", {"names": ""})):
        assert page.post(f"/opportunities/{theirs.pk}/{way}", form).status_code == 404
    assert page.get(f"/opportunities/new/?signal={signal.pk}").status_code == 404
    mine = guess(here)
    assert page.post(f"/opportunities/{mine.pk}/evidence/", {"signal": str(signal.pk)}).status_code == 404
    theirs.refresh_from_db()
    assert (theirs.stage, theirs.removed_at) == ("guess", None)
    assert not Evidence.objects.of(here.account).exists()


def test_questions_to_the_database_do_not_grow_with_the_board(page, here, django_assert_max_num_queries):
    friend = terje(here)
    for n in range(12):
        other = person(here, f"Person{n} Etternavn{n}, leder i Sted {n} AS")
        name(here, friend, other)
        guess(here, f"Nummer {n}", organisation=f"Sted {n}", signal=tell(here, other, where=f"Sted {n}"))
    page.get("/opportunities/")
    with django_assert_max_num_queries(18):
        page.get("/opportunities/")
    row = Opportunity.objects.of(here.account).first()
    with django_assert_max_num_queries(20):
        page.get(f"/opportunities/{row.pk}/")
