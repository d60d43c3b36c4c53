"""Journey two, the method in Chromium: address books, letter, call, two names, a meeting, thanks, a report, and R moves."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import DESKTOP, FILES, enter, violations
from tests.journeys.test_method_by_command import linkedin  # noqa: F401 - a fixture

pytestmark = pytest.mark.browser
DAYS = ("03T09:00", "05T10:00", "06T15:00", "07T15:30", "12T10:00")
LETTER, CALL, MEETING, THANKS, REPORT = (f"2026-11-{day}:00+01:00" for day in DAYS)


class Walk:
    """The same window over several days; every page passed is looked at."""

    def __init__(self, server, chromium, size) -> None:
        self.server, self.seen, self.broken, self.kinds = server, [], [], set()
        context = chromium.new_context(viewport=size, bypass_csp=True, locale="nb-NO", reduced_motion="reduce")
        self.tab = context.new_page()
        self.tab.set_default_timeout(20_000)
        self.tab.on("pageerror", lambda error: self.broken.append(str(error)))
        self.base = ""

    def day(self, at: str) -> None:
        """Another day: the server stands at this moment, and one signs in by a new link."""
        link = self.server.start(at)
        self.base = link.split("/sign-in")[0]
        self.tab.context.clear_cookies()
        enter(self.tab, link)

    def to(self, path: str) -> None:
        self.tab.goto(self.base + path)

    def look(self) -> None:
        """Is this page for everybody? On the phone each time it is passed, on the desktop the first time."""
        kind = re.sub(r"[0-9a-f-]{36}|[?#].*", "", self.tab.url.removeprefix(self.base))
        if kind in self.kinds and self.tab.viewport_size == DESKTOP:
            return
        self.kinds.add(kind)
        self.seen += [f"{self.tab.url.removeprefix(self.base)} {one}" for one in violations(self.tab)]

    def button(self, name, **more):
        return self.tab.get_by_role("button", name=name, **more)

    def link(self, name, **more):
        return self.tab.get_by_role("link", name=name, **more)

    def field(self, name, **more):
        return self.tab.get_by_role("textbox", name=name, **more)

    def to_next_step(self) -> None:
        """On to the next step of what was said."""
        self.link("Neste", exact=True).click()
        self.tab.wait_for_url(re.compile("step=next"))

    def headed(self, words) -> None:
        expect(self.tab.get_by_role("heading", level=1)).to_contain_text(words, timeout=20_000)


@pytest.fixture
def walk(server, chromium, size):
    made = Walk(server, chromium, size)
    yield made
    made.tab.context.close()


def bring(walk: Walk, file, press: str, *, then: str) -> None:
    """A file is chosen, seen, brought in, and done."""
    walk.to("/import/")
    walk.tab.get_by_label("Filer fra adresseboka").set_input_files(str(file))
    walk.button("Les filene").click()
    walk.tab.wait_for_url(re.compile(r"/import/[0-9a-f-]{36}/"))
    walk.button(press).wait_for()
    walk.look()
    walk.button(press).click()
    walk.headed(then)
    expect(walk.tab.get_by_role("group", name="Hvem vil du begynne med?")).to_be_visible()


def tell_the_story(walk: Walk) -> None:
    """The situation and what one looks for, in one's own words."""
    walk.to("/story/")
    expect(walk.link("Skriv litt", exact=True).first).to_be_visible()
    walk.look()
    for part, field, words in (
        ("situation", "Slik vil jeg si det", "Jeg har ledet innkjøp i ti år og kan begynne i januar."),
        ("looking-for", "Det jeg ser etter", "Et sted der innkjøp og drift arbeider sammen."),
    ):
        walk.to(f"/story/{part}/")
        walk.field(field).fill(words)
        walk.look()
        walk.button("Lagre og gå videre").click()
    walk.to("/story/")
    expect(walk.tab.get_by_text("Jeg har ledet innkjøp i ti år")).to_be_visible()


def write_and_send(walk: Walk, wonder: str = "") -> None:
    """The letter is filled where it has gaps, read through, and said to be sent."""
    if wonder:
        walk.field(re.compile("Hva lurer du virkelig på")).fill(wonder)
        walk.tab.locator(".beside-form").filter(has_text="Hva lurer du virkelig på").get_by_role("button", name="Ta det med").click()
        expect(walk.field("Tekst")).to_have_value(re.compile(wonder))
    text = walk.field("Tekst")
    text.fill(re.sub(r"\[[^\]]+\]", "det jeg vil si", text.input_value()))
    walk.look()
    walk.button("Les gjennom og send").click()
    walk.tab.wait_for_url(re.compile(r"/letters/[0-9a-f-]{36}/"))
    walk.look()
    walk.button("Jeg har sendt den").click()
    walk.tab.wait_for_url("**/letters/")


def from_today(walk: Walk, headline: str, press) -> None:
    """Today says what to do; its button leads to where it is done."""
    walk.to("/")
    expect(walk.tab.get_by_role("heading", name=headline).or_(walk.link(headline, exact=True)).first).to_be_visible()
    walk.look()
    now = walk.tab.get_by_role("region", name=headline)
    (now.get_by_role("link", name=press) if now.count() else walk.link(headline, exact=True)).first.click()


