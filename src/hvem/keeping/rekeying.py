"""A new key: what is sealed is sealed anew, so that an old key that leaked opens nothing more (design §9)."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction

from hvem.accounts.models import Account
from hvem.ground.rows import SLICE, Owned
from hvem.ground.sealing import WrongKey, resealed


def new_key(folder: Path) -> None:
    """Put a new key before those in the folder's key file. The old ones stay: by the oldest the erased are known again."""
    path = folder / "key"
    handle, fresh = tempfile.mkstemp(dir=folder, prefix=".key-")
    with os.fdopen(handle, "w") as file:
        file.write("\n".join([secrets.token_urlsafe(48), *path.read_text().split()]))
        file.flush()
        os.fsync(file.fileno())  # nothing is sealed with a key that a power cut could take
    Path(fresh).replace(path)
    _on_disk(folder)
    for broken_off in folder.glob(".key-*"):
        broken_off.unlink(missing_ok=True)
    settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS = path.read_text().split()


def _on_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def reseal_all() -> tuple[int, int]:
    """Seal everything with the newest key; how many secrets, and how many no key opened: those must be given anew."""
    done = lost = 0
    sealing = [model for model in apps.get_models() if issubclass(model, Owned) and model.sealed]
    for account in Account.objects.all():
        for model in sealing:
            for field in sorted(model.sealed):
                some, failed = _reseal(account, model, field)
                done, lost = done + some, lost + failed
    _forget_between()
    return done, lost


def _forget_between() -> None:
    """A password held from one page to the next, locked in a session, is forgotten: it is typed again."""
    for row in Session.objects.all():
        held = row.get_decoded()
        kept = {name: value for name, value in held.items() if not (isinstance(value, dict) and value.get("secret"))}
        if kept != held:
            row.session_data = Session.objects.encode(kept)
            row.save(update_fields=["session_data"])


def _reseal(account: Account, model: type[Owned], field: str) -> tuple[int, int]:
    done = lost = 0
    with transaction.atomic():
        rows = model.objects.of(account).exclude(**{field: ""}).values_list("pk", field)
        for pk, sealed in rows.iterator(chunk_size=SLICE):
            try:
                fresh = resealed(sealed)
            except WrongKey:
                lost += 1
            else:
                model.objects.of(account).filter(pk=pk).update(**{field: fresh})
                done += 1
    return done, lost
