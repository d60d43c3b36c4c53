"""Conversations on pages: the list, noting one, and right after."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from django.urls import reverse

from hvem.campaign.conversing import Talk, note, open_talks, still_open
from hvem.campaign.models import Advice, Conversation, Gift, Meeting, MeetingPart, Promise, Referral, Signal
from hvem.campaign.running import running
from hvem.campaign.stepping import Step
from hvem.ground.deeds import Deed
from hvem.people.models import Label, Person, Position
from hvem.reading.card import Card
from tests import world
from tests.world import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def ingrid(here):
    return world.ingrid(here)


@pytest.fixture
def talk(here, ingrid):
    return note(here.account, Talk("call", [ingrid], here.now), at=here.now, by=here.user).conversation


def save(page, talk, form, **fields):
    return page.post(f"/conversations/{talk.pk}/{form}/", fields, follow=True)


def undo(page, answer):
    return page.post(re.search(r"/undo/[0-9a-f-]+/", text(answer)).group(), {"next": "/conversations/"}, follow=True)


def text(answer):
    return answer.content.decode()


def test_right_after_begins_with_what_they_told(page, talk):
    answer = page.get(f"/conversations/{talk.pk}/")
    assert answer.status_code == 200
    assert "Rett etter samtalen med Ingrid" in text(answer)
    assert "Hva fortalte Ingrid om seg og sine?" in text(answer)
    assert text(answer).count('class="btn"') == 1


def test_what_they_told_is_kept_and_undone(page, talk):
    answer = save(page, talk, "told", told="Tvillingene begynner på skolen.")
    talk.refresh_from_db()
    assert talk.told == "Tvillingene begynner på skolen."
    assert "Hvilke navn fikk du av Ingrid?" in text(answer)
    undo(page, answer)
    talk.refresh_from_db()
    assert talk.told == ""


def test_names_become_people_and_referrals_on_the_spot(page, here, talk):
    answer = save(page, talk, "names", names="Knut Arne Vigrestad, Ryfylke Tørrdokk, 90 22 33 44\nTorunn Egeland, Innkjøpsforum")
    assert {row.person.name for row in Referral.objects.of(here.account)} == {"Knut Arne Vigrestad", "Torunn Egeland"}
    assert "Slik leste vi det" in text(answer)
    assert "Ryfylke Tørrdokk" in text(answer)
    assert Promise.objects.of(here.account).get().act == "report"
    undo(page, answer)
    assert Person.objects.of(here.account).listed().count() == 1
    assert not Referral.objects.of(here.account).present().exists()


def test_a_line_without_a_name_comes_back_as_typed(page, here, talk):
    answer = save(page, talk, "names", names="90 22 33 44")
    assert "Vi fant ikke noe navn" in text(answer)
    assert "90 22 33 44</textarea>" in text(answer)
    assert not Referral.objects.of(here.account).exists()


def test_nobody_now_asks_a_narrower_question(page, talk):
    answer = save(page, talk, "names", answer="none")
    assert "en du selv lærte av" in text(answer)
    talk.refresh_from_db()
    assert talk.names_answer == "none"


def test_just_pleasant_ends_it_at_once(page, here, talk):
    answer = save(page, talk, "names", answer="pleasant")
    assert still_open(here.account, Conversation.objects.of(here.account).get()) == ()
    assert "Det holder lenge" in text(answer)
    again = save(page, talk, "names", answer="again")
    assert "Hvilke navn fikk du av Ingrid?" in text(again)


def test_advice_may_become_a_promise_with_its_day(page, here, talk):
    answer = save(page, talk, "advice", text="Lese rapporten om leverandørmarkedet", kind="read", promise="1", by="fredag")
    advice = Advice.objects.of(here.account).get()
    promise = Promise.objects.of(here.account).get(act="read")
    assert (promise.advice_id, promise.due_on, promise.next_step) == (advice.pk, date(2026, 11, 27), False)
    assert "«Jeg" not in text(answer) or "leser rapporten om leverandørmarkedet" in text(answer)
    assert "Så hører du fra meg innen en uke." in text(answer)


def test_the_closing_is_filled_with_what_was_noted(page, talk):
    save(page, talk, "names", names="Knut Arne Vigrestad, Ryfylke Tørrdokk")
    answer = save(page, talk, "advice", text="Les rapporten om leverandørmarkedet.", kind="read")
    assert "«Jeg ringer Knut Arne Vigrestad og leser rapporten om leverandørmarkedet. Så hører du fra meg innen en uke.»" in text(answer)


@pytest.mark.parametrize(
    ("words", "act", "due", "mine"),
    [
        ("Ringe torsdag kl 14", "call", date(2026, 11, 26), True),
        ("Ingrid sender deltakerlista fredag", "send", date(2026, 11, 27), False),
        ("Møtes neste uke", "meet", date(2026, 11, 30), True),
        ("Tenke på det", "do", None, True),
    ],
)
def test_the_next_step_is_read_from_its_words(page, here, talk, words, act, due, mine):
    save(page, talk, "names", answer="none")
    save(page, talk, "next", words=words, agreed="1")
    promise = Promise.objects.of(here.account).get()
    assert (promise.act, promise.due_on, promise.owed_by_me, promise.next_step, promise.agreed) == (act, due, mine, True, True)
    assert still_open(here.account, talk.__class__.objects.of(here.account).get()) == ()


def test_a_reason_for_none_closes_too(page, here, talk):
    save(page, talk, "names", answer="none")
    answer = save(page, talk, "next", none="1", why="Ingrid er i permisjon")
    assert "Ikke noe neste steg: Ingrid er i permisjon" in text(answer)
    assert not open_talks(here.account, running(here.account, on=here.today)).exists()


def test_news_gifts_and_feelings_are_one_small_form_each(page, here, talk):
    save(page, talk, "news", kind="reorganisation", organisation="Kvitsøy Havbruk", text="Deles i to", certainty="likely")
    save(page, talk, "back", what="en artikkel om rammeavtaler", way="gave")
    save(page, talk, "back", what="sende henne boka fredag", way="will")
    save(page, talk, "felt", felt="4")
    save(page, talk, "listening", minutes="22", my_share="30")
    signal = Signal.objects.of(here.account).get()
    assert (signal.kind, signal.certainty, signal.person.first_name) == ("reorganisation", "likely", "Ingrid")
    assert Gift.objects.of(here.account).get().conversation_id == talk.pk
    assert Promise.objects.of(here.account).get(act="send").due_on == date(2026, 11, 27)
    talk.refresh_from_db()
    assert (talk.felt, talk.minutes, talk.my_share) == (4, 22, 30)
    assert "70 prosent" in text(page.get(f"/conversations/{talk.pk}/"))


def test_name_title_and_address_are_looked_over(page, here, ingrid, talk):
    save(page, talk, "check", field="name")
    save(page, talk, "check", field="title", value="innkjøpsdirektør")
    save(page, talk, "check", field="address", value="Lysgata 8, Forus")
    assert set(Label.objects.of(here.account).filter(kind="checked").values_list("word", flat=True)) == {"name", "title", "address"}
    assert Position.objects.of(here.account).present().get(person=ingrid).title == "innkjøpsdirektør"
    assert "Lysgata 8, Forus" in text(page.get(f"/conversations/{talk.pk}/"))


def test_a_later_mail_is_taken_as_the_thanks_and_the_user_may_say_no(page, here, ingrid):
    note(here.account, Talk("meeting", [ingrid], at("2026-11-20T13:00")), at=here.now)
    mail = note(here.account, Talk("mail", [ingrid], at("2026-11-21T09:00")), at=here.now).conversation
    thanks = Promise.objects.of(here.account).get(act="thank")
    assert thanks.kept_by_id == mail.pk
    answer = page.get(f"/conversations/{mail.pk}/")
    assert "Vi regnet dette som takken." in text(answer)
    answer = save(page, mail, "was-it", promise=thanks.pk, was="no")
    thanks.refresh_from_db()
    assert (thanks.kept_on, thanks.not_by) == (None, [str(mail.pk)])
    assert "Vi regnet dette som takken." not in text(answer)
    undo(page, answer)
    thanks.refresh_from_db()
    assert thanks.kept_by_id == mail.pk


def test_a_contact_soon_after_is_asked_whether_it_was_the_report(page, here, ingrid):
    note(here.account, Talk("call", [ingrid], at("2026-11-20T13:00"), advice=["Les rapporten"]), at=here.now)
    mail = note(here.account, Talk("mail", [ingrid], at("2026-11-21T09:00")), at=here.now).conversation
    assert "Meldte du tilbake her?" in text(page.get(f"/conversations/{mail.pk}/"))
    report = Promise.objects.of(here.account).get(act="report")
    answer = save(page, mail, "was-it", promise=report.pk, was="yes")
    report.refresh_from_db()
    assert (report.kept_by_id, report.kept_on) == (mail.pk, date(2026, 11, 21))
    assert "Vi regnet dette som tilbakemeldingen." in text(answer)
    note(here.account, Talk("message", [ingrid], here.now), at=here.now)
    report.refresh_from_db()
    assert report.kept_by_id == mail.pk


def test_one_thing_is_taken_back_and_the_person_stays(page, here, talk):
    save(page, talk, "names", names="Knut Arne Vigrestad, Ryfylke Tørrdokk")
    referral = Referral.objects.of(here.account).get()
    save(page, talk, "take-back", kind="referral", row=referral.pk)
    assert not Referral.objects.of(here.account).present().exists()
    assert not Promise.objects.of(here.account).present().exists()
    assert Person.objects.of(here.account).listed().count() == 2


def test_deleting_a_conversation_takes_what_it_brought_and_opens_what_it_kept(page, here, ingrid, talk):
    save(page, talk, "names", answer="none")
    save(page, talk, "next", words="Ringe torsdag", agreed="1")
    noted = note(here.account, Talk("call", [ingrid], at("2026-11-26T10:00"), names=[Card(given="Knut", family="Vik")]), at=here.now)
    promise = Promise.objects.of(here.account).get(act="call")
    assert promise.kept_by_id == noted.conversation.pk
    answer = page.post(f"/conversations/{noted.conversation.pk}/remove/", follow=True)
    promise.refresh_from_db()
    assert (promise.kept_on, promise.kept_by_id) == (None, None)
    assert not Referral.objects.of(here.account).present().exists()
    assert page.get(f"/conversations/{noted.conversation.pk}/").status_code == 404
    undo(page, answer)
    promise.refresh_from_db()
    assert promise.kept_by_id == noted.conversation.pk
    assert Referral.objects.of(here.account).present().count() == 1


def test_the_list_shows_open_ones_first_and_can_be_narrowed(page, here, ingrid, talk):
    note(here.account, Talk("mail", [ingrid], at("2026-11-20T09:00"), note="Hei, Ingrid"), at=here.now)
    answer = text(page.get("/conversations/"))
    assert "Du har en samtale uten neste steg" in answer
    assert "Hei, Ingrid" in answer
    assert "Hei, Ingrid" not in text(page.get("/conversations/?kind=call"))
    assert "Ingrid Bjørheim" in text(page.get("/conversations/?kind=open"))


def test_the_list_goes_on_page_by_page_and_asks_no_more_with_more(page, here, ingrid, django_assert_max_num_queries):
    for number in range(45):
        note(here.account, Talk("call", [ingrid], at(f"2026-10-{number % 28 + 1:02}T{number % 9 + 9:02}:00"), names_answer="pleasant"), at=here.now)
    with django_assert_max_num_queries(12):
        answer = page.get("/conversations/")
    first = re.findall(r"/conversations/[0-9a-f-]{36}/", text(answer))
    rest = text(page.get("/conversations/" + html.unescape(re.search(r'href="(\?[^"]*after=[^"]+)"', text(answer))[1])))
    others = re.findall(r"/conversations/[0-9a-f-]{36}/", rest)
    assert (len(first), len(others)) == (40, 5)
    assert not set(first) & set(others)
    assert "after=" not in rest


def test_open_on_the_page_and_in_the_list_is_the_same(here, ingrid):
    campaign = running(here.account, on=here.today)
    step = Step("ringe", due_on=date(2026, 11, 27))
    for kind in ("call", "meeting", "mail"):
        for answer in ("", "none", "pleasant"):
            for more in ({}, {"steps": [step]}, {"no_next_step": "nei"}, {"names": [Card(given="Knut", family="Vik")]}, {"reached": False}):
                if kind == "call" or "reached" not in more:
                    note(here.account, Talk(kind, [ingrid], here.now, names_answer=answer, **more), at=here.now)
    listed = {one.pk for one in open_talks(here.account, campaign)}
    for one in Conversation.objects.of(here.account):
        assert bool(still_open(here.account, one)) == (one.pk in listed), (one.kind, one.names_answer, one.no_next_step)


def test_a_conversation_is_noted_in_a_few_fields(page, here, ingrid):
    assert "Notér samtalen med Ingrid" in text(page.get(f"/conversations/new/?person={ingrid.pk}"))
    answer = page.post("/conversations/new/", {"person": ingrid.pk, "way": "call", "when": "i går kl 14", "note": "Hyggelig", "minutes": "12"}, follow=True)
    talk = Conversation.objects.of(here.account).get()
    assert (here.account.local(talk.at).isoformat(), talk.note, talk.minutes) == ("2026-11-22T14:00:00", "Hyggelig", 12)
    assert "Samtalen med Ingrid" in text(answer)


def test_with_several_and_with_someone_new(page, here, ingrid):
    fields = {"way": "meeting", "names": "Ingrid Bjørheim\nPiotr Zieliński, Ryfylke Tørrdokk"}
    answer = page.post("/conversations/new/", fields)
    assert "Hvem er Piotr Zieliński, Ryfylke Tørrdokk?" in text(answer)
    assert not Conversation.objects.of(here.account).exists()
    page.post("/conversations/new/", fields | {"who-1": "new"})
    talk = Conversation.objects.of(here.account).get()
    assert {part.person.name for part in talk.parts.all()} == {"Ingrid Bjørheim", "Piotr Zieliński"}
    answer = page.get(f"/conversations/{talk.pk}/")
    assert "Av hvem?" in text(answer)


def test_a_time_that_cannot_be_read_comes_back(page, here, ingrid):
    answer = page.post("/conversations/new/", {"person": ingrid.pk, "way": "call", "when": "i morgen", "note": "Lang prat"})
    assert "Vi forsto ikke når det var" in text(answer)
    assert "Lang prat" in text(answer)
    assert not Conversation.objects.of(here.account).exists()


@pytest.mark.parametrize("what", ["told", "names", "advice", "next", "news", "back", "check", "felt", "was-it", "take-back", "remove"])
def test_another_accounts_conversation_is_not_here(page, here, stranger, what):
    theirs = note(stranger.account, Talk("call", [world.terje(stranger)], stranger.now), at=stranger.now).conversation
    before = Promise.objects.of(stranger.account).count()
    assert page.get(f"/conversations/{theirs.pk}/").status_code == 404
    fields = {"told": "x", "names": "Kari Moi", "text": "x", "words": "x", "what": "x", "field": "name", "felt": "1", "kind": "hiring"}
    assert page.post(f"/conversations/{theirs.pk}/{what}/", fields).status_code == 404
    theirs.refresh_from_db()
    assert (theirs.told, theirs.removed_at) == ("", None)
    assert Promise.objects.of(stranger.account).count() == before


def test_another_accounts_rows_cannot_be_reached_through_our_conversation(page, here, stranger, talk):
    theirs = note(stranger.account, Talk("meeting", [world.terje(stranger)], stranger.now, advice=["Les"]), at=stranger.now)
    assert save(page, talk, "was-it", promise=theirs.promises[0].pk, was="yes").status_code == 404
    assert save(page, talk, "take-back", kind="promise", row=theirs.promises[0].pk).status_code == 404
    assert save(page, talk, "told-by-nobody").status_code == 404
    assert page.post("/conversations/new/", {"person": Person.objects.of(stranger.account).get().pk, "way": "call"}).status_code == 404


@pytest.mark.parametrize("language", ["nn", "en"])
def test_the_pages_speak_the_users_language(page, here, talk, language):
    here.user.language = language
    here.user.save()
    for address in (f"/conversations/{talk.pk}/", "/conversations/", "/conversations/new/"):
        assert page.get(address).status_code == 200
    assert reverse("conversations") == "/conversations/"


def test_a_planned_meeting_is_noted_as_held(page, here, ingrid):
    with Deed(here.account, "planned", at=here.now, remembered=False) as deed:
        meeting = deed.add(Meeting(campaign=running(here.account, on=here.today), at=at("2026-11-20T13:00")))
        deed.add(MeetingPart(meeting=meeting, person=ingrid))
    address = f"/conversations/new/?meeting={meeting.pk}&way=meeting"
    assert "Notér samtalen med Ingrid" in text(page.get(address))
    page.post("/conversations/new/", {"meeting": meeting.pk, "way": "meeting"})
    meeting.refresh_from_db()
    talk = Conversation.objects.of(here.account).get()
    assert (talk.meeting_id, talk.at, meeting.held_on) == (meeting.pk, meeting.at, date(2026, 11, 20))
    page.post(f"/conversations/{talk.pk}/remove/")
    meeting.refresh_from_db()
    assert meeting.held_on is None
