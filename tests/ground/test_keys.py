"""Keys between rows of one account never reach into another's, whatever id they hold."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from hvem.campaign.models import Promise
from hvem.campaign.running import running
from hvem.people.models import ContactPoint, Person
from tests.shape import loose_tables
from tests.world import person

pytestmark = pytest.mark.django_db


def promised(here, whom):
    campaign = running(here.account, on=here.today)
    return Promise.objects.create(account=here.account, campaign=campaign, to=whom, made_at=here.now, words="ringe")


def test_a_key_that_points_into_another_account_finds_nobody(here, stranger):
    theirs = person(stranger, "Fremmed Person, 90 00 00 09")
    row = promised(here, person(here, "Astrid Oftedal"))
    Promise.objects.of(here.account).filter(pk=row.pk).update(to=theirs)
    row = Promise.objects.of(here.account).get(pk=row.pk)
    with pytest.raises(Person.DoesNotExist):
        _ = row.to
    assert list(Promise.objects.of(here.account).filter(to__name="Fremmed Person")) == []
    assert [one.to_id for one in Promise.objects.of(here.account).select_related("to")] == []


def test_the_related_rows_are_those_of_the_same_account(here, stranger):
    astrid = person(here, "Astrid Oftedal, 90 00 00 01")
    ContactPoint.objects.create(account=stranger.account, person=astrid, kind="phone", value="1", normal="1")
    assert [one.value for one in astrid.contact_points.all()] == ["+4790000001"]
    (again,) = Person.objects.of(here.account).prefetch_related("contact_points")
    assert [one.value for one in again.contact_points.all()] == ["+4790000001"]


def test_saving_a_row_under_another_account_changes_nothing(here, stranger):
    astrid = person(here, "Astrid Oftedal")
    astrid.account = stranger.account
    with pytest.raises(DatabaseError), transaction.atomic():
        astrid.save(update_fields=["given"])
    assert Person.objects.of(here.account).get(pk=astrid.pk).given == "Astrid"


def test_deleting_takes_the_one_row_and_leaves_the_other_accounts(here, stranger):
    astrid, other = person(here, "Astrid Oftedal"), person(stranger, "Astrid Oftedal")
    ContactPoint.objects.of(here.account).filter(person=astrid)._raw_delete("default")
    point = ContactPoint.objects.create(account=here.account, person=astrid, kind="web", value="a.example", normal="a.example")
    assert point.delete()[0] == 1
    assert Person.objects.of(stranger.account).filter(pk=other.pk).exists()


def test_the_shape_check_sees_a_loose_statement():
    assert loose_tables('SELECT * FROM "people_person" WHERE "people_person"."id" = 1') == ["people_person"]
    assert loose_tables('SELECT * FROM "people_person" WHERE "people_person"."account_id" = 1') == []
    assert loose_tables('DELETE FROM "people_person" WHERE "people_person"."id" IN (1)') == ["people_person"]
