"""The method from the command line: address books, letter, call, two names, meeting, thanks, report a week later, and R moves."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

FILES = Path(__file__).parent / "files"
LINKEDIN = (
    'Notes:\n"Some addresses are missing."\n\n'
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ingrid,Bjørheim,https://linkedin.example/in/ib,,Kvitsøy Havbruk AS,Anskaffelsesleder,12 Mar 2019\n"
    "Terje,Undheim,https://linkedin.example/in/tu,terje@jaerlys.example,Jærlys Energi AS,Innkjøpssjef,05 Oct 2009\n"
    "Siri,Malmin,https://linkedin.example/in/sm,,Sørvest Pumper,Partner,24 Nov 2021\n"
)


@pytest.fixture
def linkedin(tmp_path):
    """A LinkedIn export as it is downloaded."""
    path = tmp_path / "Basic_LinkedInDataExport.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("Connections.csv", LINKEDIN)
    return path


def actions(server, at):
    """Who is to be done what with that day."""
    return {(one["person"], one["action"]) for one in server.json("today", at=at)["items"]}


def test_from_address_book_to_report(server, linkedin):
    day = "2026-11-02T09:00"
    phone = server.json("import", str(FILES / "telefon.vcf"), "--yes", at=day)["batches"][0]
    assert (phone["format"], phone["cards"], phone["added"]) == ("vcard", 3, 3)
    linked = server.json("import", str(linkedin), "--yes", at=day)["batches"][0]
    assert (linked["format"], linked["added"], linked["updated"]) == ("linkedin-zip", 2, 1)
    again = server.json("import", str(linkedin), "--yes", at=day)["batches"][0]
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 3)
    assert len(server.json("people")) == 5

    server.json("log", "mail", "Terje Undheim", "--note", "Fortalte hvordan det er, at jeg ringer", at="2026-11-03T10:00")
    assert ("Terje Undheim", "call") not in actions(server, "2026-11-04T09:00")
    assert ("Terje Undheim", "call") in actions(server, "2026-11-05T09:00")

    call = server.json(
        "log", "call", "Terje Undheim", "--named", "Ingrid Bjørheim, Kvitsøy Havbruk", "--named", "Wenche Lura, Innkjøpsforum, 90 00 00 04",
        "--told", "Datteren har begynt på NTNU", "--next", "kaffe på Forus @fredag kl 13", at="2026-11-05T10:00",
    )  # fmt: skip
    assert (call["people_added"], call["referrals"], call["open"]) == (1, 2, [])
    report = next(one for one in call["promises"] if one["rule"] == "M33")
    assert report["due"] == "2026-11-12"
    assert ("Terje Undheim", "call") not in actions(server, "2026-11-05T11:00")
    assert {("Ingrid Bjørheim", "introduce-yourself"), ("Wenche Lura", "introduce-yourself")} <= actions(server, "2026-11-10T09:00")

    before = server.json("mirror", at="2026-11-05T12:00")
    assert before["R"] == 0
    server.json("log", "mail", "Ingrid Bjørheim", at="2026-11-06T09:00")
    server.json("log", "message", "Wenche Lura", at="2026-11-06T09:10")
    meeting = server.json("log", "meeting", "Terje Undheim", "--named", "none", "--next", "melde meg @om to uker", at="2026-11-06T13:00")
    assert "M43" in {one["rule"] for one in meeting["promises"]}
    assert ("Terje Undheim", "thank") in actions(server, "2026-11-07T14:00")
    server.json("log", "message", "Terje Undheim", "--note", "Takk for kaffen", at="2026-11-07T15:00")
    assert ("Terje Undheim", "thank") not in actions(server, "2026-11-07T16:00")

    assert ("Terje Undheim", "report") in actions(server, "2026-11-12T09:00")
    server.json("log", "mail", "Terje Undheim", "--note", "Jeg har skrevet til begge", at="2026-11-12T10:00")
    assert ("Terje Undheim", "report") not in actions(server, "2026-11-12T11:00")
    after = server.json("mirror", at="2026-11-12T12:00")
    assert after["R"] > before["R"] and after["reports_in_time"] == 1
    kept = {one["id"]: one for one in server.json("promises")}
    assert report["id"] in kept


def test_an_ambiguous_person_is_listed_and_nothing_is_written(server):
    at = "2026-11-02T09:00"
    server.json("add", "Kari Berg, Volta Grid", at=at)
    server.json("add", "Kari Berg, Kvitsøy Havbruk", at=at)
    for who in ("Kari Berg", "Ingen Slik"):
        done = server.command("log", "call", who, at=at)
        assert done.returncode == 2 and len(done.stderr.strip().splitlines()) == 1
        assert "Traceback" not in done.stderr
    assert server.json("mirror", at=at)["conversations"] == 0
