"""Waves: whom they may go to, what each letter says, the call announced, letting go and taking back."""

from __future__ import annotations

from datetime import date

import pytest

from hvem.accounts.access import seat_of
from hvem.campaign.conversing import Talk, note
from hvem.campaign.models import Pause, Promise, Story
from hvem.campaign.running import running
from hvem.campaign.telling import add_cv
from hvem.correspondence.waves.choosing import refusals
from hvem.correspondence.letters.composing import gaps_in
from hvem.correspondence.models import Letter, Mailbox, Wave
from hvem.correspondence.sending.noting_sent import note_left
from hvem.correspondence.sending.releasing import CannotLeave, hold
from hvem.correspondence.waves.words import said_by
from hvem.correspondence.waves.waves import (
    NoWave,
    Pacing,
    add_people,
    attach,
    answer_aim,
    begin,
    go_on,
    let_go,
    letters_of,
    looked,
    pause,
    put_away,
    sent_by_hand,
    stop_rest,
    take_out,
    write_lines,
    write_own,
    write_text,
)
from hvem.correspondence.letters.writing import StillGaps
from hvem.ground.deeds import Deed
from hvem.ground.files import path_of
from hvem.ground.undo import undo
from hvem.people.models import ContactPoint
from tests.world import at, person

pytestmark = pytest.mark.django_db


def later(here, text):
    return seat_of(here.user, at(text))


def mailbox(here):
    with Deed(here.account, "mailbox-added", at=here.now, remembered=False) as deed:
        return deed.add(Mailbox(address="hilde@skjaeveland.example", name="Hilde Skjæveland", smtp_host="127.0.0.1", made_at=here.now))


def friends(here, count=3):
    return [person(here, f"Venn{'abcdefghij'[n]} Nes, innkjøper i Fjordbygg AS, venn{n}@nes.example", circle="colleague") for n in range(count)]


def wave_to(here, people=None, body="Hei {fornavn}\n\n{personlig}\n\nJeg ringer deg {ringedag}.\n\nHilde", lines="Takk for sist."):
    mailbox(here)
    wave = begin(here, people or friends(here)).main
    write_text(here, wave, name="", subject="Hilsen til {fornavn}", body=body, body_close="", language="nb")
    write_lines(here, wave, {one.pk: lines for one in letters_of(wave)})
    return wave


def look_at_all(here, wave):
    for one in letters_of(wave):
        looked(here, one)


def said(here, wave):
    return said_by(here, wave, list(letters_of(wave)))


# ---- whom


def refused(here, one):
    found = refusals(here.account, running(here.account, on=here.today), [one], here.today).get(one.pk)
    return found.key if found else ""


def test_someone_who_wants_no_mail_is_not_written_to(here):
    for why, key in (("do-not-contact", "do-not-contact"), ("dead", "dead"), ("conflict", "conflict")):
        one = person(here, f"Per {why.title()} Nes, per@{why}.example")
        with Deed(here.account, "person-quiet", at=here.now) as deed:
            deed.change(one, quiet_why=why, quiet_from=here.today)
        assert refused(here, one) == key


def test_someone_ill_for_a_while_is_let_be_that_long(here):
    one = person(here, "Per Nes, per@nes.example")
    with Deed(here.account, "person-quiet", at=here.now) as deed:
        deed.change(one, quiet_why="ill", quiet_from=here.today, quiet_until=date(2026, 12, 1))
    assert refused(here, one) == "ill-until" and refused(later(here, "2026-12-02T09:00"), one) == ""


def test_without_a_living_address_there_is_no_letter(here):
    assert refused(here, person(here, "Per Nes, 90 00 00 01")) == "no-address"
    one = person(here, "Kari Nes, kari@nes.example")
    ContactPoint.objects.of(here.account).filter(person=one).update(dead_on=here.today)
    assert refused(here, one) == "dead-address"


def test_whoever_was_written_to_lately_or_has_answered_is_not_written_to_again(here):
    one, other = person(here, "Per Nes, per@nes.example"), person(here, "Kari Nes, kari@nes.example")
    note(here.account, Talk("mail", [one], at("2026-11-10T09:00")), at=here.now)
    note(here.account, Talk("mail", [other], at("2026-10-10T09:00"), inward=True), at=here.now)
    campaign = running(here.account, on=here.today)
    assert campaign.started_on > date(2026, 10, 10)
    assert (refused(here, one), refused(here, other)) == ("written", ""), "mail from before the campaign told nobody of it"
    type(campaign).objects.of(here.account).update(started_on=date(2026, 10, 1))
    assert (refused(here, one), refused(here, other)) == ("written", "answered")
    january = later(here, "2027-01-20T09:00")
    assert refused(january, other) == ""


