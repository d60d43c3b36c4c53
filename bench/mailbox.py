"""How fast a mailbox is looked back into, how much memory that takes, that it goes on after a kill, and how soon new mail stands on Today.

    python bench/mailbox.py [--mails 100000] [--people 1000] [--share 0.05] [--only look-back|kill|listen] [--write]

A real Dovecot on loopback holds the mails; the reading runs as the worker runs it, in turns, in a process of its own. `--write` puts the table into
docs/evaluation/mailbox.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import re
import resource
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "bench")]
MINE = "hilde@hjemme.example"
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
CLOSE = 400
"""So many of the people are those one really writes with."""
SENTENCES = (
    "Takk for sist, det var hyggelig å høre fra deg.", "Vi har hatt det travelt på jobben, men nå løsner det litt.", "Ungene begynner på skolen i august, tenk det.",
    "Har du hørt at de slår sammen avdelingene?", "Jeg skal sende deg lista i morgen.", "Kan vi ta en kaffe neste uke?", "Ring meg gjerne på torsdag.",
)  # fmt: skip
PAGE = "<html><body><table><tr><td><p style='font-family:sans-serif'>{words}</p></td></tr></table><img src='https://spor.annet.example/{number}.gif'></body></html>"


def mails(count: int, addresses: list[str], share: float) -> Iterator[tuple[str, bytes, float]]:
    """The same mails every time, oldest first: the folder, the octets, the moment they came."""
    draw = random.Random(20261123)
    close = addresses[:CLOSE]
    first = NOW - timedelta(days=6 * 365)
    last: dict[str, str] = {}
    for number in range(count):
        at = first + timedelta(seconds=number * 6 * 365 * 86400 / count)
        known, out = draw.random() < share, draw.random() < 0.2
        other = close[min(int(draw.expovariate(1 / 60)), len(close) - 1)] if known else stranger(draw)
        bulk = not known and not out and draw.random() < 0.6
        words = " ".join(draw.choice(SENTENCES) for _ in range(draw.randrange(3, 12)))
        before = last.get(other, "") if known and draw.random() < 0.7 else ""
        made = message(number, other, out=out, bulk=bulk, at=at, words=words, before=before, large=draw.random() < 0.01)
        last[other] = f"m{number}@post.example"
        yield ("Sent" if out else "INBOX"), made, at.timestamp()


def stranger(draw: random.Random) -> str:
    """Somebody one does not know: a few thousand in all, some of them often."""
    number = int(draw.expovariate(1 / 1500))
    return f"{('ola', 'kari', 'anne')[number % 3]}.{number}@annet{number % 300}.example"


def message(number: int, other: str, *, out: bool, bulk: bool, at: datetime, words: str, before: str, large: bool) -> bytes:
    """One mail as such mails lie on servers: trace lines, text and page, now and then something attached."""
    name = other.partition("@")[0].replace(".", " ").title()
    theirs, mine = f"{name} <{other}>", f"Hilde Lunde <{MINE}>"
    head = [
        f"Return-Path: <{other}>", f"Delivered-To: {MINE}", *(f"Received: from mx{hop}.annet.example (mx{hop}.annet.example [192.0.2.{hop}]) by mx.hjemme.example with ESMTPS id {number:x}{hop}; {format_datetime(at)}" for hop in range(3)),
        f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={other.partition('@')[2]}; s=s1; h=from:to:subject; b={'b' * 340}", f"From: {mine if out else theirs}", f"To: {theirs if out else mine}",
        f"Subject: {'Re: ' if before else ''}Nytt nummer {number % 977}", f"Date: {format_datetime(at)}", f"Message-ID: <m{number}@post.example>", "MIME-Version: 1.0",
    ]  # fmt: skip
    head += [f"In-Reply-To: <{before}>", f"References: <{before}>"] if before else []
    head += ["List-Unsubscribe: <mailto:ut@annet.example>", "List-Id: <nytt.annet.example>", "Precedence: bulk"] if bulk else []
    text = f"Hei\n\n{words}\n\nHilsen {name}\n" + (f"\nDen 3. mars 2024 skrev {name} <{other}>:\n> {words}\n" if before else "")
    body = ["--g", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", text, "--g", "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", PAGE.format(words=words, number=number) * (6 if bulk else 1)]  # fmt: skip
    if large:
        body += ["--g", 'Content-Type: application/pdf; name="vedlegg.pdf"', "Content-Transfer-Encoding: base64", "", "QUJD" * 25_000]
    return "\r\n".join([*head, 'Content-Type: multipart/mixed; boundary="g"', "", *body, "--g--", ""]).encode()


def ready(folder: str, people: int, server, *, since: str = "2000-01-01") -> list[str]:
    """A large account with a mailbox on the server that is still to be looked back into; the addresses of its people."""
    subprocess.run([sys.executable, str(ROOT / "bench" / "crowd.py"), folder, str(people)], capture_output=True, check=True)
    backup = Path(folder) / "backups" / f"hvem-{datetime.now(UTC).date().isoformat()}.zip"
    backup.parent.mkdir(exist_ok=True)
    backup.touch()
    login = server.login(MINE)
    said = {"host": login.server.host, "port": login.server.port, "secret": login.secret, "since": since}
    done = subprocess.run([sys.executable, __file__, "--child", "connect", folder, json.dumps(said)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def setup(folder: str):
    """Django on this folder; the one account."""
    os.environ |= {"HVEM_DATA": folder, "DJANGO_SETTINGS_MODULE": "hvem.config.settings"}
    import django

    django.setup()
    from hvem.accounts.models import Account

    return Account.objects.get()


def connect(folder: str, said: str) -> None:
    """Write the mailbox down."""
    account, told = setup(folder), json.loads(said)
    from hvem.correspondence.models import Mailbox
    from hvem.ground import clock
    from hvem.ground.sealing import seal
    from hvem.ground.waking import wake_at
    from hvem.people.models import ContactPoint, Person

    row = Mailbox.objects.create(
        account=account, address=MINE, username=MINE, secret=seal(told["secret"]), imap_host=told["host"], imap_port=told["port"], imap_safety="none",
        smtp_host=told["host"], made_at=clock.now(), looks_back_from=date.fromisoformat(told["since"]), asked_mine_on=date(2026, 11, 1),
    )  # fmt: skip
    wake_at(account, "read-mail", str(row.pk), at=clock.now())
    points = ContactPoint.objects.of(account).filter(kind="email", person__in=Person.objects.of(account).present()).order_by("person_id")
    print(json.dumps(list(points.values_list("normal", flat=True))))


def read(folder: str, _: str) -> None:
    """Look back as the worker does, turn by turn; counts what was asked of the server and the longest transaction."""
    account = setup(folder)
    from django.db import transaction

    from hvem.correspondence.receiving.looking_back import look_back_woken
    from hvem.correspondence.models import Folder, Mailbox
    from hvem.correspondence.connections.oneself import me_of
    from hvem.ground import clock
    from hvem.outside.imap_mailbox import ImapMailbox

    me_of(account)
    asked, longest = {"heads": 0, "bodies": 0}, [0.0]
    for name in asked:
        def counting(self, uids, *more, name=name, was=getattr(ImapMailbox, name)):
            asked[name] += len(uids)
            return was(self, uids, *more)

        setattr(ImapMailbox, name, counting)
    entered, left = transaction.Atomic.__enter__, transaction.Atomic.__exit__
    held: list[float] = []

    def enter(self):
        entered(self)
        held.append(time.perf_counter())

    def leave(self, *how):
        left(self, *how)
        begun = held.pop()
        if not held:
            longest[0] = max(longest[0], time.perf_counter() - begun)

    transaction.Atomic.__enter__, transaction.Atomic.__exit__ = enter, leave
    mailbox, begun, used, turns = Mailbox.objects.of(account).get(), time.perf_counter(), time.process_time(), 1
    while look_back_woken(account, str(mailbox.pk), clock.now()) is not None:
        turns += 1
    seconds, cpu = time.perf_counter() - begun, time.process_time() - used
    mailbox.refresh_from_db()
    assert mailbox.looked_back_at is not None, (mailbox.trouble, mailbox.said)
    folders = list(Folder.objects.of(account).values_list("role", "total", "read"))
    kept = {table: counted(folder, table) for table in ("correspondence_mail", "campaign_conversation", "correspondence_stranger")}
    print(json.dumps({"seconds": seconds, "cpu": cpu, "turns": turns, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "longest": longest[0], "folders": folders, **asked, **kept}))  # fmt: skip


def counted(folder: str, table: str) -> int:
    """Rows of a table, asked from outside."""
    with sqlite3.connect(f"file:{folder}/hvem.sqlite3?mode=ro", uri=True) as base:
        return base.execute(f"select count(*) from {table}").fetchone()[0]  # noqa: S608


def progress(folder: str) -> int:
    """How many mails are read."""
    with sqlite3.connect(f"file:{folder}/hvem.sqlite3?mode=ro", uri=True) as base:
        return base.execute("select coalesce(sum(read), 0) from correspondence_folder").fetchone()[0]


def child(what: str, folder: str, kill_at: int = 0) -> dict | None:
    """One reading in a process of its own; killed without warning where it has read so many."""
    running = subprocess.Popen([sys.executable, __file__, "--child", what, folder, ""], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while kill_at and running.poll() is None:
        if progress(folder) >= kill_at:
            running.send_signal(signal.SIGKILL)
            running.wait()
            return None
        time.sleep(0.05)
    out, err = running.communicate()
    assert running.returncode == 0, err
    return json.loads(out.splitlines()[-1])


def listen(folder: str, server, address: str, times: int) -> list[float]:
    """Seconds from a mail's arrival until Today has it, with all of hvem running."""
    from pages import Server

    found: list[float] = []
    served = Server(Path(folder))
    try:
        time.sleep(12)  # the mailroom looks around, the worker reads what is new
        for number in range(times):
            words = f"Svar nummer {number}: ring gjerne."
            octets = message(900_000 + number, address, out=False, bulk=False, at=datetime.now(UTC), words=words, before="", large=False)
            begun = time.perf_counter()
            server.deliver(MINE, octets)
            while counted_where(folder, words) == 0:
                assert time.perf_counter() - begun < 60, "nothing came"
                time.sleep(0.02)
            status, _, _ = served.get("/")
            assert status == 200
            found.append(time.perf_counter() - begun)
    finally:
        served.stop()
    return found


