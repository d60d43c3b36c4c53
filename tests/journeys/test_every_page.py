"""Every page of an invented campaign: for everybody, in any width, light and dark, in three languages, with script and without."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import uuid
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve

from hvem.web.urls import urlpatterns
from tests.journeys.conftest import DESKTOP, FILES, PHONE, Server, enter, violations, violations_in_both_colours

pytestmark = pytest.mark.browser
NOW = "2026-11-23T09:00:00+01:00"
APART = {"healthz", "sign-in-link", "promise", "sign-in-there", "sign-in-back", "feed", "file"}
"""Says ok to machines; is spent when used; leads on to where it was made; to another's sign-in and back; for calendars; a download."""
FIELD = re.compile(r"\{[a-zæøå]+(?: [a-zæøå]+)?\}")
"""A field of a wave's text, such as {fornavn}, which is meant to be read."""
CONNECTED = """
import os; os.environ["DJANGO_SETTINGS_MODULE"] = "hvem.config.settings"
import django; django.setup()
from hvem.accounts.access import seat_of
from hvem.accounts.models import User
from hvem.correspondence.models import Calendar, Mailbox
from hvem.correspondence.waves.waves import begin
from hvem.ground import clock
from hvem.people.models import Person
here = seat_of(User.objects.get(), clock.now())
Mailbox.objects.create(account=here.account, address="hilde@skjeveland.example", imap_host="imap.skjeveland.example", smtp_host="smtp.skjeveland.example",
    made_at=here.now, paused_at=here.now, looks_back_from=here.today, looked_back_at=here.now, asked_mine_on=here.today)
Calendar.objects.create(account=here.account, name="Kjøkkenet", address="https://kalender.example/hilde/", made_at=here.now, paused_at=here.now)
begin(here, list(Person.objects.of(here.account).listed().filter(chosen_on=None)[:3]))
"""
"""A mailbox and a calendar that rest, and a wave being written."""
HREF = re.compile(r'href="(/[^"#]*)')
OPEN = re.compile(r"KeyError|Traceback|Undefined|[{}]|\bNone\b(?! of)|&amp;(amp|lt|gt|#)")
SHAPE = """() => ({
  lang: document.documentElement.lang, h1: document.querySelectorAll('h1').length,
  filled: [...document.querySelectorAll('.btn:not(.plain)')].filter(one => one.checkVisibility()).length,
  title: document.title,
})"""
WIDE = "() => document.documentElement.scrollWidth - window.innerWidth"


@dataclass
class World:
    """A served campaign, its pages, and where they are."""

    server: Server
    base: str
    cookies: list
    pages: dict[str, str]
    files: set[str]

    def tab(self, chromium, **options):
        """A window signed in."""
        context = chromium.new_context(bypass_csp=True, reduced_motion="reduce", **options)
        context.add_cookies(self.cookies)
        return context.new_page()


def none(found: list[str]) -> None:
    """Nothing was found; else all of it is told, not only the first."""
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def name_of(address: str) -> str:
    """The name of the page an address leads to; empty when it is nobody's."""
    try:
        return resolve(urlsplit(address).path).url_name or ""
    except Resolver404:
        return ""


def is_page(answer) -> bool:
    return answer.status == 200 and "text/html" in answer.headers.get("content-type", "")


def found_pages(ask, base: str) -> tuple[dict[str, str], set[str]]:
    """One address of every page: those without a part that varies, and the first of each kind the pages themselves lead to.

    Beside them the names of what is downloaded or leads on.
    """
    waiting = ["/" + str(one.pattern) for one in urlpatterns if "<" not in str(one.pattern) and one.name not in APART]
    pages, files, tried = {}, set(), set()
    while waiting:
        address = waiting.pop(0)
        name = name_of(address)
        if not name or name in pages or name in files or address in tried or name in APART:
            continue
        tried.add(address)
        answer = ask.get(base + address, max_redirects=0)
        assert answer.status < 500, f"{address}: {answer.status}"
        if is_page(answer):
            pages[name] = address
            waiting += [unescape(one) for one in HREF.findall(answer.text()) if not one.startswith("/static/")]
        elif answer.status in (200, 302):
            files.add(name)
    return pages, files