def test_whoever_rests_after_two_follow_ups_is_let_be(here):
    one = person(here, "Per Nes, 90 00 00 01, per@nes.example")
    note(here.account, Talk("mail", [one], at("2026-09-01T09:00")), at=at("2026-09-01T09:00"))
    for day in ("2026-10-05", "2026-10-12"):
        note(here.account, Talk("call", [one], at(f"{day}T09:00"), reached=False), at=at(f"{day}T09:00"))
    assert refused(here, one) == "resting"


def test_nobody_is_in_two_waves_at_once(here):
    people = friends(here)
    begin(here, people[:2])
    assert refused(here, people[0]) == "in-wave" and refused(here, people[2]) == ""
    wave = begin(here, people).main
    assert [one.person.pk for one in letters_of(wave)] == [people[2].pk]


def test_more_can_be_taken_in_and_nobody_twice(here):
    people = friends(here)
    wave = begin(here, people[:2]).main
    assert add_people(here, wave, people).facts["count"] == 1
    assert letters_of(wave).count() == 3


# ---- what it says


def test_a_wave_begins_with_the_users_own_story(here):
    with Deed(here.account, "story-told", at=here.now) as deed:
        deed.add(Story(campaign=running(here.account, on=here.today), situation="Jeg har god tid og velger på nytt.", path="Jeg har ledet innkjøp."))
    wave = begin(here, friends(here)).main
    assert "Jeg har god tid og velger på nytt." in wave.body and "Hei {fornavn}" in wave.body and "{personlig}" in wave.body
    assert "Jeg ringer deg {ringedag}" in wave.body and not gaps_in(wave.body)
    assert "Jeg har ledet innkjøp." in wave.body_close and len(wave.body_close) > len(wave.body)


@pytest.mark.parametrize(("language", "hello"), [("nb", "Hei {fornavn}"), ("nn", "Hei {fornamn}"), ("en", "Dear {first name},")])
def test_it_begins_in_the_users_language(here, language, hello):
    here.user.language = language
    wave = begin(here, friends(here)).main
    assert hello in wave.body


def test_friends_get_the_longer_one(here):
    near = person(here, "Astrid Oftedal, astrid@oftedal.example", circle="friend")
    wave = begin(here, [*friends(here, 1), near]).main
    write_text(here, wave, name="", subject="Hei", body="Kort", body_close="Langt", language="nb")
    assert {one.letter.person.name: one.body.text for one in said(here, wave)} == {"Venna Nes": "Kort", "Astrid Oftedal": "Langt"}


def test_each_letter_holds_the_persons_own_words(here):
    wave = wave_to(here)
    first = said(here, wave)[0]
    assert first.subject.text == "Hilsen til Venna"
    assert first.body.text == "Hei Venna\n\nTakk for sist.\n\nJeg ringer deg torsdag.\n\nHilde"
    assert first.calls_on == date(2026, 11, 26)


def test_a_line_not_written_stops_the_letter_and_one_left_out_does_not(here):
    wave = wave_to(here, lines="")
    look_at_all(here, wave)
    with pytest.raises(StillGaps):
        let_go(here, wave)
    write_lines(here, wave, {one.pk: "-" for one in letters_of(wave)})
    look_at_all(here, wave)
    let_go(here, wave)
    assert letters_of(wave)[0].body == "Hei Venna\n\nJeg ringer deg torsdag.\n\nHilde"


def test_own_words_are_kept_when_the_wave_changes(here):
    wave = wave_to(here)
    one = letters_of(wave)[0]
    write_own(here, one, subject="Bare til deg", body="Hei Venna. Jeg ringer deg {ringedag}.", cv=None, language="nb")
    write_text(here, wave, name="", subject="Nytt", body="Nytt til {fornavn}", body_close="", language="nb")
    texts = [(item.body.text, item.own) for item in said(here, wave)]
    assert texts == [("Hei Venna. Jeg ringer deg torsdag.", True), ("Nytt til Vennb", False), ("Nytt til Vennc", False)]


