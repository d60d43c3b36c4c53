"""What was deleted can be brought back for thirty days, and is then gone for good."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hvem.campaign.conversing import Talk, note
from hvem.campaign.debriefing import remove_talk
from hvem.campaign.models import Conversation, Part
from hvem.ground.deeds import Deed
from hvem.ground.models import Happening
from hvem.ground.undo import undo
from hvem.keeping.purging import purge
from hvem.people.models import ContactPoint, Person
from tests.world import astrid, terje

pytestmark = pytest.mark.django_db


@pytest.fixture
def removed(here):
    """Terje, deleted just now."""
    them = terje(here)
    astrid(here)
    with Deed(here.account, "person-deleted", at=here.now, by=here.user) as deed:
        deed.remove(them)
        deed.about(them, name=them.name)
    return deed.happening


def test_for_thirty_days_nothing_is_lost(here, removed):
    assert purge(here.account, at=here.now + timedelta(days=29)) == 0
    assert undo(removed, at=here.now + timedelta(days=29)).restored == 1


def test_after_that_nothing_is_left(here, removed):
    assert purge(here.account, at=here.now + timedelta(days=31)) == 1
    assert [one.name for one in Person.objects.of(here.account)] == ["Astrid Oftedal"]
    assert not ContactPoint.objects.of(here.account).filter(value__contains="terje").exists()
    assert not any("Undheim" in str([one.changes, one.facts]) for one in Happening.objects.of(here.account))
    assert purge(here.account, at=here.now + timedelta(days=31)) == 0


def test_a_deleted_conversation_goes_and_its_people_stay(here):
    them = terje(here)
    noted = note(here.account, Talk("call", [them], here.now, told="Har hund"), at=here.now)
    remove_talk(here, noted.conversation)
    purge(here.account, at=here.now + timedelta(days=31))
    assert not Conversation.objects.of(here.account).exists() and not Part.objects.of(here.account).exists()
    assert Person.objects.of(here.account).listed().get() == them


def test_another_accounts_rows_are_left(here, stranger, removed):
    theirs = terje(stranger)
    with Deed(stranger.account, "person-deleted", at=here.now) as deed:
        deed.remove(theirs)
    purge(here.account, at=here.now + timedelta(days=31))
    assert Person.objects.of(stranger.account).filter(pk=theirs.pk).exists()
