"""Words that are kept nowhere yet are not left unasked, and nobody is asked where they are kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.test_by_mail import FIVE, MORNING, begin
from tests.journeys.test_method import Walk

pytestmark = pytest.mark.browser
WORDS = "Hei {fornavn}. {personlig} Hvem synes du jeg bør snakke med? Jeg ringer deg {ringedag}."


def test_leaving_asks_only_while_words_are_kept_nowhere(server, chromium):
    for name, address in list(FIVE.items())[:2]:
        assert server.command("add", f"{name}, {address}", at=MORNING).returncode == 0
    walk = Walk(server, chromium, PHONE)
    begin(walk, MORNING)
    tab, asked = walk.tab, []
    tab.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    walk.to("/letters/waves/new/")
    for box in tab.locator("main [name=person]").all():
        box.check()
    walk.button("Skriv til dem som er krysset av").click()
    text = tab.locator("textarea").first
    text.click()
    text.press("ControlOrMeta+a")
    text.press_sequentially(WORDS)
    where = tab.url
    tab.evaluate("document.dispatchEvent(new Event('submit')); window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    tab.evaluate("document.querySelector('a[href=\"/\"]').click()")
    tab.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    assert tab.url == where
    expect(text).to_have_value(WORDS)
    walk.button("Skriv en linje til hver").click()
    expect(tab.locator("main [name^=line-]").first).to_be_visible()
    tab.evaluate("document.querySelector('a[href=\"/\"]').click()")
    tab.wait_for_url(lambda url: url.rstrip("/") == walk.base.rstrip("/"))
    assert asked == ["beforeunload"]