def test_own_words_put_back_follow_the_wave_again(here):
    wave = wave_to(here)
    one = letters_of(wave)[0]
    write_own(here, one, subject="Bare til deg", body="Bare dette", cv=None, language="nb")
    write_own(here, letters_of(wave)[0], subject="", body="", cv=None, language="nb")
    assert not said(here, wave)[0].own


# ---- the call announced


def test_the_call_moves_with_the_day_the_letter_leaves(here):
    wave = wave_to(here, friends(here, 4))
    Wave.objects.of(here.account).filter(pk=wave.pk).update(per_day=1)
    wave.refresh_from_db()
    found = said(here, wave)
    assert [one.calls_on for one in found] == [date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 30), date(2026, 12, 1)]
    assert ["mandag" in one.body.text for one in found] == [False, False, True, False]


def test_no_call_falls_in_a_pause_or_in_their_bad_times(here):
    people = friends(here, 2)
    with Deed(here.account, "paused", at=here.now) as deed:
        deed.add(Pause(campaign=running(here.account, on=here.today), since=date(2026, 11, 26), until=date(2026, 11, 27)))
        deed.change(people[1], quiet_why="bad-time", quiet_from=date(2026, 11, 30), quiet_until=date(2026, 12, 4))
    assert [one.calls_on for one in said(here, wave_to(here, people))] == [date(2026, 11, 30), date(2026, 12, 7)]


def test_without_the_field_no_call_is_announced_and_none_is_promised(here):
    wave = wave_to(here, body="Hei {fornavn}")
    assert said(here, wave)[0].calls_on is None
    look_at_all(here, wave)
    let_go(here, wave)
    letter = letters_of(wave)[0]
    note_left(letter, at=letter.leaves_at)
    assert not Promise.objects.of(here.account).filter(act="call").exists()


def test_the_call_announced_is_a_promise_when_the_letter_has_left(here):
    wave = wave_to(here)
    look_at_all(here, wave)
    let_go(here, wave)
    letter = letters_of(wave)[0]
    note_left(letter, at=letter.leaves_at)
    promise = Promise.objects.of(here.account).get(act="call")
    assert (promise.to_id, promise.due_on) == (letter.person_id, date(2026, 11, 26))


def test_a_wave_that_goes_on_later_says_another_day(here):
    wave = wave_to(here)
    look_at_all(here, wave)
    let_go(here, wave)
    pause(here, wave)
    wednesday = later(here, "2026-11-25T10:00")
    go_on(wednesday, Wave.objects.of(here.account).get(pk=wave.pk))
    letter = letters_of(wave)[0]
    assert letter.calls_on == date(2026, 11, 30) and "Jeg ringer deg mandag." in letter.body
    assert here.account.day(letter.leaves_at) == date(2026, 11, 25)


def test_the_day_moves_though_the_letter_was_put_off_while_it_waited(here):
    wave = wave_to(here)
    look_at_all(here, wave)
    let_go(here, wave)
    pause(here, wave)
    Letter.objects.of(here.account).released().update(leaves_at=at("2026-11-25T10:30"))
    go_on(later(here, "2026-11-25T10:00"), Wave.objects.of(here.account).get(pk=wave.pk))
    assert all("Jeg ringer deg mandag." in one.body and one.calls_on == date(2026, 11, 30) for one in letters_of(wave))


def test_a_letter_whose_day_cannot_be_moved_comes_back_to_be_read(here):
    wave = wave_to(here, lines="Takk for torsdag.")
    look_at_all(here, wave)
    let_go(here, wave)
    pause(here, wave)
    go_on(later(here, "2026-11-25T10:00"), Wave.objects.of(here.account).get(pk=wave.pk))
    assert all(one.released_at is None and one.looked_at is None for one in letters_of(wave))


# ---- letting go


def test_nothing_goes_before_each_was_looked_at(here):
    wave = wave_to(here)
    looked(here, letters_of(wave)[0])
    with pytest.raises(NoWave, match="not-looked"):
        let_go(here, wave)
    let_go(here, wave, letters_of(wave)[1])
    assert [bool(one.released_at) for one in letters_of(wave)] == [False, True, False]


