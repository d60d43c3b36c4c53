"""Her first fifteen minutes: three names, the easiest, a question, three lines sent from her own phone, and the answer."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from hvem.campaign.beginning import beginning, three_lines
from hvem.campaign.models import Conversation, Story, Wonder
from hvem.people.models import Label, Person, Tie
from tests.world import astrid, person


def names(page, *lines):
    return page.post("/first/names/", {"name": list(lines)})


def begun(here, page, line="Astrid Oftedal, 900 00 001"):
    names(page, line, "Jostein Lea", "Mette Brekke")
    one = Person.objects.of(here.account).get(family="Oftedal")
    page.post("/first/easiest/", {"person": one.pk})
    return one


def asked(here, page, question="Hvordan det går med hagen etter alt regnet", own="Jeg har sluttet i Tananger Ventil."):
    one = begun(here, page)
    page.post("/first/wonder/", {"person": one.pk, "question": question, "own": own})
    return one


def test_it_starts_with_whom_one_likes_and_asks_for_nothing_else(page):
    answer = page.get("/first/")
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "Hvem liker du?" in text and "Tre navn holder" in text
    assert text.count('class="btn') == 1 and text.count("<h1") == 1


def test_three_names_become_chosen_friends_one_likes(here, page):
    assert names(page, "Astrid Oftedal, 900 00 001", "Jostein Lea", "tante Berit").status_code == 302
    people = {one.name: one for one in Person.objects.of(here.account).listed()}
    assert set(people) == {"Astrid Oftedal", "Jostein Lea", "tante Berit"}
    assert all(one.chosen_on == here.today for one in people.values())
    assert people["Astrid Oftedal"].contact_points.get().normal == "+4790000001"
    assert people["tante Berit"].first_name == "Berit"
    assert Label.objects.of(here.account).filter(kind="circle", word="friend").count() == 3
    assert Tie.objects.of(here.account).filter(i_like_on=here.today).count() == 3
    assert "Hvem er lettest" in page.get("/first/").content.decode()


def test_someone_who_is_listed_already_is_not_doubled(here, page):
    before = astrid(here)
    names(page, "Astrid Oftedal")
    assert Person.objects.of(here.account).listed().count() == 1
    assert beginning(here).people == [before]


def test_no_name_is_said_kindly_and_what_was_typed_stays(here, page):
    answer = names(page, "", "", "")
    assert answer.status_code == 422 and "Skriv ett navn" in answer.content.decode()
    answer = names(page, "900 00 001", "Jostein Lea", "")
    text = answer.content.decode()
    assert answer.status_code == 422 and "900 00 001" in text and "De andre er lagret" in text
    assert Person.objects.of(here.account).listed().get().name == "Jostein Lea"


def test_a_name_spelt_wrong_is_corrected_not_kept_beside(here, page):
    names(page, "Astrd Oftedal", "Jostein Lea", "")
    names(page, "Astrid Oftedal", "Jostein Lea", "")
    assert sorted(Person.objects.of(here.account).listed().values_list("name", flat=True)) == ["Astrid Oftedal", "Jostein Lea"]


def test_the_lines_are_her_own_words_and_open_her_own_programs(here, page):
    asked(here, page)
    text = page.get("/first/").content.decode()
    message = re.search(r"<textarea[^>]*>(.*?)</textarea>", text, re.S).group(1)
    assert message.splitlines() == [
        "Hei, Astrid. Jeg lurer på hvordan det går med hagen etter alt regnet.",
        "Jeg har sluttet i Tananger Ventil.",
        "Har du lyst på en kopp kaffe en dag?",
    ]
    sms = unquote(re.search(r'href="(sms:[^"]*)"', text).group(1).replace("&amp;", "&"))
    assert sms.startswith("sms:+4790000001?&body=Hei, Astrid.")
    assert "mailto:" in text and 'data-copy="#msg"' in text
    assert Story.objects.of(here.account).get().situation == "Jeg har sluttet i Tananger Ventil."


def test_with_no_line_of_ones_own_the_message_has_no_hole(here, page):
    asked(here, page, own="")
    text = page.get("/first/").content.decode()
    assert "Linja om deg er tom" in text and "[" not in re.search(r"<textarea[^>]*>(.*?)</textarea>", text, re.S).group(1)


def test_changed_lines_are_kept_and_go_into_the_buttons_without_script(here, page):
    one = asked(here, page)
    page.post("/first/text/", {"person": one.pk, "text": "Hei Astrid!\nKaffe?"})
    text = page.get("/first/").content.decode()
    assert "Hei Astrid!\nKaffe?</textarea>" in text and "body=Hei%20Astrid%21%0AKaffe%3F" in text
    part = page.post("/first/text/", {"person": one.pk, "text": "Te?"}, headers={"HX-Request": "true"})
    assert b"body=Te%3F" in part.content and b"<html" not in part.content


def test_what_is_marked_as_sent_is_a_conversation_and_the_question_is_asked(here, page):
    one = asked(here, page)
    page.post("/first/sent/", {"person": one.pk, "text": "Hei Astrid!", "kind": "message"})
    talk = Conversation.objects.of(here.account).get()
    assert (talk.kind, talk.inward, talk.note, talk.at) == ("message", False, "Hei Astrid!", here.now)
    assert Wonder.objects.of(here.account).get().asked_on == here.today
    text = page.get("/first/").content.decode()
    assert "Hva svarte Astrid?" in text and "Da minner vi deg på Astrid onsdag, ikke før" in text


def test_the_answer_is_noted_and_the_letter_answered(here, page):
    one = asked(here, page)
    page.post("/first/sent/", {"person": one.pk, "text": "Hei", "kind": "mail"})
    page.post("/first/answer/", {"person": one.pk, "answer": "Hagen står under vann, men kaffe vil hun ha."})
    letter, answer = Conversation.objects.of(here.account).present().order_by("inward")
    assert answer.inward and answer.kind == "mail" and letter.answered_on == here.today
    text = page.get("/first/").content.decode()
    assert "Hagen står under vann" in text and "Jostein står for tur" in text and 'href="/"' in text


@pytest.mark.parametrize(
    "language,got", [("nb", "Fikk melding fra Astrid"), ("nn", "Fekk melding frå Astrid"), ("en", "Got a message from Astrid")]
)
def test_what_came_back_is_not_shown_as_sent(here, page, language, got):
    one = asked(here, page)
    page.post("/first/sent/", {"person": one.pk, "text": "Hei", "kind": "message"})
    page.post("/first/answer/", {"person": one.pk, "answer": "Ja, gjerne"})
    here.user.language = language
    here.user.save(update_fields=["language"])
    assert got in page.get("/").content.decode()


def test_one_can_leave_and_come_back_and_take_the_next_friend(here, page):
    one = asked(here, page)
    page.post("/first/sent/", {"person": one.pk, "text": "Hei", "kind": "mail"})
    page.post("/first/answer/", {"person": one.pk, "answer": "Ja"})
    jostein = Person.objects.of(here.account).get(name="Jostein Lea")
    page.post("/first/easiest/", {"person": jostein.pk})
    assert beginning(here).step == 3
    assert "Hva lurer du virkelig på om Jostein?" in page.get("/first/").content.decode()


def test_each_step_can_be_undone(here, page):
    asked(here, page)
    toast = page.get("/first/").content.decode()
    page.post(re.search(r'action="(/undo/[^"]+)"', toast).group(1))
    assert beginning(here).step == 3 and not Wonder.objects.of(here.account).present().exists()


def test_another_accounts_person_is_not_found_and_nothing_moves(here, stranger, page):
    theirs = person(stranger, "Ukjent Fremmed")
    for step in ("easiest", "wonder", "text", "reach", "sent", "answer"):
        words = {"person": theirs.pk, "question": "x", "text": "x", "reach": "900 00 001", "answer": "x"}
        assert page.post(f"/first/{step}/", words).status_code == 404
    assert not Conversation.objects.of(stranger.account).exists() and not Conversation.objects.of(here.account).exists()


def test_a_number_told_later_goes_into_the_message(here, page):
    names(page, "Astrid Oftedal")
    one = Person.objects.of(here.account).get()
    page.post("/first/easiest/", {"person": one.pk})
    page.post("/first/wonder/", {"person": one.pk, "question": "Hagen?"})
    page.post("/first/reach/", {"person": one.pk, "reach": "90 00 00 01"})
    assert "sms:+4790000001?" in page.get("/first/").content.decode()


@pytest.mark.parametrize("step", [1, 4])
def test_the_page_asks_the_database_the_same_however_many_people_there_are(here, page, django_assert_max_num_queries, step):
    if step == 4:
        asked(here, page)
    page.get("/first/")
    for number in range(5):
        person(here, f"Navn Nummer{number}")
    with django_assert_max_num_queries(13):
        page.get("/first/")


def test_the_three_lines_exist_in_three_languages(here):
    one = astrid(here)
    assert three_lines(one, "Korleis det går", "", "nn").startswith("Hei, Astrid. Eg lurer på korleis det går.")
    assert three_lines(one, "how it is going", "", "en").startswith("Hi Astrid. I have been wondering how it is going.")
