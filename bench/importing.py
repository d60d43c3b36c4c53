"""How fast an address book comes in: 10,000 invented cards read, matched and written, beside vobject merely parsing the same file.

    python bench/importing.py [--cards 10000] [--memory 100000] [--write]

Prints one JSON line and a table; `--write` puts the table into docs/performance.md. Each measure runs in a process of its own; the file is
the same every time.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

GIVEN = (
    "Kari Ola Siv Åse Bjørn Ingrid Per Anne Liv Tor Mette Knut Øystein Astrid Terje Wenche Silje Håkon Ragnhild Sverre Turid Eirik "
    "Solveig Magnus Gunn Leif Marit Odd Hilde Jens Tone Arne Randi Geir Unni Kjell Berit Stein Grete Svein Ellen Trond Elin Rune Bente "
    "Morten Heidi Lars Nina Erik Hanne Jan Aud Roar Toril Vidar Kirsti Asbjørn Frøydis Torbjørn"
).split()
SECOND = ["", "", "", "", "Marie", "Johan", "Elise", "Christian", "Sofie", "Andreas"]
FIRST_HALF = "Nord Sør Vest Øst Berg Dal Fjell Hav Lind Sol Stein Skog Ås Bakke Furu Gran Hauge Kvam Lund Myr Nes Rød Sand Tveit Vik Haug Brekk Eik".split()
SECOND_HALF = "heim land vik stad nes dal rud set gård lien moen haug bø eng volden bakk tun tveit sund øy mo myr åsen strand".split()
PLACES = [("4001", "Stavanger"), ("5003", "Bergen"), ("7010", "Trondheim"), ("0150", "Oslo"), ("6002", "Ålesund"), ("9008", "Tromsø"), ("8006", "Bodø"), ("4307", "Sandnes")]
FIRMS = [f"{a}{b} {c} {d}" for a in ("Fjord", "Nord", "Kyst", "Jær", "Hav", "Berg", "Vest", "Sol") for b in ("lys", "bygg", "kraft", "data", "mat")
         for c in ("Energi", "Havbruk", "Rådgivning", "Teknikk", "Handel") for d in ("AS", "ASA")]  # fmt: skip
TITLES = "innkjøpssjef,daglig leder,prosjektleder,rådgiver,avdelingssjef,ingeniør,økonomisjef,HR-leder,selger,utvikler,lærer,sykepleier".split(",")
NOTES = "Traff hverandre på messa i Stavanger.,Satt ved siden av meg på kurset.,Kjenner Terje godt\\, bor i nabolaget.,Ring helst etter klokka fire.".split(".,")


def card(number: int, draw: random.Random) -> str:
    """One invented Norwegian as a phone writes them."""
    given, second = draw.choice(GIVEN), draw.choice(SECOND)
    family = draw.choice(FIRST_HALF) + draw.choice(SECOND_HALF)
    firm, (code, town) = draw.choice(FIRMS), draw.choice(PLACES)
    ascii_name = f"{given}.{family}".lower().translate(str.maketrans("æøå", "eoa"))
    site = firm.split()[0].lower().translate(str.maketrans("æøå", "eoa"))
    lines = [
        "BEGIN:VCARD", "VERSION:3.0", f"N:{family};{given};{second};;", f"FN:{' '.join(filter(None, (given, second, family)))}",
        f"ORG:{firm};{draw.choice(('Innkjøp', 'Drift', 'Salg', 'Økonomi'))}", f"TITLE:{draw.choice(TITLES)}",
        f"TEL;TYPE=CELL,VOICE:+47 9{number % 10 ** 7:07d}", f"TEL;TYPE=WORK,VOICE:5{(number * 7919) % 10 ** 7:07d}",
        f"EMAIL;TYPE=INTERNET,WORK:{ascii_name}.{number}@{site}.example",
    ]  # fmt: skip
    if number % 2:
        lines.append(f"EMAIL;TYPE=INTERNET,HOME:{ascii_name}{number}@post.example")
    lines += [
        f"ADR;TYPE=HOME:;;{draw.choice(('Storgata', 'Kirkeveien', 'Sjøgata', 'Skoleveien'))} {number % 190 + 1};{town};;{code};Norge",
        f"NOTE:{draw.choice(NOTES)}", f"UID:{number:08x}-{draw.getrandbits(32):08x}-hvem", "REV:2026-03-12T09:41:12Z", "END:VCARD", "",
    ]  # fmt: skip
    return "\r\n".join(lines)


def make(path: Path, cards: int) -> Path:
    """The same file every time."""
    draw = random.Random(20261123)
    with path.open("w", encoding="utf-8", newline="") as file:
        for number in range(cards):
            file.write(card(number, draw))
    return path


def parse(path: str) -> dict[str, float]:
    """vobject alone, parsing."""
    import vobject

    begun, used = time.perf_counter(), time.process_time()
    with open(path, encoding="utf-8") as file:
        count = sum(1 for _ in vobject.readComponents(file))
    return {"cards": count, "seconds": time.perf_counter() - begun, "cpu": time.process_time() - used}


def bring_in(path: str) -> dict[str, float]:
    """hvem, reading, matching and writing on SQLite, with every index and what is searched."""
    with tempfile.TemporaryDirectory(prefix="hvem-bench-") as folder:
        os.environ |= {"HVEM_DATA": folder, "DJANGO_SETTINGS_MODULE": "hvem.config.settings"}
        from hvem.cli.ready import make_ready

        make_ready()
        from django.utils import timezone

        from hvem.accounts.local import account_named
        from hvem.importing.starting import begin, reading_of
        from hvem.importing.writing import write

        now = timezone.now()
        account, user = account_named("bench", at=now)
        slowest, last = 0.0, time.perf_counter()

        def told(_: object) -> None:
            nonlocal slowest, last
            slowest, last = max(slowest, time.perf_counter() - last), time.perf_counter()

        begun, used = time.perf_counter(), time.process_time()
        batch = begin(account, Path(path), at=now, by=user)
        with reading_of(batch, Path(path)) as items:
            write(batch, items, at=now, by=user, told=told)
        seconds, cpu = time.perf_counter() - begun, time.process_time() - used
        again = time.perf_counter()
        second = begin(account, Path(path), at=now, by=user)
        with reading_of(second, Path(path)) as items:
            write(second, items, at=now, by=user)
        assert (second.added, second.updated) == (0, 0), "a second import must add and update nothing"
        return {
            "cards": batch.total, "added": batch.added, "updated": batch.updated, "to_review": batch.to_review, "seconds": seconds, "cpu": cpu,
            "slowest_slice": slowest, "again_seconds": time.perf_counter() - again,
        }  # fmt: skip


def apart(which: str, path: Path) -> dict[str, float]:
    """One measure in a process of its own, with its peak memory."""
    done = subprocess.run([sys.executable, __file__, "--only", which, str(path)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Measure, or do one measure of it."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--cards", type=int, default=10_000)
    asked.add_argument("--memory", type=int, default=100_000)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--only", nargs=2)
    args = asked.parse_args()
    if args.only:
        done = {"vobject": parse, "hvem": bring_in}[args.only[0]](args.only[1])
        print(json.dumps(done | {"peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
        return
    with tempfile.TemporaryDirectory(prefix="hvem-bench-") as folder:
        file = make(Path(folder) / "cards.vcf", args.cards)
        rounds = [(apart("vobject", file), apart("hvem", file)) for _ in range(args.rounds)]
        theirs = statistics.median(one["cards"] / one["seconds"] for one, _ in rounds)
        ours = statistics.median(one["cards"] / one["seconds"] for _, one in rounds)
        last = rounds[-1][1]
        found = {
            "bench": "importing", "cards": args.cards, "hvem_per_second": round(ours), "vobject_per_second": round(theirs),
            "ratio_cpu": round(statistics.median(other["cpu"] / one["cpu"] for other, one in rounds), 2),
            "ratio": round(statistics.median(one["cards"] / one["seconds"] / (other["cards"] / other["seconds"]) for other, one in rounds), 2), "again_per_second": round(args.cards / last["again_seconds"]),
            "slowest_slice_seconds": round(max(one["slowest_slice"] for _, one in rounds), 3), "peak_mb": round(last["peak_mb"]),
        }  # fmt: skip
        if args.memory:
            many = apart("hvem", make(Path(folder) / "many.vcf", args.memory))
            found |= {"many": args.memory, "many_peak_mb": round(many["peak_mb"]), "many_seconds": round(many["seconds"], 1)}
    print(json.dumps(found))
    shown = f"{conditions(args)}\n\n{table(found)}\n"
    print(shown)
    if args.write:
        path = ROOT / "docs" / "performance.md"
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"(<!-- import -->\n).*?(?=<!-- /import -->)", lambda was: was[1] + shown, text, flags=re.S), "utf-8")


def conditions(args: argparse.Namespace) -> str:
    """Under what the figures were taken."""
    return (
        f"{date.today().isoformat()}, Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; SQLite, "
        f"{args.cards:,} invented cards, median of {args.rounds} rounds, vobject and hvem in turn, each in a process of its own."
    ).replace(",000", " 000")


def table(found: dict[str, float]) -> str:
    """The figures as Markdown."""
    rows = [
        ("figure", "measured", "floor"),
        ("---", "---", "---"),
        ("read, matched and written, cards a second", found["hvem_per_second"], ""),
        ("vobject, parsing alone, cards a second", found["vobject_per_second"], ""),
        ("× vobject, by the clock", found["ratio"], "0.6"),
        ("× vobject, by processor time", found["ratio_cpu"], ""),
        ("the same file again, cards a second", found["again_per_second"], ""),
        ("longest slice, seconds", found["slowest_slice_seconds"], "0.5"),
        (f"most memory at {found['cards']} cards, MB", found["peak_mb"], ""),
    ]
    if "many" in found:
        rows += [(f"most memory at {found['many']} cards, MB", found["many_peak_mb"], "250"), (f"{found['many']} cards, seconds", found["many_seconds"], "")]
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in rows)


if __name__ == "__main__":
    main()
