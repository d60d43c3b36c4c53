"""Undoing what a mailbox was read for: all mail one reading found goes as one, slice by slice; what the user built on it stays."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from hvem.campaign.models import Advice, Conversation, Gift, Part, Promise, Referral, Signal
from hvem.correspondence.models import Correction, Letter, Mail, Mailbox
from hvem.correspondence.receiving.looking_back import KIND as LOOKED_BACK
from hvem.correspondence.receiving.seeking import KIND as FOUND
from hvem.ground.deeds import Deed, Undone
from hvem.ground.models import Happening
from hvem.ground.rows import slices
from hvem.ground.undo import BY_KIND, TooLate
from hvem.people.models import Person

SLICE = 150


def take_back(happening: Happening, at: datetime, by: Any) -> Undone:
    """Take out the mail that was found at this happening's moment, with the conversations that are nothing else.

    A reading that still goes on is stopped. Undone itself, it is there again.
    """
    done, account = Undone(), happening.account
    if not Happening.objects.of(account).filter(pk=happening.pk, undone_at=None).update(undone_at=at):
        raise TooLate
    happening.undone_at = at
    if happening.kind == LOOKED_BACK:
        Mailbox.objects.of(account).filter(pk=happening.about, looked_back_at=None).update(looked_back_at=at)
    rows = list(Mail.objects.of(account).present().filter(seen_at=happening.at).order_by("at", "pk"))
    for some in slices(rows, SLICE):
        with Deed(account, "undone", at=at, by=by, onto=done.happening) as deed:
            take_out(deed, some, done)
            deed.facts.update(happening.facts | {"of": happening.kind})
        done.happening = deed.happening or done.happening
    return done


def take_out(deed: Deed, rows: Sequence[Mail], done: Undone) -> None:
    """Take mails out inside a deed, with the conversations that were nothing else; what the user built on stays, with its mail."""
    account = deed.account
    ids = {row.conversation_id for row in rows if row.conversation_id}
    kept = _held(account, ids, {row.pk for row in rows})
    talks = list(Conversation.objects.of(account).present().filter(pk__in=ids - kept))
    deed.remove_all(list(Part.objects.of(account).present().filter(conversation__in=talks)))
    deed.remove_all(talks)
    left = [row for row in rows if row.conversation_id in kept]
    gone = [row for row in rows if row.conversation_id not in kept]
    offered = Correction.objects.of(account).present().filter(mail__in=gone, taken_on=None, left_on=None)
    deed.remove_all(list(offered))
    deed.remove_all(gone)
    done.restored += len(gone)
    done.left += Person.objects.of(account).filter(pk__in={row.about_id for row in left if row.about_id})


def _held(account: Any, ids: Collection[UUID], mails: Collection[UUID]) -> set[UUID]:
    """The conversations something else holds on to: another mail, a letter of ours, what came of them, or the user's own words."""
    held: set[UUID] = set()
    for model in (Letter, Promise, Referral, Advice, Signal, Gift):
        rows = model.objects.of(account).present().filter(conversation__in=ids)
        held |= set(rows.values_list("conversation_id", flat=True))
    others = Mail.objects.of(account).present().filter(conversation__in=ids).exclude(pk__in=mails)
    held |= set(others.values_list("conversation_id", flat=True))
    told = Conversation.objects.of(account).filter(pk__in=ids).exclude(told="", names_answer="", no_next_step="", felt=None)
    return held | set(told.values_list("pk", flat=True))


BY_KIND[LOOKED_BACK] = take_back
BY_KIND[FOUND] = take_back
