"""What two workers and a window do at once with letters, mail and calendars, on the database of `HVEM_DB`; run as a program, it prints what came of it as JSON."""

from __future__ import annotations

import json
import sys
import time
from datetime import timedelta
from unittest.mock import patch

import django

from tests.postgres.racing import NOW, at_once, seat_named, someone


SOON = timedelta(minutes=2)


def _clock(at):
    from django.conf import settings

    settings.HVEM_AT = at


def _box(here, name):
    """A mailbox at a pretended server whose post office takes its time."""
    from hvem.correspondence.models import Mailbox
    from hvem.ground.sealing import seal
    from hvem.outside.fakes import PretendServer

    made = PretendServer()
    made.user(name)
    row = Mailbox(
        account=here.account, address=name, username=name, secret=seal("pretend"), imap_host="imap.hjemme.example", made_at=NOW,
        smtp_host="smtp.hjemme.example", looks_back_from=NOW.date() - timedelta(days=900),
    )  # fmt: skip
    row.save(force_insert=True)
    return row, made


def _opened(made):
    """The pretended server is who answers, slowly."""
    from contextlib import ExitStack

    def slow(*args, on_data, **named):
        def handing():
            time.sleep(0.1)
            on_data()

        return made.send(*args, on_data=handing, **named)

    stack = ExitStack()
    stack.enter_context(patch("hvem.correspondence.sending.sending.send", slow))
    for place in ("sending.filing", "receiving.looking_back", "receiving.receiving", "receiving.seeking"):
        stack.enter_context(patch(f"hvem.correspondence.{place}.open_mailbox", made.open_mailbox))
    return stack


def _wave(here, count):
    from hvem.correspondence.waves import waves

    people = [someone(here, f"Venn{'abcdefgh'[n]} Nes, innkjøper i Fjordbygg AS, venn{n}@nes.example") for n in range(count)]
    wave = waves.begin(here, people).main
    waves.write_text(
        here, wave, name="", subject="Hilsen", body="Hei {fornavn}\n\n{personlig}\n\nHilde", body_close="", language="nb"
    )
    waves.write_lines(here, wave, {one.pk: "Takk for sist." for one in waves.letters_of(wave)})
    waves.set_pace(here, wave, waves.Pacing(5, 8, 16, 0))
    type(wave).objects.of(here.account).update(apart_seconds=0)
    wave.refresh_from_db()
    for one in waves.letters_of(wave):
        waves.looked(here, one)
    return wave


def workers():
    """A wave let go from two windows, then two workers at once."""
    from hvem.campaign.models import Conversation
    from hvem.correspondence.models import Letter
    from hvem.correspondence.sending import sending
    from hvem.correspondence.waves import waves

    _clock(NOW)
    here = seat_named("Bølge")
    _, made = _box(here, "hilde@hjemme.example")
    wave = _wave(here, 5)
    given = at_once(*[lambda: waves.let_go(seat_named("Bølge"), wave).facts["count"]] * 2)
    _clock(NOW + SOON)
    with _opened(made):
        broke = at_once(*[lambda: sending.send_due(here.account, "", NOW + SOON) and None] * 3)
    sent = Letter.objects.of(here.account).sent().count()
    return {
        "given": sorted(map(str, given)), "broke": broke, "left": len(made.letters), "to": len({one[1] for one in made.letters}),
        "sent": sent, "talks": Conversation.objects.of(here.account).count(),
    }  # fmt: skip


def taking_back():
    """Letters are taken back while a worker takes them up: each either leaves or is a draft, never both."""
    from hvem.correspondence.models import Letter
    from hvem.correspondence.sending import sending
    from hvem.correspondence.waves import waves

    _clock(NOW)
    here = seat_named("Angre")
    _, made = _box(here, "hilde@angre.example")
    wave = _wave(here, 5)
    waves.let_go(here, wave)
    _clock(NOW + SOON)
    with _opened(made):
        at_once(
            lambda: sending.send_due(here.account, "", NOW + SOON),
            lambda: time.sleep(0.25) or waves.stop_rest(seat_named("Angre"), wave),
        )
    rows = Letter.objects.of(here.account)
    left = {one[1][0] for one in made.letters}
    sent = set(rows.sent().values_list("address", flat=True))
    return {"left": len(left), "all": len(left) + rows.drafts().count(), "same": left == sent, "some": 0 < len(left) < 5}


