"""Waves on pages: whom to write to, the words, a line to each, every letter looked at, let go and taken back."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest

from hvem.campaign.models import Conversation, Promise
from hvem.campaign.running import running
from hvem.correspondence.models import Letter, Mailbox, Wave
from hvem.correspondence.waves.waves import begin, letters_of, looked, source_of
from hvem.ground.deeds import Deed
from hvem.people.models import ContactPoint
from hvem.web import shown as forms
from hvem.web.stale import was_of
from tests import world
from tests.web.test_one_language import OTHERS, WORDS, words_of
from tests.world import person

pytestmark = pytest.mark.django_db

NEW = "/letters/waves/new/"


def text(answer):
    return html.unescape(answer.content.decode())


def people(here, count=3):
    names = [f"Venn{'abcdefghij'[n % 10]}{'abcdefghijklmnopqrst'[n // 10] * (n > 9)}" for n in range(count)]
    return [person(here, f"{one} Nes, innkjøper i Fjordbygg AS, {one.lower()}@nes.example", circle="colleague") for one in names]


def mailbox(here):
    with Deed(here.account, "mailbox-added", at=here.now, remembered=False) as deed:
        return deed.add(Mailbox(address="hilde@skjaeveland.example", name="Hilde Skjæveland", smtp_host="127.0.0.1", made_at=here.now))


BODY = "Hei {fornavn}\n\n{personlig}\n\nHvem synes du jeg bør snakke med? Jeg ringer deg {ringedag}.\n\nHilde"


def begun(here, page, count=3, *, lines="Takk for sist.", sends=True):
    if sends:
        mailbox(here)
    answer = page.post(NEW, {"do": "begin", "person": [str(one.pk) for one in people(here, count)]})
    wave = Wave.objects.of(here.account).get(pk=answer["Location"].split("/")[3])
    page.post(f"/letters/waves/{wave.pk}/text/", {"subject": "Hilsen", "body": BODY, "body_close": "", "language": "nb", "name": "Forus 2026"})
    page.post(f"/letters/waves/{wave.pk}/lines/", {f"line-{one.pk}": lines for one in letters_of(wave)})
    wave.refresh_from_db()
    return wave


def at(wave, tail=""):
    return f"/letters/waves/{wave.pk}/{tail}"


def press(page, wave, verb, letter=None, **more):
    return page.post(at(wave, f"do/{verb}/"), {"letter": str(letter.pk)} if letter else {}, **more)


def undo(page, answer):
    return page.post(re.search(r"/undo/[0-9a-f-]+/", text(answer)).group(), {"next": "/letters/"}, follow=True)


def one_button(shown):
    return len(re.findall(r'class="btn"', shown)) == 1 and shown.count("<h1") == 1


# ---- choosing


def test_those_a_letter_is_due_to_are_offered_first(page, here):
    people(here)
    shown = text(page.get(NEW))
    assert "Tre kan få e-post" in shown and "Å skrive til nå" in shown and one_button(shown)


def test_an_empty_list_says_what_to_do(page):
    shown = text(page.get(NEW))
    assert "Ingen her kan få e-post nå" in shown and 'href="/jogger/"' in shown and shown.count('class="btn"') == 0


def test_those_who_may_not_be_written_to_stand_apart_with_the_reason(page, here):
    people(here, 1)
    person(here, "Uten Adresse, 90 00 00 01", circle="colleague")
    quiet = person(here, "Per Fred, per@fred.example", circle="colleague")
    with Deed(here.account, "person-quiet", at=here.now) as deed:
        deed.change(quiet, quiet_why="do-not-contact", quiet_from=here.today)
    shown = text(page.get(NEW, {"show": "all"}))
    assert "To lar vi være nå" in shown and "Per vil ikke ha e-post." in shown and "Du har ingen e-postadresse til Uten." in shown
    assert str(quiet.pk) not in re.findall(r'name="person" value="([^"]+)"', shown)


def test_nobody_who_may_not_be_written_to_comes_in_by_a_form(page, here):
    quiet = person(here, "Per Fred, per@fred.example")
    with Deed(here.account, "person-quiet", at=here.now) as deed:
        deed.change(quiet, quiet_why="dead")
    answer = page.post(NEW, {"do": "begin", "person": str(quiet.pk)})
    assert answer.status_code == 422 and "minst én" in text(answer) and not Wave.objects.of(here.account).exists()


def test_the_list_can_be_narrowed_by_circle_closeness_and_words_and_ticks_stay(page, here):
    first = people(here, 2)[0]
    world.astrid(here)
    shown = text(page.post(NEW, {"do": "sift", "circle": "neighbour", "person": str(first.pk)}))
    assert "Astrid Oftedal" in shown and "Vennb" not in shown and re.search(rf'value="{first.pk}" checked', shown)
    assert "Vennb" in text(page.get(NEW, {"q": "vennb"})) and "Astrid" not in text(page.get(NEW, {"q": "vennb"}))
    assert "Ingen her" in text(page.get(NEW, {"show": "all", "closeness": "near"}))
    assert "Astrid" in text(page.get(NEW, {"show": "all", "closeness": "friendly"}))


def test_those_one_has_lost_touch_with_are_proposed_with_why(page, here):
    for number in range(15):
        person(here, f"Venn Nummer{number}, venn{number}@nes.example", chosen=False, circle="school")
    shown = text(page.get(NEW, {"show": "lost"}))
    assert "Tolv kan få e-post" in shown and "fordi" in shown and "trukket tilfeldig" in shown
    ids = re.findall(r'name="person" value="([^"]+)" checked', shown)
    assert len(ids) == 12
    page.post(NEW, {"do": "begin", "show": "lost", "person": ids})
    assert "Jeg har tenkt på deg." in Wave.objects.of(here.account).get().body


def test_from_the_list_of_people_several_get_a_wave_and_one_a_letter(page, here):
    some = people(here)
    answer = page.post("/people/together/", {"act": "write", "person": [str(one.pk) for one in some]})
    wave = Wave.objects.of(here.account).get()
    assert answer["Location"] == at(wave, "text/") and letters_of(wave).count() == 3
    answer = page.post("/people/together/", {"act": "write", "person": str(some[0].pk)})
    assert answer["Location"] == f"/letters/new/?person={some[0].pk}&for=letter"


def test_from_the_list_of_people_those_who_may_not_are_shown_before_anything_is_begun(page, here):
    some = [*people(here, 2), person(here, "Uten Adresse, 90 00 00 01")]
    answer = page.post("/people/together/", {"act": "write", "person": [str(one.pk) for one in some]})
    assert "Én lar vi være nå" in text(answer) and len(re.findall(r"checked", text(answer))) == 2
    assert not Wave.objects.of(here.account).exists()


def test_today_leads_to_several_at_once(page, here):
    some = people(here)
    shown = text(page.get("/"))
    assert f"{NEW}?person=" in shown
    assert f"{NEW}?show=due&person={some[0].pk}&person={some[1].pk}" in text(page.get("/letters/"))
    shown = text(page.get(NEW, {"person": str(some[0].pk)}))
    assert re.search(rf'value="{some[0].pk}" checked', shown)


def test_the_same_press_twice_begins_one_wave(page, here):
    fields = {"do": "begin", "person": [str(one.pk) for one in people(here)]}
    assert page.post(NEW, fields)["Location"] == page.post(NEW, fields)["Location"]
    assert Wave.objects.of(here.account).count() == 1


def test_beginning_is_undone(page, here):
    answer = page.post(NEW, {"do": "begin", "person": [str(one.pk) for one in people(here)]}, follow=True)
    assert "Du har begynt på e-posten til tre." in text(answer)
    undo(page, answer)
    assert not Wave.objects.of(here.account).present().exists() and not Letter.objects.of(here.account).present().exists()


# ---- the words


def test_the_text_page_offers_the_fields_and_names_the_gaps(page, here):
    wave = begin(here, people(here)).main
    shown = text(page.get(at(wave, "text/")))
    assert 'data-insert="{fornavn}"' in shown and "{ringedag}" in shown and one_button(shown)
    assert "Hvordan er situasjonen din, sagt positivt?" in shown


def test_what_is_left_open_in_a_waves_texts_follows_what_is_typed(page, here):
    shown = text(page.get(at(begun(here, page), "text/")))
    assert 'id="left-open" hidden' in shown and 'hx-swap-oob' not in shown
    typed = {"field": "body", "subject": "Hilsen", "body": "Hei [navnet], jeg er {fonavn}.", "body_close": "Hei [og dette]."}
    answer = text(page.post("/letters/check/", typed))
    assert "Navnet" in answer and "Og dette" in answer and "fonavn" in answer and "Tre hull" in answer
    assert 'id="left-open" hx-swap-oob="true" hidden' in text(page.post("/letters/check/", {**typed, "body": "Hei.", "body_close": ""}))
    assert "left-open" not in text(page.post("/letters/check/", {"field": "body", "body": "Hei [navnet]."})), "a letter numbers its gaps in its text"


@pytest.mark.parametrize(("language", "field"), [("nn", "{fornamn}"), ("en", "{first name}")])
def test_the_fields_are_offered_in_the_language_of_the_text(page, here, language, field):
    here.user.language = language
    here.user.save()
    wave = begin(here, people(here)).main
    assert field in text(page.get(at(wave, "text/")))


def test_a_stale_window_asks_before_it_overwrites(page, here):
    wave = begun(here, page)
    shown = text(page.get(at(wave, "text/")))
    was = re.search(r'name="was" value="([^"]+)"', shown).group(1)
    page.post(at(wave, "text/"), {"subject": "Nytt emne", "body": wave.body, "body_close": "", "language": "nb"})
    answer = page.post(at(wave, "text/"), {"was": was, "subject": "Mitt emne", "body": wave.body, "body_close": "", "language": "nb"})
    assert answer.status_code == 409 and "Mitt emne" in text(answer) and "Nytt emne" in text(answer)


def test_someone_who_would_rather_have_another_language_is_named(page, here):
    wave = begun(here, page)
    letter = letters_of(wave)[0]
    with Deed(here.account, "person-changed", at=here.now) as deed:
        deed.change(letter.person, letter_language="en")
    assert "Venna Nes (engelsk)" in text(page.get(at(wave, "text/")))
    assert "Venna vil helst ha e-post på engelsk." in text(page.get(at(wave)))


def test_a_line_to_each_is_written_on_one_page_and_kept_while_typed(page, here):
    wave = begun(here, page, lines="")
    shown = text(page.get(at(wave, "lines/")))
    assert shown.count('name="line-') == 3 and f'data-keep="wave-lines-{wave.pk}"' in shown and "Innkjøper i Fjordbygg" in shown
    assert "Skriv en linje til hver" in text(page.get(at(wave)))
    answer = page.post(at(wave, "lines/"), {f"line-{one.pk}": f"Hei, {one.person.first_name}." for one in letters_of(wave)}, follow=True)
    assert "Tre linjer er lagret." in text(answer)
    assert letters_of(wave)[0].personal == "Hei, Venna."
    undo(page, answer)
    assert letters_of(wave)[0].personal == ""


# ---- each letter


def test_a_letter_is_shown_as_it_will_arrive(page, here):
    wave = begun(here, page)
    letter = letters_of(wave)[0]
    shown = text(page.get(at(wave, f"{letter.pk}/")))
    for words in ("hilde@skjaeveland.example", "venna@nes.example", "Hilsen", "Hei Venna", "Jeg ringer deg torsdag.", "1 av 3", "Du ringer torsdag"):
        assert words in shown
    assert one_button(shown) and letters_of(wave)[0].looked_at is None


def test_seen_leads_to_the_next_and_marks_it(page, here):
    wave = begun(here, page)
    first, second, third = letters_of(wave)
    assert press(page, wave, "looked", first)["Location"] == at(wave, f"{second.pk}/")
    assert press(page, wave, "looked", third)["Location"] == at(wave)
    assert [bool(one.looked_at) for one in letters_of(wave)] == [True, False, True]


def test_a_gap_stops_it_with_a_sentence(page, here):
    wave = begun(here, page, lines="")
    answer = press(page, wave, "release", letters_of(wave)[0])
    assert answer.status_code == 422 and "Det er et hull i teksten ennå." in text(answer) and "En linje til Venna" in text(answer)
    assert not Letter.objects.of(here.account).released().exists()


def test_one_is_let_go_and_taken_back_before_it_leaves(page, here):
    wave = begun(here, page)
    first, second, _ = letters_of(wave)
    answer = press(page, wave, "release", first, follow=True)
    assert answer.redirect_chain[0][0] == at(wave, f"{second.pk}/") and Letter.objects.of(here.account).released().count() == 1
    assert "Går" in text(page.get(at(wave, f"{first.pk}/"))) and "Ta tilbake" in text(page.get(at(wave)))
    press(page, wave, "hold", first)
    assert not Letter.objects.of(here.account).released().exists()


def test_words_typed_for_one_that_was_let_go_elsewhere_are_shown_again(page, here):
    wave = begun(here, page)
    first = letters_of(wave)[0]
    source = source_of(here, first)
    form = {"subject": source.subject, "body": source.body, "was": was_of(forms.letter(source))}
    press(page, wave, "release", first)
    late = page.post(at(wave, f"{first.pk}/"), {**form, "body": "Kjære {fornavn}, husker du Værøy?"})
    assert late.status_code == 409 and "Kjære {fornavn}, husker du Værøy?" in text(late) and "allerede sluppet" in text(late)
    assert page.post(at(wave, f"{first.pk}/"), form).status_code == 302


def test_a_line_typed_for_one_that_was_let_go_elsewhere_is_shown_again_and_the_others_are_kept(page, here):
    wave = begun(here, page)
    first, second, third = letters_of(wave)
    form = {"was": was_of(forms.wave_lines([first, second, third])), **{f"line-{one.pk}": one.personal for one in (first, second, third)}}
    press(page, wave, "release", first)
    press(page, wave, "out", third)
    lines = {f"line-{first.pk}": "Hils på Værøy.", f"line-{second.pk}": "Takk for turen.", f"line-{third.pk}": "Takk for kaffen."}
    late = page.post(at(wave, "lines/"), {**form, **lines})
    assert late.status_code == 409 and "Venna Nes: Hils på Værøy.\nVennc Nes: Takk for kaffen." in text(late)
    assert [one.personal for one in letters_of(wave)] == ["Takk for sist.", "Takk for turen."]
    untouched = {**form, f"line-{second.pk}": "Takk for turen."}
    assert page.post(at(wave, "lines/"), untouched).status_code == 302


def test_two_who_write_a_line_to_the_last_of_two_hundred_are_asked(page, here):
    wave = begun(here, page, 200)
    letters = list(letters_of(wave))
    last, was = letters[-1], was_of(forms.wave_lines(letters))
    page.post(at(wave, "lines/"), {"was": was, f"line-{last.pk}": "Takk for turen."})
    answer = page.post(at(wave, "lines/"), {"was": was, f"line-{last.pk}": "Takk for kaffen."})
    assert answer.status_code == 409 and "Takk for turen." in text(answer) and "Takk for kaffen." in text(answer)


def test_all_go_only_when_each_was_looked_at(page, here):
    wave = begun(here, page, 7)
    answer = press(page, wave, "release")
    assert answer.status_code == 422 and "Se på hver e-post først." in text(answer)
    for one in letters_of(wave):
        looked(here, one)
    shown = text(page.get(at(wave)))
    assert "La alle sju gå" in shown and "De går over to dager, fra i dag til i morgen." in shown and "Vis tallene" in shown and one_button(shown)
    answer = press(page, wave, "release", follow=True)
    assert "Ingen av sju er gått ennå; fem går i dag." in text(answer)
    undo(page, answer)
    assert not Letter.objects.of(here.account).released().exists()


def test_the_progress_tells_what_has_left(page, here):
    wave = begun(here, page, 7)
    for one in letters_of(wave):
        looked(here, one)
    press(page, wave, "release")
    for one in Letter.objects.of(here.account).released().order_by("leaves_at")[:5]:
        Letter.objects.of(here.account).filter(pk=one.pk).update(sent_at=one.leaves_at)
    assert "Fem av sju er gått; to går i morgen." in text(page.get(at(wave)))


def test_pause_go_on_and_stop(page, here):
    wave = begun(here, page)
    for one in letters_of(wave):
        looked(here, one)
    press(page, wave, "release")
    assert "Bølgen har pause." in text(press(page, wave, "pause", follow=True))
    assert "Tre e-poster har fått ny tid." in text(press(page, wave, "on", follow=True))
    answer = press(page, wave, "stop", follow=True)
    assert "Tre e-poster er tatt tilbake." in text(answer) and not Letter.objects.of(here.account).released().exists()
    assert "/undo/" not in text(answer) and "La alle tre gå" in text(answer)


def test_a_page_that_is_out_of_date_neither_moves_a_wave_that_goes_nor_pauses_one_anew(page, here, settings):
    wave = begun(here, page)
    for one in letters_of(wave):
        looked(here, one)
    press(page, wave, "release")
    times = list(letters_of(wave).values_list("leaves_at", flat=True))
    settings.HVEM_AT = here.now + timedelta(seconds=10)
    assert "har fått ny tid" not in text(press(page, wave, "on", follow=True))
    assert list(letters_of(wave).values_list("leaves_at", flat=True)) == times
    press(page, wave, "pause")
    settings.HVEM_AT = here.now + timedelta(seconds=15)
    press(page, wave, "pause")
    assert Wave.objects.of(here.account).get(pk=wave.pk).paused_at == here.now + timedelta(seconds=10)


def test_one_letter_gets_words_of_its_own(page, here):
    wave = begun(here, page)
    letter = letters_of(wave)[0]
    page.post(at(wave, f"{letter.pk}/"), {"subject": "Bare du", "body": "Kjære {fornavn}, jeg ringer {ringedag}."})
    shown = text(page.get(at(wave, f"{letter.pk}/")))
    assert "Kjære Venna, jeg ringer torsdag." in shown and "Denne har sin egen tekst." in shown
    assert "Egen tekst." in text(page.get(at(wave)))


def test_without_a_mailbox_each_is_sent_from_ones_own_program(page, here):
    wave = begun(here, page, sends=False)
    assert "Send dem fra ditt eget program" in text(page.get(at(wave)))
    letter = letters_of(wave)[0]
    shown = text(page.get(at(wave, f"{letter.pk}/")))
    assert "mailto:venna@nes.example" in shown and one_button(shown)
    assert "Jeg ringer deg torsdag." in page.get(f"/letters/{letter.pk}/letter.eml").content.decode()
    page.post(f"/letters/{letter.pk}/sent/")
    assert not Conversation.objects.of(here.account).exists()
    answer = press(page, wave, "sent", letter, follow=True)
    talk = Conversation.objects.of(here.account).present().get()
    assert talk.kind == "mail" and "Jeg ringer deg torsdag." in talk.note
    promise = Promise.objects.of(here.account).open().get(act="call")
    assert str(promise.due_on) == "2026-11-26"
    undo(page, answer)
    assert not Conversation.objects.of(here.account).present().exists() and not Promise.objects.of(here.account).present().exists()


def test_the_pace_and_the_call_are_set(page, here):
    wave = begun(here, page)
    page.post(at(wave, "pace/"), {"per_day": "2", "from_hour": "9", "until_hour": "15", "calls_after": "0"})
    wave.refresh_from_db()
    assert (wave.per_day, wave.from_hour, wave.until_hour, wave.calls_after) == (2, 9, 15, 0)
    shown = text(page.get(at(wave)))
    assert "Teksten sier ikke at du ringer." in shown and "Fyll hullene som er igjen" in shown
    page.post(at(wave, "pace/"), {"per_day": "x", "from_hour": "99", "until_hour": "", "calls_after": "4"})
    wave.refresh_from_db()
    assert (wave.per_day, wave.from_hour, wave.calls_after) == (2, 9, 4)


def test_someone_without_a_number_is_told_of(page, here):
    assert "mangler nummeret til Venna" in text(page.get(at(begun(here, page))))


def test_an_aim_about_customers_is_asked_of_and_told_what_the_law_says(page, here):
    with Deed(here.account, "campaign-named", at=here.now) as deed:
        deed.change(running(here.account, on=here.today), aim="Tre nye kunder før jul")
    wave = begun(here, page)
    shown = text(page.get(at(wave)))
    assert "Skal e-postene skaffe deg kunder?" in shown and one_button(shown)
    shown = text(press(page, wave, "selling", follow=True))
    assert "Markedsføringsloven § 15" in shown and "ikke juridisk råd" in shown and "La alle" not in shown
    for one in letters_of(wave):
        looked(here, one)
    assert press(page, wave, "release").status_code == 422
    assert "La alle tre gå" in text(press(page, wave, "advice", follow=True))


def test_a_wave_is_among_the_letters_until_all_has_left(page, here):
    wave = begun(here, page)
    shown = text(page.get("/letters/"))
    assert "Forus 2026" in shown and f'href="{at(wave)}"' in shown
    Letter.objects.of(here.account).update(sent_at=here.now)
    assert "Forus 2026" not in text(page.get("/letters/"))
    assert "Alle er gått" in text(page.get(at(wave)))


def test_drafts_are_thrown_away_and_come_back(page, here):
    wave = begun(here, page)
    answer = press(page, wave, "away", follow=True)
    assert "Tre utkast er kastet." in text(answer) and page.get(at(wave)).status_code == 404
    undo(page, answer)
    assert page.get(at(wave)).status_code == 200


def test_another_accounts_wave_is_not_found_and_nothing_moves(page, here, stranger):
    theirs = begin(stranger, [person(stranger, "Per Fremmed, per@fremmed.example")]).main
    letter = letters_of(theirs)[0]
    for address in ("", "text/", "lines/", f"{letter.pk}/"):
        assert page.get(at(theirs, address)).status_code == 404
        assert page.post(at(theirs, address), {"body": "Flyttet"}).status_code in (404, 405)
    for verb in ("release", "looked", "away", "pause"):
        assert press(page, theirs, verb, letter).status_code == 404
    wave = begun(here, page)
    assert page.get(at(wave, f"{letter.pk}/")).status_code == 404 and press(page, wave, "hold", letter).status_code == 404
    assert page.post(NEW, {"do": "begin", "person": str(letter.person_id)}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.body and letters_of(theirs)[0].looked_at is None


@pytest.mark.parametrize("count", [3, 40])
def test_the_pages_ask_the_same_of_the_database_for_many(here, page, count, django_assert_max_num_queries):
    wave = begun(here, page, count)
    ContactPoint.objects.of(here.account).filter(person=letters_of(wave)[0].person).update(dead_on=here.today)
    letter = letters_of(wave)[1]
    for address, most in ((at(wave), 34), (at(wave, "text/"), 24), (at(wave, "lines/"), 14), (at(wave, f"{letter.pk}/"), 38), (NEW + "?show=all", 22)):
        with django_assert_max_num_queries(most):
            assert page.get(address).status_code == 200


@pytest.mark.parametrize("language", ["nn", "en", "nb"])
def test_no_page_of_a_wave_mixes_languages(page, here, language):
    wave = begun(here, page)
    here.user.language = language
    here.user.save()
    first = letters_of(wave)[0]
    with Deed(here.account, "person-changed", at=here.now) as deed:
        deed.change(first.person, letter_language="en" if language != "en" else "nn")
    addresses = [at(wave), at(wave, "text/"), at(wave, "lines/"), at(wave, f"{first.pk}/"), NEW + "?show=all", NEW + "?show=lost", "/letters/"]
    press(page, wave, "release", letters_of(wave)[1])
    shown = [page.get(one).content.decode() for one in addresses]
    shown.append(press(page, wave, "selling", follow=True).content.decode())
    wrong = re.compile(rf"(?<![\w-])({WORDS[language].replace(' ', '|')})(?![\w-])")
    own = re.compile(r'\{[^}]*\}|<div class="under".*?</div>|<(textarea|div class="b letter")[^>]*>.*?</(textarea|div)>|lang="nb">[^<]*<', re.DOTALL)
    for one in shown:
        text = OTHERS.sub(" ", words_of(own.sub(" ", one)))
        assert not [text[max(0, hit.start() - 40) : hit.end() + 40] for hit in wrong.finditer(text)]


def test_whoever_a_letter_is_on_its_way_to_is_not_asked_for_again(page, here):
    wave = begun(here, page, 4)
    assert "Skriv til Venna Nes" in text(page.get("/")) and "Skriv til Venna Nes" not in text(page.get("/letters/"))
    for one in letters_of(wave):
        looked(here, one)
    press(page, wave, "release")
    assert "Skriv til Venn" not in text(page.get("/"))
    press(page, wave, "stop")
    assert "Skriv til Venna Nes" in text(page.get("/"))


def test_an_empty_wave_says_what_to_do(page, here):
    wave = begun(here, page)
    for one in letters_of(wave):
        press(page, wave, "out", one)
    shown = text(page.get(at(wave)))
    assert "Ingen er med lenger" in shown and "Ta med flere" in shown and "Kast utkastene" in shown


def test_two_who_set_the_pace_are_asked(page, here):
    wave = begun(here, page)
    was = re.search(r'action="[^"]*pace/"[^>]*>.*?name="was" value="([^"]+)"', text(page.get(at(wave))), re.DOTALL).group(1)
    fields = {"per_day": "5", "from_hour": "8", "until_hour": "16", "calls_after": "3"}
    page.post(at(wave, "pace/"), fields | {"per_day": "2", "calls_after": "4"})
    answer = page.post(at(wave, "pace/"), fields | {"was": was, "per_day": "7", "calls_after": "0"})
    assert answer.status_code == 409 and "ikke skriv at jeg ringer" in text(answer)
    page.post(at(wave, "pace/"), fields | {"was": was, "from_hour": "9"})
    wave.refresh_from_db()
    assert (wave.per_day, wave.calls_after, wave.from_hour) == (2, 4, 9)


def test_a_letter_of_a_wave_nobody_knows_of_is_told_and_settled(page, here):
    wave = begun(here, page)
    for one in letters_of(wave):
        looked(here, one)
    press(page, wave, "release")
    letter = letters_of(wave)[0]
    Letter.objects.of(here.account).filter(pk=letter.pk).update(sending_at=here.now, handed_at=here.now, doubtful_at=here.now, message_id="a@b.example")
    shown = text(page.get(at(wave)))
    assert "to går i dag. Vi vet ikke om én av dem gikk." in shown and "Ta tilbake de to som ikke er gått" in shown
    assert "Den gikk" in text(page.get(at(wave, f"{letter.pk}/")))
    page.post(f"/letters/{letter.pk}/do/left/")
    assert letters_of(wave)[0].sent_at and "Én av tre er gått" in text(page.get(at(wave)))


def all_looked_at(here, page):
    wave = begun(here, page)
    for one in letters_of(wave):
        looked(here, one)
    return wave


def heading(page, wave):
    return re.search(r'<h2 id="next">(.*?)</h2>', text(page.get(at(wave)))).group(1)


def test_what_nobody_knows_of_comes_before_what_is_ready(page, here):
    wave = all_looked_at(here, page)
    letter = letters_of(wave)[1]
    press(page, wave, "release", letter)
    Letter.objects.of(here.account).filter(pk=letter.pk).update(sending_at=here.now, handed_at=here.now, doubtful_at=here.now, message_id="a@b.example")
    shown = text(page.get(at(wave)))
    assert heading(page, wave) == "Gikk denne?" and "klare" not in heading(page, wave) and one_button(shown)
    assert f'class="btn" href="{at(wave, f"{letter.pk}/")}"' in shown
    page.post(f"/letters/{letter.pk}/do/left/")
    assert heading(page, wave) == "Alle to er klare"


def test_what_did_not_leave_is_named_before_what_is_ready(page, here):
    wave = all_looked_at(here, page)
    letter = letters_of(wave)[2]
    Letter.objects.of(here.account).filter(pk=letter.pk).update(failed_at=here.now, trouble="address-refused", looked_at=None)
    shown = text(page.get(at(wave)))
    assert heading(page, wave) == "Én kom ikke av gårde" and "ble ikke godtatt" in shown and one_button(shown)
    assert f'class="btn" href="{at(wave, f"{letter.pk}/")}"' in shown
    press(page, wave, "looked", letter)
    assert heading(page, wave) == "Alle tre er klare" and "ble ikke godtatt" not in text(page.get(at(wave)))


def test_a_wave_is_not_said_to_have_left_while_someone_waits(page, here):
    wave = all_looked_at(here, page)
    one, *others = letters_of(wave)
    Letter.objects.of(here.account).filter(pk__in=[letter.pk for letter in others]).update(released_at=here.now, sent_at=here.now)
    ContactPoint.objects.of(here.account).filter(person=one.person, kind="email").update(dead_on=here.today)
    assert heading(page, wave) == "Én går ikke nå" and f"Disse venter: {one.person.first_name}." in text(page.get(at(wave)))


def test_the_last_on_its_way_is_spoken_of_as_one(page, here):
    wave = all_looked_at(here, page)
    press(page, wave, "release")
    assert heading(page, wave) == "De går av seg selv"
    one, *others = letters_of(wave)
    Letter.objects.of(here.account).filter(pk__in=[letter.pk for letter in others]).update(sent_at=here.now)
    assert heading(page, wave) == "Den går av seg selv"


def test_a_letter_of_a_wave_that_is_paused_names_no_day(page, here):
    wave = all_looked_at(here, page)
    press(page, wave, "release")
    there = at(wave, f"{letters_of(wave)[0].pk}/")
    assert "Går i dag kl." in text(page.get(there))
    press(page, wave, "pause")
    for shown in (text(page.get(there)), text(page.get(at(wave)))):
        assert "Går i dag" not in shown and "Går når bølgen går videre." in shown


def test_drafts_are_thrown_away_only_where_there_are_any(page, here):
    wave = all_looked_at(here, page)
    assert "Kast utkastene" in text(page.get(at(wave)))
    press(page, wave, "release")
    assert "Kast utkastene" not in text(page.get(at(wave)))
    press(page, wave, "hold", letters_of(wave)[0])
    shown = text(page.get(at(wave)))
    assert "Kast utkastene" in shown and "Én er klar" in shown