def call_terje(walk: Walk) -> None:
    """The call sheet, then what was said: two names by one line each, and the next step."""
    from_today(walk, "Ring Terje Undheim", re.compile("^Ring"))
    walk.headed("Terje Undheim")
    walk.field("Hva fortalte Terje om seg og sine?").fill("Datteren har begynt på NTNU")
    walk.look()
    walk.button("Avslutt samtalen").click()
    walk.headed("Rett etter samtalen med Terje")
    expect(walk.tab.get_by_text("Datteren har begynt på NTNU").first).to_be_visible()
    walk.field("Hvilke navn fikk du av Terje?").fill("Ingrid Bjørheim, Kvitsøy Havbruk\nWenche Lura, Innkjøpsforum, 90 00 00 04")
    walk.look()
    walk.button("Legg til navn").click()
    expect(walk.link("Wenche Lura", exact=True)).to_be_visible()
    walk.to_next_step()
    walk.tab.get_by_role("combobox", name="Hva blir neste steg?").fill("kaffe på Forus fredag kl 13")
    walk.button("Lagre", exact=True).first.click()
    expect(walk.tab.get_by_text("affe på Forus").first).to_be_visible()
    walk.look()


def plan_the_meeting(walk: Walk) -> None:
    walk.to("/meetings/new/")
    walk.field("Hvem skal du møte?").fill("Terje Undheim")
    walk.field("Når?").fill("fredag kl. 13")
    walk.field("Hvorfor skal dere møtes?").fill("Høre hvordan Terje ser på innkjøp i bransjen")
    walk.look()
    walk.button("Sett opp møtet").click()
    walk.tab.wait_for_url(re.compile(r"/meetings/[0-9a-f-]{36}/"))
    walk.headed("Terje")
    walk.look()


def hold_the_meeting(walk: Walk) -> None:
    """The meeting is over: it is written down, with what comes next."""
    walk.to("/meetings/")
    walk.look()
    walk.link(re.compile("Terje")).first.click()
    walk.tab.wait_for_url(re.compile(r"/meetings/[0-9a-f-]{36}/"))
    walk.link("Skriv det ned rett etterpå").click()
    walk.look()
    walk.button("Lagre", exact=True).click()
    walk.headed("Rett etter møtet med Terje")
    walk.field("Hva fortalte Terje om seg og sine?").fill("Skal på hytta i jula")
    walk.button("Neste", exact=True).click()
    walk.button("Ingen akkurat nå").click()
    expect(walk.button("Ingen akkurat nå")).to_have_attribute("aria-pressed", "true")
    walk.to_next_step()
    walk.tab.get_by_role("combobox", name="Hva blir neste steg?").fill("melde meg om to uker")
    walk.button("Lagre", exact=True).first.click()
    expect(walk.tab.get_by_text(re.compile("[Mm]elde meg")).first).to_be_visible()
    walk.look()


def write_to_the_two(walk: Walk) -> None:
    """Both names are followed up by a message that was sent elsewhere, and is noted here."""
    for name in ("Ingrid Bjørheim", "Wenche Lura"):
        walk.to(f"/search/?q={name.split()[0]}")
        walk.link(re.compile(name)).first.click()
        walk.link(re.compile("Notér en samtale")).first.click()
        walk.tab.get_by_label("Jeg sendte melding").check()
        walk.button("Lagre", exact=True).click()
        walk.headed(name.split()[0])


def test_from_address_books_to_a_report_and_new_names(walk, linkedin):  # noqa: F811
    walk.day(LETTER)
    bring(walk, FILES / "telefon.vcf", "Legg til tre personer", then="Tre nye personer er hentet")
    bring(walk, linkedin, "Legg til to personer", then="To nye personer er hentet")
    walk.look()
    walk.to("/people/")
    walk.tab.get_by_label("Terje Undheim").check()
    walk.look()
    walk.button("Ta dem med", exact=True).click()
    tell_the_story(walk)
    from_today(walk, "Skriv til Terje Undheim", re.compile("^Skriv"))
    write_and_send(walk, "hvordan det går med båten")

    walk.day(CALL)
    call_terje(walk)
    plan_the_meeting(walk)
    before = walk.server.json("mirror", at=CALL)

    walk.day(MEETING)
    hold_the_meeting(walk)
    write_to_the_two(walk)

    walk.day(THANKS)
    from_today(walk, "Takk Terje Undheim", re.compile("^(Takk|Skriv)"))
    write_and_send(walk)

    walk.day(REPORT)
    from_today(walk, "Meld tilbake til Terje Undheim", re.compile("^(Meld|Skriv)"))
    write_and_send(walk)
    walk.to("/mirror/")
    after = walk.server.json("mirror", at=REPORT)
    assert (before["R"] or 0) < after["R"] and after["reports_in_time"] == 1
    expect(walk.tab.get_by_text(re.compile("ga deg .* (nye|nytt) navn")).first).to_be_visible()
    walk.look()
    walk.to("/referrals/")
    walk.headed("Én venn ble til to personer")
    walk.look()
    walk.link(re.compile("^Wenche Lura")).first.click()
    expect(walk.tab.get_by_role("list", name="Hvem som nevnte hvem").get_by_role("link", name="Terje Undheim")).to_be_visible()
    walk.look()
    assert walk.broken == []
    assert walk.seen == []
