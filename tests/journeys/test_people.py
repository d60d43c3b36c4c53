"""A journey without a mouse: searching, choosing several, undoing, opening, noting, and a draft that is kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import enter, violations

pytestmark = pytest.mark.browser
MORNING = "2026-11-23T09:00:00+01:00"
PEOPLE = ("Ingrid Bjørheim, anskaffelsesleder i Kvitsøy Havbruk AS, 99 88 77 66, ingrid@kvitsoy.example",
          "Terje Undheim, innkjøpssjef i Jærlys Energi AS, 90 00 00 02", "Wenche Lura, Jærlys Energi AS")  # fmt: skip


@pytest.fixture
def tab(server, chromium):
    """A wide window, signed in on an empty list."""
    link = server.start(at=MORNING)
    made = chromium.new_context(viewport={"width": 1280, "height": 1400}, bypass_csp=True).new_page()
    enter(made, link)
    yield made, link.split("/sign-in")[0]
    made.context.close()


def test_the_list_is_walked_ticked_undone_and_opened_by_keys_alone(tab):
    tab, base = tab
    for line in PEOPLE:
        tab.goto(base + "/note/")
        tab.locator("#line").fill(line)
        expect(tab.locator("#as-name")).to_have_value(line.split(",")[0])
        tab.locator("#line").press("Enter")
        tab.wait_for_url(re.compile("/people/[0-9a-f-]{36}/"))
    tab.keyboard.press("g")
    tab.keyboard.press("f")
    tab.wait_for_url("**/people/")
    tab.keyboard.press("/")
    tab.keyboard.type("jaerlys", delay=20)
    expect(tab.locator("a[data-line]")).to_have_count(2)
    expect(tab).to_have_url(re.compile("q=jaerlys"))
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("x")
    tab.keyboard.press("j")
    tab.keyboard.press("x")
    expect(tab.locator("[data-ticked]")).to_have_text("2")
    tab.get_by_text("Merk hvor nær dere er").click()
    assert violations(tab) == []
    tab.get_by_role("button", name="nær", exact=True).click()
    expect(tab.locator("#toast")).to_contain_text("Merket hvor nær du er to personer.")
    tab.keyboard.press("z")
    expect(tab.locator("#toast")).to_contain_text("Angret.")
    tab.keyboard.press("j")
    tab.keyboard.press("Enter")
    tab.wait_for_url(re.compile("/people/[0-9a-f-]{36}/"))
    assert violations(tab) == []


def test_a_half_written_line_waits_until_it_is_noted_and_keys_rest_meanwhile(tab):
    tab, base = tab
    tab.keyboard.press("n")
    tab.wait_for_url("**/note/")
    expect(tab.locator("#line")).to_be_focused()
    tab.keyboard.type("Kari Holm, rektor i Åsen skole, 40 00 00 99", delay=5)
    expect(tab.locator("#as-organisation")).to_have_value("Åsen skole")
    tab.goto(base + "/people/")
    tab.goto(base + "/note/")
    expect(tab.locator("#line")).to_have_value("Kari Holm, rektor i Åsen skole, 40 00 00 99")
    expect(tab.locator("#as-name")).to_have_value("Kari Holm")
    tab.locator("#line").press("Enter")
    expect(tab.locator("#toast")).to_contain_text("Kari Holm er lagt til.")
    tab.goto(base + "/note/")
    expect(tab.locator("#line")).to_have_value("")
    tab.goto(base + "/search/")
    expect(tab.locator("#q")).to_be_focused()
    tab.keyboard.type("jxkn?", delay=10)
    expect(tab.locator("#q")).to_have_value("jxkn?")
    assert tab.url.startswith(base + "/search/")
