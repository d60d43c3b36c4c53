"""A person's page: what one sees there, what one corrects, and that all of it can be undone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hvem.campaign.conversing import Heard, Step, Talk, note
from hvem.campaign.debriefing import promise_advice
from hvem.campaign.models import Advice, Promise, Standing, Wonder
from hvem.ground.models import Happening
from hvem.people.models import ContactPoint, Label, Note, Person, Position, Tie
from hvem.reading.card import Card
from tests.world import astrid, at, ingrid, person, terje

pytestmark = pytest.mark.django_db


def words(response):
    assert response.status_code == 200
    return response.content.decode()


def send(page, who, what, **fields):
    return page.post(f"/people/{who.pk}/edit/{what}/", fields)


def undo_last(page, here):
    last = Happening.objects.of(here.account).order_by("-at", "-pk").first()
    page.post(f"/undo/{last.pk}/")


@pytest.fixture
def known(here):
    """Ingrid, named by Terje in a call, written to since."""
    friend = terje(here)
    early = at("2026-11-17T10:00")
    noted = note(here.account, Talk(
        "call", [friend], early, told="Har fått hytte på Sirdal.", names=[Card(given="Ingrid", family="Bjørheim", organisation="Kvitsøy Havbruk AS")],
        advice=["Les årsrapporten"], heard=[Heard("reorganisation", "Kvitsøy Havbruk AS", "Avdelingen deles i to.")],
        steps=[Step("sende artikkelen om rammeavtaler", due_on=date(2026, 11, 27), act="send")],
    ), at=early)  # fmt: skip
    them = noted.people_added[0]
    note(here.account, Talk("mail", [them], at("2026-11-20T10:00"), note="Kjære Ingrid. Det er lenge siden."), at=at("2026-11-20T10:00"))
    return friend, them


def test_the_page_shows_next_step_way_here_told_promises_and_past(page, known):
    friend, them = known
    shown = words(page.get(f"/people/{them.pk}/"))
    assert "<h1>Ingrid Bjørheim</h1>" in shown and "Kvitsøy Havbruk" in shown
    assert "Ring " in shown and "fordi" in shown and 'aria-current="step"' in shown
    assert f'href="/people/{friend.pk}/">Terje Undheim</a>' in shown
    assert "Navnet fikk du av Terje Undheim" in shown and "Kjære Ingrid. Det er lenge siden." in shown
    assert "Avdelingen deles i to." in shown and "Terje Undheim sa det 17. november." in shown
    his = words(page.get(f"/people/{friend.pk}/"))
    assert "Har fått hytte på Sirdal." in his and "Du: sende artikkelen om rammeavtaler" in his
    assert "Terje nevnte Ingrid Bjørheim" in his and "Les årsrapporten" in his


@pytest.mark.parametrize("language,today", [("nb", "i dag"), ("nn", "i dag"), ("en", "today")])
def test_a_step_whose_day_has_gone_stands_as_todays_never_under_the_old_day(page, here, language, today):
    them = person(here, "Kari Vik, innkjøper i Aker")
    late = here.today - timedelta(days=9)
    for row in Standing.objects.of(here.account).filter(person=them):
        row.acts = [dict(one, due=late.isoformat()) for one in row.acts]
        row.save(update_fields=["acts"])
    here.user.language = language
    here.user.save(update_fields=["language"])
    ladder = words(page.get(f"/people/{them.pk}/")).split('class="ladder round"')[1].split("</ol>")[0]
    assert f'<span class="day">{today}</span>' in ladder and "14.11." not in ladder and "14 Nov" not in ladder


def test_a_promise_is_ticked_and_unticked_here(page, here, known):
    friend, _ = known
    promise = Promise.objects.of(here.account).get(act="send")
    send(page, friend, "promise", row=str(promise.pk))
    promise.refresh_from_db()
    assert promise.kept_on == here.today
    send(page, friend, "promise", row=str(promise.pk))
    promise.refresh_from_db()
    assert promise.kept_on is None


def test_a_promise_to_follow_advice_takes_the_advice_with_it_here_too(page, here, known):
    friend, _ = known
    advice = Advice.objects.of(here.account).get()
    promise_advice(here, advice, Step("lese årsrapporten", due_on=date(2026, 11, 27), act="read"))
    promise = Promise.objects.of(here.account).get(advice=advice)
    send(page, friend, "promise", row=str(promise.pk))
    advice.refresh_from_db()
    assert advice.taken_on == here.today
    send(page, friend, "promise", row=str(promise.pk))
    advice.refresh_from_db()
    assert advice.taken_on is None


def test_a_promise_a_conversation_kept_can_be_unticked(page, here, known):
    friend, _ = known
    note(here.account, Talk("mail", [friend], here.now), at=here.now)
    report = Promise.objects.of(here.account).get(act="report")
    assert report.kept_by_id
    send(page, friend, "promise", row=str(report.pk))
    report.refresh_from_db()
    assert report.kept_on is None and report.kept_by_id is None


def test_a_conversation_is_undone_from_the_timeline(page, here, known):
    _, them = known
    happening = Happening.objects.of(here.account).get(kind="noted-mail")
    assert f"/undo/{happening.pk}/" in words(page.get(f"/people/{them.pk}/"))
    page.post(f"/undo/{happening.pk}/")
    assert "Kjære Ingrid" not in words(page.get(f"/people/{them.pk}/"))


def test_questions_do_not_grow_with_what_has_been(page, here, known, django_assert_max_num_queries):
    friend, _ = known
    page.get(f"/people/{friend.pk}/")
    for day in range(1, 15):
        note(here.account, Talk("call", [friend], at(f"2026-10-{day:02}T10:00"), names_answer="none"), at=here.now)
    with django_assert_max_num_queries(32):
        page.get(f"/people/{friend.pk}/")


def test_each_form_changes_its_own_and_can_be_undone(page, here):
    them = ingrid(here)
    send(page, them, "names", given="Inger", family="Bjørheim", nickname="Inga")
    them.refresh_from_db()
    assert (them.name, them.first_name, them.sort_key) != ("Ingrid Bjørheim", "Ingrid", "") and them.name == "Inger Bjørheim"
    undo_last(page, here)
    them.refresh_from_db()
    assert them.name == "Ingrid Bjørheim"
    send(page, them, "known", circle=["friend", "school"], how_met="Tananger Ventil", through="")
    assert set(Label.objects.of(here.account).present().filter(kind="circle").values_list("word", flat=True)) == {"friend", "school"}
    send(page, them, "tie", closeness="near", mark=["i_like_on", "can_help_on"], role=["leader"])
    tie = Tie.objects.of(here.account).get()
    assert (tie.closeness, tie.i_like_on, tie.they_like_on) == ("near", here.today, None)
    send(page, them, "tags", tags="kor, Rotary ,")
    assert set(Label.objects.of(here.account).present().filter(kind="tag").values_list("word", flat=True)) == {"kor", "Rotary"}
    send(page, them, "about", letter_language="nn", birthday="1980-03-22")
    them.refresh_from_db()
    assert (them.letter_language, them.birthday, them.how_met) == ("nn", "1980-03-22", "Tananger Ventil")
    shown = words(page.get(f"/people/{them.pk}/"))
    assert "Slik møttes dere: Tananger Ventil." in shown


def test_numbers_and_addresses_are_added_preferred_marked_dead_and_taken_away(page, here):
    them = ingrid(here)
    send(page, them, "points", kind="phone", value="40 00 00 07", label="jobb")
    new = ContactPoint.objects.of(here.account).get(normal="+4740000007")
    old = ContactPoint.objects.of(here.account).get(normal="+4799887766")
    send(page, them, "points", row=str(new.pk), value="40 00 00 07", label="jobb", preferred="on")
    send(page, them, "points", row=str(old.pk), value=old.value, label="", dead="on")
    new.refresh_from_db(), old.refresh_from_db()
    assert new.preferred_on == here.today and old.dead_on == here.today
    shown = words(page.get(f"/people/{them.pk}/"))
    assert 'href="tel:+4740000007"' in shown and 'href="tel:+4799887766"' not in shown and "Skrevet av deg i dag" in shown
    send(page, them, "points", row=str(new.pk), do="remove")
    new.refresh_from_db()
    assert new.removed_at is not None


def test_positions_are_written_and_ended(page, here):
    them = ingrid(here)
    first = Position.objects.of(here.account).get()
    send(page, them, "positions", row=str(first.pk), title=first.title, organisation="Kvitsøy Havbruk AS", from_year="2019", to_year="2025")
    send(page, them, "positions", title="direktør", organisation="Ryfylke Tørrdokk", from_year="2026")
    shown = words(page.get(f"/people/{them.pk}/"))
    lead = shown.split('class="quiet"')[0]
    assert "Ryfylke Tørrdokk" in lead and "siden 2026" in lead and "Kvitsøy Havbruk" not in lead
    assert send(page, them, "positions", title="", organisation="").status_code == 302
    assert Position.objects.of(here.account).count() == 2


def test_someone_left_in_peace_is_not_nudged_and_nothing_is_deleted(page, here):
    them = ingrid(here)
    send(page, them, "quiet", why="ill", since="2026-11-01", until="2026-12-24")
    them.refresh_from_db()
    assert (them.quiet_why, them.quiet_until) == ("ill", date(2026, 12, 24))
    assert "i fred" in words(page.get(f"/people/{them.pk}/"))
    send(page, them, "quiet", why="")
    them.refresh_from_db()
    assert (them.quiet_why, them.quiet_until) == ("", None)


def test_what_was_wondered_and_asked_is_told_as_asked(page, here):
    them = ingrid(here)
    send(page, them, "wonder", text="Trives hun på øya?")
    assert "Det står øverst når dere snakkes." in words(page.get(f"/people/{them.pk}/"))
    row = Wonder.objects.of(here.account).get()
    send(page, them, "wonder", row=str(row.pk))
    assert "Notert at du spurte." in words(page.get(f"/people/{them.pk}/"))
    send(page, them, "wonder", row=str(row.pk), do="remove")
    assert not Wonder.objects.of(here.account).present().exists()


def test_what_they_told_notes_and_what_i_wonder_are_written(page, here):
    them = ingrid(here)
    send(page, them, "notes", text="Tvillinger på Bryne.", kind="told")
    send(page, them, "notes", text="Møttes på leverandørdagen.")
    send(page, them, "wonder", text="Trives hun på øya?")
    shown = words(page.get(f"/people/{them.pk}/"))
    assert "Tvillinger på Bryne." in shown and "Møttes på leverandørdagen." in shown and "Trives hun på øya?" in shown
    row = Note.objects.of(here.account).get(kind="note")
    send(page, them, "notes", row=str(row.pk), text="Møttes på messa.")
    row.refresh_from_db()
    assert row.text == "Møttes på messa."
    asked = Wonder.objects.of(here.account).get()
    send(page, them, "wonder", row=str(asked.pk))
    asked.refresh_from_db()
    assert asked.asked_on == here.today


def test_deleting_takes_them_off_the_list_and_undo_brings_them_back(page, here):
    them = ingrid(here)
    assert "er tatt ut av lista" in words(page.post(f"/people/{them.pk}/edit/delete/", follow=True))
    assert page.get(f"/people/{them.pk}/").status_code == 404
    undo_last(page, here)
    assert page.get(f"/people/{them.pk}/").status_code == 200


def test_someone_who_rests_is_taken_in_here_and_let_rest_again(page, here):
    them = person(here, "Bjarte Kvalheim, 90 00 00 08", chosen=False)
    assert "Ta Bjarte med" in words(page.get(f"/people/{them.pk}/"))
    send(page, them, "choose")
    them.refresh_from_db()
    assert them.chosen_on == here.today
    send(page, them, "rest")
    them.refresh_from_db()
    assert them.chosen_on is None


def test_a_stranger_reaches_nothing_here(page, here, stranger):
    mine, theirs = ingrid(here), ingrid(stranger)
    assert page.get(f"/people/{theirs.pk}/").status_code == 404
    for what in ("names", "points", "positions", "known", "tie", "tags", "about", "quiet", "notes", "wonder", "choose", "rest", "delete"):
        assert send(page, theirs, what, given="X", value="1", text="x", why="dead").status_code == 404
    point = ContactPoint.objects.of(stranger.account).first()
    assert send(page, mine, "points", row=str(point.pk), do="remove").status_code == 404
    other = ContactPoint.objects.of(here.account).filter(person=astrid(here)).first()
    assert send(page, mine, "points", row=str(other.pk), do="remove").status_code == 404
    assert send(page, mine, "nonsense").status_code == 404
    assert Happening.objects.of(stranger.account).count() == 1
    assert Person.objects.of(stranger.account).get().name == "Ingrid Bjørheim"


@pytest.mark.parametrize(("language", "heading", "told"), [
    ("nb", "Det som har vært", "Det Terje har fortalt"), ("nn", "Det som har vore", "Det Terje har fortalt"), ("en", "What has been", "What Terje has told"),
])  # fmt: skip
def test_the_page_speaks_the_readers_language(page, here, known, language, heading, told):
    friend, _ = known
    here.user.language = language
    here.user.save()
    shown = words(page.get(f"/people/{friend.pk}/"))
    assert heading in shown and told in shown and f'lang="{language}"' in shown
    assert 'aria-label="' in words(page.get(f"/organisations/{friend.positions.get().organisation_id}/"))


def test_every_value_says_where_it_came_from(page, here):
    from hvem.people.models import Source

    them = ingrid(here)
    source = Source.objects.create(account=here.account, kind="import", name="telefon.vcf", at=at("2026-11-03T12:00"))
    ContactPoint.objects.of(here.account).filter(person=them, kind="phone").update(source=source)
    assert "Hentet fra telefon.vcf 3. november" in words(page.get(f"/people/{them.pk}/"))


def test_mails_of_one_exchange_are_one_thing_on_the_timeline(page, here):
    them = terje(here)
    for day, text, inward in ((16, "Lenge siden sist", False), (17, "Så hyggelig", True), (18, "Da ringer jeg", False)):
        noted = note(here.account, Talk("mail", [them], at(f"2026-11-{day}T10:00"), inward=inward, note=text), at=here.now)
        type(noted.conversation).objects.of(here.account).filter(pk=noted.conversation.pk).update(thread="rot@jaerlys.example")
    shown = words_of_past(page, them)
    assert shown.count('<li class="line">') == 1
    assert "To tidligere e-poster i samme tråd" in shown and "Så hyggelig" in shown
    talk = words(page.get(f"/conversations/{noted.conversation.pk}/"))
    assert "Resten av tråden" in talk and "Terje skrev" in talk and "Så hyggelig" in talk


def words_of_past(page, them):
    shown = words(page.get(f"/people/{them.pk}/"))
    start = shown.index('id="har-vaert"')
    return shown[start : shown.index("</ol>", start)]
