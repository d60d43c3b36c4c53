"""Writing a letter, changing it, putting it away, and saying that it was sent; nothing is ever sent from here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from hvem.accounts.access import Seat
from hvem.campaign.conversing import Talk, note_in
from hvem.campaign.models import Conversation, CvVersion, Promise, Wonder
from hvem.campaign.running import running
from hvem.correspondence.letters.composing import gaps_in
from hvem.correspondence.models import Letter
from hvem.ground.deeds import Deed
from hvem.people.models import Person
from hvem.reading.folding import fold

PURPOSE_OF_TALK = {"introduce-yourself": "introduction"}
WAYS = ("mail", "message")


class Same:
    """Says that something is to stay as it is."""


SAME = Same()


class StillGaps(Exception):
    """The letter has gaps, which must be filled or taken out before it is said to be sent."""


def write(
    here: Seat, person: Person, *, purpose: str, way: str, language: str, subject: str, body: str, thread: Sequence[str] = ()
) -> Deed:
    """Keep a new letter as a draft; `deed.main` is the letter. `thread` are the Message-IDs it goes on from, the one it answers last."""
    campaign = running(here.account, on=here.today)
    with Deed(here.account, "letter-kept", at=here.now, by=here.user) as deed:
        letter = Letter(
            campaign=campaign, person=person, purpose=purpose, way=way, language=language, subject=_one_line(subject),
            body=_plain(body), made_at=here.now, changed_at=here.now, thread=list(thread), answers_id=thread[-1] if thread else "",
        )  # fmt: skip
        deed.about(deed.add(letter), name=person.first_name)
    return deed


def rewrite(here: Seat, letter: Letter, *, subject: str, body: str, way: str = "", cv: CvVersion | Same | None = SAME) -> Deed:
    """Change a draft's words, and the CV that goes with it."""
    with Deed(here.account, "letter-kept", at=here.now, by=here.user) as deed:
        values: dict[str, Any] = {"subject": _one_line(subject), "body": _plain(body), "way": way or letter.way}
        if not isinstance(cv, Same):
            values["cv"] = cv
        if any(getattr(letter, name) != value for name, value in values.items()):
            deed.change(letter, changed_at=here.now, **values)
        deed.about(letter, name=letter.person.first_name)
    return deed


def put_away(here: Seat, letter: Letter) -> Deed:
    """Throw a draft away; it can be brought back."""
    with Deed(here.account, "letter-away", at=here.now, by=here.user) as deed:
        deed.remove(letter)
        deed.about(letter, name=letter.person.first_name)
    return deed


def sent(here: Seat, letter: Letter) -> Deed:
    """The user says that the letter is sent: it becomes a conversation, which moves the ladder and keeps what it keeps (M3, M33).

    Raises `StillGaps` while a gap is open. One that is sent already, or on its way, is left as it is.
    """
    if gaps_in(letter.subject + "\n" + letter.body):
        raise StillGaps
    campaign = running(here.account, on=here.today)
    with Deed(here.account, f"noted-{letter.way}", at=here.now, by=here.user) as deed:
        letter.refresh_from_db(fields=["released_at", "sent_at"])
        if letter.released_at or letter.sent_at:  # pressed twice at once
            return deed
        purpose = PURPOSE_OF_TALK.get(letter.purpose, letter.purpose)
        talk = Talk(letter.way, [letter.person], here.now, subject=letter.subject, note=letter.body, purpose=purpose)
        noted = note_in(deed, campaign, talk)
        sent_in(deed, letter, noted.conversation)
        deed.change(letter, sent_at=here.now, conversation=noted.conversation)
        deed.about(noted.conversation, name=letter.person.first_name)
    return deed


def sent_in(deed: Deed, letter: Letter, talk: Conversation) -> None:
    """What a letter that has left keeps and asks: the thanks or the report it was written as, and what was wondered (M8, M33, M43)."""
    day = deed.account.day(talk.at)
    if letter.purpose in {"thank", "report"}:
        _keep(deed, letter.person, letter.purpose, talk, day)
    elif letter.invites_id:
        _keep(deed, letter.person, "", talk, day)
    _asked(deed, letter, day)


def _keep(deed: Deed, person: Person, purpose: str, talk: Conversation, day: date) -> None:
    """The user said what the letter was: it keeps that promise, and is not taken for the other (M33, M43); an invitation is neither."""
    for row in Promise.objects.of(deed.account).open().mine().filter(to=person, about=None, act__in=("thank", "report")):
        if row.act == purpose:
            deed.change(row, kept_on=day, kept_by=talk)
        else:
            deed.change(row, not_by=[*row.not_by, str(talk.pk)])


def _asked(deed: Deed, letter: Letter, day: date) -> None:
    """What was wondered and stands in the letter is asked now (M8)."""
    said = fold(letter.body)
    for row in Wonder.objects.of(deed.account).present().filter(person=letter.person, asked_on=None):
        words = fold(row.text.strip(" .?"))
        if words and words in said:
            deed.change(row, asked_on=day)


def _one_line(text: str) -> str:
    return " ".join(text.split())[:300]


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()[:20_000]
