"""How pages answer while a wave of letters leaves: the real server and its worker, a real post office and a real mailbox on loopback.

    python bench/wave.py [--people 10000] [--letters 200] [--apart 1.0] [--write]

The same stream of requests, first with nothing leaving, then while the letters leave. A wave's own pace is a letter every 90 seconds. Told twice:
pages as a reader asks for them, while a letter leaves every 10 seconds; and "drawn anew", with something written before each request so that no
page is kept as drawn, while the others leave `--apart` seconds after one another. Floor: medians in the wave at most 1.5 times the usual ones. `--write` puts the table into docs/evaluation/mailbox.md.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import platform
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "bench")]
FLOOR = 1.5
SLOWLY, SLOW = 10, 10.0
"""So many letters leave first, so many seconds apart."""
PAGES = (("Today", "/"), ("the list of people", "/people/"), ("a person", "/people/{person}/"), ("letters", "/letters/"))

LET_GO = """
import os; os.environ["DJANGO_SETTINGS_MODULE"] = "hvem.config.settings"
import django; django.setup()
from datetime import timedelta
from hvem.accounts.access import seat_of
from hvem.accounts.models import User
from hvem.campaign.running import running
from hvem.correspondence.models import Letter, Mailbox, Wave
from hvem.correspondence.sending.releasing import release
from hvem.correspondence.letters.writing import write
from hvem.ground import clock
from hvem.ground.sealing import seal
from hvem.ground.waking import wake_at
from hvem.people.models import ContactPoint
here = seat_of(User.objects.get(), clock.now())
Mailbox.objects.create(account=here.account, address="{box}", username="{box}", name="Hilde", secret=seal("{password}"), imap_host="127.0.0.1",
    imap_port={imap}, imap_safety="none", smtp_host="127.0.0.1", smtp_port={smtp}, smtp_safety="none", made_at=here.now)
points = ContactPoint.objects.of(here.account).present().filter(kind="email").select_related("person").order_by("pk")[:{letters}]
body = "Hei\\n\\nDet er lenge siden sist. Hvordan går det med deg og dine?\\n\\nJeg ser meg om etter noe nytt. Hvem synes du jeg bør snakke med?\\n\\nHilsen Hilde"
letters = [write(here, one.person, purpose="letter", way="mail", language="nb", subject="Lenge siden sist", body=body).main for one in points]
release(here, letters)
for number, one in enumerate(Letter.objects.of(here.account).released().order_by("pk")):
    Letter.objects.of(here.account).filter(pk=one.pk).update(leaves_at=clock.now() + timedelta(seconds=5 + min(number, {slowly}) * {slow} + max(0, number - {slowly}) * {apart}))
