"""Letters on pages: written in one's own words, sent from one's own program, noted when sent, undone."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from django.urls import reverse

from hvem.accounts.models import Membership
from hvem.campaign.conversing import Talk, note
from hvem.campaign.models import Advice, Conversation, Promise, Referral, Standing, Story, Wonder
from hvem.campaign.running import running
from hvem.campaign.telling import add_cv
from hvem.correspondence.sending.leaving_words import leaving_of
from hvem.correspondence.models import Letter, Mailbox
from hvem.correspondence.letters.writing import write
from hvem.ground.deeds import Deed
from hvem.ground.files import path_of
from hvem.reading.card import Card
from hvem.web import shown
from hvem.web.stale import was_of
from tests import world
from tests.world import at, person

pytestmark = pytest.mark.django_db


def text(answer):
    return html.unescape(answer.content.decode())


def new(page, one, purpose="letter", **more):
    return page.get("/letters/new/", {"person": str(one.pk), "for": purpose, **more})


def written(page, one, purpose="letter", body="Hei, hvordan går det?", **more):
    answer = page.post("/letters/new/", {"person": str(one.pk), "for": purpose, "subject": "Hilsen", "body": body, **more})
    return Letter.objects.of(one.account_id).get(pk=answer["Location"].split("/")[2])


def undo(page, answer):
    return page.post(re.search(r"/undo/[0-9a-f-]+/", text(answer)).group(), {"next": "/letters/"}, follow=True)


def tell(here, **words):
    with Deed(here.account, "story-told", at=here.now) as deed:
        deed.add(Story(campaign=running(here.account, on=here.today), **words))
        deed.add(Wonder(person=words and _first(here), text="om du fortsatt padler", on=here.today))


def _first(here):
    from hvem.people.models import Person

    return Person.objects.of(here.account).first()


def test_the_list_says_whom_to_write_to_and_why(page, here):
    astrid = world.astrid(here)
    answer = text(page.get("/letters/"))
    assert "Én å skrive til" in answer and "Skriv til Astrid Oftedal" in answer and "fordi" in answer
    assert f"/letters/new/?person={astrid.pk}&for=letter" in answer
    assert "Ingenting går herfra" in answer


def test_an_empty_list_says_what_to_do(page):
    answer = page.get("/letters/")
    assert answer.status_code == 200 and "Velg noen du har lyst til å høre fra" in text(answer)


def test_an_answer_goes_on_in_the_thread_of_the_mail_it_answers(page, here):
    one = world.astrid(here)
    came = note(here.account, Talk("mail", [one], at("2026-11-20T09:00"), inward=True, subject="Sv: Kaffe", message_id="svar@x.example"), at=here.now).conversation
    Conversation.objects.of(here.account).filter(pk=came.pk).update(thread="brev@x.example")
    assert 'value="Re: Kaffe"' in text(new(page, one, "answer"))
    row = written(page, one, "answer")
    mail = leaving_of(row, Mailbox(address="hilde@x.example", name="Hilde"), at=here.now)
    assert list(mail.thread) == ["brev@x.example", "svar@x.example"]
    assert not written(page, one, "letter").thread and not written(page, one, "answer", kind="message").thread


def test_the_wave_is_no_larger_than_the_pace_of_the_day(page, here):
    for number in range(7):
        person(here, f"Venn Nummer{number}, 90 00 00 1{number}")
    answer = text(page.get("/letters/"))
    assert "Tre å skrive til" in answer and "Fire til venter til andre dager" in answer


def test_the_draft_is_made_of_ones_own_words(page, here):
    astrid = world.astrid(here)
    tell(here, situation="Tananger Ventil flyttet innkjøp til Bremen, så nå kan jeg velge på nytt")
    answer = text(new(page, astrid))
    assert "så nå kan jeg velge på nytt." in answer and "Jeg lurer på om du fortsatt padler." in answer
    assert "Kjære Astrid" in answer and "Hull" not in answer
    assert answer.count('class="btn"') == 1 and answer.count("<h1") == 1


def test_a_gap_is_shown_and_can_be_filled_beside(page, here):
    astrid = world.astrid(here)
    answer = text(new(page, astrid))
    assert "To hull å fylle" in answer and "[hva lurer du på om Astrid?]" in answer and 'href="/story/"' in answer
    filled = page.post("/letters/new/", {"do": "check", "person": astrid.pk, "for": "letter", "kind": "mail", "wonder": "Padler du fortsatt?"}, follow=True)
    assert "Padler du fortsatt?" in text(filled) and "Ett hull å fylle" in text(filled)


def test_looking_at_a_draft_writes_nothing(page, here):
    new(page, world.astrid(here))
    assert not Letter.objects.of(here.account).exists()


def test_a_letter_with_a_gap_is_never_said_to_be_sent(page, here):
    letter = written(page, world.astrid(here), body="Hei [hva lurer du på?]")
    shown = text(page.get(f"/letters/{letter.pk}/"))
    assert "mailto:" not in shown and "hva lurer du på?" in shown
    answer = page.post(f"/letters/{letter.pk}/sent/")
    assert answer.status_code == 422 and "Det er et hull i teksten" in text(answer)
    assert not Conversation.objects.of(here.account).exists()


def test_a_letter_is_opened_copied_or_downloaded_and_nothing_is_sent(page, here):
    letter = written(page, world.astrid(here))
    shown = text(page.get(f"/letters/{letter.pk}/"))
    assert "mailto:astrid@oftedal.example?subject=Hilsen&body=Hei%2C%20hvordan" in shown
    assert 'data-copy="#whole"' in shown
    file = page.get(f"/letters/{letter.pk}/letter.eml")
    assert file["Content-Type"] == "message/rfc822" and b"X-Unsent: 1" in file.content
    assert not Conversation.objects.of(here.account).exists()


def test_sent_moves_the_ladder_and_undo_moves_it_back(page, here):
    astrid = world.astrid(here)
    letter = written(page, astrid)
    answer = page.post(f"/letters/{letter.pk}/sent/", follow=True)
    talk = Conversation.objects.of(here.account).present().get()
    assert (talk.kind, talk.purpose, talk.subject) == ("mail", "letter", "Hilsen")
    standing = Standing.objects.of(here.account).get(person=astrid)
    assert (standing.rung, standing.next_action, standing.next_due) == ("written", "call", date(2026, 11, 25))
    undo(page, answer)
    letter.refresh_from_db()
    assert letter.sent_at is None and letter.conversation_id is None
    assert not Conversation.objects.of(here.account).present().exists()
    assert "Utkast" in text(page.get("/letters/"))


def test_someone_with_only_a_number_gets_a_message(page, here):
    kari = person(here, "Kari Moi, 90 00 00 09")
    assert 'name="kind" value="message"' in text(new(page, kari))
    letter = written(page, kari, kind="message")
    assert "sms:+4790000009?&body=Hei" in text(page.get(f"/letters/{letter.pk}/"))
    page.post(f"/letters/{letter.pk}/sent/")
    assert Conversation.objects.of(here.account).get().kind == "message"


def test_someone_with_neither_can_be_copied_to(page, here):
    letter = written(page, person(here, "Kari Moi"))
    shown = text(page.get(f"/letters/{letter.pk}/"))
    assert "Du har ingen adresse til Kari" in shown and 'class="btn" type="button" data-copy' in shown


def test_the_letter_is_written_in_their_language(page, here):
    astrid = world.astrid(here)
    with Deed(here.account, "person-changed", at=here.now) as deed:
        deed.change(astrid, letter_language="nn")
    assert "Korleis har du det?" in text(new(page, astrid))
    assert "How are you?" in text(new(page, astrid, **{"in": "en"}))


def test_thanks_keep_the_promise_of_thanks_and_not_of_the_report(page, here):
    terje = world.terje(here)
    names = [Card(given="Ingrid", family="Bjørheim")]
    note(here.account, Talk("meeting", [terje], at("2026-11-20T12:00"), names=names), at=here.now)
    draft = text(new(page, terje, "thank"))
    assert "Takk for at du tok deg tid til å møte meg fredag." in draft and "Jeg ringer Ingrid Bjørheim" in draft
    letter = written(page, terje, "thank")
    page.post(f"/letters/{letter.pk}/sent/")
    kept = dict(Promise.objects.of(here.account).values_list("act", "kept_on"))
    assert kept == {"thank": date(2026, 11, 23), "report": None}


def test_a_report_tells_what_was_done_and_is_kept_even_while_thanks_are_open(page, here):
    terje = world.terje(here)
    names = [Card(given="Ingrid", family="Bjørheim")]
    noted = note(here.account, Talk("meeting", [terje], at("2026-11-18T12:00"), names=names, advice=["lese rapporten"]), at=here.now)
    note(here.account, Talk("call", [noted.people_added[0]], at("2026-11-20T10:00")), at=here.now)
    advice = Advice.objects.of(here.account).get()
    with Deed(here.account, "kept", at=here.now) as deed:
        deed.change(advice, taken_on=here.today, result="Den ga meg tre navn")
    draft = text(new(page, terje, "report"))
    assert "Jeg snakket med Ingrid Bjørheim fredag." in draft and "lese rapporten. Den ga meg tre navn." in draft
    letter = written(page, terje, "report")
    answer = page.post(f"/letters/{letter.pk}/sent/", follow=True)
    kept = dict(Promise.objects.of(here.account).values_list("act", "kept_on"))
    assert kept == {"report": date(2026, 11, 23), "thank": None}
    assert Referral.objects.of(here.account).get().reported_on == date(2026, 11, 23)
    undo(page, answer)
    assert not Promise.objects.of(here.account).filter(kept_on__isnull=False).exists()


def test_what_was_wondered_is_asked_when_the_letter_with_it_is_sent(page, here):
    astrid = world.astrid(here)
    tell(here, situation="Jeg kan velge på nytt")
    letter = written(page, astrid, body="Jeg lurer på om du fortsatt padler.")
    page.post(f"/letters/{letter.pk}/sent/")
    assert Wonder.objects.of(here.account).get().asked_on == here.today


def test_words_are_changed_and_a_draft_thrown_away_can_come_back(page, here):
    letter = written(page, world.astrid(here))
    page.post(f"/letters/{letter.pk}/", {"subject": "Nytt emne", "body": "Nye ord"})
    letter.refresh_from_db()
    assert (letter.subject, letter.body) == ("Nytt emne", "Nye ord")
    answer = page.post(f"/letters/{letter.pk}/away/", follow=True)
    assert page.get(f"/letters/{letter.pk}/").status_code == 404
    undo(page, answer)
    assert page.get(f"/letters/{letter.pk}/").status_code == 200


def test_a_name_typed_leads_to_the_letter_or_asks_whom(page, here):
    astrid = world.astrid(here)
    answer = page.get("/letters/new/", {"whom": "Astrid Oftedal"})
    assert answer["Location"].endswith(f"person={astrid.pk}&for=letter")
    assert "Ingen i lista heter «Ukjent Mann»" in text(page.get("/letters/new/", {"whom": "Ukjent Mann"}))


def test_a_stranger_s_people_and_letters_are_not_there(page, here, stranger):
    theirs = person(stranger, "Fremmed Venn, venn@fremmed.example")
    assert new(page, theirs).status_code == 404
    assert page.post("/letters/new/", {"person": str(theirs.pk), "body": "x"}).status_code == 404
    from hvem.correspondence.letters.writing import write

    letter = write(stranger, theirs, purpose="letter", way="mail", language="nb", subject="a", body="b").main
    for name in ("letter", "letter-file"):
        assert page.get(reverse(name, args=[letter.pk])).status_code == 404
    for name in ("letter", "letter-sent", "letter-away"):
        assert page.post(reverse(name, args=[letter.pk]), {"body": "endret"}).status_code == 404
    letter.refresh_from_db()
    assert (letter.body, letter.sent_at, letter.removed_at) == ("b", None, None)
    assert page.post("/letters/new/", {"do": "check", "person": theirs.pk, "wonder": "x"}).status_code == 404


def test_ones_own_card_can_go_with_the_file(page, here):
    Membership.objects.filter(pk=here.membership.pk).update(me_name="Hilde Skjæveland", me_emails=["hilde@skjaeveland.example"])
    letter = written(page, world.astrid(here))
    assert "Last ned med visittkortet ditt" in text(page.get(f"/letters/{letter.pk}/"))
    assert b"visittkort.vcf" in page.get(f"/letters/{letter.pk}/letter.eml", {"card": "1"}).content


def test_the_number_of_questions_does_not_grow_with_the_list(page, here, django_assert_max_num_queries):
    astrid = world.astrid(here)
    for number in range(12):
        person(here, f"Venn Nummer{number}, 90 00 01 {number:02}, venn{number}@venner.example")
    letter = written(page, astrid)
    with django_assert_max_num_queries(14):
        page.get("/letters/")
    with django_assert_max_num_queries(30):
        new(page, astrid)
    with django_assert_max_num_queries(32):
        page.get(f"/letters/{letter.pk}/")


def test_who_i_am_is_asked_beside_the_first_letter_and_stands_under_the_next(page, here):
    here.membership.me_name = ""
    here.membership.save(update_fields=["me_name"])
    here.user.name = "min"
    here.user.save(update_fields=["name"])
    astrid = person(here, "Astrid Oftedal")
    shown = page.get(f"/letters/new/?person={astrid.pk}&for=letter").content.decode()
    assert "Hva heter du?" in shown and "Hilsen fra min" not in shown
    page.post("/letters/new/", {"do": "check", "person": astrid.pk, "for": "letter", "kind": "mail", "me": "Hilde Skjæveland"})
    shown = page.get(f"/letters/new/?person={astrid.pk}&for=letter").content.decode()
    assert "Hilsen fra Hilde" in shown and "Hva heter du?" not in shown


def test_what_is_told_beside_a_letter_leaves_what_is_typed_in_it(page, here):
    here.membership.me_name = ""
    here.membership.save(update_fields=["me_name"])
    here.user.name = "min"
    here.user.save(update_fields=["name"])
    astrid = person(here, "Astrid Oftedal")
    shown = html.unescape(page.get(f"/letters/new/?person={astrid.pk}&for=letter").content.decode())
    assert shown.count("<form") == shown.count("</form>")
    body = re.search(r'<textarea id="body".*?>(.*?)</textarea>', shown, re.DOTALL).group(1)
    fields = {"person": astrid.pk, "for": "letter", "kind": "mail", "in": "nb", "subject": "Mitt emne"}
    typed = body.replace("Hvem synes du jeg bør snakke med?", "Hvem ville du ringt?")
    answer = html.unescape(page.post("/letters/new/", {"do": "check"} | fields | {"body": typed.replace("\n", "\r\n"), "me": "Hilde Skjæveland"}).content.decode())
    assert "Hvem ville du ringt?" in answer and 'value="Mitt emne"' in answer
    assert "[hva heter du?]" not in answer and "Vennlig hilsen\nHilde" in answer and "[hva lurer du på om Astrid?]" in answer
    typed = re.search(r'<textarea id="body".*?>(.*?)</textarea>', answer, re.DOTALL).group(1)
    answer = html.unescape(page.post("/letters/new/", {"do": "check"} | fields | {"body": typed, "wonder": "Padler du fortsatt?"}).content.decode())
    assert "Hvem ville du ringt?" in answer and "Padler du fortsatt?" in answer and "[hva lurer du på om Astrid?]" not in answer


def test_what_is_told_beside_a_letter_is_kept_by_every_button(page, here):
    here.membership.me_name = ""
    here.membership.save(update_fields=["me_name"])
    astrid = world.astrid(here)
    body = re.search(r'<textarea id="body".*?>(.*?)</textarea>', text(new(page, astrid)), re.DOTALL).group(1)
    page.post("/letters/new/", {"person": astrid.pk, "for": "letter", "kind": "mail", "body": body, "wonder": "Padler du fortsatt?", "me": "Hilde Skjæveland"})
    assert "Padler du fortsatt?" in Letter.objects.of(here.account).get().body
    here.membership.refresh_from_db()
    assert here.membership.me_name == "Hilde Skjæveland"


def test_enter_in_a_field_of_one_line_puts_no_times_into_the_letter(page, here):
    """The first button of a form is what Enter presses, wherever on the page it stands."""
    shown = page.get(f"/letters/new/?person={world.astrid(here).pk}&for=letter").content.decode()
    buttons = re.findall(r'<button type="submit" name="do" value="check" hidden>|<button[^>]*type="submit"[^>]*form="letter"[^>]*>', shown)
    assert "hidden" in buttons[0] and any('name="times"' in one for one in buttons)


# ---- sent from here, where a mailbox is connected


def mailbox(here):
    with Deed(here.account, "mailbox-added", at=here.now, remembered=False) as deed:
        return deed.add(Mailbox(address="hilde@skjaeveland.example", name="Hilde", smtp_host="127.0.0.1", made_at=here.now))


def test_with_a_mailbox_a_letter_is_let_go_taken_back_and_undone(page, here):
    mailbox(here)
    letter = written(page, world.astrid(here))
    shown = text(page.get(f"/letters/{letter.pk}/"))
    assert "La den gå" in shown and "hilde@skjaeveland.example" in shown and shown.count('class="btn"') == 1 and "mailto:" in shown
    answer = page.post(f"/letters/{letter.pk}/do/release/", follow=True)
    assert "Går om et øyeblikk" in text(answer) and "Ta tilbake" in text(answer)
    assert "På vei" in text(page.get("/letters/"))
    page.post(f"/letters/{letter.pk}/do/hold/")
    letter.refresh_from_db()
    assert letter.released_at is None
    undo(page, page.post(f"/letters/{letter.pk}/do/release/", follow=True))
    letter.refresh_from_db()
    assert letter.released_at is None


def test_what_is_let_go_is_not_changed_thrown_away_or_said_to_be_sent(page, here):
    mailbox(here)
    letter = written(page, world.astrid(here))
    page.post(f"/letters/{letter.pk}/do/release/")
    page.post(f"/letters/{letter.pk}/", {"body": "Noe annet"})
    page.post(f"/letters/{letter.pk}/sent/")
    assert page.post(f"/letters/{letter.pk}/away/").status_code == 404
    letter.refresh_from_db()
    assert letter.body == "Hei, hvordan går det?" and letter.sent_at is None


def test_words_typed_while_the_letter_was_let_go_elsewhere_are_shown_again(page, here):
    mailbox(here)
    letter = written(page, world.astrid(here))
    was = was_of(shown.letter(letter))
    page.post(f"/letters/{letter.pk}/do/release/")
    late = page.post(f"/letters/{letter.pk}/", {"subject": letter.subject, "body": "Hei <b>du</b>\nJeg tenkte på noe", "was": was})
    assert late.status_code == 409
    assert "Hei &lt;b&gt;du&lt;/b&gt;\nJeg tenkte på noe</textarea>" in late.content.decode() and "allerede sluppet" in late.content.decode()
    same = page.post(f"/letters/{letter.pk}/", {"subject": letter.subject, "body": letter.body, "was": was})
    assert same.status_code == 302


def test_a_gap_stops_a_letter_from_going(page, here):
    mailbox(here)
    letter = written(page, world.astrid(here), body="Hei [hva lurer du på?]")
    answer = page.post(f"/letters/{letter.pk}/do/release/")
    assert answer.status_code == 422 and "Det er et hull i teksten" in text(answer)


def test_without_a_mailbox_it_says_so(page, here):
    letter = written(page, world.astrid(here))
    assert "La den gå" not in text(page.get(f"/letters/{letter.pk}/"))
    answer = page.post(f"/letters/{letter.pk}/do/release/")
    assert answer.status_code == 422 and "Ingen postkasse er koblet til." in text(answer)


@pytest.mark.parametrize(("verb", "left", "released"), [("left", True, True), ("again", False, True), ("draft", False, False)])
def test_a_letter_nobody_knows_of_is_settled_by_the_user(page, here, verb, left, released):
    mailbox(here)
    letter = written(page, world.astrid(here))
    page.post(f"/letters/{letter.pk}/do/release/")
    Letter.objects.of(here.account).update(sending_at=here.now, handed_at=here.now, doubtful_at=here.now, message_id="a@b.example")
    shown = text(page.get(f"/letters/{letter.pk}/"))
    assert "Den gikk" in shown and "aldri på nytt på måfå" in shown and 'class="btn"' not in shown
    page.post(f"/letters/{letter.pk}/do/{verb}/")
    letter.refresh_from_db()
    assert (bool(letter.sent_at), bool(letter.released_at), letter.doubtful_at) == (left, released, None)


def test_a_letter_that_came_back_says_why(page, here):
    letter = written(page, world.astrid(here))
    Letter.objects.of(here.account).update(failed_at=here.now, trouble="address-refused")
    assert "Adressen til Astrid ble ikke godtatt." in text(page.get(f"/letters/{letter.pk}/"))


def test_another_accounts_letter_is_not_let_go(page, here, stranger):
    mailbox(stranger)
    theirs = write(stranger, world.astrid(stranger), purpose="letter", way="mail", language="nb", subject="Hei", body="Hei").main
    for verb in ("release", "hold", "left"):
        assert page.post(f"/letters/{theirs.pk}/do/{verb}/").status_code == 404
    theirs.refresh_from_db()
    assert theirs.released_at is None


def test_a_version_of_the_cv_goes_with_a_letter(page, here, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    add_cv(here, "Bare tekst", "Fjorten år")
    cv = add_cv(here, "Innkjøp", "", upload=("cv.pdf", b"%PDF-1.4 innkjop")).main
    mailbox(here)
    letter = written(page, world.astrid(here))
    page.post(f"/letters/{letter.pk}/", {"subject": "Hei", "body": "Hei", "cv": str(cv.pk)})
    letter.refresh_from_db()
    shown = text(page.get(f"/letters/{letter.pk}/"))
    assert letter.cv_id == cv.pk and "Vedlegg: Innkjøp: cv.pdf, 1 kB." in shown and "Bare tekst" not in shown
    assert [one.name for one in leaving_of(letter, Mailbox(address="a@b.example"), at=here.now).attached] == ["cv.pdf"]
    path_of(cv.file).unlink()
    assert "Fila med CV-en er ikke her lenger." in text(page.post(f"/letters/{letter.pk}/do/release/"))
    page.post(f"/letters/{letter.pk}/", {"subject": "Hei", "body": "Hei", "cv": ""})
    letter.refresh_from_db()
    assert letter.cv_id is None


# ---- following up, and showing a draft to a friend


def test_a_letter_without_an_answer_is_followed_up_in_the_same_thread(page, here):
    mailbox(here)
    astrid = world.astrid(here)
    letter = written(page, astrid)
    page.post(f"/letters/{letter.pk}/sent/")
    Letter.objects.of(here.account).update(message_id="a@x.example")
    assert f"/letters/new/?person={astrid.pk}&for=follow-up" in text(page.get(f"/letters/{letter.pk}/"))
    shown = text(new(page, astrid, "follow-up"))
    assert "Oppfølging 1 av 2." in shown and 'value="Re: Hilsen"' in shown and "Jeg skrev til deg 23. november." in shown.replace("i dag", "23. november")
    follow_up = written(page, astrid, "follow-up", body="Hei igjen")
    assert (follow_up.answers_id, follow_up.thread) == ("a@x.example", ["a@x.example"])
    assert "i samme tråd" in text(page.get(f"/letters/{follow_up.pk}/"))


def test_a_follow_up_is_offered_on_today_when_the_call_is_due_and_never_made_by_itself(page, here, settings):
    astrid = world.astrid(here)
    letter = written(page, astrid)
    page.post(f"/letters/{letter.pk}/sent/")
    world.terje(here)
    settings.HVEM_AT = at("2026-11-26T09:00")
    assert Letter.objects.of(here.account).count() == 1
    shown = text(page.get("/"))
    assert "Ring Astrid" in shown and f"/letters/new/?person={astrid.pk}&for=follow-up" in shown


def test_nothing_to_follow_up_leads_to_the_person(page, here):
    astrid = world.astrid(here)
    assert new(page, astrid, "follow-up")["Location"] == f"/people/{astrid.pk}/"


def test_a_draft_is_shown_to_a_friend_who_is_asked_whether_it_is_clear(page, here):
    ingrid, astrid = world.ingrid(here), world.astrid(here)
    letter = written(page, ingrid, body="Hei Ingrid\n\nHvordan går det?")
    assert f"/letters/friend/?draft={letter.pk}" in text(page.get(f"/letters/{letter.pk}/"))
    shown = text(page.get("/letters/friend/", {"draft": str(letter.pk)}))
    assert "Astrid Oftedal" in shown and "Ingrid Bjørheim" not in shown
    shown = text(new(page, astrid, "ask-mails", draft=str(letter.pk)))
    assert "Er e-postene mine klare nok?" in shown and "Hei (fornavn)" in shown and "Hei Ingrid" not in shown
    asked = written(page, astrid, "ask-mails", body="Er e-postene mine klare nok?", draft=str(letter.pk))
    page.post(f"/letters/{asked.pk}/sent/")
    assert "Notér hva Astrid svarte" in text(page.get(f"/letters/{asked.pk}/"))


@pytest.mark.parametrize("address", ["/letters/friend/", "/letters/new/"])
def test_another_accounts_draft_is_not_shown(page, here, stranger, address):
    theirs = write(stranger, world.astrid(stranger), purpose="letter", way="mail", language="nb", subject="Hei", body="Hemmelig").main
    astrid = world.astrid(here)
    answer = page.get(address, {"draft": str(theirs.pk), "person": str(astrid.pk), "for": "ask-mails"})
    assert answer.status_code == 404


def test_someone_typed_may_be_shown_the_draft(page, here):
    astrid = world.astrid(here)
    letter = written(page, world.terje(here))
    answer = page.get("/letters/friend/", {"draft": str(letter.pk), "whom": "Astrid Oftedal"})
    assert answer["Location"] == f"/letters/new/?person={astrid.pk}&for=ask-mails&draft={letter.pk}"
