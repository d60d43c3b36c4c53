"""Settings: every choice holds at once; pauses, one's own measure of the time rules, who one is, and the way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings as machine
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_GET, require_POST

from hvem.accounts.access import Seat, own
from hvem.accounts.models import Membership, User
from hvem.campaign.models import Campaign, Pause
from hvem.campaign.running import running
from hvem.campaign.setting import (
    DEFAULTS,
    RANGES,
    THINGS,
    WEEKLY,
    christmas_of,
    end_pause,
    pause,
    pauses_of,
    set_campaign,
    set_time,
    time_of,
    wrong_time,
)
from hvem.ground.deeds import Deed
from hvem.people.models import Person
from hvem.reading.phones import read_phone
from hvem.web import shown
from hvem.web.connection_pages import Line, connected
from hvem.web.fields import day_in, figure
from hvem.web.page import done, seat, show, signed_in, tell
from hvem.web.stale import Shown, checked
from hvem.wording.catalogue import LANGUAGES, say

PAGE = "/settings/"
WEEKS = (2, 3, 5, 8)
DAYS = (3, 5, 8)
THEMES = ("", "hvem", "hvem-mork")
WHYS = ("ill", "holiday", "peace")


@dataclass(frozen=True, slots=True)
class Rule:
    """A time rule as it is shown: what it is now, what the method says, its bounds, and what was wrong with a wish."""

    name: str
    now: int
    value: str
    default: int
    least: int
    most: int
    changed: bool
    complaint: str


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """Everything one may set, as it is now."""

    campaign: Campaign
    weeks: tuple[int, ...]
    days: tuple[int, ...]
    pauses: list[Pause]
    today: date
    christmas: tuple[date, date]
    rules: list[Rule]
    changed: int
    user: User
    me: Membership
    emails: str
    phones: str
    people: int
    hosted: bool
    connected: list[Line]
    languages: tuple[str, ...] = LANGUAGES
    themes: tuple[str, ...] = THEMES
    whys: tuple[str, ...] = WHYS
    complaints: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, here: Seat, *, complaints: dict[str, str] | None = None, typed: dict[str, str] | None = None) -> SettingsPage:
        """The settings; `complaints` and `typed` by field, where a wish could not be granted."""
        campaign = running(here.account, on=here.today)
        wrong, words = complaints or {}, typed or {}
        rules = [_rule(campaign, name, words.get(name), wrong.get(name, "")) for name in RANGES]
        mine = here.membership
        return cls(
            campaign=campaign, weeks=_with(WEEKS, campaign.conversations_a_week), days=_with(DAYS, campaign.things_a_day),
            pauses=pauses_of(campaign, here.today), today=here.today, christmas=christmas_of(here.today), rules=rules,
            changed=sum(one.changed for one in rules), user=here.user, me=mine,
            emails="\n".join(mine.me_emails), phones="\n".join(mine.me_phones),
            people=Person.objects.of(here.account).listed().count(), hosted=bool(machine.HVEM_URL), connected=connected(here), complaints=wrong, typed=words,
        )  # fmt: skip


def _with(offered: tuple[int, ...], value: int) -> tuple[int, ...]:
    return tuple(sorted({*offered, value}))


def _rule(campaign: Campaign, name: str, typed: str | None, complaint: str) -> Rule:
    value = time_of(campaign, name)
    least, most = RANGES[name]
    words = typed if typed is not None else str(value)
    return Rule(name, value, words, DEFAULTS[name], least, most, value != DEFAULTS[name], complaint)


@dataclass(frozen=True)
class Wrong:
    """A wish that cannot be granted: the field, why, and what was typed."""

    name: str
    words: str
    typed: dict[str, str]


Set = Callable[[Seat, Any], "Deed | Wrong | str"]


def _number(here: Seat, asked: Any, name: str, least: int, most: int) -> int | Wrong:
    text = asked.get(name, "").strip()
    found = figure(text, least, most)
    return (
        found
        if found is not None
        else Wrong(name, say(here.language, "settings.range", least=least, most=most), {name: text[:10]})
    )


def _pace(here: Seat, asked: Any) -> Deed | Wrong | str:
    name, bounds = ("things_a_day", THINGS) if "things_a_day" in asked else ("conversations_a_week", WEEKLY)
    value: Any = _number(here, asked, name, *bounds)
    return value if isinstance(value, Wrong) else set_campaign(here, "pace-set", **{name: value})


def _name(here: Seat, asked: Any) -> Deed | Wrong | str:
    return set_campaign(here, "effort-named", name=asked.get("name", "").strip()[:120])


def _christmas(here: Seat, asked: Any) -> Deed | Wrong | str:
    return set_campaign(here, "christmas-set", between_years_off=bool(asked.get("off")))


def _time(here: Seat, asked: Any) -> Deed | Wrong | str:
    """One time rule, or back to the method's; out of its bounds or out of order is said beside it."""
    rule = asked.get("rule", "")
    if rule not in RANGES:
        raise Http404
    if asked.get("usual"):
        wrong = wrong_time(running(here.account, on=here.today), rule, DEFAULTS[rule])
        return set_time(here, rule, None) if wrong is None else _wrong_time(here, rule, str(DEFAULTS[rule]), *wrong)
    value = _number(here, asked, "days", *RANGES[rule])
    if isinstance(value, Wrong):
        return Wrong(rule, value.words, {rule: value.typed["days"]})
    wrong = wrong_time(running(here.account, on=here.today), rule, value)
    return set_time(here, rule, value) if wrong is None else _wrong_time(here, rule, str(value), *wrong)


