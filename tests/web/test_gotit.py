"""The job came: the way is shown back to the first friend, everyone is told, promises are closed, and it can all be undone (M45)."""

from __future__ import annotations

import re
from datetime import date

from hvem.campaign.arriving import arrival, got_it, told
from hvem.campaign.conversing import Talk, note
from hvem.campaign.models import Campaign, Conversation, Opportunity, Promise
from hvem.campaign.running import rules_of, running
from hvem.campaign.stepping import Step
from hvem.people.models import Person
from hvem.reading.line import read_line
from tests.world import astrid, at, person, terje

JOB = "jobben som innkjøpsleder i Kvitsøy Havbruk"


def campaign(here):
    return running(here.account, on=here.today)


def life(here):
    """Astrid named Terje, Terje named Ingrid, and Ingrid had the job; Wenche gave nothing but a good talk."""
    first, second = astrid(here), terje(here)
    note(here.account, Talk("call", [first], at("2026-11-02T10:00"), names=[read_line("Terje Undheim")]), at=here.now)
    note(here.account, Talk("meeting", [second], at("2026-11-09T10:00"), names=[read_line("Ingrid Bjørheim, 99 88 77 66")]), at=here.now)
    last = Person.objects.of(here.account).get(family="Bjørheim")
    note(here.account, Talk("meeting", [last], at("2026-11-16T10:00"), steps=[Step("sende henne tallene", date(2026, 11, 20))]), at=here.now)
    note(here.account, Talk("call", [person(here, "Wenche Lura, wenche@forum.example")], at("2026-11-17T10:00")), at=here.now)
    return first, second, last


def yes(page, **more):
    return page.post("/got-it/yes/", {"what": JOB, "on": "2026-11-20", **more})


def test_it_asks_only_what_and_when(page):
    text = page.get("/got-it/").content.decode()
    assert "Hva fikk du?" in text and text.count('class="btn"') == 1
    answer = page.post("/got-it/yes/", {"what": " ", "on": "i går"})
    assert answer.status_code == 422 and "Skriv noen ord" in answer.content.decode() and 'value="i går"' in answer.content.decode()


def test_the_way_is_traced_back_to_the_first_friend(here, page):
    *_, last = life(here)
    yes(page, through=last.pk)
    assert [one.first_name for one in arrival(here).way] == ["Astrid", "Terje", "Ingrid"]
    text = page.get("/got-it/").content.decode()
    chain = re.sub(r"<[^>]+>", " ", re.search(r'<ol class="chain">.*?</ol>', text, re.S).group())
    assert chain.split() == ["Du", "Astrid", "Terje", "Ingrid"] and "det begynte med at du spurte Astrid" in text
    assert (campaign(here).got_it_on, campaign(here).got_what) == (date(2026, 11, 20), JOB)


def test_the_network_goes_on_at_a_slow_rhythm(here, page):
    yes(page)
    rules = rules_of(campaign(here))
    assert (rules.near_days, rules.friendly_days, rules.distant_days) == (90, 180, 365)
    assert "hver 90. dag" in page.get("/got-it/").content.decode()


def test_each_is_thanked_for_what_they_really_did(here, page):
    *_, last = life(here)
    yes(page, through=last.pk)
    text = page.get("/got-it/").content.decode()
    messages = re.findall(r"<textarea[^>]*>(.*?)</textarea>", text, re.S)
    assert len(messages) == 4 and all(JOB in one for one in messages)
    assert "Det begynte med deg. Du nevnte Terje" in messages[0] and "Du nevnte Ingrid, og det førte fram" in messages[1]
    assert "Takk for at du tok deg tid" in messages[3] and "nevnte" not in messages[3]
    assert "sms:+4799887766?" in text and "mailto:wenche@forum.example?" in text


def test_who_has_been_told_is_ticked_off_and_noted(here, page):
    first, *_ = life(here)
    yes(page)
    page.post("/got-it/told/", {"person": first.pk, "text": "Det ordnet seg", "kind": "message"})
    assert Conversation.objects.of(here.account).get(purpose="got-it").note == "Det ordnet seg"
    come = arrival(here)
    assert (come.told, len(come.untold)) == (1, 3)
    page.post(re.search(r'action="(/undo/[^"]+)"', page.get("/got-it/").content.decode()).group(1))
    assert arrival(here).told == 0


