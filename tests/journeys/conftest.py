"""The real server with its worker in a process of its own, and Chromium before it."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FILES = Path(__file__).parent / "files"
AXE = (ROOT / "tests" / "assets" / "axe.js").read_text()
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """`hvem run` over a data folder; the clock can be set, which starts it anew."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port, self.running, self.at, self.runs = folder, free_port(), None, "", False

    def command(self, *words: str, at: str = "") -> subprocess.CompletedProcess:
        """Run a command on the same data."""
        extra = ["--at", at] if at else []
        return subprocess.run(
            [sys.executable, "-m", "hvem", *words, "--data", str(self.folder), *extra],
            env=self._env(), capture_output=True, text=True, timeout=120,
        )  # fmt: skip

    def json(self, *words: str, at: str = ""):
        """The answer of a command with --json."""
        done = self.command(*words, "--json", at=at)
        assert done.returncode in (0, 1), done.stderr
        return json.loads(done.stdout)

    def start(self, at: str = "", *, runs: bool = False) -> str:
        """Serve at this moment; the clock stands, or runs from there on. The sign-in link."""
        self.stop()
        self.at, self.runs = at, runs
        self.running = subprocess.Popen(
            [sys.executable, "-m", "hvem", "run", "--port", str(self.port), "--data", str(self.folder)],
            env=self._env(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True,
        )  # fmt: skip
        line = self.running.stdout.readline()
        found = re.search(r"http://\S+", line)
        assert found, f"hvem run said {line!r}"
        threading.Thread(target=self.running.stdout.read, daemon=True).start()
        return found.group()

    def stop(self) -> None:
        """End the server this test started."""
        if self.running and self.running.poll() is None:
            self.running.terminate()
            self.running.wait(20)
        self.running = None

    def _env(self) -> dict[str, str]:
        env = os.environ | {"HVEM_DATA": str(self.folder), "PYTHONPATH": str(ROOT / "src")}
        return env | ({"HVEM_AT": self.at} if self.at else {}) | ({"HVEM_AT_RUNS": "1"} if self.runs else {})


@pytest.fixture
def server(tmp_path, tables):
    made = Server(Path(shutil.copytree(tables, tmp_path / "data")))
    yield made
    made.stop()


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(params=["desktop", "phone"])
def size(request):
    return DESKTOP if request.param == "desktop" else PHONE


def enter(tab, link: str) -> None:
    """Sign in with the link."""
    tab.goto(link)
    tab.get_by_role("button").click()
    tab.wait_for_url(re.compile(r"localhost:\d+/(?!sign-in)"))


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(tab, *, rules: list[str] | None = None) -> list[str]:
    """What axe finds on the page: WCAG 2.0 to 2.2 A and AA, and best practice, or the rules named.

    The window grows to the whole page meanwhile: else the bar that stays at the bottom seems to lie on what is behind it.
    """
    tab.wait_for_load_state()
    size = tab.viewport_size
    height = tab.evaluate("document.documentElement.scrollHeight")
    if height > size["height"]:
        tab.set_viewport_size({"width": size["width"], "height": height})
    if tab.evaluate("typeof axe") == "undefined":
        tab.evaluate(AXE)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES}
    found = tab.evaluate("only => axe.run(document, {runOnly: only, resultTypes: ['violations']})", only)
    tab.set_viewport_size(size)
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found["violations"]]


def violations_in_both_colours(tab) -> list[str]:
    """What axe finds in light, and what is hard to see in dark."""
    found = violations(tab)
    tab.emulate_media(color_scheme="dark")
    found += [f"dark {one}" for one in violations(tab, rules=["color-contrast"])]
    tab.emulate_media(color_scheme="light")
    return found