def _wrong_time(here: Seat, rule: str, typed: str, key: str, facts: dict[str, Any]) -> Wrong:
    if "rule" in facts:
        facts = {"other": say(here.language, f"settings.time-{facts['rule']}").lower(), "days": facts["days"]}
    return Wrong(rule, say(here.language, f"settings.{key}", **facts), {rule: typed})


def _language(here: Seat, asked: Any) -> Deed | Wrong | str:
    if asked.get("language") in LANGUAGES:
        here.user.language = asked["language"]
        here.user.save(update_fields=["language"])
    return "settings-language"


def _theme(here: Seat, asked: Any) -> Deed | Wrong | str:
    if asked.get("theme") in THEMES:
        here.user.theme = asked["theme"]
        here.user.save(update_fields=["theme"])
    return "settings-theme"


def _keys(here: Seat, asked: Any) -> Deed | Wrong | str:
    on = bool(asked.get("on"))
    here.user.keys_off_on = None if on else here.user.keys_off_on or here.today
    here.user.save(update_fields=["keys_off_on"])
    return "settings-keys-on" if on else "settings-keys-off"


def _me(here: Seat, asked: Any) -> Deed | Wrong | str:
    """Who one is: used in greetings, on one's own card, and to know which mails are one's own."""
    mine = here.membership
    emails = [one.strip()[:200] for one in asked.get("emails", "").replace(",", "\n").splitlines() if one.strip()][:20]
    phones = [one.strip()[:60] for one in asked.get("phones", "").splitlines() if one.strip()][:20]
    strange = next((one for one in emails if "@" not in one.strip("@") or " " in one), None)
    if strange:
        typed = {name: asked.get(name, "")[:2000] for name in ("emails", "phones", "me_name", "me_title", "me_web")}
        return Wrong("emails", say(here.language, "settings.mail-wrong", mail=strange), typed)
    read = [read_phone(one, here.account.region) for one in phones]
    mine.me_emails = list(dict.fromkeys(emails))
    mine.me_phones = list(dict.fromkeys(found.number if found else one for found, one in zip(read, phones, strict=True)))
    for name, room in (("me_name", 200), ("me_title", 200), ("me_web", 300)):
        setattr(mine, name, asked.get(name, "").strip()[:room])
    mine.save(update_fields=["me_name", "me_title", "me_emails", "me_phones", "me_web"])
    return "settings-me"


def _pause(here: Seat, asked: Any) -> Deed | Wrong | str:
    """A pause from a day, or from today; without a last day it lasts until it is ended."""
    why = asked.get("why", "")
    words = say(here.language, f"settings.why-{why}") if why in WHYS else asked.get("words", "").strip()
    days: dict[str, date | None] = {}
    for name in ("since", "until"):
        text = asked.get(name, "").strip()
        days[name] = day_in(text)
        if text and days[name] is None:
            typed = {one: asked.get(one, "")[:20] for one in ("since", "until")}
            return Wrong(name, say(here.language, "settings.day-wrong"), typed)
    return pause(here, days["since"] or here.today, days["until"], words)


SETS: dict[str, Set] = {
    "pace": _pace, "name": _name, "christmas": _christmas, "time": _time, "language": _language, "theme": _theme, "keys": _keys,
    "me": _me, "pause": _pause,
}  # fmt: skip
PLACE = {"pause": "pauses", "christmas": "pauses", "time": "times"}


@require_GET
@signed_in
def settings(request: HttpRequest) -> HttpResponse:
    """Everything that can be set."""
    return show(request, "settings.html", SettingsPage.of(seat(request)))


def _stands(here: Seat, fields: Any, what: str) -> Sequence[Shown]:
    """What stands now in the form that was sent; the choices that are one press show nothing to overwrite."""
    if what == "me":
        return shown.me(here.membership)
    campaign, rule = running(here.account, on=here.today), fields.get("rule", "")
    if what == "time" and rule in RANGES and not fields.get("usual"):
        return shown.time_rule(rule, time_of(campaign, rule))
    return shown.campaign_name(campaign) if what == "name" else ()


@require_POST
@signed_in
@checked(_stands)
def set_one(request: HttpRequest, what: str) -> HttpResponse:
    """One choice, which holds at once; what cannot be granted is said beside it and nothing is changed."""
    if what not in SETS:
        raise Http404
    here = seat(request)
    came = SETS[what](here, request.POST)
    if isinstance(came, Wrong):
        page = SettingsPage.of(here, complaints={came.name: came.words}, typed=came.typed)
        return show(request, "settings.html", page, status=422)
    then = f"{PAGE}#{PLACE.get(what, what)}"
    if isinstance(came, str):
        tell(request, came)
        return HttpResponseRedirect(then)
    return done(request, came, then=then)


@require_POST
@signed_in
def pause_over(request: HttpRequest, pause_id: str) -> HttpResponse:
    """A pause ended."""
    here = seat(request)
    return done(request, end_pause(here, own(Pause, pause_id, here.account)), then=f"{PAGE}#pauses")


urls = [
    path("settings/", settings, name="settings"),
    path("settings/pause/<uuid:pause_id>/over/", pause_over, name="settings-pause-over"),
    path("settings/<str:what>/", set_one, name="settings-set"),
]
