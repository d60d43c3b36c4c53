"""Taking a zip of an account back into an empty account: every row as it was, all of it or nothing; no letter leaves by it."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models
from uuid_utils.compat import uuid7

from hvem.accounts.access import Seat
from hvem.accounts.models import Account, Membership, User
from hvem.correspondence.sending.restored import hold_what_was_let_go
from hvem.ground.deeds import alone
from hvem.keeping.archive import ABOUT, ME, VERSION, folder_of
from hvem.keeping.checking import NotOurs, manifest_of, open_zip, safe, unpack
from hvem.keeping.erasing import erase_person
from hvem.keeping.tables import account_tables, row_of
from hvem.people.forgotten import anyone_forgotten, come_back
from hvem.people.models import Forgotten
from hvem.wording.catalogue import LANGUAGES

BATCH = 500
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


TRACES = frozenset({"campaign.Campaign", "ground.Happening", "people.Forgotten", "people.Source"})
"""Tables that hold something before anyone is in the list: a campaign begun by merely looking, and traces of those who are gone."""


def is_empty(account: Any) -> bool:
    """Whether the account holds nothing of anyone's."""
    return not any(
        model._default_manager.filter(account=account).exists() for model in account_tables() if model._meta.label not in TRACES
    )


def take_in(here: Seat, path: Path) -> dict[str, int]:
    """Read the zip into the empty account; how many rows each table got. Whoever was erased here before is erased again.

    Raises `NotOurs` (and writes nothing) where the account holds something, or the file is not ours, damaged or newer than we are.
    """
    with open_zip(path) as made:
        manifest = manifest_of(made, VERSION)
        if manifest["hvem"] != "export":
            raise NotOurs("not-an-export")
        gone = anyone_forgotten(here.account)
        try:
            with alone(here.account):
                if not is_empty(here.account):
                    raise NotOurs("not-empty")
                counts = _rows(here, made, manifest)
                _own(here, manifest)
                hold_what_was_let_go(here.account, at=here.now)
                _files(here, made)
        except NotOurs:
            raise
        except Exception as why:
            raise NotOurs("damaged") from why
    for person in come_back(here.account) if gone else ():
        erase_person(here, person)
    return counts


def _rows(here: Seat, made: zipfile.ZipFile, manifest: dict[str, Any]) -> dict[str, int]:
    for label in TRACES - {"people.Forgotten"}:
        rows = apps.get_model(label)._default_manager.filter(account=here.account)
        rows._raw_delete(rows.db)
    known = {model._meta.label: model for model in account_tables()}
    said = manifest["tables"]
    if set(said) - set(known):
        raise NotOurs("too-new")
    anew = _fresh_ids(made, known, said)
    counts = {}
    for label, model in known.items():
        if label in said:
            counts[label] = _fill(here, made, model, anew)
            if counts[label] != said[label]:
                raise NotOurs("damaged")
    return counts


def _fill(here: Seat, made: zipfile.ZipFile, model: type[models.Model], anew: dict[str, str]) -> int:
    count, batch, again = 0, [], model is Forgotten
    for line in _lines(made, model._meta.label):
        text = _ID.sub(lambda found: anew.get(found[0], found[0]), line) if anew else line
        row = row_of(model, here.account, json.loads(text))
        if getattr(row, "by_id", None) is not None:
            row.by_id = here.user.pk  # type: ignore[attr-defined]
        batch.append(row)
        if len(batch) == BATCH:
            model._default_manager.bulk_create(batch, ignore_conflicts=again)
            count, batch = count + len(batch), []
    model._default_manager.bulk_create(batch, ignore_conflicts=again)
    return count + len(batch)


def _lines(made: zipfile.ZipFile, label: str) -> Iterator[str]:
    with made.open(f"tables/{label}.jsonl") as held:
        for line in held:
            yield line.decode("utf-8")


def _fresh_ids(made: zipfile.ZipFile, known: dict[str, type[models.Model]], said: dict[str, int]) -> dict[str, str]:
    """New ids for every row, by the old, where another account of this installation holds one of them; else none.

    An archive taken in twice, into two accounts, so never touches the first.
    """
    ids: list[str] = []
    taken = False
    for label, model in known.items():
        if label not in said or not isinstance(model._meta.pk, models.UUIDField):
            continue
        some = [json.loads(line)["id"] for line in _lines(made, label)]
        for start in range(0, len(some), BATCH):
            here = some[start : start + BATCH]
            taken = taken or any(
                model._default_manager.filter(pk__in=here, account=one).exists() for one in Account.objects.all()
            )
        ids += some
    return {one: str(uuid7()) for one in ids} if taken else {}


def _own(here: Seat, manifest: dict[str, Any]) -> None:
    """The account's zone and counter, and who one is here."""
    plain = {field.attname: field for field in Account._meta.concrete_fields}
    said = manifest.get("account", {})
    for name in ABOUT:
        if name in said:
            setattr(here.account, name, plain[name].to_python(said[name]))
    here.account.save(update_fields=list(ABOUT))
    me = manifest.get("me", {})
    membership = Membership.objects.get(pk=here.membership.pk)
    for name in ME:
        if name in me:
            setattr(membership, name, me[name])
    membership.save(update_fields=list(ME))
    if me.get("language") in LANGUAGES:
        User.objects.filter(pk=here.user.pk).update(language=me["language"], theme=str(me.get("theme", ""))[:12])


def _files(here: Seat, made: zipfile.ZipFile) -> None:
    folder = folder_of(here.account)
    for entry in made.infolist():
        name = entry.filename
        if name.startswith("files/") and not entry.is_dir() and safe(name):
            target = folder / name.removeprefix("files/")
            target.unlink(missing_ok=True)
            unpack(made, name, target)