wake_at(here.account, "send-letters", at=clock.now())
"""


def made(folder: str, people: int) -> str:
    """A large account; the id of someone in it."""
    done = subprocess.run([sys.executable, str(ROOT / "bench" / "crowd.py"), folder, str(people)], capture_output=True, text=True, check=True)
    backup = Path(folder) / "backups" / f"hvem-{datetime.now(UTC).date().isoformat()}.zip"
    backup.parent.mkdir()
    backup.touch()
    return done.stdout.split()[-1]


def asked(server, person: str, seconds: float, *, anew: bool) -> dict[str, float]:
    """Median milliseconds of each page, asked in turn for so long, a tenth of a second apart."""
    times: dict[str, list[float]] = {name: [] for name, _ in PAGES}
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for name, path in PAGES:
            if anew:
                server.write()
            status, took, _ = server.get(path.format(person=person))
            assert status == 200, (name, status)
            times[name].append(took * 1000)
            time.sleep(0.1)
    return {name: statistics.median(some) for name, some in times.items()}


def left(folder: str) -> int:
    """How many letters have left."""
    with contextlib.closing(sqlite3.connect(Path(folder) / "hvem.sqlite3", timeout=10)) as line:
        return int(line.execute("SELECT count(*) FROM correspondence_letter WHERE sent_at IS NOT NULL").fetchone()[0])


def measure(people: int, letters: int, apart: float) -> tuple[list[tuple[str, float, float, float, float]], dict[str, float]]:
    """For each page: usual and in the wave, as read and drawn anew, in milliseconds; and how the wave went."""
    from pages import Server

    from tests.peers.dovecot import PASSWORD, Dovecot
    from tests.peers.smtp import PostOffice

    dovecot = Dovecot()
    office = PostOffice(dovecot)
    try:
        with tempfile.TemporaryDirectory(prefix="hvem-bench-") as folder:
            person = made(folder, people)
            server = Server(Path(folder))
            try:
                asked(server, person, 4, anew=False)
                usual, anew = asked(server, person, 15, anew=False), asked(server, person, 15, anew=True)
                words = LET_GO.format(box=dovecot.user(), password=PASSWORD, imap=dovecot.imap, smtp=office.port, letters=letters, apart=apart, slowly=SLOWLY, slow=SLOW)
                env = os.environ | {"HVEM_DATA": folder, "PYTHONPATH": str(ROOT / "src")}
                subprocess.run([sys.executable, "-c", words], env=env, check=True)
                while not office.letters:
                    time.sleep(0.2)
                begun, fast = time.monotonic(), (letters - SLOWLY) * apart
                wave = asked(server, person, SLOWLY * SLOW, anew=False)
                wave_anew = asked(server, person, fast * 0.9, anew=True)
                while left(folder) < letters and time.monotonic() - begun < SLOWLY * SLOW + fast + 60:
                    time.sleep(0.5)
                went = {"letters": len(office.letters), "noted": left(folder), "seconds": time.monotonic() - begun}
            finally:
                server.stop()
    finally:
        office.stop()
        dovecot.stop()
    return [(name, usual[name], wave[name], anew[name], wave_anew[name]) for name, _ in PAGES], went


def main() -> None:
    """Measure, print, and say what is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--letters", type=int, default=200)
    parser.add_argument("--apart", type=float, default=1.0)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows, went = measure(args.people, args.letters, args.apart)
    said = (
        f"{date.today().isoformat()}, Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {args.people} people, "
        f"{args.letters} letters, {SLOWLY} of them {SLOW:g} s apart (pages as read), the others {args.apart:g} s apart (drawn anew), each handed to a post office on loopback and copied to Sent in Dovecot; the server of `hvem run`, "
        f"SQLite, one reader, a page every 0.1 s, medians. {went['letters']} letters taken, {went['noted']} noted as sent, in {went['seconds']:.0f} s."
    )
    head = ["page", "usual, ms", "in the wave, ms", "×", "drawn anew, ms", "drawn anew in the wave, ms", "×"]
    lines = [head, ["---"] * len(head)]
    lines += [[name, f"{a:.1f}", f"{b:.1f}", f"{b / a:.2f}", f"{c:.1f}", f"{d:.1f}", f"{d / c:.2f}"] for name, a, b, c, d in rows]
    text = said + "\n\n" + "\n".join("| " + " | ".join(row) + " |" for row in lines)
    print(text)
    if args.write:
        path = ROOT / "docs" / "evaluation" / "mailbox.md"
        before, _, rest = path.read_text().partition("<!-- wave -->")
        path.write_text(f"{before}<!-- wave -->\n{text}\n<!-- /wave -->{rest.partition('<!-- /wave -->')[2]}")
    missed = [f"{name}: {b / a:.2f} and {d / c:.2f} × the usual (floor {FLOOR})" for name, a, b, c, d in rows if max(b / a, d / c) > FLOOR]
    if went["letters"] != args.letters or went["noted"] != args.letters:
        missed.append(f"{went['letters']} letters taken and {went['noted']} noted of {args.letters}")
    print("\n".join(missed) or "All floors are reached.", file=sys.stderr)
    sys.exit(bool(missed))


if __name__ == "__main__":
    main()
