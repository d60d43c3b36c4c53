"""How fast the pages are with a large address book, and how much memory all of hvem takes: the real server, one client.

    python bench/pages.py [--people 10000 100000] [--requests 100] [--write]

Times are medians of warm requests, told as multiples of /healthz asked in turn with them, so that machines can be compared. Memory is the
proportional share (PSS) of all processes together, after the requests. `--write` puts the table into docs/performance.md.
"Drawn anew" is the same request right after something was written, when no page that was kept can be used (docs/decisions/0006).
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import http.cookiejar
import os
import platform
import re
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
FLOOR_RATIO, FLOOR_GROWTH, FLOOR_MEGABYTES = 8.0, 1.5, 250
WARM = 8
PAGES = (
    ("people", "the list of people", "/people/"),
    ("two letters", "search, two letters", "/people/?q=kv"),
    ("rare", "search, one hit", "/people/?q=kvernelandsaeter"),
    ("no hit", "search, no hit", "/people/?q=finnesikke"),
    ("person", "a person", "/people/{person}/"),
    ("today", "Today", "/"),
)


class Server:
    """A running hvem on a data folder, with someone signed in."""

    def __init__(self, data: Path) -> None:
        self.data = data
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        env = os.environ | {"HVEM_DATA": str(data), "PYTHONPATH": str(ROOT / "src")}
        self.process = subprocess.Popen([sys.executable, "-m", "hvem", "run", "--port", str(self.port)], env=env, stdout=subprocess.PIPE, text=True)
        try:
            self.cookies = self._sign_in(self.process.stdout.readline().split()[-1])
        except BaseException:
            self.stop()
            raise
        self.line = http.client.HTTPConnection("localhost", self.port)

    def _sign_in(self, link: str) -> str:
        jar = http.cookiejar.CookieJar()
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', opener.open(link).read().decode())[1]
        answer = urllib.request.Request(link, urllib.parse.urlencode({"csrfmiddlewaretoken": token}).encode(), {"Referer": link})
        with contextlib.suppress(urllib.error.HTTPError):  # the page it leads on to is measured later
            opener.open(answer).read()
        return "; ".join(f"{one.name}={one.value}" for one in jar)

    def get(self, path: str) -> tuple[int, float, int]:
        """Status, seconds and size of one request on the open line."""
        begun = time.perf_counter()
        self.line.request("GET", path, headers={"Cookie": self.cookies})
        answer = self.line.getresponse()
        size = len(answer.read())
        return answer.status, time.perf_counter() - begun, size

    def write(self) -> None:
        """Let another process write, as a deed would: what was kept as drawn is old from now on."""
        with contextlib.closing(sqlite3.connect(self.data / "hvem.sqlite3", timeout=10)) as line, line:
            line.execute("UPDATE accounts_account SET counter = counter + 1")

    def pss(self) -> float:
        """Megabytes of all processes of this server together, shared pages counted once."""
        ids, found = [self.process.pid], 0
        for one in ids:
            ids += [int(child) for child in subprocess.run(["ps", "-o", "pid=", "--ppid", str(one)], capture_output=True, text=True).stdout.split()]
            try:
                rollup = Path(f"/proc/{one}/smaps_rollup").read_text()
            except OSError:
                continue
            found += int(re.search(r"^Pss:\s+(\d+)", rollup, re.M)[1])
        return found / 1024

    def stop(self) -> None:
        """End it and wait."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)