@pytest.fixture(scope="module")
def world(tmp_path_factory, tables, chromium):
    server = Server(Path(shutil.copytree(tables, tmp_path_factory.mktemp("every") / "data")))
    done = server.command("demo", at=NOW)
    assert done.returncode == 0, done.stderr
    assert server.command("import", str(FILES / "telefon.vcf"), "--yes", at=NOW).returncode == 0
    subprocess.run([sys.executable, "-c", CONNECTED], env=server._env() | {"HVEM_AT": NOW}, check=True, timeout=60)
    link = server.start(NOW)
    base = link.split("/sign-in")[0]
    context = chromium.new_context(locale="nb-NO")
    tab = context.new_page()
    enter(tab, link)
    tab.goto(base + "/letters/")
    tab.locator("a[href*='/letters/new/']").first.click()
    tab.get_by_role("textbox", name="Tekst").fill("Hei. Jeg ringer deg om et par dager.")
    tab.get_by_role("button", name="Lagre som utkast").click()
    yield World(server, base, context.cookies(), *found_pages(context.request, base))
    context.close()
    server.stop()


def test_every_kind_of_page_is_among_them(world, chromium):
    tab = world.tab(chromium)
    missed = []
    for one in urlpatterns:
        if one.name in APART or one.name in world.pages or one.name in world.files:
            continue
        path = "/" + re.sub(r"<uuid:\w+>", str(uuid.uuid4()), str(one.pattern))
        path = re.sub(r"<\w+:\w+>", "x", path)
        answer = tab.context.request.get(world.base + path, max_redirects=0)
        if answer.status != 405:
            missed.append(f"{one.name} {answer.status}")
    tab.context.close()
    none(missed)
    assert len(world.pages) > 40


def faults(tab, address: str) -> list[str]:
    """What is wrong with the page in this window, light and dark, wide and narrow."""
    found = []
    shape = tab.evaluate(SHAPE)
    if shape["h1"] != 1:
        found.append(f"{shape['h1']} h1")
    if shape["filled"] > 1:
        found.append(f"{shape['filled']} filled buttons")
    for size, ask in ((DESKTOP, violations), (PHONE, violations_in_both_colours)):
        tab.set_viewport_size(size)
        found += [f"{size['width']} {one}" for one in ask(tab)]
        over = tab.evaluate(WIDE)
        found += [f"{size['width']}: {over}px too wide"] if over > 0 else []
    tab.set_viewport_size({"width": 320, "height": 640})
    over = tab.evaluate(WIDE)
    found += [f"320: {over}px too wide"] if over > 0 else []
    return [f"{address} {one}" for one in found]


def test_every_page_is_for_everybody_and_fits_in_any_width(world, chromium):
    tab = world.tab(chromium, viewport=DESKTOP)
    said = []
    tab.on("pageerror", lambda error: said.append(f"{tab.url} {error}"))
    tab.on("console", lambda line: said.append(f"{tab.url} {line.text}") if line.type in ("error", "warning") else None)
    found = []
    for address in world.pages.values():
        tab.set_viewport_size(DESKTOP)
        tab.goto(world.base + address)
        found += faults(tab, address)
    tab.context.close()
    none(found + said)


@pytest.mark.parametrize("language", ["nn", "en", "nb"])
def test_every_page_is_whole_in_every_language(world, chromium, language):
    tab = world.tab(chromium, java_script_enabled=False)
    tab.goto(world.base + "/settings/")
    tab.locator(f"#language button[value={language}]").click()
    found = []
    for address in world.pages.values():
        answer = tab.context.request.get(world.base + address)
        words = answer.text()
        tag = re.search(r'<html lang="(\w+)"', words)
        found += [f"{address} {answer.status}"] if answer.status != 200 else []
        if tag is None or (tag.group(1) != language and not address.startswith("/sign-in")):
            found.append(f"{address} is in {tag and tag.group(1)}")
        seen = re.sub(r"<(script|style|svg|textarea)\b.*?</\1>|<[^>]*>", " ", words, flags=re.DOTALL)
        seen = FIELD.sub("", seen)
        found += [f"{address} shows {seen[max(0, one.start() - 40) : one.end() + 20]!r}" for one in OPEN.finditer(seen)]
    tab.context.close()
    none(found)


def test_every_page_can_be_read_without_script(world, chromium):
    tab = world.tab(chromium, java_script_enabled=False, viewport=PHONE)
    found = []
    for address in world.pages.values():
        answer = tab.goto(world.base + address)
        if answer.status != 200 or not tab.locator("h1").is_visible():
            found.append(f"{address} {answer.status}")
    tab.context.close()
    none(found)
