"""A whole import is undone as one: the untouched go, what was added is taken back, what has changed since stays and is named."""

from __future__ import annotations

from unittest.mock import patch

from hvem.campaign.models import Conversation
from hvem.ground.deeds import Deed
from hvem.ground.models import Happening
from hvem.ground.undo import undo
from hvem.importing.models import Row
from hvem.importing.undoing import undo_batch
from hvem.people.finding import found
from hvem.people.models import ContactPoint, Note, Organisation, Person, Position
from tests.importing.book import bring, card, counts, numbered
from tests.world import person


def listed(here):
    return set(Person.objects.of(here.account).listed().values_list("name", flat=True))


def test_everyone_the_import_added_is_gone_again_and_can_come_back(here):
    batch = bring(here, *numbered(7))
    with patch("hvem.importing.undoing.SLICE", 3):
        done = undo(Happening.objects.of(here.account).get(kind="imported"), at=here.now, by=here.user)
    batch.refresh_from_db()
    assert batch.state == "undone" and not done.left and not listed(here)
    assert not Organisation.objects.of(here.account).present().exists() and not found(here.account, "nummer00003").exists()
    assert counts(bring(here, *numbered(7))) == (7, 0, 0, 0)


def test_what_was_added_to_someone_known_is_taken_back(here):
    kari = person(here, "Kari Nordmann, 99 88 77 66")
    more = card("Kari Nordmann", org="Fjordbygg", title="sjef", phone="99887766,40000001", email="kari@f.example", note="Hei", more=("BDAY:1980-03-22",))
    batch = bring(here, more)
    kari.refresh_from_db()
    assert kari.birthday == "1980-03-22" and ContactPoint.objects.of(here.account).count() == 3
    assert not undo_batch(batch, at=here.now).left
    kari.refresh_from_db()
    assert listed(here) == {"Kari Nordmann"} and kari.birthday == "" and not found(here.account, "fjordbygg").exists()
    assert ContactPoint.objects.of(here.account).count() == 1
    assert not Position.objects.of(here.account).exists() and not Note.objects.of(here.account).exists()
    assert counts(bring(here, more)) == (0, 1, 0, 0)


def test_someone_touched_since_is_left_and_named(here):
    batch = bring(here, *numbered(3))
    first = Person.objects.of(here.account).order_by("uid").first()
    with Deed(here.account, "chosen", at=here.now) as deed:
        deed.change(first, chosen_on=here.today)
    done = undo_batch(batch, at=here.now)
    assert [one.pk for one in done.left] == [first.pk] and listed(here) == {first.name}


def test_a_value_changed_since_stays_and_the_rest_is_taken_back(here):
    person(here, "Kari Nordmann, 99 88 77 66")
    batch = bring(here, card("Kari Nordmann", phone="99887766,40000001", email="kari@f.example"))
    with Deed(here.account, "changed", at=here.now) as deed:
        deed.change(ContactPoint.objects.of(here.account).get(kind="email"), value="ny@f.example", normal="ny@f.example")
    done = undo_batch(batch, at=here.now)
    assert [one.name for one in done.left] == ["Kari Nordmann"]
    assert set(ContactPoint.objects.of(here.account).present().values_list("normal", flat=True)) == {"+4799887766", "ny@f.example"}


def test_someone_completed_later_in_the_same_file_goes_as_a_whole(here):
    batch = bring(here, card("Kari Nordmann", email="k@x.example"), *numbered(4), card("Kari Nordmann", email="k@x.example", phone="40000001"))
    with patch("hvem.importing.undoing.SLICE", 2):
        assert not undo_batch(batch, at=here.now).left
    assert not listed(here)


def test_someone_talked_with_since_is_left(here):
    from hvem.campaign.conversing import Talk, note

    batch = bring(here, *numbered(2))
    one = Person.objects.of(here.account).order_by("uid").first()
    note(here.account, Talk("call", [one], here.now, names_answer="pleasant"), at=here.now)
    assert {left.pk for left in undo_batch(batch, at=here.now).left} == {one.pk}
    assert Conversation.objects.of(here.account).present().count() == 1


def test_an_undo_killed_half_way_goes_on(here):
    batch = bring(here, *numbered(6))

    class Killed(BaseException):
        pass

    def kill(_):
        raise Killed

    with patch("hvem.importing.undoing.SLICE", 2):
        try:
            undo_batch(batch, at=here.now, told=kill)
        except Killed:
            pass
        batch.refresh_from_db()
        assert batch.state == "undoing" and len(listed(here)) == 4
        undo_batch(batch, at=here.now)
    assert not listed(here) and not Row.objects.of(here.account).present().exists()


def edited(here, one):
    with Deed(here.account, "person-changed", at=here.now) as deed:
        deed.add(Note(person=one, text="Padler om sommeren", at=here.now))


def test_someone_with_two_cards_in_one_slice_who_was_written_to_since_is_left(here):
    batch = bring(here, card("Kari Nordmann", email="k@x.example"), card("Kari Nordmann", email="k@x.example", phone="40000001"))
    assert counts(batch) == (1, 1, 0, 0)
    kari = Person.objects.of(here.account).get()
    edited(here, kari)
    assert [one.pk for one in undo_batch(batch, at=here.now).left] == [kari.pk]
    assert listed(here) == {"Kari Nordmann"} and Note.objects.of(here.account).present().filter(text="Padler om sommeren").exists()


def test_someone_with_two_cards_in_one_slice_whom_nobody_has_touched_goes(here):
    batch = bring(here, card("Kari Nordmann", email="k@x.example"), card("Kari Nordmann", email="k@x.example", phone="40000001"))
    assert not undo_batch(batch, at=here.now).left and not listed(here)


def test_someone_with_cards_far_apart_goes_though_a_field_was_filled(here):
    born = card("Kari Nordmann", email="k@x.example", more=("BDAY:1980-03-22",))
    batch = bring(here, card("Kari Nordmann", email="k@x.example"), *numbered(4), born)
    with patch("hvem.importing.undoing.SLICE", 2):
        assert not undo_batch(batch, at=here.now).left
    assert not listed(here)


def test_someone_with_cards_far_apart_who_was_written_to_since_is_left(here):
    born = card("Kari Nordmann", email="k@x.example", more=("BDAY:1980-03-22",))
    batch = bring(here, card("Kari Nordmann", email="k@x.example"), *numbered(4), born)
    kari = Person.objects.of(here.account).get(name="Kari Nordmann")
    edited(here, kari)
    with patch("hvem.importing.undoing.SLICE", 2):
        assert [one.pk for one in undo_batch(batch, at=here.now).left] == [kari.pk]
    assert listed(here) == {"Kari Nordmann"}