def test_a_change_is_to_be_looked_at_again(here):
    wave = wave_to(here)
    look_at_all(here, wave)
    write_lines(here, wave, {letters_of(wave)[0].pk: "Noe annet."})
    assert [bool(one.looked_at) for one in letters_of(wave)] == [False, True, True]
    look_at_all(here, wave)
    write_text(here, wave, name="", subject="Ny", body="Ny", body_close="", language="nb")
    assert not any(one.looked_at for one in letters_of(wave))


def test_letting_go_is_one_deed_and_undone_as_one(here):
    wave = wave_to(here)
    look_at_all(here, wave)
    deed = let_go(here, wave)
    assert all(one.released_at and one.body for one in letters_of(wave)) and deed.facts["count"] == 3
    undo(deed.happening, at=here.now, by=here.user)
    assert all(one.released_at is None and one.body == "" and one.leaves_at is None for one in letters_of(wave))


def test_whoever_has_answered_meanwhile_is_held_back(here):
    wave = wave_to(here)
    look_at_all(here, wave)
    one = letters_of(wave)[0].person
    note(here.account, Talk("mail", [one], here.now, inward=True), at=here.now)
    assert let_go(here, wave).facts["count"] == 2
    with pytest.raises(NoWave, match="refused"):
        let_go(here, wave, letters_of(wave)[0])


def test_one_taken_back_follows_the_wave_again_and_its_call_moves(here):
    wave = wave_to(here)
    look_at_all(here, wave)
    let_go(here, wave)
    hold(here, [letters_of(wave)[0]])
    wednesday = later(here, "2026-11-25T10:00")
    found = said(wednesday, wave)[0]
    assert not found.own and found.body.text.endswith("Jeg ringer deg mandag.\n\nHilde") and found.calls_on == date(2026, 11, 30)


def test_own_words_taken_back_still_say_the_right_day(here):
    wave = wave_to(here)
    write_own(here, letters_of(wave)[0], subject="Hei", body="Kjære Venna, jeg ringer {ringedag}.", cv=None, language="nb")
    look_at_all(here, wave)
    let_go(here, wave)
    hold(here, [letters_of(wave)[0]])
    found = said(later(here, "2026-11-25T10:00"), wave)[0]
    assert found.own and found.body.text == "Kjære Venna, jeg ringer mandag."


def test_the_rest_is_taken_back_in_one_deed(here):
    wave = wave_to(here)
    look_at_all(here, wave)
    let_go(here, wave)
    Letter.objects.of(here.account).filter(pk=letters_of(wave)[0].pk).update(sending_at=here.now)
    deed = stop_rest(here, wave)
    assert deed.facts["count"] == 2 and [bool(one.released_at) for one in letters_of(wave)] == [True, False, False]


def test_without_a_mailbox_nothing_is_let_go(here):
    wave = wave_to(here)
    Mailbox.objects.of(here.account).update(removed_at=here.now)
    look_at_all(here, wave)
    with pytest.raises(CannotLeave):
        let_go(here, Wave.objects.of(here.account).get(pk=wave.pk))
    assert not any(one.released_at or one.body for one in letters_of(wave))


def test_for_customers_no_wave_is_sent(here):
    campaign = running(here.account, on=here.today)
    with Deed(here.account, "campaign-named", at=here.now) as deed:
        deed.change(campaign, aim="Skaffe tre nye kunder")
    wave = wave_to(here)
    look_at_all(here, wave)
    with pytest.raises(NoWave, match="asks"):
        let_go(here, wave)
    answer_aim(here, wave, selling=True)
    with pytest.raises(NoWave, match="customer"):
        let_go(here, wave)
    answer_aim(here, wave, selling=False)
    assert let_go(here, wave).facts["count"] == 3


def test_the_question_about_customers_is_asked_once(here):
    campaign = running(here.account, on=here.today)
    with Deed(here.account, "campaign-named", at=here.now) as deed:
        deed.change(campaign, aim="Ein ny kunde i haust")
    people = friends(here)
    first = begin(here, people[:1]).main
    assert first.purpose == "asks"
    answer_aim(here, first, selling=True)
    assert begin(here, people[1:]).main.purpose == "customer"


def test_a_wave_thrown_away_and_someone_taken_out_come_back_by_undo(here):
    wave = wave_to(here)
    take_out(here, letters_of(wave)[0])
    assert letters_of(wave).count() == 2
    deed = put_away(here, wave)
    assert not Wave.objects.of(here.account).present().exists()
    undo(deed.happening, at=here.now, by=here.user)
    assert letters_of(wave).count() == 2 and Wave.objects.of(here.account).present().exists()


