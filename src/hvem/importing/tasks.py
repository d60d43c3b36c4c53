"""What the worker does for importing: looking ahead, writing, undoing; each can be killed and done again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django_tasks import task

from hvem.ground import clock
from hvem.importing.alone import is_busy
from hvem.importing.models import Batch
from hvem.importing.previewing import preview
from hvem.importing.starting import discard, reading_of
from hvem.importing.undoing import undo_batch
from hvem.importing.writing import write


def _batch(account_id: str, batch_id: str) -> Batch | None:
    found: Batch | None = Batch.objects.of(account_id).present().filter(pk=batch_id).select_related("account").first()
    return found


def _by(user_id: str) -> Any:
    from hvem.accounts.models import User

    return User.objects.filter(pk=user_id).first() if user_id else None


@task()
def look_ahead(account_id: str, batch_id: str, at: str) -> None:
    """Go through a file and keep what each row would become."""
    batch = _batch(account_id, batch_id)
    if batch is not None and batch.state == "reading":
        look(batch, at=datetime.fromisoformat(at))


def look(batch: Batch, *, at: datetime) -> None:
    """Go through a batch's file from its beginning; one whose file is gone or cannot be read has failed."""
    from hvem.importing.models import Row

    Row.objects.of(batch.account).filter(batch=batch).delete()
    batch.total = batch.added = batch.updated = batch.unchanged = batch.to_review = batch.more_complaints = 0
    batch.complaints = []
    try:
        with reading_of(batch) as items:
            preview(batch, items, at=at)
    except OSError:
        fail(batch)


@task()
def bring_in(account_id: str, batch_id: str, at: str, by: str) -> None:
    """Write a batch from where it stands."""
    batch = _batch(account_id, batch_id)
    if batch is None or batch.state not in ("waiting", "writing"):
        return
    try:
        with reading_of(batch) as items:
            write(batch, items, at=datetime.fromisoformat(at), by=_by(by))
    except OSError:
        fail(batch)
        return
    if batch.state in ("done", "cancelled"):
        discard(batch)


@task()
def take_back(account_id: str, batch_id: str, at: str, by: str) -> None:
    """Undo a batch."""
    batch = _batch(account_id, batch_id)
    if batch is not None and batch.state != "undone":
        undo_batch(batch, at=datetime.fromisoformat(at), by=_by(by))


def fail(batch: Batch) -> None:
    """The file is gone, or cannot be read: the batch says so; what is in stays and can be undone."""
    Batch.objects.of(batch.account).filter(pk=batch.pk).update(state="failed")


def look_later(batch: Batch, *, at: datetime) -> None:
    """Leave the look ahead to the worker."""
    look_ahead.enqueue(str(batch.account_id), str(batch.pk), at.isoformat())


def write_later(batch: Batch, *, at: datetime, by: Any = None) -> None:
    """Leave the writing to the worker."""
    with transaction.atomic():
        Batch.objects.of(batch.account).filter(pk=batch.pk).update(state="waiting")
        bring_in.enqueue(str(batch.account_id), str(batch.pk), at.isoformat(), str(by.pk) if by else "")


def undo_later(batch: Batch, *, at: datetime, by: Any = None) -> None:
    """Leave the undoing to the worker."""
    with transaction.atomic():
        Batch.objects.of(batch.account).filter(pk=batch.pk).update(state="undoing", undone_at=None)
        take_back.enqueue(str(batch.account_id), str(batch.pk), at.isoformat(), str(by.pk) if by else "")


def go_on(batch: Batch, *, at: datetime, by: Any = None) -> bool:
    """Take up a batch whose writer was killed; whether there was one to take up."""
    begun = batch.state == "undoing" and batch.undone_at is not None
    halfway = batch.state == "writing" and batch.stored
    if not (begun or halfway) or is_busy(batch.account):
        return False
    if batch.state == "undoing":
        undo_later(batch, at=at, by=by)
    else:
        write_later(batch, at=at, by=by)
    return True


def heal() -> None:
    """Take up what a killed worker left half done, or had only begun to look at; for the worker's start."""
    from hvem.accounts.models import Account

    left = _left_to_the_worker()
    for account in Account.objects.all():
        for batch in Batch.objects.of(account).present().filter(state__in=("writing", "undoing")):
            go_on(batch, at=clock.now())
        for batch in Batch.objects.of(account).present().filter(state__in=("reading", "waiting")).exclude(stored=""):
            if str(batch.pk) not in left:
                (look_later if batch.state == "reading" else write_later)(batch, at=clock.now())


def _left_to_the_worker() -> set[str]:
    """The ids in the tasks that are still to be begun."""
    from django_tasks_db.models import DBTaskResult

    tasks = DBTaskResult.objects.filter(status="READY").values_list("args_kwargs", flat=True)
    return {str(word) for one in tasks for word in one["args"]}
