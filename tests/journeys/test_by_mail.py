"""Journey four, first by mail: a mailbox connected, five letters let go, a reply, an absence, a bounce, a wish for peace and a silence; and a meeting moved in a phone."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, enter, violations_in_both_colours
from tests.journeys.test_method import Walk
from tests.peers.dovecot import PASSWORD
from tests.peers.radicale import SECRET, USER, radicale

pytestmark = pytest.mark.browser
MORNING, NOON, AFTERNOON, EVENING = (f"2026-11-23T{hour}:00:00+01:00" for hour in ("09", "12", "13", "20"))
THURSDAY = "2026-11-26T09:00:00+01:00"
FIVE = {
    "Terje Undheim": "terje@jaerlys.example", "Ingrid Bjørheim": "ingrid@kvitsoy.example", "Wenche Lura": "wenche@forum.example",
    "Odd Rennesøy": "odd@rennesoy.example", "Gro Helleland": "gro@dalane.example",
}  # fmt: skip


@pytest.fixture
def walk(server, chromium):
    """Hilde's account with five people one wants to write to, and a phone's window before it."""
    for name, address in FIVE.items():
        assert server.command("add", f"{name}, {address}, 90 00 00 0{len(name) % 9 + 1}", at=MORNING).returncode == 0
    return Walk(server, chromium, PHONE)


def begin(walk, at):
    """Another moment, from which the clock runs."""
    link = walk.server.start(at, runs=True)
    walk.base = link.split("/sign-in")[0]
    walk.tab.context.clear_cookies()
    enter(walk.tab, link)


def connect(walk, dovecot, office) -> str:
    """The mailbox connected, a wrong password told of on the way."""
    name, tab = dovecot.user(), walk.tab
    walk.to("/connections/mail/")
    walk.field("adresse").first.fill(name)
    tab.locator("main form button").first.click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text(name)
    for key, value in {"imap_host": "127.0.0.1", "imap_port": str(dovecot.imap), "smtp_host": "127.0.0.1", "smtp_port": str(office.port)}.items():
        tab.locator(f"[name={key}]").fill(value)
    for key in ("imap_safety", "smtp_safety"):
        tab.locator(f"select[name={key}]").select_option("none")
    tab.locator("[type=password]").fill("feil")
    walk.button("Prøv å koble til").click()
    expect(tab.get_by_text("passordet ble ikke godtatt")).to_be_visible()
    tab.locator("[type=password]").fill(PASSWORD)
    walk.button("Prøv å koble til").click()
    walk.button("Disse er mine").click()
    walk.button("ett år").click()
    walk.to("/connections/")
    expect(tab.get_by_text(name).first).to_be_visible()
    walk.seen += violations_in_both_colours(tab)
    return name


def write_to_five(walk) -> None:
    """A text for all, a line for each, each looked at, all let go."""
    tab = walk.tab
    walk.to("/letters/waves/new/")
    for name in FIVE:
        tab.get_by_label(re.compile(name)).check()
    walk.button("Skriv til dem som er krysset av").click()
    tab.locator("textarea").first.fill(
        "Hei {fornavn}\n\n{personlig} Hvordan går det med deg og dine?\n\nJeg skal finne på noe nytt etter fjorten år i innkjøp. "
        "Hvem synes du jeg bør snakke med?\n\nJeg ringer deg {ringedag} og hører om det passer.\n\nHilsen Hilde"
    )
    tab.locator("[name=subject]").fill("Lenge siden sist")
    walk.button("Skriv en linje til hver").click()
    expect(tab.locator("main [name^=line-]")).to_have_count(len(FIVE))
    for number, line in enumerate(tab.locator("main [name^=line-]").all()):
        line.fill(f"Jeg tenkte på deg på tur nummer {number + 1} i høst.")
    walk.button("Lagre linjene").click()
    walk.seen += violations_in_both_colours(tab)
    walk.link("Se gjennom").click()
    for _ in FIVE:
        walk.button(re.compile("^Sett")).click()
    walk.button("La alle fem gå").click()
    expect(tab.get_by_text("fem går i dag")).to_be_visible()
    walk.seen += violations_in_both_colours(tab)


def mail(frm: str, subject: str, text: str, to: str, answers: str = "", **headers: str) -> bytes:
    """A mail that comes in."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"], made["Date"] = frm, to, subject, "Mon, 23 Nov 2026 12:30:00 +0100"
    made["Message-ID"] = f"<{abs(hash((frm, subject)))}@svar.example>"
    if answers:
        made["In-Reply-To"] = made["References"] = f"<{answers}>"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made.as_bytes()


