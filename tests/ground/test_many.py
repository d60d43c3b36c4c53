"""A deed on many rows: written, undone and done again in slices, as one, with as many questions however many they are."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from hvem.campaign.models import Standing
from hvem.campaign.reckoning import WAITING
from hvem.campaign.running import running
from hvem.campaign.setting import set_time
from hvem.ground.deeds import Deed
from hvem.ground.models import Happening, Wake
from hvem.ground.sweeping import sweep, sweep_waiting
from hvem.ground.undo import TooLate, undo
from hvem.keeping.erasing import erase_person
from hvem.people.finding import found
from hvem.people.merging import merge_organisations
from hvem.people.models import Label, Organisation, Person, Tie
from hvem.people.together import act_named, act_on
from hvem.people.workplaces import rename_organisation
from tests.world import at, person

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)


def some(here, count):
    return [person(here, f"Nummer {number} Flokk") for number in range(count)]


def done(here, people, word, value=""):
    return act_on(here, people, act_named(word, value, DAY)).happening


@pytest.mark.parametrize("word", ["circle:friend", "tag:kor", "closeness:near", "leave", "rest", "delete"])
def test_the_questions_of_a_deed_and_its_undoing_do_not_grow_with_the_people(here, word, django_assert_max_num_queries):
    people = some(here, 12)
    for crowd in (people[:3], people):
        with django_assert_max_num_queries(60):
            happening = done(here, crowd, *word.split(":"))
        with django_assert_max_num_queries(60):
            undo(happening, at=here.now)


def test_a_deed_in_slices_is_one_and_is_undone_as_one(here, monkeypatch):
    monkeypatch.setattr("hvem.people.together.SLICE", 3)
    monkeypatch.setattr("hvem.ground.undo.TOGETHER", 2)
    people = some(here, 8)
    before = Happening.objects.of(here.account).count()
    happening = done(here, people, "leave")
    assert Happening.objects.of(here.account).count() == before + 1
    assert happening.facts["count"] == 8 and len(happening.changes) == 8
    assert not Person.objects.of(here.account).filter(quiet_why="").exists()
    again = undo(happening, at=here.now)
    assert again.restored == 8 and not again.left
    assert not Person.objects.of(here.account).exclude(quiet_why="").exists()
    assert undo(again.happening, at=here.now).restored == 8
    assert not Person.objects.of(here.account).filter(quiet_why="").exists()
    with pytest.raises(TooLate):
        undo(happening, at=here.now)


def test_an_undoing_that_was_broken_off_goes_on(here, monkeypatch):
    monkeypatch.setattr("hvem.ground.undo.TOGETHER", 2)
    happening = done(here, some(here, 6), "leave")
    calls = []

    def breaks(*args):
        calls.append(args)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return set_back(*args)

    from hvem.ground.undo import _set_back as set_back

    monkeypatch.setattr("hvem.ground.undo._set_back", breaks)
    with pytest.raises(KeyboardInterrupt):
        undo(happening, at=here.now)
    assert Person.objects.of(here.account).exclude(quiet_why="").count() == 2
    went_on = undo(Happening.objects.of(here.account).get(pk=happening.pk), at=here.now)
    assert went_on.restored == 2 and not went_on.left
    assert not Person.objects.of(here.account).exclude(quiet_why="").exists()


def test_whoever_was_changed_since_is_left_and_the_others_are_set_back(here):
    people = some(here, 5)
    happening = done(here, people, "closeness", "near")
    Tie.objects.of(here.account).filter(person=people[2]).update(closeness="distant")
    left = undo(happening, at=here.now)
    assert left.restored == 4
    assert [row.person_id for row in left.left] == [people[2].pk]


def test_a_label_given_again_since_is_left_when_many_were_taken(here):
    people = some(here, 4)
    done(here, people, "circle", "friend")
    taken = done(here, people, "delete")
    undo(taken, at=here.now)
    assert Label.objects.of(here.account).present().filter(word="friend").count() == 4


def test_who_was_deleted_together_is_found_again_once_they_are_back(here):
    people = some(here, 4)
    happening = done(here, people, "delete")
    assert not found(here.account, "flokk").exists()
    undo(happening, at=here.now)
    assert found(here.account, "flokk").count() == 4


def test_a_circle_moves_neither_what_is_searched_nor_where_one_stands(here, django_assert_max_num_queries):
    people = some(here, 4)
    before = set(Standing.objects.of(here.account).values_list("pk", flat=True))
    done(here, people, "circle", "friend")
    assert set(Standing.objects.of(here.account).values_list("pk", flat=True)) == before
    assert found(here.account, "flokk").count() == 4


def lettered(here, count):
    from hvem.campaign.conversing import Talk, note

    people = some(here, count)
    for one in people:
        note(here.account, Talk("mail", [one], at("2026-11-16T10:00")), at=here.now)
    return people


def days(here):
    return set(Standing.objects.of(here.account).values_list("next_due", flat=True))


def test_a_rule_that_moves_many_is_reckoned_in_slices_after_the_deed(here, monkeypatch, django_capture_on_commit_callbacks):
    lettered(here, 5)
    was = days(here)
    monkeypatch.setattr("hvem.campaign.reckoning.SLICE", 2)
    with django_capture_on_commit_callbacks(execute=True) as left:
        deed = set_time(here, "call_first_workday", 4)
    assert len(left) == 1
    assert len(days(here)) == 1 and days(here) != was
    assert not Wake.objects.filter(what=WAITING).exists()
    with django_capture_on_commit_callbacks(execute=True):
        undo(deed.happening, at=here.now)
    assert days(here) == was


def test_a_sweep_that_was_broken_off_is_taken_up(here, monkeypatch):
    lettered(here, 5)
    was = days(here)
    monkeypatch.setattr("hvem.campaign.reckoning.SLICE", 2)
    set_time(here, "call_first_workday", 4)  # nothing is run after the deed here, as when the program was killed
    assert days(here) == was
    sweep_waiting()
    assert len(days(here)) == 1 and days(here) != was
    assert not Wake.objects.exists()
    sweep(here.account, WAITING)


def test_the_questions_of_reckoning_do_not_grow_with_the_people(here, django_assert_max_num_queries):
    lettered(here, 3)
    for value in (4, 3):
        with django_assert_max_num_queries(48):
            set_time(here, "call_first_workday", value)
        some(here, 9)
        lettered(here, 9)


def test_only_who_stands_elsewhere_now_is_written(here):
    lettered(here, 3)
    rows = set(Standing.objects.of(here.account).values_list("pk", flat=True))
    set_time(here, "hiring_half_life_days", 40)
    assert set(Standing.objects.of(here.account).values_list("pk", flat=True)) == rows
    assert running(here.account, on=DAY).times == {"hiring_half_life_days": 40}


def colleagues(here, count):
    return [person(here, f"{name} Flokk, sjef i Storverket") for name in ("Anne", "Berit", "Carl", "Dag", "Eva")[:count]]


@pytest.mark.parametrize("size", [2, 500])
def test_everyone_in_a_large_organisation_is_found_by_its_new_name(here, monkeypatch, django_capture_on_commit_callbacks, size):
    monkeypatch.setattr("hvem.people.afterwards.SLICE", size)
    colleagues(here, 5)
    with django_capture_on_commit_callbacks(execute=True):
        deed = rename_organisation(here, Organisation.objects.of(here.account).get(), "Nyverket")
    assert found(here.account, "nyverket").count() == 5
    assert found(here.account, "storverket").count() == 0
    assert not Wake.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        undo(deed.happening, at=here.now)
    assert found(here.account, "storverket").count() == 5


def test_a_new_name_that_was_broken_off_is_taken_up(here, stranger, monkeypatch):
    monkeypatch.setattr("hvem.people.afterwards.SLICE", 2)
    colleagues(here, 5)
    colleagues(stranger, 3)
    rename_organisation(here, Organisation.objects.of(here.account).get(), "Nyverket")  # nothing is run after the deed here
    assert found(here.account, "nyverket").count() == 0
    sweep_waiting()
    assert found(here.account, "nyverket").count() == 5
    assert found(stranger.account, "storverket").count() == 3
    assert not Wake.objects.exists()


def test_an_organisation_that_is_merged_is_found_by_the_kept_name_at_everyone(here, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr("hvem.people.afterwards.SLICE", 2)
    colleagues(here, 5)
    person(here, "Nina Ny, sjef i Nyverket")
    gone = Organisation.objects.of(here.account).get(name="Storverket")
    keep = Organisation.objects.of(here.account).get(name="Nyverket")
    with django_capture_on_commit_callbacks(execute=True):
        merge_organisations(here.account, keep, gone, at=here.now, by=here.user)
    assert found(here.account, "nyverket").count() == 6


def meanwhile(monkeypatch, act, verb):
    """An act in slices of two, after the first of which something else is done in another window."""
    monkeypatch.setattr("hvem.people.together.SLICE", 2)
    calls = []

    def do(deed, people):
        act.do(deed, people)
        calls.append(deed)

    def between(react=__import__("hvem.people.together", fromlist=["Deed"]).Deed):
        class Interrupted(react):
            def __enter__(self):
                if len(calls) == 1:
                    verb()
                return super().__enter__()

        return Interrupted

    monkeypatch.setattr("hvem.people.together.Deed", between())
    return replace(act, do=do)


def test_what_is_undone_while_it_goes_on_stops_and_stays_undone(here, monkeypatch):
    people = some(here, 6)
    act = meanwhile(monkeypatch, act_named("leave", "", DAY), lambda: undo(Happening.objects.of(here.account).get(kind="people-left-alone"), at=here.now))
    assert act_on(here, people, act).happening is None
    assert not Person.objects.of(here.account).exclude(quiet_why="").exists()


def test_whoever_is_erased_while_a_deed_goes_on_does_not_come_back_with_the_next_slice(here, monkeypatch):
    people = some(here, 5)
    erased = people[0]
    Person.objects.of(here.account).filter(pk=erased.pk).update(quiet_why="ill")
    act = meanwhile(monkeypatch, act_named("leave", "", DAY), lambda: erase_person(here, erased))
    happening = act_on(here, list(Person.objects.of(here.account).order_by("pk")), act).happening
    assert str(erased.pk) not in json.dumps(Happening.objects.of(here.account).get(pk=happening.pk).changes)


def test_what_is_written_onto_something_undone_can_be_undone_itself(here):
    people = some(here, 2)
    with Deed(here.account, "people-left-alone", at=here.now) as first:
        first.change(people[0], quiet_why="ill")
    undo(first.happening, at=here.now)
    with Deed(here.account, "people-left-alone", at=here.now, onto=first.happening) as second:
        second.change(people[1], quiet_why="ill")
    assert undo(second.happening, at=here.now).restored == 1
    assert not Person.objects.of(here.account).exclude(quiet_why="").exists()
