"""Everything can be taken out, in forms others read, and a zip comes back as it was."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.apps import apps
from icalendar import Calendar

from hvem.campaign.conversing import Heard, Talk, note
from hvem.campaign.giving import give
from hvem.campaign.models import Campaign, Meeting, MeetingPart, Promise
from hvem.campaign.promising import keep
from hvem.campaign.stepping import Step
from hvem.ground.deeds import Deed
from hvem.keeping.archive import write_archive
from hvem.keeping.calendar import calendar
from hvem.keeping.cards import table, vcards
from hvem.keeping.checking import NotOurs
from hvem.keeping.document import document
from hvem.keeping.tables import SHARED, account_tables
from hvem.keeping.taking_in import take_in
from hvem.people.models import Label, Person
from hvem.reading.files import open_contacts
from hvem.reading.line import read_line
from tests.world import astrid, at, ingrid, terje

pytestmark = pytest.mark.django_db


def a_campaign(here):
    """Something in most tables."""
    them, other = terje(here), astrid(here)
    talk = Talk(
        "meeting", [them, other], at("2026-11-20T10:00"), note="Linje én\nog to", told="Har fått hund", names=[read_line("Ingrid Bjørheim, Kvitsøy Havbruk")],
        advice=["Les årsrapporten"], heard=[Heard("expansion", "Kvitsøy Havbruk", "bygger ut")], steps=[Step("sende lista", due_on=here.today)],
    )  # fmt: skip
    noted = note(here.account, talk, at=here.now, by=here.user)
    give(here.account, them, "en bok om havbruk", at=here.now, by=here.user)
    with Deed(here.account, "meeting-planned", at=here.now, by=here.user) as deed:
        campaign = Campaign.objects.of(here.account).get()
        meeting = deed.add(Meeting(campaign=campaign, at=here.now + timedelta(days=2, microseconds=7), purpose="å lære", place="Torget"))
        deed.add(MeetingPart(meeting=meeting, person=them))
        deed.add(Label(person=them, kind="tag", word="=HYPERLINK(1)"))
    keep(here.account, noted.promises[0], at=here.now)
    return noted


def everything(account):
    """Every row of every table of the account, found from the models; numbers the database gives itself aside."""
    found = {}
    for model in apps.get_models():
        if model in SHARED or not any(field.name == "account" for field in model._meta.concrete_fields):
            continue
        names = [field.attname for field in model._meta.concrete_fields if field.get_internal_type() != "BigAutoField"]
        rows = model._default_manager.filter(account=account).values_list(*names)
        found[model._meta.label] = sorted((dict(zip(names, row)) for row in rows), key=str)
    return found


def emptied(account):
    for model in account_tables():
        model._default_manager.filter(account=account)._raw_delete("default")


def test_every_table_of_an_account_is_exported():
    owned = {model for model in apps.get_models() if any(field.name == "account" for field in model._meta.concrete_fields)}
    assert owned - set(account_tables()) == set(SHARED)


def test_a_zip_comes_back_row_for_row(here, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "files"
    a_campaign(here)
    folder = tmp_path / "files" / str(here.account.pk)
    folder.mkdir(parents=True)
    (folder / "kort.png").write_bytes(b"\0\1")
    path = tmp_path / "alt.zip"
    with path.open("wb") as file:
        counts = write_archive(file, here.account, at=here.now)
    before = everything(here.account)
    assert sum(counts.values()) > 30 and {label: len(rows) for label, rows in before.items()} == counts
    emptied(here.account)
    (folder / "kort.png").unlink()
    assert take_in(here, path) == counts
    assert everything(here.account) == before
    assert (folder / "kort.png").read_bytes() == b"\0\1"


def test_a_zip_taken_in_beside_its_original_gets_ids_of_its_own(here, stranger, tmp_path):
    a_campaign(here)
    path = tmp_path / "alt.zip"
    with path.open("wb") as file:
        counts = write_archive(file, here.account, at=here.now)
    before = everything(here.account)
    assert take_in(stranger, path) == counts
    assert everything(here.account) == before
    theirs = everything(stranger.account)
    assert {label: len(rows) for label, rows in theirs.items()} == counts
    assert not {row["id"] for row in before["people.Person"]} & {row["id"] for row in theirs["people.Person"]}
    person = Person.objects.of(stranger.account).get(name="Ingrid Bjørheim")
    assert person.through.name == "Terje Undheim" and person.through.account_id == stranger.account.pk


def test_a_zip_is_taken_in_only_where_it_is_empty(here, tmp_path):
    a_campaign(here)
    path = tmp_path / "alt.zip"
    with path.open("wb") as file:
        write_archive(file, here.account, at=here.now)
    before = everything(here.account)
    with pytest.raises(NotOurs) as why:
        take_in(here, path)
    assert why.value.reason == "not-empty" and everything(here.account) == before


@pytest.mark.parametrize("spoil", ["cut", "garbage", "short", "unknown", "crooked", "newer", "newer-zip"])
def test_a_spoilt_zip_changes_nothing(here, tmp_path, spoil):
    a_campaign(here)
    held = io.BytesIO()
    write_archive(held, here.account, at=here.now)
    path = tmp_path / "alt.zip"
    path.write_bytes(spoilt(held, spoil))
    emptied(here.account)
    with pytest.raises(NotOurs):
        take_in(here, path)
    assert not any(everything(here.account).values())


def spoilt(held, how):
    if how == "newer-zip":
        octets = bytearray(held.getvalue())
        octets[octets.index(b"PK\x01\x02") + 6] = 99  # the version of the format it says one needs to read it
        return bytes(octets)
    whole = held.getvalue()
    if how == "cut":
        return whole[: len(whole) * 2 // 3]
    if how == "garbage":
        return b"ikke en zip"
    made = io.BytesIO()
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(made, "w") as new:
        for one in old.infolist():
            said = old.read(one)
            if how == "short" and one.filename.endswith("people.Person.jsonl"):
                said = said.split(b"\n")[0] + b"\n"
            if how == "crooked" and one.filename.endswith("people.Person.jsonl"):
                said = said.replace(b'"chosen_on":"2026', b'"chosen_on":"20x6')
            if one.filename == "manifest.json" and how in {"unknown", "newer"}:
                manifest = json.loads(said)
                manifest |= {"version": 99} if how == "newer" else {"tables": manifest["tables"] | {"people.Sjel": 1}}
                said = json.dumps(manifest).encode()
            new.writestr(one.filename, said)
    return made.getvalue()


def test_cards_and_table_read_back_as_the_same_people(here):
    a_campaign(here)
    for form, text in (("alle.vcf", "".join(vcards(here.account))), ("alle.csv", "".join(table(here.account)))):
        read = list(open_contacts(io.BytesIO(text.encode()), form, "NO").items)
        assert sorted(card.name for card in read) == ["Astrid Oftedal", "Ingrid Bjørheim", "Terje Undheim"]
        by_name = {card.name: card for card in read}
        assert by_name["Terje Undheim"].organisation == "Jærlys Energi AS" and by_name["Terje Undheim"].title == "innkjøpssjef"
        assert by_name["Terje Undheim"].emails[0].value == "terje@jaerlys.example" and by_name["Terje Undheim"].tags == ["=HYPERLINK(1)"]


def test_a_cell_never_begins_a_formula(here):
    terje(here)
    Person.objects.of(here.account).update(given="=cmd()", name="=cmd()")
    assert "\n=cmd" not in "".join(table(here.account)) and ",=cmd" not in "".join(table(here.account))


def test_the_document_holds_what_was_said_with_ids(here):
    noted = a_campaign(here)
    found = json.loads("".join(document(here.account, "2026-11-23")))
    for name in ("people", "conversations", "referrals", "promises", "signals", "advice", "gifts", "meetings", "organisations"):
        assert found[name] and all(row["id"] for row in found[name]), name
    talk = found["conversations"][0]
    assert talk["id"] == str(noted.conversation.pk) and {one["name"] for one in talk["people"]} == {"Terje Undheim", "Astrid Oftedal"}
    row = next(one for one in found["people"] if one["name"] == "Terje Undheim")
    assert row["organisation"] == "Jærlys Energi AS" and row["circles"] == ["colleague"] and row["tie"]["closeness"] == "friendly"


def test_what_is_removed_is_not_in_the_document(here):
    them = terje(here)
    with Deed(here.account, "person-deleted", at=here.now) as deed:
        deed.remove(them)
    assert json.loads("".join(document(here.account, "")))["people"] == []


def test_the_calendar_has_meetings_and_dated_promises_under_lasting_names(here):
    a_campaign(here)
    once, again = (Calendar.from_ical(b"".join(calendar(here.account, "nb", here.now))) for _ in range(2))
    [meeting] = once.walk("VEVENT")
    assert str(meeting["summary"]) == "Møte med Terje Undheim" and str(meeting["location"]) == "Torget"
    assert meeting["dtstart"].dt.utcoffset() == timedelta(hours=1)
    tasks = once.walk("VTODO")
    assert len(tasks) == Promise.objects.of(here.account).present().filter(due_on__isnull=False).count() >= 2
    assert [str(one["uid"]) for one in once.walk("VTODO")] == [str(one["uid"]) for one in again.walk("VTODO")]
    assert "å lære" not in once.to_ical().decode()


def test_questions_do_not_grow_with_the_people(here, django_assert_max_num_queries):
    for number in range(12):
        ingrid(here) if number == 0 else terje(here)
    with django_assert_max_num_queries(8):
        list(vcards(here.account))


def test_another_account_is_not_in_it(here, stranger):
    ingrid(stranger)
    terje(here)
    text = "".join(document(here.account, "")) + "".join(vcards(here.account))
    assert "Ingrid" not in text