def they_answer(dovecot, office, me: str) -> None:
    """Terje answers, Ingrid is away, Wenche's address is dead, Odd wants peace, Gro says nothing."""
    ids = {one.recipients[0]: message_from_bytes(one.octets, policy=default)["Message-ID"].strip("<>") for one in office.letters}
    terje, ingrid, wenche, odd, _ = FIVE.values()
    quoted = "\n\nDen man. 23. nov. 2026 kl. 09.10 skrev Hilde:\n> Hei Terje\n> Hvem synes du jeg bør snakke med?\n"
    for octets in (
        mail(f"Terje Undheim <{terje}>", "SV: Lenge siden sist", "Så hyggelig. Ring meg når du vil." + quoted, me, ids[terje]),
        mail(f"Ingrid Bjørheim <{ingrid}>", "Automatisk svar: Lenge siden sist", "Jeg er på ferie til og med 4. desember.", me, ids[ingrid], Auto_Submitted="auto-replied"),
        mail("Mail Delivery System <MAILER-DAEMON@post.example>", "Undelivered Mail Returned to Sender",
             f"This is the mail system at host post.example.\n\n<{wenche}>: host mx.forum.example said: 550 5.1.1 <{wenche}>: User unknown\n", me, ids[wenche]),
        mail(f"Odd Rennesøy <{odd}>", "SV: Lenge siden sist", "Jeg vil helst at du ikke skriver til meg igjen.", me, ids[odd]),
    ):  # fmt: skip
        dovecot.deliver(me, octets)


def without_waiting(walk) -> None:
    """No minute and a half between two letters, which a test would have to sit through."""
    with contextlib.closing(sqlite3.connect(walk.server.folder / "hvem.sqlite3", timeout=10)) as line, line:
        line.execute("UPDATE correspondence_wave SET apart_seconds = 0")


def wait_for(true, seconds: float) -> float:
    """Seconds until it was so."""
    begun = time.monotonic()
    while not true():
        assert time.monotonic() - begun < seconds, "it did not come"
        time.sleep(0.2)
    return time.monotonic() - begun


def page_of(walk, name: str) -> str:
    """What the person's page says."""
    walk.to(f"/people/?q={name}")
    walk.tab.get_by_role("link", name=re.compile(name)).first.click()
    walk.tab.wait_for_url(re.compile("/people/[0-9a-f-]{36}"))
    walk.seen += violations_in_both_colours(walk.tab)
    return walk.tab.locator("main").inner_text()


def today(walk) -> str:
    walk.to("/")
    return walk.tab.locator("main").inner_text()


