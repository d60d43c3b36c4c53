"""Two who are one: everything of both is kept, old links lead there, and undoing gives both back as they were."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hvem.campaign.conversing import Talk, note
from hvem.campaign.models import Gift, Part, Promise, Referral, Standing
from hvem.campaign.running import running
from hvem.campaign.stepping import Step
from hvem.ground.deeds import Deed
from hvem.ground.erasing import keys_to, name_of
from hvem.ground.merging import POLICIES
from hvem.ground.models import Happening
from hvem.ground.undo import undo
from hvem.importing.reviewing import question
from hvem.keeping.erasing import erase_person
from hvem.people import editing
from hvem.people.entering import add_points, named, organisation_named
from hvem.people.finding import found
from hvem.people.merging import merge, merge_organisations
from hvem.people.models import (
    CLOSENESS, QUIET, Acquaintance, ContactPoint, Label, Note, NotSame, Organisation, OrganisationName, Person, Position, Tie,
)  # fmt: skip
from hvem.reading.line import read_line
from tests.importing.book import bring, card
from tests.web.forms import everything_of
from tests.world import astrid, at, person, terje

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", ["people.Person", "people.Organisation"])
def test_every_key_says_what_becomes_of_it_when_two_are_merged(model):
    untold = [name_of(key) for key in keys_to(apps.get_model(model)) if name_of(key) not in POLICIES]
    assert not untold, "Say in the room's joining.py what becomes of these: " + ", ".join(untold)


def test_every_policy_is_of_a_key_that_there_is():
    for name in POLICIES:
        label, _, key = name.rpartition(".")
        assert apps.get_model(label)._meta.get_field(key).is_relation, name


@pytest.fixture
def two(here):
    """Kari, as she stands in the telephone, and again as she stands in a mail."""
    kari = person(here, "Kari Moi, prosjektleder i Viste Bygg, 90 00 00 11, kari@viste.example", circle="colleague")
    again = person(here, "Kari Elise Moi, Viste Bygg, 90 00 00 11, kari.moi@heime.example", circle="neighbour")
    return kari, again


def merged(here, keep, gone, **more):
    deed = merge(here.account, keep, gone, at=here.now, by=here.user, **more)
    keep.refresh_from_db()
    gone.refresh_from_db()
    return deed


def test_numbers_addresses_work_and_circles_of_both_are_the_kept_ones(here, two):
    keep, gone = two
    merged(here, keep, gone)
    points = ContactPoint.objects.of(here.account).present()
    assert {one.value for one in points} == {"+4790000011", "kari@viste.example", "kari.moi@heime.example"}
    assert {one.person_id for one in points} == {keep.pk}
    (work,) = Position.objects.of(here.account).present()
    assert (work.person_id, work.title) == (keep.pk, "prosjektleder")
    assert {one.word for one in Label.objects.of(here.account).present().filter(person=keep)} == {"colleague", "neighbour"}
    assert gone.merged_into_id == keep.pk and gone.removed_at is None


def test_one_of_each_way_to_reach_them_stands_first(here, two):
    keep, gone = two
    for point in ContactPoint.objects.of(here.account).present().filter(kind="email"):
        editing.change_point(here, point, value=point.value, label="", preferred=True, dead=False)
    merged(here, keep, gone)
    rows = ContactPoint.objects.of(here.account).present().filter(kind="email").exclude(preferred_on=None)
    assert [one.value for one in rows] == ["kari@viste.example"]


def test_what_differs_is_written_down_and_what_is_empty_is_filled(here, two):
    keep, gone = two
    editing.describe(here, keep, how_met="På skolen")
    editing.describe(here, gone, how_met="Gjennom Terje", birthday="1970-05-17")
    merged(here, keep, gone)
    assert (keep.how_met, keep.birthday) == ("På skolen", "1970-05-17")
    (said,) = Note.objects.of(here.account).present().filter(person=keep)
    assert said.text == "Hvordan dere møttes: Gjennom Terje"


def test_the_name_that_is_chosen_is_kept_and_the_other_still_finds_them(here, two):
    keep, gone = two
    merged(here, keep, gone, name=gone)
    assert (keep.name, keep.given, gone.name) == ("Kari Elise Moi", "Kari Elise", "Kari Moi")
    assert [one.pk for one in named(here.account, "Kari Moi")] == [keep.pk]
    assert list(found(here.account, "kari moi").values_list("target", flat=True)) == [keep.pk]


def test_a_name_given_up_can_be_searched_for(here):
    keep, gone = person(here, "Kari Moi, 90 00 00 11"), person(here, "Kari Vistnes")
    merged(here, keep, gone)
    assert list(found(here.account, "vistnes").values_list("target", flat=True)) == [keep.pk]
    assert [one.pk for one in named(here.account, "Kari Vistnes")] == [keep.pk]


@pytest.mark.parametrize("mine", QUIET)
@pytest.mark.parametrize("theirs", ["", "dead", "bad-time"])
def test_whoever_is_to_be_left_in_peace_still_is(here, two, mine, theirs):
    keep, gone = two
    editing.set_quiet(here, gone, mine)
    editing.set_quiet(here, keep, theirs, until=date(2026, 12, 1) if theirs == "bad-time" else None)
    merged(here, keep, gone)
    assert keep.is_quiet(here.today) and keep.quiet_why == ("dead" if theirs == "dead" else mine)
    assert keep.quiet_until is None


def test_the_closer_tie_and_the_earlier_choice_hold(here):
    keep, gone = person(here, "Kari Moi", chosen=False), person(here, "Kari Elise Moi", closeness="near")
    Tie.objects.of(here.account).filter(person=gone).update(they_like_on=date(2026, 3, 1))
    merged(here, keep, gone)
    (tie,) = Tie.objects.of(here.account).present()
    assert (tie.person_id, tie.closeness, tie.they_like_on) == (keep.pk, "near", date(2026, 3, 1))
    assert keep.chosen_on == here.today


def test_conversations_names_and_promises_come_along_and_count_as_the_kept_ones(here, two):
    keep, gone = two
    friend = terje(here)
    names = [read_line("Kari Elise Moi, kari.moi@heime.example")]
    note(here.account, Talk("call", [friend], at("2026-11-16T10:00"), names=names), at=at("2026-11-16T10:00"), by=here.user)
    note(here.account, Talk("call", [keep, gone], at("2026-11-18T10:00"), steps=[Step("ringe igjen", due_on=here.today)]),
         at=at("2026-11-18T10:00"), by=here.user)  # fmt: skip
    merged(here, keep, gone)
    assert Part.objects.of(here.account).present().filter(person=keep).count() == 1
    assert {one.person_id for one in Referral.objects.of(here.account).present()} == {keep.pk}
    assert not Promise.objects.of(here.account).present().filter(to=gone).exists()
    standing = Standing.objects.of(here.account).get(person=keep)
    assert standing.last_contact_on == date(2026, 11, 18)
    assert not Standing.objects.of(here.account).filter(person=gone).exists()


def test_nobody_knows_or_has_named_themselves_afterwards(here, two):
    keep, gone = two
    campaign = running(here.account, on=here.today)
    with Deed(here.account, "person-changed", at=here.now, by=here.user) as deed:
        deed.add(Acquaintance(a=keep, b=gone))
        deed.add(NotSame(a=gone, b=keep, on=here.today))
        deed.add(Referral(campaign=campaign, named_by=keep, person=gone, named_on=here.today))
        promise = deed.add(Promise(campaign=campaign, to=keep, about=gone, made_at=here.now, words="ringe"))
        deed.change(keep, through=gone)
        deed.about(keep, name=keep.name)
    merged(here, keep, gone)
    promise.refresh_from_db()
    assert promise.about_id is None and promise.to_id == keep.pk and keep.through_id is None
    for model in (Acquaintance, NotSame, Referral):
        assert not model.objects.of(here.account).present().exists()


def test_one_who_was_merged_before_follows(here, two):
    keep, gone = two
    third = person(here, "Kari M., 90 00 00 13")
    merged(here, gone, third)
    deed = merged(here, keep, gone)
    third.refresh_from_db()
    assert third.merged_into_id == keep.pk
    assert undo(deed.happening, at=here.now, by=here.user).left == []
    third.refresh_from_db()
    assert third.merged_into_id == gone.pk


def test_merging_twice_does_it_once(here, two):
    keep, gone = two
    assert merged(here, keep, gone).happening
    assert merged(here, keep, gone).happening is None and merged(here, keep, keep).happening is None


def state(account):
    """All rows of an account but what happened, and revisions, which go on."""
    every = {name: rows for name, rows in everything_of(account).items() if name not in {"ground.Happening", "people.Source"}}
    names = [field.attname for field in Person._meta.concrete_fields]
    at_revision = names.index("revision")
    every["people.Person"] = [(*row[:at_revision], *row[at_revision + 1 :]) for row in every["people.Person"]]
    tables = {one._meta.label: one for one in apps.get_models() if one._meta.label in every}
    for name, rows in every.items():
        fields = [field.attname for field in tables[name]._meta.concrete_fields]
        left = [place for place, field in enumerate(fields) if not (name == "campaign.Standing" and field == "id")]
        place = fields.index("removed_at") if "removed_at" in fields else None
        every[name] = sorted((tuple(row[one] for one in left if one < len(row)) for row in rows if place is None or row[place] is None), key=repr)
    return every


LINES = st.tuples(
    st.sampled_from(["Kari Moi", "Kari Elise Moi", "K. Moi"]),
    st.lists(st.sampled_from(["90 00 00 11", "90 00 00 12", "kari@viste.example", "kari@heime.example"]), max_size=3, unique=True),
    st.sampled_from(["", "Viste Bygg", "prosjektleder i Viste Bygg", "Sola Kommune"]),
)
LIVES = st.fixed_dictionaries({
    "lines": st.tuples(LINES, LINES), "close": st.tuples(st.sampled_from(CLOSENESS), st.sampled_from(CLOSENESS)),
    "quiet": st.tuples(st.sampled_from(["", *QUIET]), st.sampled_from(["", *QUIET])),
    "met": st.tuples(st.sampled_from(["", "Skolen"]), st.sampled_from(["", "Jobben"])),
    "talks": st.lists(st.sampled_from([(0,), (1,), (0, 1), (2, 0), (2, 1)]), max_size=4),
    "named": st.sampled_from(["", "by-other", "each-other"]), "name": st.integers(0, 1), "gift": st.booleans(),
})  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(life=LIVES)
def test_undoing_gives_every_row_back_as_it_was(transactional, life):
    here = transactional()
    other = astrid(here)
    both = []
    for number, (name, points, work) in enumerate(life["lines"]):
        one = person(here, ", ".join(filter(None, (name, work, *points))), closeness=life["close"][number])
        editing.set_quiet(here, one, life["quiet"][number])
        editing.describe(here, one, how_met=life["met"][number])
        both.append(one)
    for day, who in enumerate(life["talks"]):
        moment = at(f"2026-11-{16 + day}T10:00")
        talk = Talk("mail" if day % 2 else "call", [[*both, other][one] for one in who], moment, steps=[Step("ringe", due_on=here.today)])
        note(here.account, talk, at=moment, by=here.user)
    campaign = running(here.account, on=here.today)
    with Deed(here.account, "person-changed", at=here.now, by=here.user) as deed:
        deed.about(both[0], name=both[0].name)
        if life["named"]:
            deed.add(Referral(campaign=campaign, named_by=other if life["named"] == "by-other" else both[0], person=both[1], named_on=here.today))
        if life["gift"]:
            deed.add(Gift(campaign=campaign, person=both[1], what="bok", on=here.today))
    before = state(here.account)
    both = [Person.objects.of(here.account).get(pk=one.pk) for one in both]
    deed = merge(here.account, *both, at=here.now, by=here.user, name=both[life["name"]])
    assert state(here.account) != before
    assert Person.objects.of(here.account).listed().count() == 2
    done = undo(deed.happening, at=here.now, by=here.user)
    assert done.left == []
    after = state(here.account)
    assert {name: rows for name, rows in after.items() if rows != before[name]} == {}


@pytest.fixture
def transactional(db):
    """A fresh account for each example."""
    from tests.world import seat

    count = iter(range(10_000))
    return lambda: seat(f"Nummer {next(count)}")


def test_whoever_is_erased_takes_along_the_one_they_were(here, two):
    keep, gone = two
    editing.rename(here, gone, given="Kari", middle="Elise", family="Vistnes")
    gone.refresh_from_db()
    merged(here, keep, gone)
    erase_person(here, keep)
    text = repr(everything_of(here.account)).casefold()
    assert "vistnes" not in text and "kari.moi@heime" not in text and "90000011" not in text
    assert not Person.objects.of(here.account).exists()
    batch = bring(here, card("Kari Elise Vistnes", email="kari.moi@heime.example"))
    assert batch.added == 0


def test_a_file_finds_the_kept_one_by_all_the_other_was_known_by(here):
    bring(here, card("Kari Moi", phone="90000011", uid="en"))
    bring(here, card("Kari Vistnes", email="kari@heime.example", uid="to"))
    keep, gone = Person.objects.of(here.account).order_by("pk")
    merged(here, keep, gone)
    again = bring(here, card("Kari Vistnes", email="kari@heime.example", uid="to"))
    assert (again.added, again.unchanged, again.to_review) == (0, 1, 0)
    by_mail = bring(here, card("Kari Vistnes", email="kari@heime.example", phone="90000099"))
    assert (by_mail.added, by_mail.updated, by_mail.to_review) == (0, 1, 0)
    by_uid = bring(here, card("Kari Vistnes", phone="90000098", uid="to"))
    assert (by_uid.added, by_uid.updated, by_uid.to_review) == (0, 1, 0)
    assert {one.person_id for one in ContactPoint.objects.of(here.account).present()} == {keep.pk}
    assert Person.objects.of(here.account).listed().count() == 1


def test_a_card_that_waits_is_asked_about_with_the_kept_one(here):
    keep, gone = person(here, "Kari Moi, Viste Bygg, kari@viste.example"), person(here, "Kari Moi, Sola Kommune, kari@sola.example")
    assert bring(here, card("Kari Moi", org="Tredje Sted")).to_review == 1
    asked = question(here.account)
    assert asked is not None and {one.pk for one in asked.candidates} == {keep.pk, gone.pk}
    merged(here, keep, gone)
    asked = question(here.account)
    assert asked is not None and [one.pk for one in asked.candidates] == [keep.pk]


def test_undoing_the_file_that_brought_the_other_leaves_the_kept_one(here, two):
    keep, _ = two
    batch = bring(here, card("Kari Vistnes", email="kari@vistnes.example"))
    gone = Person.objects.of(here.account).get(name="Kari Vistnes")
    merged(here, keep, gone)
    undo(Happening.objects.of(here.account).get(kind="imported", about=batch.pk), at=here.now, by=here.user)
    keep.refresh_from_db()
    assert keep.removed_at is None
    assert ContactPoint.objects.of(here.account).present().filter(person=keep, value="kari@vistnes.example").exists()


def test_a_number_a_file_gave_the_other_is_not_found_when_the_file_is_undone(here, two):
    keep, gone = two
    batch = bring(here, card("Kari Elise Moi", email="kari.moi@heime.example", phone="90000055"))
    assert batch.updated == 1
    merged(here, keep, gone)
    assert list(found(here.account, "90000055"))
    undo(Happening.objects.of(here.account).get(kind="imported", about=batch.pk), at=here.now, by=here.user)
    assert not list(found(here.account, "90000055")) and list(found(here.account, "90000011"))


def test_what_was_added_since_stays_with_the_kept_one(here, two):
    keep, gone = two
    deed = merged(here, keep, gone)
    with Deed(here.account, "person-changed", at=here.now, by=here.user) as more:
        add_points(more, keep, [("phone", "", "90 00 00 77")])
    undo(deed.happening, at=here.now, by=here.user)
    assert ContactPoint.objects.of(here.account).present().get(normal="+4790000077").person_id == keep.pk
    assert Person.objects.of(here.account).listed().count() == 2


def test_another_account_is_not_touched(here, stranger, two):
    person(stranger, "Kari Moi, 90 00 00 11, kari@viste.example")
    before = everything_of(stranger.account)
    merged(here, *two)
    assert everything_of(stranger.account) == before


def test_two_organisations_become_one_with_its_people_and_both_names(here):
    one, other = person(here, "Kari Moi, leder i Viste Bygg"), person(here, "Ola Moi, tømrer i Viste Hus")
    keep, gone = (Organisation.objects.of(here.account).get(name=name) for name in ("Viste Bygg", "Viste Hus"))
    Organisation.objects.of(here.account).filter(pk=gone.pk).update(place="Sola", about="Bygger hus")
    Organisation.objects.of(here.account).filter(pk=keep.pk).update(about="Bygger alt")
    before = state(here.account)
    deed = merge_organisations(here.account, keep, gone, at=here.now, by=here.user)
    keep.refresh_from_db()
    assert (keep.place, keep.about) == ("Sola", "Bygger alt")
    assert Note.objects.of(here.account).get().text == "Hva de driver med: Bygger hus"
    assert [row.name for row in OrganisationName.objects.of(here.account)] == ["Viste Hus"]
    assert {row.person_id for row in Position.objects.of(here.account).filter(organisation=keep)} == {one.pk, other.pk}
    assert list(found(here.account, "viste hus", "organisation").values_list("target", flat=True)) == [keep.pk]
    with Deed(here.account, "person-changed", at=here.now, by=here.user) as more:
        assert organisation_named(more, "Viste Hus AS").pk == keep.pk
    bring(here, card("Nils Nes", org="Viste Hus"))
    assert Position.objects.of(here.account).get(person__name="Nils Nes").organisation_id == keep.pk
    assert undo(deed.happening, at=here.now, by=here.user).left == []
    gone.refresh_from_db()
    assert gone.merged_into_id is None
    assert {row.person_id for row in Position.objects.of(here.account).filter(organisation=gone)} == {other.pk}
    assert before["people.Organisation"] == state(here.account)["people.Organisation"]
