"""What two do at once in one account, on the database of `HVEM_DB`; run as a program, it prints what came of it as JSON."""

from __future__ import annotations

import json
import sys
import threading
import time
from datetime import UTC, datetime

import django

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def at_once(*verbs):
    """Do these at the same time, each on a connection of its own: what each gave, or the name of what it raised, and when it was over."""
    from django.db import connection

    given, ready = [None] * len(verbs), threading.Barrier(len(verbs))

    def do(place, verb):
        ready.wait()
        try:
            given[place] = verb()
        except Exception as why:
            given[place] = type(why).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=pair) for pair in enumerate(verbs)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return given


def slowly(module, name, seconds=0.3):
    """Let what a step gives lie for a while, so that two which do not wait for each other are sure to meet."""
    step = getattr(module, name)

    def slow(*args, **named):
        came = step(*args, **named)
        time.sleep(seconds)
        return came

    setattr(module, name, slow)


def seat_named(name):
    """Someone in an account of their own."""
    from hvem.accounts.access import seat_of
    from hvem.accounts.local import account_named

    _, user = account_named(name, at=NOW)
    return seat_of(user, NOW)


def someone(here, line):
    """A person from a line."""
    from hvem.ground.deeds import Deed
    from hvem.people.entering import enter
    from hvem.reading.line import read_line

    with Deed(here.account, "added", at=here.now, by=here.user) as deed:
        return enter(deed, read_line(line), chosen_on=here.today)


def waiting_card():
    """A card that waits is answered from two windows."""
    from hvem.importing import reviewing
    from hvem.importing.models import Row
    from hvem.people.models import Person
    from tests.importing.book import bring, card

    here = seat_named("Kort")
    someone(here, "Kari Nordmann, 40 00 00 09")
    bring(here, card("Kari Nordmann", phone="40000001"))
    row = reviewing.waiting(here.account).get()
    before = Person.objects.of(here.account).count()
    slowly(reviewing, "still_waits")
    given = at_once(*[lambda: reviewing.decide(seat_named("Kort"), Row.objects.of(here.account).get(pk=row.pk), None).kind] * 2)
    return {"given": sorted(given), "more": Person.objects.of(here.account).count() - before}


def erasing():
    """A person is erased from two windows."""
    from hvem.ground.models import Happening
    from hvem.keeping import erasing
    from hvem.people.models import Person

    here = seat_named("Sletting")
    one = someone(here, "Wenche Lura, 90 00 00 12")
    slowly(erasing, "collect")
    given = at_once(*[lambda: type(erasing.erase_person(seat_named("Sletting"), one)).__name__] * 2)
    told = Happening.objects.of(here.account).filter(kind="erased").count()
    return {"given": given, "told": told, "people": Person.objects.of(here.account).count()}


def merging():
    """Two people are merged from two windows, each into the other."""
    from hvem.people import merging
    from hvem.people.models import ContactPoint, Person

    here = seat_named("Samme")
    one, other = someone(here, "Kari Lie, 90 00 00 13"), someone(here, "Kari B. Lie, 90 00 00 14")
    slowly(merging, "both")

    def into(keep, gone):
        seat = seat_named("Samme")
        return merging.merge(seat.account, keep, gone, at=NOW, by=seat.user).happening is not None

    given = at_once(lambda: into(one, other), lambda: into(other, one))
    listed = Person.objects.of(here.account).listed()
    numbers = ContactPoint.objects.of(here.account).present().filter(person__in=listed, kind="phone").count()
    return {"given": sorted(given), "listed": listed.count(), "numbers": numbers}


def rules():
    """Two time rules are set from two windows."""
    from hvem.campaign import setting
    from hvem.campaign.running import running

    here = seat_named("Regler")
    running(here.account, on=here.today)
    slowly(setting, "running")
    at_once(
        *[
            lambda rule=rule, days=days: setting.set_time(seat_named("Regler"), rule, days).kind
            for rule, days in (("near_days", 45), ("rest_days", 99))
        ]
    )
    return running(here.account, on=here.today).times


