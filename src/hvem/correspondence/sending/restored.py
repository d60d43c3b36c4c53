"""What stands as let go in a copy that was taken back in: it may have left since, so nothing leaves by it unasked (design §5)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hvem.correspondence.models import Letter
from hvem.correspondence.sending.message_made import message_id_of
from hvem.correspondence.sending.releasing import WAKE, can_send
from hvem.correspondence.sending.sending import ABANDONED
from hvem.ground.deeds import alone
from hvem.ground.waking import wake_at


def hold_what_was_let_go(account: Any, *, at: datetime) -> int:
    """Take every letter that was on its way for one that was handed over without an answer; how many those were.

    It is then looked for in Sent, and where it is not found the user is asked: it left, send it again, or back to the drafts.
    """
    before = at - 2 * ABANDONED
    with alone(account):
        rows = Letter.objects.of(account).released().filter(doubtful_at=None).select_related("mailbox")
        for letter in rows:
            mailbox = letter.mailbox or can_send(account)
            letter.message_id = letter.message_id or message_id_of(letter.pk, mailbox.address if mailbox else "")
            letter.leaves_at, letter.sending_at, letter.handed_at = at, before, before
            letter.save(update_fields=["message_id", "leaves_at", "sending_at", "handed_at"])
        if rows:
            wake_at(account, WAKE, at=at)
    return len(rows)