def measure(people: int, requests: int) -> dict[str, float]:
    """Milliseconds by page and `pss` in megabytes, on a fresh account of that many people."""
    with tempfile.TemporaryDirectory(prefix="hvem-bench-") as folder:
        begun = time.perf_counter()
        made = subprocess.run([sys.executable, str(ROOT / "bench" / "crowd.py"), folder, str(people)], capture_output=True, text=True)
        if made.returncode:
            sys.exit(made.stderr)
        person = made.stdout.split()[-1]
        backup = Path(folder) / "backups" / f"hvem-{datetime.now(UTC).date().isoformat()}.zip"
        backup.parent.mkdir()
        backup.touch()  # the daily backup is taken already: it runs once a day, not while pages are measured
        print(f"{people} people made in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
        server = Server(Path(folder))
        try:
            found = all_pages(server, person, requests)
            found["pss"] = server.pss()
        finally:
            server.stop()
        return found


def all_pages(server: Server, person: str, requests: int) -> dict[str, float]:
    """Median milliseconds of every page and of /healthz, and `× page`: how many times longer than /healthz beside it."""
    found, health = {}, []
    for key, _, path in PAGES:
        page, beside = timed(server, path.format(person=person), requests)
        found[key], found[f"× {key}"] = page, page / beside
        found[f"anew {key}"], _ = timed(server, path.format(person=person), requests // 4, anew=True)
        health.append(beside)
    return found | {"healthz": statistics.median(health), "× healthz": 1.0}


def timed(server: Server, path: str, requests: int, *, anew: bool = False) -> tuple[float, float]:
    """Median milliseconds of warm requests, and of /healthz asked in turn with them; nan where the page does not answer 200.

    With `anew` something is written before each of them.
    """
    times, beside = [], []
    for number in range(WARM + requests):
        if anew:
            server.write()
        status, seconds, _ = server.get(path)
        _, health, _ = server.get("/healthz")
        if status != 200:
            return float("nan"), float("nan")
        if number >= WARM:
            times.append(seconds * 1000)
            beside.append(health * 1000)
    return statistics.median(times), statistics.median(beside)


def table(sizes: list[int], found: dict[int, dict[str, float]]) -> str:
    """The figures as Markdown."""
    sizes_said = [f"{size:,}".replace(",", " ") for size in sizes]
    head = ["page", *(f"{one} people, ms" for one in sizes_said), *(f"× healthz at {one}" for one in sizes_said), "growth"]
    head += [f"drawn anew at {one}, ms" for one in sizes_said]
    rows = [head, ["---"] * len(head)]
    for key, name in [("healthz", "/healthz"), *((key, name) for key, name, _ in PAGES)]:
        times = [found[size][key] for size in sizes]
        ratios = [found[size][f"× {key}"] for size in sizes]
        anew = [f"{found[size][f'anew {key}']:.1f}" if key != "healthz" else "" for size in sizes]
        rows.append([name, *(f"{one:.2f}" for one in times), *(f"{one:.1f}" for one in ratios), f"{ratios[-1] / ratios[0]:.2f}", *anew])
    rows.append(["memory of all processes, MB", *(f"{found[size]['pss']:.0f}" for size in sizes), *[""] * (2 * len(sizes) + 1)])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def missed(sizes: list[int], found: dict[int, dict[str, float]]) -> list[str]:
    """Which floors are not reached."""
    small, large = sizes[0], sizes[-1]
    out = []
    for key, name, _ in PAGES:
        ratio, growth = found[small][f"× {key}"], found[large][f"× {key}"] / found[small][f"× {key}"]
        if not ratio <= FLOOR_RATIO:
            out.append(f"{name}: {ratio:.1f} × healthz at {small} people (floor {FLOOR_RATIO:g})")
        if not growth <= FLOOR_GROWTH:
            out.append(f"{name}: {growth:.2f} times slower at {large} people (floor {FLOOR_GROWTH:g})")
    out += [f"memory at {size} people: {found[size]['pss']:.0f} MB (floor {FLOOR_MEGABYTES})" for size in sizes if found[size]["pss"] > FLOOR_MEGABYTES]
    return out


def conditions(requests: int) -> str:
    """Under what the figures were taken."""
    return (
        f"{date.today().isoformat()}, Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; the server of `hvem run` "
        f"(one process, worker beside it), SQLite, one client on an open line, median of {requests} warm requests, each followed by one of /healthz. The account: invented people, "
        "each with a number, an address, a position, a circle; 400 are under way with 300 conversations, the rest lie quietly. "
        "The daily backup was taken before."
    )


def main() -> None:
    """Measure, print, and say what is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--requests", type=int, default=100)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    found = {size: measure(size, args.requests) for size in args.people}
    shown = f"{conditions(args.requests)}\n\n{table(args.people, found)}\n"
    print(shown)
    for line in missed(args.people, found):
        print("missed:", line)
    if args.write:
        path = ROOT / "docs" / "performance.md"
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"(<!-- pages -->\n).*?(?=<!-- /pages -->)", lambda found: found[1] + shown, text, flags=re.S), "utf-8")


if __name__ == "__main__":
    main()
