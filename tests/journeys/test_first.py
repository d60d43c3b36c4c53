"""Journey one, her first fifteen minutes: no import, no story, three names, one message, its answer noted."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import enter, violations_in_both_colours

pytestmark = pytest.mark.browser
MORNING = "2026-11-23T09:00:00+01:00"


def walk(tab, link, *, check=True):
    """The four screens and the answer, checked for everybody on each."""
    enter(tab, link)
    tab.get_by_role("link", name="Begynn med tre").click()
    seen = [] if not check else violations_in_both_colours(tab)
    for place, name in (("Den første", "Astrid Oftedal, 90 00 00 01"), ("Den andre", "Jostein Lea"), ("Den tredje", "Mette Brekke")):
        tab.get_by_label(place, exact=True).fill(name)
    tab.get_by_role("button", name="Gå videre").click()
    tab.get_by_role("button", name="Astrid").click()
    seen += [] if not check else violations_in_both_colours(tab)
    tab.get_by_role("textbox", name="Hva lurer du virkelig på om Astrid?").fill("hvordan det går med hagen etter alt regnet")
    tab.get_by_role("button", name="Lag tre linjer").click()
    lines = tab.get_by_role("textbox", name="Tre linjer til Astrid")
    expect(lines).to_have_value(re.compile("hagen etter alt regnet"))
    message = tab.get_by_role("link", name="Send som melding").get_attribute("href")
    assert message.startswith("sms:+4790000001") and "hagen" in unquote(message)
    seen += [] if not check else violations_in_both_colours(tab)
    tab.get_by_role("button", name="Jeg sendte den som melding").click()
    tab.get_by_role("textbox", name="Hva svarte Astrid?").fill("Hagen er et bad. Kom på kaffe torsdag.")
    tab.get_by_role("button", name="Notér", exact=True).click()
    expect(tab.get_by_text("Hagen er et bad. Kom på kaffe torsdag.")).to_be_visible()
    tab.get_by_role("link", name="Gå til I dag").click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Mandag 23. november")
    return seen


def test_three_names_one_message_and_its_answer(server, chromium, size):
    context = chromium.new_context(viewport=size, bypass_csp=True, locale="nb-NO", reduced_motion="reduce")
    tab = context.new_page()
    broken = []
    tab.on("pageerror", lambda error: broken.append(str(error)))
    assert walk(tab, server.start(MORNING)) == []
    assert broken == []
    context.close()
    talks = json.loads(server.command("export", "--format", "json").stdout)["conversations"]
    assert sorted((one["kind"], one["inward"]) for one in talks) == [("message", False), ("message", True)]


def test_the_same_without_script(server, chromium):
    context = chromium.new_context(java_script_enabled=False, locale="nb-NO")
    walk(context.new_page(), server.start(MORNING), check=False)
    context.close()
    assert [one["name"] for one in server.json("people")] == ["Mette Brekke", "Jostein Lea", "Astrid Oftedal"]


def test_the_first_name_can_be_given_with_the_keyboard_alone(server, chromium):
    context = chromium.new_context(locale="nb-NO")
    tab = context.new_page()
    enter(tab, server.start(MORNING))
    tab.goto(tab.url + "first/")
    for _ in range(12):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.tagName") == "INPUT":
            break
    tab.keyboard.type("Astrid Oftedal")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("button", name="Astrid")).to_be_visible()
    context.close()
