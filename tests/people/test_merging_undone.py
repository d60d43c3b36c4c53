"""Two are one, or two again, whole or not at all, in whatever order what was done is taken back; and merging costs as much with few talks as with many."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hvem.accounts.access import own
from hvem.campaign.conversing import Talk, note
from hvem.campaign.models import Conversation, Part
from hvem.campaign.running import running
from hvem.ground.deeds import Deed
from hvem.ground.models import Happening
from hvem.ground.undo import undo
from hvem.people import editing
from hvem.people.entering import add_points
from hvem.people.merging import merge, merge_organisations
from hvem.people.models import ContactPoint, Organisation, Person
from hvem.wording.catalogue import say
from tests.importing.book import bring, card
from tests.world import astrid, at, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(here):
    kari = person(here, "Kari Moi, prosjektleder i Viste Bygg, 90 00 00 11, kari@viste.example", circle="colleague")
    again = person(here, "Kari Elise Moi, Viste Bygg, 90 00 00 11, kari.moi@heime.example", circle="neighbour")
    return kari, again


def merged(here, keep, gone, **more):
    return merge(here.account, keep, gone, at=here.now, by=here.user, **more).happening


def undone(here, happening):
    return undo(Happening.objects.of(here.account).get(pk=happening.pk), at=here.now, by=here.user)


def now(one):
    return type(one).objects.of(one.account).get(pk=one.pk)


def listed(here):
    return set(Person.objects.of(here.account).listed())


def points(here):
    return {(point.person_id, point.normal) for point in ContactPoint.objects.of(here.account).present()}


def test_two_merged_the_other_way_round_since_do_not_lead_to_each_other(here, two):
    one, other = two
    taken_back = undone(here, merged(here, other, one)).happening
    merged(here, one, other)
    assert undone(here, taken_back).left == [one]
    assert listed(here) == {one} and own(Person, other.pk, here.account) == one


def test_one_is_not_merged_anew_into_somebody_who_became_another_since(here, two):
    one, other = two
    taken_back = undone(here, merged(here, other, one)).happening
    third = astrid(here)
    merged(here, third, other)
    assert undone(here, taken_back).restored == 0
    assert listed(here) == {one, third} and now(other).merged_into_id == third.pk


def test_one_is_not_merged_anew_into_somebody_who_was_deleted_since(here, two):
    one, other = two
    taken_back = undone(here, merged(here, other, one)).happening
    with Deed(here.account, "person-deleted", at=here.now, by=here.user) as deed:
        deed.remove(now(other))
    before = points(here)
    assert undone(here, taken_back).restored == 0
    assert listed(here) == {one} and points(here) == before


def test_whoever_got_another_name_since_keeps_their_numbers_when_merging_is_done_again(here, two):
    one, other = two
    taken_back = undone(here, merged(here, other, one, name=one)).happening
    editing.rename(here, now(one), given="Karen", middle="", family="Moi")
    before = points(here)
    assert undone(here, taken_back).restored == 0
    assert listed(here) == {one, other} and points(here) == before


def test_what_one_got_since_does_not_vanish_when_merging_is_done_again(here, two):
    one, other = two
    taken_back = undone(here, merged(here, other, one)).happening
    with Deed(here.account, "person-changed", at=here.now, by=here.user) as deed:
        add_points(deed, now(one), [("phone", "", "90 00 00 77")])
    assert undone(here, taken_back).restored == 0
    assert listed(here) == {one, other} and (one.pk, "+4790000077") in points(here)


def test_merging_that_was_taken_back_is_done_again_where_nothing_came_between(here, two):
    one, other = two
    note(here.account, Talk("call", [one], at("2026-11-18T10:00")), at=at("2026-11-18T10:00"), by=here.user)
    first = merged(here, other, one)
    after = points(here)
    again = undone(here, undone(here, first).happening)
    assert again.left == [] and listed(here) == {other} and points(here) == after
    assert undone(here, again.happening).left == [] and listed(here) == {one, other}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_mergings_the_earlier_waits_for_the_later_to_be_taken_back(here, two, order):
    one, other = two
    third = astrid(here)
    before = points(here)
    both = [merged(here, other, one), merged(here, third, other)]
    if order == (0, 1):
        held = points(here)
        early = undone(here, both[0])
        assert early.restored == 0 and early.left == [one] and points(here) == held
    undone(here, both[1])
    assert undone(here, both[0]).left == []
    assert listed(here) == {one, other, third} and points(here) == before


def test_two_organisations_merged_the_other_way_round_since_do_not_lead_to_each_other(here):
    person(here, "Kari Moi, leder i Viste Bygg"), person(here, "Ola Moi, tømrer i Viste Hus")
    one, other = (Organisation.objects.of(here.account).get(name=name) for name in ("Viste Bygg", "Viste Hus"))
    first = merge_organisations(here.account, one, other, at=here.now, by=here.user).happening
    taken_back = undone(here, first).happening
    merge_organisations(here.account, now(other), now(one), at=here.now, by=here.user)
    undone(here, taken_back)
    assert set(Organisation.objects.of(here.account).present().filter(merged_into=None)) == {other}
    assert own(Organisation, one.pk, here.account) == other


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_what_could_not_be_taken_back_at_all_is_said_and_can_be_later(here, page, two, language):
    here.user.language = language
    here.user.save()
    one, other = two
    first, second = merged(here, other, one), merged(here, astrid(here), other)
    answer = page.post(f"/undo/{first.pk}/", follow=True)
    assert say(language, "happening.undone-none") in answer.content.decode()
    page.post(f"/undo/{second.pk}/")
    page.post(f"/undo/{first.pk}/")
    assert {one, other} <= listed(here)


def test_a_card_said_to_be_somebody_who_was_merged_meanwhile_is_the_kept_one(here, two):
    one, other = two
    merged(here, other, one)
    batch = bring(here, card("Kari Moi", phone="90000099"), choices={"rows": {"1": str(one.pk)}})
    assert (batch.updated, batch.to_review) == (1, 0) and (other.pk, "+4790000099") in points(here)


def talked(here, who, count):
    campaign = running(here.account, on=here.today)
    moments = [at("2026-01-01T10:00") + timedelta(days=day) for day in range(count)]
    talks = [Conversation(account=here.account, campaign=campaign, kind="call", at=moment) for moment in moments]
    Conversation.objects.bulk_create(talks)
    Part.objects.bulk_create([Part(account=here.account, conversation=talk, person=who) for talk in talks])


def test_merging_asks_no_more_for_many_talks_than_for_few(here, django_assert_max_num_queries):
    counts = []
    for number, talks in enumerate((3, 40)):
        one, other = person(here, f"Kari Moi, 90 00 01 0{number}"), person(here, f"Kari E. Moi, 90 00 01 0{number}")
        for who in (one, other):
            talked(here, who, talks)
        with django_assert_max_num_queries(200) as asked:
            merged(here, one, other)
        counts.append(len(asked.captured_queries))
        assert Part.objects.of(here.account).filter(person=one).count() == 2 * talks
    assert counts[0] == counts[1]