def liking():
    """The same name is written down from two windows."""
    from hvem.campaign import beginning
    from hvem.people.models import Label, Person

    here = seat_named("Liker")
    slowly(beginning, "beginning")
    at_once(*[lambda: beginning.like(seat_named("Liker"), ["Kari Nordmann"])[0].kind] * 2)
    return {
        "people": Person.objects.of(here.account).count(),
        "places": Label.objects.of(here.account).present().filter(kind="first").count(),
    }


def filling():
    """The demo is asked for twice."""
    from hvem.keeping.demo import make_demo

    seat_named("Demo")
    given = at_once(*[lambda: make_demo(seat_named("Demo"))["people"] > 5] * 2)
    return {"given": sorted(map(str, given))}


def two_tabs():
    """Two deeds, the second of which begins while the first is under way: the second waits."""
    from hvem.ground.deeds import Deed, alone

    here, told, inside = seat_named("To"), [], threading.Event()

    def first():
        with alone(here.account):
            inside.set()
            time.sleep(0.5)
            told.append("first")

    def second():
        inside.wait()
        with Deed(here.account, "added", at=NOW):
            told.append("second")

    def stranger():
        inside.wait()
        with alone(seat_named("Fremmed").account):
            told.append("stranger")

    at_once(first, second, stranger)
    return {"told": told}


def holding():
    """An import holds its account; another one is told so, and gets it when the first is done or its connection is lost."""
    from django.db import connection

    from hvem.importing.alone import alone, is_busy

    here, inside, over, lost = seat_named("Import"), threading.Event(), threading.Event(), threading.Event()
    told = {}

    def holder():
        with alone(here.account) as got:
            told["got"] = got
            inside.set()
            over.wait()
        with alone(here.account):
            told["again"] = True
            lost.set()
            connection.close()

    def asker():
        inside.wait()
        told["busy"], told["stranger"] = is_busy(here.account), is_busy(seat_named("Annen import").account)
        over.set()
        lost.wait()
        with alone(here.account) as got:
            told["after"] = got
        told["busy_after"] = is_busy(here.account)

    at_once(holder, asker)
    return told


def table():
    """Thousands of plain rows go into their tables and come back as they were."""
    from hvem.importing.models import Batch, Row
    from hvem.importing.tables import Table
    from hvem.people.models import ContactPoint, Source

    here = seat_named("Tabell")
    one = someone(here, "Terje Undheim, 90 00 00 02")
    batch = Batch.objects.create(account=here.account, file="a.csv", sha256="0" * 64, size=1, state="writing", made_at=NOW)
    sources, points, rows = Table(Source, here.account), Table(ContactPoint, here.account), Table(Row, here.account)
    source = sources.add(kind="import", name="a.csv", at=NOW)
    for number in range(4000):
        points.add(
            person_id=one.pk, kind="phone", value=f"{number}", normal=f"+47{number:08}", source_id=source, dead_on=here.today
        )
        rows.add(batch_id=batch.pk, number=number, outcome="new", card={"display": "Åse «Ø»", "n": [number]}, person_id=one.pk)
    sources.write()
    points.write(together=True)
    rows.write(together=True)
    last = ContactPoint.objects.of(here.account).get(normal="+4700003999")
    kept = Row.objects.of(here.account).get(batch=batch, number=3999)
    return {
        "points": ContactPoint.objects.of(here.account).filter(source_id=source).count(), "rows": Row.objects.of(here.account).count(),
        "last": [last.value, str(last.dead_on), last.source.at == NOW], "card": kept.card, "blank": [kept.digest, kept.decided_on],
    }  # fmt: skip


if __name__ == "__main__":
    django.setup()
    print(json.dumps({"came": globals()[sys.argv[1]]()}))