def test_another_accounts_people_are_not_reached(here, stranger):
    theirs = person(stranger, "Per Fremmed, per@fremmed.example")
    wave = wave_to(here)
    assert all(one.person_id != theirs.pk for one in letters_of(wave))
    assert not Wave.objects.of(stranger.account).exists()


@pytest.mark.parametrize("count", [3, 30])
def test_what_each_letter_says_takes_the_same_questions_for_many(here, count, django_assert_max_num_queries):
    people = [person(here, f"Venn Nummer{n}, venn{n}@nes.example") for n in range(count)]
    wave = wave_to(here, people)
    rows = list(letters_of(wave))
    with django_assert_max_num_queries(12):
        assert len(said_by(here, wave, rows)) == count
    with django_assert_max_num_queries(7):
        refusals(here.account, wave.campaign, people, here.today, but=wave)


def test_pacing_keeps_hours_in_order(here):
    from hvem.correspondence.waves.waves import set_pace

    wave = wave_to(here)
    set_pace(here, wave, Pacing(per_day=2, from_hour=18, until_hour=9, calls_after=2))
    assert (wave.from_hour, wave.until_hour, wave.per_day, wave.calls_after) == (18, 19, 2, 2)


def test_a_cv_goes_with_every_letter_that_has_not_left_and_must_still_be_there(here, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    wave = wave_to(here)
    look_at_all(here, wave)
    let_go(here, wave, letters_of(wave)[0])
    cv = add_cv(here, "Innkjøp", "", upload=("cv.pdf", b"%PDF-1.4 innkjop")).main
    attach(here, wave, cv)
    assert [one.cv_id for one in letters_of(wave)] == [None, cv.pk, cv.pk]
    look_at_all(here, wave)
    path_of(cv.file).unlink()
    with pytest.raises(NoWave, match="no-file"):
        let_go(here, wave)


def test_in_a_pause_without_end_nothing_is_let_go(here):
    wave = wave_to(here)
    look_at_all(here, wave)
    with Deed(here.account, "paused", at=here.now) as deed:
        deed.add(Pause(campaign=running(here.account, on=here.today), since=here.today))
    with pytest.raises(NoWave, match="no-day"):
        let_go(here, wave)
    assert not Letter.objects.of(here.account).released().exists()


def test_a_letter_goes_to_the_address_that_lives_when_it_is_let_go(here):
    wave = wave_to(here)
    one = letters_of(wave)[0].person
    ContactPoint.objects.of(here.account).filter(person=one).update(dead_on=here.today)
    with Deed(here.account, "point-added", at=here.now) as deed:
        deed.add(ContactPoint(person=one, kind="email", value="ny@nes.example", normal="ny@nes.example"))
    look_at_all(here, wave)
    assert said(here, wave)[0].letter.address == "ny@nes.example"
    let_go(here, wave)
    assert letters_of(wave)[0].address == "ny@nes.example"


def test_letters_let_go_before_one_said_they_are_to_sell_are_taken_back(here):
    wave = wave_to(here)
    look_at_all(here, wave)
    let_go(here, wave)
    answer_aim(here, wave, selling=True)
    assert not any(one.released_at for one in letters_of(wave))


def test_a_wave_begun_before_the_aim_was_a_customer_is_asked_about_too(here):
    wave = wave_to(here)
    look_at_all(here, wave)
    with Deed(here.account, "aimed", at=here.now) as deed:
        deed.change(wave.campaign, aim="Skaffe tre nye kunder")
    with pytest.raises(NoWave, match="asks"):
        let_go(here, wave)
    assert Wave.objects.of(here.account).get(pk=wave.pk).purpose == "asks"
    assert not any(one.released_at for one in letters_of(wave))


def test_a_letter_sent_by_hand_twice_at_once_is_one_conversation(here):
    from hvem.campaign.models import Conversation

    wave = wave_to(here)
    first, second = letters_of(wave)[0], letters_of(wave)[0]
    sent_by_hand(here, first)
    with pytest.raises(NoWave, match="nobody"):
        sent_by_hand(here, second)
    assert Conversation.objects.of(here.account).count() == 1
