"""Promises and advice on a page: kept, moved, let go, added."""

from __future__ import annotations

import re
from datetime import date

import pytest

from hvem.campaign.conversing import Talk, note
from hvem.campaign.debriefing import promise_advice
from hvem.campaign.models import Advice, Promise, Standing
from hvem.campaign.running import running
from hvem.campaign.stepping import Step
from hvem.ground.deeds import Deed
from tests import world
from tests.world import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def ingrid(here):
    return world.ingrid(here)


@pytest.fixture
def promise(here, ingrid):
    step = Step("Sende artikkelen om rammeavtaler", due_on=date(2026, 11, 25), act="send")
    return note(here.account, Talk("call", [ingrid], at("2026-11-20T10:00"), names_answer="none", steps=[step]), at=here.now).promises[0]


def text(answer):
    return answer.content.decode()


def undo(page, answer):
    return page.post(re.search(r"/undo/[0-9a-f-]+/", text(answer)).group(), {"next": "/promises/"}, follow=True)


def test_nothing_is_asked_for_with_someone_who_is_off_the_list(page, here, ingrid, promise):
    from hvem.people.editing import delete_one

    delete_one(here, ingrid)
    assert "Sende artikkelen om rammeavtaler" not in text(page.get("/promises/"))


def test_promises_stand_by_when_with_where_they_were_made(page, here, ingrid, promise):
    note(here.account, Talk("call", [ingrid], here.now, names_answer="none", steps=[Step("Ingrid sender lista", due_on=date(2026, 12, 3))]), at=here.now)
    answer = text(page.get("/promises/"))
    assert "Du har lovt én ting" in answer
    assert "De neste sju dagene" in answer
    assert "Sende artikkelen om rammeavtaler" in answer
    assert "Lovt i samtalen 20. november." in answer
    assert answer.index("Det andre har lovt deg") < answer.index("Ingrid sender lista")


def test_a_tick_keeps_it_and_undo_opens_it(page, here, promise):
    answer = page.post(f"/promises/{promise.pk}/keep/", follow=True)
    promise.refresh_from_db()
    assert promise.kept_on == here.today
    assert "Gjort i det siste" in text(answer)
    undo(page, answer)
    promise.refresh_from_db()
    assert promise.kept_on is None


def test_it_is_moved_in_words(page, here, promise):
    page.post(f"/promises/{promise.pk}/move/", {"by": "fredag kl 10"})
    promise.refresh_from_db()
    assert (promise.due_on, here.account.local(promise.due_at).hour) == (date(2026, 11, 27), 10)
    answer = page.post(f"/promises/{promise.pk}/move/", {"by": "blåbær"})
    assert "Vi forsto ikke hvilken dag" in text(answer)


def test_it_is_let_go_with_a_word_why_and_asks_no_more(page, here, ingrid, promise):
    page.post(f"/promises/{promise.pk}/let-go/", {"why": "Hun fant den selv"})
    promise.refresh_from_db()
    assert (promise.lapsed_on, promise.lapsed_why) == (here.today, "Hun fant den selv")
    assert "promise" not in [one["action"] for one in Standing.objects.of(here.account).get(person=ingrid).acts]
    assert "Ingen løfter venter" in text(page.get("/promises/"))


@pytest.mark.parametrize(
    ("fields", "act", "mine", "due"),
    [
        ({"words": "Ringe om hytta torsdag"}, "call", True, date(2026, 11, 26)),
        ({"words": "Sende boka", "by": "3. desember"}, "send", True, date(2026, 12, 3)),
        ({"words": "Sender deltakerlista", "theirs": "1"}, "do", False, None),
    ],
)
def test_a_promise_is_added(page, here, ingrid, fields, act, mine, due):
    answer = page.post("/promises/new/", {"whom": "Ingrid Bjørheim"} | fields, follow=True)
    assert "Notert" in text(answer)
    row = Promise.objects.of(here.account).get()
    assert (row.owed_by_me, row.due_on) == (mine, due)
    assert row.act == act or not mine


