"""`hvem read mail`: one document for each mail, in order, and a plain word where a file cannot be read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hvem.cli.main import main

KEYS = ["file", "kind", "bounce", "from", "date", "message_id", "in_reply_to", "text", "quoted", "signature"]
MAIL = (
    "From: Kari Nordmann <kari@fjordbygg.example>\nTo: ola@vik.example\nSubject: Re: Hei\nDate: Tue, 6 Jan 2026 09:12:00 +0100\nMessage-ID: <a1@x.example>\n"
    "In-Reply-To: <b1@x.example>\nContent-Type: text/plain; charset=utf-8\n\nTorsdag passer.\n\nHilsen\nKari Nordmann\nFjordbygg AS\ntlf 99 88 77 66\n\n"
    "Den 5. januar 2026 kl. 10:00 skrev Ola Vik <ola@vik.example>:\n> Når passer det?\n"
)


def told(capsys, *words):
    code = main(["read", "mail", *map(str, words), "--json"])
    out, err = capsys.readouterr()
    return code, [json.loads(line) for line in out.splitlines()], err


def test_a_mail_is_told_with_all_its_keys(capsys, tmp_path):
    file = tmp_path / "svar.eml"
    file.write_text(MAIL, "utf-8")
    code, (mail,), err = told(capsys, file)
    assert (code, err, list(mail)) == (0, "", KEYS)
    assert (mail["file"], mail["kind"], mail["bounce"], mail["from"]) == (str(file), "reply", None, "kari@fjordbygg.example")
    assert (mail["date"], mail["message_id"], mail["in_reply_to"]) == (
        "2026-01-06T09:12:00+01:00",
        "a1@x.example",
        "b1@x.example",
    )
    assert mail["text"] == "Torsdag passer." and "Når passer det?" in mail["quoted"]
    assert mail["signature"]["name"] == "Kari Nordmann" and mail["signature"]["organisation"] == "Fjordbygg AS"
    assert mail["signature"]["phones"] == [{"kind": "mobile", "number": "+4799887766"}]


def test_a_returned_mail_tells_whom_it_did_not_reach(capsys, tmp_path):
    file = tmp_path / "retur.eml"
    file.write_text(
        "From: MAILER-DAEMON@mx.example\nTo: kari@fjordbygg.example\nSubject: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n--b\nContent-Type: text/plain\n\nUser unknown.\n--b\n'
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; borte@vik.example\nAction: failed\nStatus: 5.1.1\n"
        "Diagnostic-Code: smtp; 550 5.1.1 User unknown\n\n--b--\n",
        "utf-8",
    )
    _, (mail,), _ = told(capsys, file)
    assert mail["kind"] == "bounce" and list(mail["bounce"]) == ["recipients", "hard", "reason", "status"]
    assert mail["bounce"]["recipients"] == [{"address": "borte@vik.example", "hard": True}]
    assert (mail["bounce"]["hard"], mail["bounce"]["status"]) == (True, "5.1.1")


def test_several_files_come_in_order_and_a_bad_one_is_told(capsys, tmp_path):
    first, second, third = tmp_path / "a.eml", tmp_path / "b.eml", tmp_path / "c.eml"
    first.write_text(MAIL, "utf-8")
    second.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(300))
    third.write_text(MAIL.replace("Torsdag", "Fredag"), "utf-8")
    code, mails, err = told(capsys, first, second, tmp_path / "borte.eml", third)
    assert code == 1 and "Traceback" not in err
    assert [mail["file"] for mail in mails] == [str(one) for one in (first, second, tmp_path / "borte.eml", third)]
    assert list(mails[1]) == list(mails[2]) == ["file", "error"] and mails[1]["error"] and mails[2]["error"]
    assert mails[3]["text"] == "Fredag passer."


@pytest.mark.parametrize("suffix", ["mbox", "txt"])
def test_an_mbox_gives_one_document_for_each_mail(capsys, tmp_path, suffix):
    box = tmp_path / f"x.{suffix}"
    box.write_text("".join(f"From kari@x.example Tue Jan  6 09:12:0{n} 2026\n{MAIL}\n" for n in range(3)), "utf-8")
    code, mails, _ = told(capsys, box)
    assert code == 0 and [mail["file"] for mail in mails] == [f"{box}#{n}" for n in (1, 2, 3)]
    assert {mail["text"] for mail in mails} == {"Torsdag passer."}


def test_one_mail_with_the_line_of_an_mbox_is_one_mail(capsys, tmp_path):
    file = tmp_path / "svar.eml"
    file.write_text(f"From kari@x.example Tue Jan  6 09:12:00 2026\n{MAIL}", "utf-8")
    assert [mail["file"] for mail in told(capsys, file)[1]] == [str(file)]


def test_reading_mail_needs_no_data_folder(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("HVEM_DATA", str(tmp_path / "nothing"))
    file = tmp_path / "svar.eml"
    file.write_text(MAIL, "utf-8")
    assert told(capsys, file)[0] == 0
    assert not Path(tmp_path / "nothing").exists()


def test_a_file_whose_name_is_no_text_is_read(tmp_path):
    file = os.fsencode(tmp_path) + b"/\xff.eml"
    with open(file, "wb") as stream:
        stream.write(MAIL.encode())
    done = subprocess.run([sys.executable, "-m", "hvem", "read", "mail", file, "--json"], capture_output=True, check=False)
    assert (done.returncode, json.loads(done.stdout)["text"]) == (0, "Torsdag passer.")
