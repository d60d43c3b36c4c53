"""A large invented account, the same every time: `python bench/crowd.py DATA PEOPLE`. Prints the id of someone with a past.

Four hundred are under way with three hundred conversations, whatever the size of the address book; the others rest.
"""

from __future__ import annotations

import os
import random
import sys
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]
UNDER_WAY, TALKS, SLICE = 400, 300, 2000
PLAIN = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def main(data: str, people: int) -> None:
    """Fill the account `min` in the data folder."""
    os.environ |= {"HVEM_DATA": data, "DJANGO_SETTINGS_MODULE": "hvem.config.settings"}
    from hvem.cli.ready import make_ready

    make_ready()
    from hvem.accounts import LOCAL
    from hvem.accounts.access import seat_of
    from hvem.accounts.local import account_named
    from hvem.ground import clock
    from hvem.ground.weighing import weigh

    account, user = account_named(LOCAL, at=clock.now())
    here = seat_of(user, clock.now())
    draw = random.Random(20261123)
    for start in range(0, people, SLICE):
        write(account, here.today, draw, range(start, min(start + SLICE, people)))
    print(talk(here, draw))
    weigh()


def write(account, today, draw, numbers) -> None:
    """Some people with number, address, position, circle and tie, written as an import does."""
    from django.db import transaction
    from importing import FIRMS, FIRST_HALF, GIVEN, SECOND_HALF, TITLES

    from hvem.people.afterwards import organisation_lines, person_lines
    from hvem.people.entering import normal_of, person_of
    from hvem.people.finding import note_findings
    from hvem.people.models import ContactPoint, Label, Organisation, Person, Position, Tie
    from hvem.reading.card import Card
    from hvem.reading.names import sort_key

    with transaction.atomic():
        firms = list(Organisation.objects.of(account).order_by("name"))
        if not firms:
            for name in FIRMS:
                Organisation(account=account, name=name).save()
            firms = list(Organisation.objects.of(account).order_by("name"))
            note_findings(account, organisation_lines(account, [one.pk for one in firms]))
        some, points, positions, labels, ties = [], [], [], [], []
        for number in numbers:
            card = Card(given=draw.choice(GIVEN), family=draw.choice(FIRST_HALF) + draw.choice(SECOND_HALF))
            if number == 4321:
                card.family = "Kvernelandsæter"
            one = person_of(card, chosen_on=today - timedelta(days=20) if number < UNDER_WAY else None, source=None)
            one.account, one.sort_key, one.revision = account, sort_key(one.family, one.given), 1
            some.append(one)
            for kind, value in (("phone", f"+479{number:07d}"), ("email", f"{card.given}.{card.family}.{number}@post.example".lower().translate(PLAIN))):
                points.append(ContactPoint(account=account, person=one, kind=kind, value=value, normal=normal_of(kind, value)))
            positions.append(Position(account=account, person=one, organisation=draw.choice(firms), title=draw.choice(TITLES)))
            labels.append(Label(account=account, person=one, kind="circle", word=draw.choice(("friend", "colleague", "business", "school"))))
            ties.append(Tie(account=account, person=one))
        for rows in (some, points, positions, labels, ties):
            type(rows[0])._default_manager.bulk_create(rows, batch_size=500)
        note_findings(account, person_lines(account, [one.pk for one in some]))


def talk(here, draw) -> str:
    """Conversations with those under way: names, advice, news and promises; the id of one with whom there were several."""
    from hvem.campaign.conversing import Heard, Talk, note
    from hvem.campaign.reckoning import everyone, reckon
    from hvem.campaign.running import running
    from hvem.campaign.stepping import Step
    from hvem.ground.deeds import Deed
    from hvem.people.models import Person
    from hvem.reading.card import Card

    account = here.account
    campaign = running(account, on=here.today)
    with Deed(account, "begun", at=here.now, remembered=False) as deed:
        deed.change(campaign, started_on=here.today - timedelta(days=21))
    chosen = list(Person.objects.of(account).filter(chosen_on__isnull=False).order_by("pk"))
    for number in range(TALKS):
        whom = chosen[0] if number % 30 == 0 else draw.choice(chosen)
        at = here.now - timedelta(days=draw.randrange(1, 20), minutes=draw.randrange(600))
        more = {}
        if number % 4 == 0:
            more = {"names": [Card(given="Navn", family=f"Nummer{number}")], "advice": ["Les årsrapporten."]}
        elif number % 4 == 1:
            more = {"heard": [Heard("expansion", "Fjordlys Energi", "De bygger ut.")], "names_answer": "none"}
        steps = [Step("sende lista", due_on=here.today + timedelta(days=draw.randrange(-5, 9)))]
        note(account, Talk(draw.choice(("call", "meeting", "mail")), [whom], at, told="Har fått hund.", note="Vi snakket om drift.", steps=steps, **more), at=at)
    reckon(account, campaign, everyone(account, campaign))
    return str(chosen[0].pk)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
