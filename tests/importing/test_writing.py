"""People come in as they are: new ones rest, those who are here get what is new, the unsure wait, nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hvem.importing.models import Batch, Row
from hvem.people.afterwards import person_lines
from hvem.people.finding import found
from hvem.people.models import ContactPoint, Finding, Label, Note, Person, Position, RawCard, Tie
from tests.importing.book import bring, card, counts, numbered
from tests.world import person

KARI = card("Kari Nordmann", org="Fjordbygg AS", title="innkjøpssjef", phone="99 88 77 66,51 22 33 44", email="kari@fjordbygg.example", uid="u1", note="Liker fjell.")


def people(here):
    return Person.objects.of(here.account).listed()


def test_a_new_person_rests_and_has_all_that_the_card_says(here):
    batch = bring(here, KARI)
    kari = people(here).get()
    assert counts(batch) == (1, 0, 0, 0) and kari.rests and kari.sort_key and kari.revision
    assert set(ContactPoint.objects.of(here.account).values_list("kind", "normal")) == {
        ("phone", "+4799887766"), ("phone", "+4751223344"), ("email", "kari@fjordbygg.example"),
    }  # fmt: skip
    position = Position.objects.of(here.account).get()
    assert (position.title, position.organisation.name) == ("innkjøpssjef", "Fjordbygg AS")
    assert Note.objects.of(here.account).get().text == "Liker fjell."
    assert Tie.objects.of(here.account).get().person_id == kari.pk
    assert "UID:u1" in RawCard.objects.of(here.account).get().text
    assert {row.source_id for row in ContactPoint.objects.of(here.account)} == {batch.source_id} == {kari.source_id}


def test_what_is_searched_is_what_any_deed_would_have_written(here):
    bring(here, KARI, card("Åse Bjørheim", org="Kvitsøy Havbruk", email="aase@kvitsoy.example"))
    written = {row.target: set(row.folded.split()) for row in Finding.objects.of(here.account).filter(kind="person")}
    reckoned = {key: set(line.split()) for _, key, _, line in person_lines(here.account, set(people(here).values_list("pk", flat=True)))}
    assert written == reckoned
    assert found(here.account, "bjorheim").count() == found(here.account, "liker fjell", "note").count() == found(here.account, "kvitsoy", "organisation").count() == 1


def test_the_same_file_twice_adds_and_updates_nothing(here):
    cards = [KARI, card("Kari Nordmann", org="Nordlys AS"), card("Ola Nordmann", email="kari@fjordbygg.example"), *numbered(30)]
    first, second = bring(here, *cards), bring(here, *cards)
    assert first.added == 31 and first.to_review == 2
    assert counts(second) == (0, 0, 33, 0)


def test_two_cards_of_one_person_in_a_file_become_one(here):
    batch = bring(here, KARI, card("Kari Nordmann", email="kari@fjordbygg.example", phone="40 00 00 01"), KARI)
    assert counts(batch) == (1, 1, 1, 0)
    assert ContactPoint.objects.of(here.account).filter(kind="phone").count() == 3


def test_someone_already_here_gets_what_is_new_and_keeps_what_was_written(here):
    kari = person(here, "Kari Nordmann, 99 88 77 66")
    with_deed(here, kari, nickname="Kaja", birthday="1980-03-22")
    batch = bring(here, card("Kari Nordmann", org="Fjordbygg", phone="99887766", email="kari@f.example", more=("BDAY:1999-01-01", "NICKNAME:Kari N")))
    kari.refresh_from_db()
    assert counts(batch) == (0, 1, 0, 0)
    assert (kari.name, kari.nickname, kari.birthday, kari.chosen_on) == ("Kari Nordmann", "Kaja", "1980-03-22", here.today)
    assert found(here.account, "fjordbygg kari@f.example").count() == 1
    assert kari.revision > 0 and Row.objects.of(here.account).get().outcome == "update"


def with_deed(here, row, **values):
    from hvem.ground.deeds import Deed

    with Deed(here.account, "changed", at=here.now) as deed:
        deed.change(row, **values)


def test_a_number_the_user_took_away_does_not_come_back(here):
    bring(here, KARI)
    with_deed(here, ContactPoint.objects.of(here.account).get(normal="+4751223344"), removed_at=here.now)
    assert counts(bring(here, KARI)) == (0, 0, 1, 0)
    assert counts(bring(here, KARI.replace("Liker fjell", "Liker sjøen"))) == (0, 1, 0, 0)
    assert not ContactPoint.objects.of(here.account).present().filter(normal="+4751223344").exists()


def test_someone_of_the_same_name_elsewhere_waits_for_an_answer(here):
    person(here, "Kari Nordmann, 99 88 77 66")
    batch = bring(here, card("Kari Nordmann", phone="40000001", email="k@annen.example"))
    row = Row.objects.of(here.account).get()
    assert counts(batch) == (0, 0, 0, 1) and people(here).count() == 1
    assert (row.outcome, row.why, row.card["given"]) == ("review", "name-alone", "Kari")


def test_linkedin_ends_its_own_old_position_but_never_the_users(here):
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    line = "Kari,Nordmann,https://www.linkedin.com/in/karin,kari@x.example,{},{},12 Mar 2024\n"
    bring(here, octets=(head + line.format("Fjordbygg", "innkjøper")).encode(), name="Connections.csv")
    batch = bring(here, octets=(head + line.format("Nordlys", "sjef")).encode(), name="Connections.csv")
    where = dict(Position.objects.of(here.account).values_list("organisation__name", "to_year"))
    assert counts(batch) == (0, 1, 0, 0) and where == {"Fjordbygg": 2026, "Nordlys": None}


def test_referred_by_leads_to_the_one_who_named_them(here):
    terje = person(here, "Terje Undheim, 90 00 00 02")
    head = "First Name,Last Name,E-mail Address,Company,Job Title,Referred By\n"
    bring(here, octets=(head + "Ingrid,Bjørheim,ingrid@x.example,Kvitsøy,sjef,Terje Undheim\n").encode(), name="outlook.csv")
    assert people(here).get(given="Ingrid").through_id == terje.pk


def test_what_the_user_chose_for_a_row_or_for_all_is_done(here):
    ola = person(here, "Ola Dunk, 90 00 00 09")
    rows = {"1": "skip", "2": str(ola.pk), "3": "new"}
    batch = bring(here, *numbered(4), choices={"rows": rows, "circle": "colleague"})
    assert counts(batch) == (2, 1, 0, 0)
    assert Label.objects.of(here.account).filter(kind="circle", word="colleague").count() == 2
    assert ContactPoint.objects.of(here.account).filter(person=ola).count() == 3
    assert counts(bring(here, *numbered(6), choices={"skip_new": True})) == (0, 0, 3, 0)


def test_markup_and_marks_of_direction_come_in_as_plain_words(here):
    bring(here, card("<b>Kari</b> Lie", email="x@x.example"), card("\u202eOla\u202c Dunk", email="y@x.example"))
    assert sorted(people(here).values_list("name", flat=True)) == ["<b>Kari</b> Lie", "Ola Dunk"]


def test_a_picture_elsewhere_is_never_fetched_and_good_rows_outlive_bad_ones(here):
    bad = "BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n"
    batch = bring(here, KARI, bad, card("Ola Dunk", phone="90000001", more=("PHOTO;VALUE=URI:http://192.0.2.1/x.png",)), "BEGIN:VCARD\r\nFN:Halv Vei")
    assert batch.added == 3 and [one["reason"] for one in batch.complaints] == ["complaint.card-empty", "complaint.card-cut"]


@pytest.mark.parametrize("octets", [b"", b"\x00" * 4000, b"PK\x03\x04rubbish", b"\x89PNG\r\n\x1a\n", "\ufeff,,,\n".encode() * 9, b"BEGIN:VCARD\n" + b"A" * 300_000], ids=range(6))
def test_a_file_of_nothing_ends_in_a_complaint(here, octets):
    batch = bring(here, octets=octets, name="noe.bin")
    assert batch.state == "done" and batch.added == 0 and batch.complaints


def test_a_slice_asks_few_questions_however_many_cards_it_holds(here, django_assert_max_num_queries):
    with django_assert_max_num_queries(45):
        bring(here, *numbered(200))
    with django_assert_max_num_queries(60):
        bring(here, *numbered(200, 100))


names = st.sampled_from(["Kari Nordmann", "Kari M. Nordmann", "Ola Nordmann", "Åse Berg", "Kari", ""])
points = st.sampled_from(["", "99887766", "99887766,40000001", "40000001"])
mails = st.sampled_from(["", "kari@x.example", "post@x.example", "ola@x.example,kari@x.example"])
books = st.lists(
    st.builds(card, names, org=st.sampled_from(["", "Fjordbygg AS", "Nordlys"]), phone=points, email=mails, title=st.sampled_from(["", "sjef", "rådgiver"]),
              note=st.sampled_from(["", "Hei"]), uid=st.sampled_from(["", "u1", "u2"])),
    max_size=7,
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(books, st.integers(1, 4))
def test_whatever_the_file_a_second_import_changes_nothing(here, cards, size):
    from unittest.mock import patch

    from django.db import transaction

    with transaction.atomic(), patch("hvem.importing.writing.SLICE", size):
        first, second = bring(here, *cards), bring(here, *cards)
        assert (second.added, second.updated, second.to_review) == (0, 0, 0)
        assert second.unchanged == first.added + first.updated + first.unchanged + first.to_review
        assert people(here).count() == first.added
        transaction.set_rollback(True)


def test_one_happening_tells_of_the_batch(here):
    from hvem.ground.models import Happening

    batch = bring(here, *numbered(3))
    happening = Happening.objects.of(here.account).get()
    assert (happening.kind, happening.about, happening.facts["count"]) == ("imported", batch.pk, 3)
    bring(here, *numbered(3))
    assert Happening.objects.of(here.account).count() == 1 and Batch.objects.of(here.account).count() == 2


def test_a_file_without_end_is_cut_and_says_so(here):
    from unittest.mock import patch

    with patch("hvem.importing.writing.MOST", 5):
        batch = bring(here, *numbered(9))
    assert batch.added == 5 and [one["reason"] for one in batch.complaints] == ["importing.too-many"]


def test_someone_who_was_erased_is_not_brought_back_by_a_file(here):
    from hvem.keeping.erasing import erase_person

    bring(here, KARI, card("Ola Dunk", phone="40 00 00 09"))
    erase_person(here, people(here).get(name="Kari Nordmann"))
    again = bring(here, KARI, card("Kari Nordmann", email="kari@fjordbygg.example"), card("Ny Person", phone="40 00 00 10"))
    assert [one.name for one in people(here).order_by("name")] == ["Ny Person", "Ola Dunk"]
    assert again.added == 1