def looking():
    """Two workers look back into one mailbox: each mail and each stranger once."""
    from hvem.campaign.models import Conversation
    from hvem.correspondence.models import Folder, Mail, Stranger
    from hvem.correspondence.receiving import bringing, looking_back
    from tests.correspondence.mail import lay, mail

    _clock(NOW)
    here = seat_named("Tilbake")
    row, made = _box(here, "hilde@tilbake.example")
    here.membership.me_emails = [row.address]
    here.membership.save()
    someone(here, "Kari Nes, kari@fjordlys.example")
    mails = [
        mail(
            "Kari Nes <kari@fjordlys.example>" if n % 2 else "Frem Med <frem@annet.example>",
            row.address,
            NOW - timedelta(days=n + 1),
            id=f"m{n}@x.example",
        )
        for n in range(60)
    ]
    lay(made, *mails, user=row.address)

    def whole():
        while looking_back.look_back_woken(here.account, str(row.pk), NOW) is not None:
            pass

    with _opened(made), patch.multiple(bringing, CHUNK=10, HANDS=4, PILE=8):
        broke = at_once(whole, whole)
    stranger = Stranger.objects.of(here.account).get()
    return {
        "broke": broke, "mails": Mail.objects.of(here.account).count(), "talks": Conversation.objects.of(here.account).count(),
        "stranger": [stranger.address, stranger.received], "folders": Folder.objects.of(here.account).count() == len({*Folder.objects.of(here.account).values_list("name", flat=True)}),
    }  # fmt: skip


def connecting():
    """The same mailbox and the same calendar are connected from two windows."""
    from hvem.correspondence.connections import connecting
    from hvem.correspondence.connections.trying import Reach
    from hvem.correspondence.models import Calendar, Mailbox

    _clock(NOW)
    here = seat_named("Koble")
    reach = Reach(
        "hilde@koble.example", "hilde", "imap.koble.example", 993, "tls", "smtp.koble.example", 465, "tls", "", files_itself=False
    )
    broke = at_once(*[lambda: connecting.connect(seat_named("Koble"), reach, "hemmelig") and None] * 2)
    broke += at_once(*[lambda: connecting.connect_calendar(seat_named("Koble"), "Kal", "https://kal.example/x") and None] * 2)
    return {
        "broke": broke,
        "mailboxes": Mailbox.objects.of(here.account).count(),
        "calendars": Calendar.objects.of(here.account).count(),
    }


def emptying():
    """Everything is deleted while a worker sends: nothing of it is there afterwards."""
    from hvem.campaign.models import Conversation
    from hvem.correspondence.models import Letter, Mailbox
    from hvem.correspondence.sending import sending
    from hvem.correspondence.waves import waves
    from hvem.ground.models import Happening
    from hvem.keeping.erasing import erase_everything

    _clock(NOW)
    here = seat_named("Tom")
    _, made = _box(here, "hilde@tom.example")
    waves.let_go(here, _wave(here, 5))
    _clock(NOW + SOON)
    with _opened(made):
        broke = at_once(
            lambda: sending.send_due(here.account, "", NOW + SOON) and None,
            lambda: time.sleep(0.25) or erase_everything(seat_named("Tom")),
        )
    tables = (Letter, Mailbox, Conversation, Happening)
    return {"broke": broke, "some": len(made.letters) < 5, "rows": [table.objects.of(here.account).count() for table in tables]}


if __name__ == "__main__":
    django.setup()
    print(json.dumps({"came": globals()[sys.argv[1]]()}))