def test_five_letters_and_what_became_of_them(walk, dovecot, post_office):
    begin(walk, MORNING)
    me = connect(walk, dovecot, post_office)
    write_to_five(walk)
    without_waiting(walk)
    begin(walk, NOON)
    wait_for(lambda: len(post_office.letters) == 5, 30)
    wait_for(lambda: len(walk.server.json("promises", "--open", at=EVENING)) >= 5, 30)
    begin(walk, AFTERNOON)
    they_answer(dovecot, post_office, me)
    wait_for(lambda: "Svar Terje" in today(walk), 30)
    wait_for(lambda: "i fred" in page_of(walk, "Odd Rennesøy"), 30)

    terje = page_of(walk, "Terje Undheim")
    assert "Så hyggelig. Ring meg når du vil." in terje and "Hvem synes du jeg bør snakke med?" not in terje.split("tidligere e-post")[0].split("Så hyggelig")[1]
    assert "Ring 7. desember" in page_of(walk, "Ingrid Bjørheim")
    wenche = page_of(walk, "Wenche Lura")
    assert "kom i retur" in wenche and "ringe Wenche" not in wenche
    odd = page_of(walk, "Odd Rennesøy")
    assert "Vi lar Odd være i fred" in odd and "ringe Odd" not in odd
    assert "Ring torsdag" in page_of(walk, "Gro Helleland")
    assert len(post_office.letters) == 5, "nothing left twice"

    begin(walk, THURSDAY)
    now = today(walk) + walk.tab.locator("main").text_content()
    assert "Gro Helleland" in now and "Terje" in now
    assert "Odd Rennesøy" not in now and "Ring Ingrid" not in now and "Ring Wenche" not in now
    assert not walk.broken and not walk.seen


def test_a_meeting_one_is_invited_to_is_moved_in_a_phone(walk, dovecot, post_office, tmp_path_factory):
    with radicale(tmp_path_factory.mktemp("radicale")) as peer:
        begin(walk, MORNING)
        connect(walk, dovecot, post_office)
        tab = walk.tab
        walk.to("/connections/calendar/?where=own")
        tab.locator("[name=address]").fill(peer.url)
        tab.locator("[name=username]").fill(USER)
        tab.locator("[name=password]").fill(SECRET)
        tab.locator("main form button.btn").click()
        expect(tab.get_by_text("Kalenderen på kjøkkenet")).to_be_visible()
        walk.seen += violations_in_both_colours(tab)
        tab.locator("main form button.btn").click()

        terje = walk.server.json("people", "Terje")[0]["id"]
        walk.to(f"/meetings/new/?person={terje}")
        tab.get_by_label("Når", exact=False).first.fill("torsdag kl 13")
        tab.locator("main form button.btn").click()
        tab.wait_for_url(re.compile("/meetings/[0-9a-f-]{36}"))
        meeting = tab.url
        tab.locator("[name=purpose]").first.fill("Høre hvordan han så på nedskjæringene")
        tab.locator("main section.now button.btn").click()
        walk.to(meeting.removeprefix(walk.base) + "invite/")
        walk.button("Send invitasjonen").click()
        wait_for(lambda: post_office.letters, 60)
        assert b"method=\"REQUEST\"" in post_office.letters[0].octets or b"REQUEST" in post_office.letters[0].octets
        wait_for(lambda: any("Terje" in peer.phone.get(one) for one in peer.phone.hrefs()), 60)

        href = next(one for one in peer.phone.hrefs() if "Terje" in peer.phone.get(one))
        text = peer.phone.get(href)
        assert "nedskjæringene" not in text, "what one prepares stays here"
        assert "20261126T130000" in text
        moved = text.replace("20261126T130000", "20261127T090000").replace("20261126T134500", "20261127T094500").replace("SEQUENCE:0", "SEQUENCE:1")
        peer.phone.put(href.removeprefix(peer.calendar), moved)
        walk.to("/connections/")
        walk.button("Prøv nå").last.click()

        def arrived():
            tab.goto(meeting)
            return "kl. 09.00" in tab.locator("main").inner_text()

        wait_for(arrived, 60)
        shown = tab.locator("main").inner_text()
        assert "Høre hvordan han så på nedskjæringene" in shown and "redag" in shown
        assert "Si fra om den nye tida" in shown, "Terje has not been told yet, and nothing is sent by itself"
        walk.seen += violations_in_both_colours(tab)
        assert len(post_office.letters) == 1
        assert not walk.broken and not walk.seen
