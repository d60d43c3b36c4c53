"""Noting that a letter has left: it becomes a conversation, which moves the ladder, and the call it announced becomes a promise (M3)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hvem.campaign.conversing import Noted, Talk, note_in
from hvem.campaign.models import Conversation, Promise
from hvem.campaign.running import running
from hvem.correspondence.letters.writing import PURPOSE_OF_TALK, sent_in
from hvem.correspondence.models import Letter
from hvem.ground import clock
from hvem.ground.deeds import Deed


def note_left(letter: Letter, *, at: datetime, by: Any = None, filed: bool = False, noted_at: datetime | None = None) -> None:
    """The letter left at this moment. Noted once, however often it is told."""
    now = noted_at or clock.now()
    with Deed(letter.account, "letter-left", at=now, by=by) as deed:
        row = Letter.objects.of(letter.account).select_related("person", "wave").filter(pk=letter.pk).first()
        if row is None or row.sent_at:  # whoever it went to may have been erased meanwhile
            return
        campaign = running(letter.account, on=letter.account.day(now))
        there = Conversation.objects.of(letter.account).present().filter(message_id=row.message_id, inward=False).first()
        noted = Noted(there) if there else note_in(deed, campaign, _talk(row, at))
        sent_in(deed, row, noted.conversation)
        promise_the_call(deed, row, noted.conversation)
        thread = row.thread[0] if row.thread else row.message_id
        deed.change(noted.conversation, thread=str(thread)[:300], cv=row.cv)
        Letter.objects.of(letter.account).filter(pk=row.pk).update(
            sent_at=at, conversation=noted.conversation, doubtful_at=None, failed_at=None, trouble="", said="",
            filed_at=now if filed else None,
        )  # fmt: skip
        deed.about(noted.conversation, name=row.person.first_name)


def _talk(letter: Letter, at: datetime) -> Talk:
    purpose = PURPOSE_OF_TALK.get(letter.purpose, letter.purpose)
    return Talk(
        "mail", [letter.person], at, subject=letter.subject, note=letter.body, purpose=purpose, message_id=letter.message_id
    )


def promise_the_call(deed: Deed, letter: Letter, talk: Conversation) -> None:
    """The call announced in the letter is a promise from now on (M3)."""
    if letter.calls_on is None or Promise.objects.of(deed.account).filter(conversation=talk, act="call").exists():
        return
    deed.add(
        Promise(
            campaign=talk.campaign, to=letter.person, act="call", rule="M3", made_at=talk.at, due_on=letter.calls_on, conversation=talk,
            agreed=True,
        )
    )  # fmt: skip