def test_open_promises_are_kept_or_let_go_many_at_a_time(here, page):
    life(here)
    yes(page)
    ids = list(Promise.objects.of(here.account).open().values_list("pk", flat=True))
    assert len(ids) > 2
    page.post("/got-it/promises/", {"promise": ids[:1], "act": "kept"})
    page.post("/got-it/promises/", {"promise": ids[1:], "act": "let-go"})
    assert not Promise.objects.of(here.account).open().exists()
    assert Promise.objects.of(here.account).filter(lapsed_why="Det ordnet seg på annen måte").count() == len(ids) - 1
    page.post(re.search(r'action="(/undo/[^"]+)"', page.get("/got-it/").content.decode()).group(1))
    assert Promise.objects.of(here.account).open().count() == len(ids) - 1


def test_an_opportunity_that_was_followed_is_won(here, page):
    *_, last = life(here)
    from hvem.ground.deeds import Deed

    with Deed(here.account, "noted", at=here.now) as deed:
        row = deed.add(Opportunity(campaign=campaign(here), kind="vacancy", what=JOB, made_on=here.today))
    yes(page, opportunity=row.pk, through=last.pk, what="")
    row.refresh_from_db()
    assert row.stage == "won" and campaign(here).got_what == JOB and len(arrival(here).way) == 3


def test_it_can_be_undone_or_taken_back_later(here, page):
    *_, last = life(here)
    yes(page, through=last.pk)
    page.post(re.search(r'action="(/undo/[^"]+)"', page.get("/got-it/").content.decode()).group(1))
    assert campaign(here).got_it_on is None and campaign(here).times == {} and not arrival(here).way
    yes(page)
    page.post("/got-it/no/")
    assert campaign(here).got_it_on is None and campaign(here).times == {}


def test_one_begins_anew_with_everyone_one_knows_and_can_undo_it(here, page):
    life(here)
    yes(page)
    old = campaign(here)
    page.post("/got-it/anew/", {"name": "Neste kapittel"})
    new = campaign(here)
    assert new.pk != old.pk and new.name == "Neste kapittel" and new.times == {} and new.got_it_on is None
    assert Person.objects.of(here.account).listed().count() == 4
    page.post(re.search(r'action="(/undo/[^"]+)"', page.get("/got-it/").content.decode()).group(1))
    assert campaign(here).pk == old.pk and Campaign.objects.of(here.account).present().count() == 1


def test_the_dead_and_those_to_be_left_alone_are_not_listed(here, page):
    first, *_ = life(here)
    from hvem.people.editing import set_quiet

    set_quiet(here, first, "dead")
    got_it(here, JOB, here.today)
    assert first not in [one.person for one in arrival(here).companions]


def test_another_accounts_people_and_promises_are_not_found(here, stranger, page):
    theirs = person(stranger, "Ukjent Fremmed, 90 00 00 09")
    note(stranger.account, Talk("call", [theirs], at("2026-11-17T10:00"), steps=[Step("ringe", date(2026, 12, 1))]), at=here.now)
    promise = Promise.objects.of(stranger.account).open().first()
    assert yes(page, through=theirs.pk).status_code == 404 and campaign(here).got_it_on is None
    assert page.post("/got-it/told/", {"person": theirs.pk}).status_code == 404
    assert page.post("/got-it/promises/", {"promise": [promise.pk], "act": "let-go"}).status_code == 404
    promise.refresh_from_db()
    assert promise.lapsed_on is None


def test_the_page_asks_the_database_the_same_however_many_were_talked_with(here, page, django_assert_max_num_queries):
    life(here)
    got_it(here, JOB, here.today)
    told(here, person(here, "Ny Bekjent"), "call", "")
    with django_assert_max_num_queries(15):
        page.get("/got-it/")
    for number in range(15):
        note(here.account, Talk("call", [person(here, f"Venn Nummer{number}")], at("2026-11-17T10:00")), at=here.now)
    with django_assert_max_num_queries(15):
        text = page.get("/got-it/").content.decode()
    assert text.count("<textarea") == 10 and "Vis flere" in text
