"""The demo: a campaign three weeks in, whose Today has something of everything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hvem.campaign.models import Conversation, Gift, Opportunity, Promise, Referral, Signal
from hvem.coaching.today import today
from hvem.keeping.demo import NotEmpty, make_demo
from hvem.people.models import CIRCLES, ContactPoint, Label, Person
from tests.world import at, seat, terje

pytestmark = pytest.mark.django_db


def test_today_has_a_call_a_thanks_a_report_a_meeting_and_an_old_name(here):
    made = make_demo(replace(here, now=at("2026-10-20T10:00")))
    names = {str(one.pk): one.name for one in Person.objects.of(here.account)}
    assert made == {"people": 60, "conversations": 29}
    found = {(one.action, names[one.person]) for one in today(here.account, at("2026-10-20T10:00"))}
    wanted = {("call", "Ingrid Bjørheim"), ("thank", "Gunnvor Eikeland"), ("report", "Terje Undheim"), ("prepare", "Samira Haddad"), ("introduce-yourself", "Piotr Zieliński")}
    assert wanted <= found and len(found) <= 6
    assert set(CIRCLES) <= set(Label.objects.of(here.account).filter(kind="circle").values_list("word", flat=True))
    assert not ContactPoint.objects.of(here.account).filter(kind="email").exclude(value__endswith=".example").exists()
    samira = Person.objects.of(here.account).get(name="Samira Haddad")
    assert samira.through.name == "Wenche Auglend" and samira.through.through.name == "Astrid Oftedal"
    for model in (Conversation, Gift, Opportunity, Promise, Referral, Signal):
        assert model.objects.of(here.account).count() >= 3
    assert Promise.objects.of(here.account).filter(owed_by_me=False).exists()


@pytest.mark.parametrize(("language", "now"), [("en", "2026-11-28T22:00"), ("nn", "2026-12-28T00:03")])
def test_it_is_told_in_every_language_on_any_day_and_nothing_has_happened_later_than_now(language, now):
    here = seat("Demo", at(now))
    here.user.language = language
    make_demo(here)
    assert not Conversation.objects.of(here.account).filter(at__gt=here.now).exists()


def test_it_never_mixes_with_what_is_there(here):
    terje(here)
    with pytest.raises(NotEmpty):
        make_demo(here)
    assert Person.objects.of(here.account).count() == 1
