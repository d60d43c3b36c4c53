"""A letter as it leaves: its words, its sender named, its files beside it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from hvem.correspondence.calendars import inviting
from hvem.correspondence.models import Letter, Mailbox
from hvem.correspondence.sending.message_made import Attached, Leaving, message_id_of
from hvem.ground.files import MEDIA, octets_of, path_of


def leaving_of(letter: Letter, mailbox: Mailbox, *, at: datetime) -> Leaving:
    """Everything the mail is made of; `at` is the moment it says it was written."""
    return Leaving(
        sender=(mailbox.name, mailbox.address), to=(letter.person.name, letter.address), subject=letter.subject, text=letter.body,
        at=at.astimezone(ZoneInfo(letter.account.zone)).replace(microsecond=0),
        message_id=letter.message_id or message_id_of(letter.pk, mailbox.address),
        thread=list(dict.fromkeys(one for one in [*letter.thread, letter.answers_id] if one)), attached=attached_to(letter, mailbox, at=at), language=letter.language,
    )  # fmt: skip


def attached_to(letter: Letter, mailbox: Mailbox, *, at: datetime) -> list[Attached]:
    """The files that go with it, and the invitation where it is one."""
    return [*inviting.part_of(letter, mailbox, at=at), *_cv_of(letter)]


def _cv_of(letter: Letter) -> list[Attached]:
    """The file of the CV that goes with it; raises `FileNotFoundError` where its bytes are gone."""
    file = letter.cv.file if letter.cv else None
    return [Attached(file.name, MEDIA[file.kind], octets_of(file))] if file else []


def file_is_there(letter: Letter) -> bool:
    """Whether the CV that is to go with a letter is a file that is still kept; so where none is to go."""
    if letter.cv is None:
        return True
    file = letter.cv.file
    return file is not None and file.removed_at is None and path_of(file).exists()
