"""Undo sets back what was done, leaves and names what has changed since, and can itself be undone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hvem.ground.deeds import Deed
from hvem.ground.models import Happening
from hvem.ground.undo import TooLate, undo
from hvem.people.models import Person
from tests.world import person

pytestmark = pytest.mark.django_db


def renamed(here, whom, name, minutes=0):
    with Deed(here.account, "added", at=here.now + timedelta(minutes=minutes), by=here.user) as deed:
        deed.change(whom, nickname=name)
        deed.about(whom, name=whom.name)
    return deed.happening


def test_a_change_is_set_back_and_done_again(here):
    astrid = person(here, "Astrid Oftedal")
    done = undo(renamed(here, astrid, "Assi"), at=here.now)
    assert Person.objects.of(here.account).get().nickname == ""
    undo(done.happening, at=here.now)
    assert Person.objects.of(here.account).get().nickname == "Assi"


def test_what_has_changed_since_is_left_and_named(here):
    astrid = person(here, "Astrid Oftedal")
    first = renamed(here, astrid, "Assi")
    renamed(here, astrid, "Asta", 1)
    done = undo(first, at=here.now)
    assert [row.pk for row in done.left] == [astrid.pk]
    assert Person.objects.of(here.account).get().nickname == "Asta"


def test_a_deed_that_changes_nothing_leaves_no_happening(here):
    astrid = person(here, "Astrid Oftedal")
    before = Happening.objects.of(here.account).count()
    assert renamed(here, astrid, "") is None
    assert Happening.objects.of(here.account).count() == before


def test_a_deed_that_fails_leaves_nothing(here):
    with pytest.raises(ZeroDivisionError):
        with Deed(here.account, "added", at=here.now) as deed:
            deed.add(Person(name="Halvferdig"))
            1 / 0
    assert not Person.objects.of(here.account).exists()


def test_what_was_done_again_since_is_left_rather_than_done_twice(here):
    from hvem.people.editing import set_labels
    from hvem.people.models import Label

    astrid = person(here, "Astrid Oftedal", circle="friend")
    taken = set_labels(here, astrid, "circle", [])
    set_labels(here, astrid, "circle", ["friend"])
    done = undo(taken.happening, at=here.now)
    assert [type(row) for row in done.left] == [Label]
    assert Label.objects.of(here.account).present().filter(person=astrid, kind="circle").count() == 1


def test_the_campaign_before_the_last_one_does_not_begin_again_beside_it(here):
    from hvem.campaign.arriving import begin_anew
    from hvem.campaign.models import Campaign

    first = begin_anew(here)
    begin_anew(here)
    assert undo(first.happening, at=here.now).left
    assert Campaign.objects.of(here.account).running().count() == 1


def test_of_two_who_undo_at_once_one_does(here):
    happening = renamed(here, person(here, "Astrid Oftedal"), "Assi")
    same = Happening.objects.of(here.account).get(pk=happening.pk)
    undo(happening, at=here.now)
    with pytest.raises(TooLate):
        undo(same, at=here.now)


def test_undo_is_offered_for_thirty_days_and_once(here):
    happening = renamed(here, person(here, "Astrid Oftedal"), "Assi")
    with pytest.raises(TooLate):
        undo(happening, at=here.now + timedelta(days=31))
    undo(happening, at=here.now)
    with pytest.raises(TooLate):
        undo(happening, at=here.now)


def test_undoing_the_adding_of_a_person_leaves_one_who_is_used(here):
    from hvem.campaign.conversing import Talk, note

    astrid = person(here, "Astrid Oftedal")
    note(here.account, Talk("call", [astrid], here.now), at=here.now)
    added = Happening.objects.of(here.account).order_by("at", "id").first()
    done = undo(added, at=here.now)
    assert astrid.pk in [row.pk for row in done.left]
    assert Person.objects.of(here.account).listed().count() == 1


def test_nothing_of_another_account_can_be_undone(page, here, stranger):
    theirs = renamed(stranger, person(stranger, "Fremmed Person"), "F")
    assert page.post(f"/undo/{theirs.pk}/").status_code == 404
    assert Person.objects.of(stranger.account).get().nickname == "F"