def counted_where(folder: str, words: str) -> int:
    """Conversations with these words."""
    with sqlite3.connect(f"file:{folder}/hvem.sqlite3?mode=ro", uri=True) as base:
        return base.execute("select count(*) from campaign_conversation where note like ?", (f"%{words}%",)).fetchone()[0]


def main() -> None:
    """Measure."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--mails", type=int, default=100_000)
    asked.add_argument("--people", type=int, default=1000)
    asked.add_argument("--share", type=float, default=0.05)
    asked.add_argument("--times", type=int, default=10)
    asked.add_argument("--only", default="")
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--child", nargs=3)
    args = asked.parse_args()
    if args.child:
        {"connect": connect, "read": read}[args.child[0]](*args.child[1:])
        return
    found = measured(args)
    print(json.dumps(found))
    shown = f"{conditions(args)}\n\n{table(found)}\n"
    print(shown)
    if args.write:
        path = ROOT / "docs" / "evaluation" / "mailbox.md"
        path.write_text(re.sub(r"(<!-- look-back -->\n).*?(?=<!-- /look-back -->)", lambda was: was[1] + shown, path.read_text("utf-8"), flags=re.S), "utf-8")


def measured(args: argparse.Namespace) -> dict:
    """The figures asked for."""
    from tests.peers.dovecot import Dovecot

    found: dict = {"bench": "mailbox", "mails": args.mails, "people": args.people, "share": args.share}
    with tempfile.TemporaryDirectory(prefix="hvem-bench-") as folder:
        server = Dovecot()
        try:
            server.user(MINE)
            first, second = f"{folder}/first", f"{folder}/second"
            addresses = ready(first, args.people, server)
            some: dict[str, list] = {"INBOX": [], "Sent": []}
            for box, octets, at in mails(args.mails, addresses, args.share):
                some[box].append((octets, at))
                if len(some[box]) >= 5000:
                    server.fill(MINE, some[box], box)
                    some[box].clear()
            for box, left in some.items():
                server.fill(MINE, left, box)
            if args.only in ("", "look-back", "listen"):
                cold = child("read", first)
                assert cold is not None
                found |= {"per_second": round(args.mails / cold["seconds"]), "seconds": round(cold["seconds"], 1), "peak_mb": round(cold["peak_mb"]), "longest": round(cold["longest"], 3),
                          "bodies": cold["bodies"], "kept": cold["correspondence_mail"], "strangers": cold["correspondence_stranger"], "turns": cold["turns"], "cpu": round(cold["cpu"], 1)}  # fmt: skip
            if args.only in ("", "kill"):
                ready(second, args.people, server)
                child("read", second, kill_at=args.mails * 2 // 5)
                before = progress(second)
                rest = child("read", second)
                assert rest is not None
                found |= {"killed_at": before, "heads_after": rest["heads"], "again": rest["heads"] + before - args.mails, "kept_after_kill": rest["correspondence_mail"], "warm_per_second": round(rest["heads"] / rest["seconds"])}  # fmt: skip
            if args.only in ("", "listen"):
                took = listen(first, server, addresses[3], args.times)
                found |= {"listen_median": round(statistics.median(took), 2), "listen_worst": round(max(took), 2)}
        finally:
            server.stop()
    return found


def conditions(args: argparse.Namespace) -> str:
    """Under what the figures were taken."""
    return (
        f"{date.today().isoformat()}, Python {platform.python_version()}, {os.cpu_count()} cores shared with the mail server, load {os.getloadavg()[0]:.1f}; Dovecot on loopback (maildir, its index "
        f"not yet made), SQLite, {args.mails:,} invented mails of six years, {args.share:.0%} of them with {args.people:,} people in the network."
    ).replace(",000", " 000")


def table(found: dict) -> str:
    """The figures as Markdown."""
    rows = [("figure", "measured", "floor"), ("---", "---", "---")]
    named = (
        ("per_second", "mails a second, the whole look back", "1500"), ("seconds", "seconds", ""), ("cpu", "of them processor time of hvem", ""), ("peak_mb", "most memory, MB", "300"),
        ("longest", "longest transaction, seconds", "0.5"), ("kept", "mails kept", ""), ("bodies", "bodies asked for", ""), ("strangers", "strangers counted", ""),
        ("killed_at", "killed without warning after so many", ""), ("again", "heads asked for twice after the kill", ""), ("kept_after_kill", "mails kept after the kill and the rest", ""),
        ("warm_per_second", "mails a second where the server has its index", ""), ("listen_median", "new mail on Today by IDLE, seconds, median", "5"), ("listen_worst", "the slowest of them", "5"),
    )  # fmt: skip
    rows += [(words, str(found[name]), floor) for name, words, floor in named if name in found]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


if __name__ == "__main__":
    main()
