"""Whatever ids of another account are sent, in an address or in any field of any form: 404, or they are not looked at; nothing moves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import UUIDField

from tests.web import forms
from tests.web.forms import rich

pytestmark = pytest.mark.django_db
OWN_DOORS = frozenset({"sign-out", "sign-in", "sign-in-link", "erase-all", "backup"})
"""Addresses that leave the account, or are about all of it."""


class Back(Exception):
    """Everything that was written is set back."""


@contextmanager
def set_back() -> Iterator[None]:
    """Everything that is written inside is set back."""
    with suppress(Back), transaction.atomic():
        yield
        raise Back


def ids_in(account) -> set[UUID]:
    """The ids and keys of an account's rows."""
    found: set[UUID | None] = set()
    for one in forms.owned_models():
        keys = [key.attname for key in one._meta.concrete_fields if isinstance(key.target_field if key.is_relation else key, UUIDField)]
        found.update(*one._base_manager.filter(account=account).values_list(*keys))
    return found - {None}


def test_an_address_with_anothers_id_is_not_found(here, stranger, page):
    rich(stranger)
    rich(here)
    theirs, before = set(forms.ids_of(stranger.account).values()), forms.everything_of(stranger.account)
    ours = forms.everything_of(here.account)
    wrong = []
    for address, _ in forms.addresses(stranger.account):
        if any(one in address for one in theirs):
            answers = page.get(address), page.post(address, dict.fromkeys(("name", "what", "text", "words"), "Flyttet"))
            wrong += [(address, answer.status_code) for answer in answers if answer.status_code not in (404, 405)]
    assert not wrong
    assert forms.everything_of(stranger.account) == before and forms.everything_of(here.account) == ours


def test_anothers_id_in_a_field_of_a_form_moves_nothing(here, stranger, page):
    rich(stranger)
    rich(here)
    ours, theirs, before = forms.ids_of(here.account), forms.ids_of(stranger.account), forms.everything_of(stranger.account)
    strange = ids_in(stranger.account) - ids_in(here.account)
    labels = {pk: label for label, pk in ours.items()}
    moved = []
    for form in forms.walked(page, ["/", *(address for address, _ in forms.addresses(here.account))]):
        with set_back():
            for name in form.fields if form.shape[0] not in OWN_DOORS else ():
                page.post(form.action, form.fields | {name: theirs[labels.get(form.fields[name], "people.Person")]})
            moved += [form.action] if ids_in(here.account) & strange else []
    assert not moved
    assert forms.everything_of(stranger.account) == before


def test_every_field_any_page_looks_for_is_tried_with_anothers_ids(here, stranger, page):
    rich(stranger)
    rich(here)
    theirs, before = forms.ids_of(stranger.account), forms.everything_of(stranger.account)
    strange = ids_in(stranger.account) - ids_in(here.account)
    names = [*forms.field_names(), "who-id", "whom-id", "decides-id"]
    moved = []
    for address, name in forms.addresses(here.account):
        with set_back():
            for label in ("people.Person", "campaign.Promise") if name not in OWN_DOORS else ():
                page.post(address, dict.fromkeys(names, theirs[label]))
            moved += [address] if ids_in(here.account) & strange else []
    assert {"person", "promise", "conversation", "through", "who", "row"} <= set(names)
    assert not moved
    assert forms.everything_of(stranger.account) == before