def test_a_promise_to_nobody_comes_back_as_typed(page, here, ingrid):
    answer = page.post("/promises/new/", {"whom": "Nils Ukjent", "words": "Sende boka"})
    assert "Vi fant ingen med det navnet" in text(answer)
    assert 'value="Sende boka"' in text(answer)
    assert "Ingrid Bjørheim" in text(page.get(f"/promises/new/?person={ingrid.pk}"))


def test_advice_is_taken_with_its_result_and_its_giver_is_to_hear(page, here, ingrid):
    note(here.account, Talk("call", [ingrid], at("2026-11-02T10:00"), names_answer="none", advice=["Les rapporten"]), at=here.now)
    note(here.account, Talk("mail", [ingrid], at("2026-11-09T10:00")), at=here.now)
    row = Advice.objects.of(here.account).get()
    answer = page.post(f"/advice/{row.pk}/taken/", {"result": "Den pekte på tre firmaer"}, follow=True)
    row.refresh_from_db()
    assert (row.taken_on, row.result) == (here.today, "Den pekte på tre firmaer")
    assert "Fortell Ingrid hvordan det gikk" in text(answer)
    page.post(f"/advice/{row.pk}/open/")
    page.post(f"/advice/{row.pk}/left/")
    row.refresh_from_db()
    assert (row.taken_on, row.dropped_on) == (None, here.today)


def test_advice_taken_up_again_is_promised_again(page, here, ingrid):
    noted = note(here.account, Talk("call", [ingrid], at("2026-11-02T10:00"), names_answer="none", advice=["Les rapporten"]), at=here.now)
    row = Advice.objects.of(here.account).get(conversation=noted.conversation)
    promise_advice(here, row, Step("lese rapporten", due_on=date(2026, 11, 27), act="read"))
    for done in ("taken", "left"):
        page.post(f"/advice/{row.pk}/{done}/")
        assert not Promise.objects.of(here.account).open().filter(advice=row).exists()
        page.post(f"/advice/{row.pk}/open/")
        assert Promise.objects.of(here.account).open().filter(advice=row).exists()


def test_the_page_asks_no_more_with_more_promises(page, here, ingrid, promise, django_assert_max_num_queries):
    for number in range(30):
        other = world.person(here, f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÖ'[number]}ne Hansen")
        note(here.account, Talk("call", [other], here.now, steps=[Step("sende noe", due_on=date(2026, 11, 24), act="send")], advice=["Les"]), at=here.now)
    with django_assert_max_num_queries(16):
        page.get("/promises/")


def test_another_accounts_promise_is_not_here(page, here, stranger):
    theirs = note(stranger.account, Talk("meeting", [world.terje(stranger)], stranger.now, advice=["Les"]), at=stranger.now)
    row = Advice.objects.of(stranger.account).get()
    for what in ("keep", "move", "let-go"):
        assert page.post(f"/promises/{theirs.promises[0].pk}/{what}/", {"by": "fredag"}).status_code == 404
    assert page.get(f"/promises/{theirs.promises[0].pk}/").status_code == 404
    assert page.post(f"/advice/{row.pk}/taken/").status_code == 404
    assert not Promise.objects.of(stranger.account).exclude(kept_on=None, lapsed_on=None).exists()


@pytest.mark.parametrize("language", ["nn", "en"])
def test_the_page_speaks_the_users_language(page, here, promise, language):
    here.user.language = language
    here.user.save()
    assert {"nn": "Du har lova éin ting", "en": "You have promised one thing"}[language] in text(page.get("/promises/"))


def test_a_day_that_has_passed_is_never_said_as_one_to_come(page, here):
    terje = world.terje(here)
    for words, by in (("sende boka", date(2026, 11, 19)), ("ringe Terje", date(2026, 11, 26))):
        with Deed(here.account, "promised", at=here.now) as deed:
            deed.add(Promise(campaign=running(here.account, on=here.today), to=terje, words=words, act="do", owed_by_me=True, made_at=here.now, due_on=by))
    for path in ("/promises/", f"/people/{terje.pk}/"):
        shown = page.get(path).content.decode()
        assert "Var tenkt 19. november." in shown and "Innen torsdag." in shown
