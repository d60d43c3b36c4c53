"""The mirror: sentences, small drawings and what they mean; it ends in one act and its smaller version (M37)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from markupsafe import Markup

from hvem.accounts.access import Seat
from hvem.campaign.running import workdays_of
from hvem.coaching.mirror import Glass, glass, reflected
from hvem.method.facts import Known
from hvem.method.forecast import forecast
from hvem.method.mirror import Mirror, Week, against_pace, gives, reports_in_time, weeks
from hvem.method.reason import Reason
from hvem.method.tending import met_once
from hvem.web import charts
from hvem.web.kept import kept
from hvem.web.page import seat, show, signed_in
from hvem.wording.catalogue import number, say
from hvem.wording.moments import day as day_words
from hvem.wording.moments import short_day, worded
from hvem.wording.rows import begun, in_a_row

WEEKS_SHOWN = 8
AIM = 80


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a drawing: a caption, the heads of the columns and the rows."""

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence of the mirror with its drawing, what it means, and its numbers."""

    key: str
    title: str
    chart: Markup | None = None
    words: Sequence[str] = ()
    note: str = ""
    people: Sequence[tuple[str, str]] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """The one act the mirror ends in: its headline, reason, way, and the smaller version beside it."""

    title: str
    because: str
    way: str
    do: str
    smaller_way: str
    smaller: str


@dataclass(frozen=True, slots=True)
class MirrorPage:
    """The whole mirror, ready to be shown."""

    week: int
    title: str
    lead: str
    parts: Sequence[Part]
    ahead: Part | None
    table: Table
    next: Next
    empty: bool = field(default=False)

    @classmethod
    def of(cls, here: Seat) -> MirrorPage:
        """The mirror of this moment in the seat's language."""
        seen = glass(here.account, here.now)
        shown = reflected(seen, here.today)
        by_week = weeks(seen.exchanges, seen.named, seen.campaign.started_on, here.today)
        made = [
            _names(here, shown, by_week), _pace(here, seen, by_week), _feeling(here, seen), _listening(here, shown),
            _reports(here, seen), _giving(here, seen, shown), _once(here, seen),
        ]  # fmt: skip
        empty = shown.conversations == 0
        return cls(
            week=here.today.isocalendar().week,
            title=say(here.language, "mirror.title-empty" if empty else "mirror.title" if shown.R else "mirror.title-begun"),
            lead=_lead(here, seen, by_week, empty=empty),
            parts=[one for one in made if one],
            ahead=_ahead(here, shown, by_week),
            table=_figures(here, shown),
            next=_next(here, seen, shown),
            empty=empty,
        )


def _lead(here: Seat, seen: Glass, by_week: Sequence[Week], *, empty: bool) -> str:
    """The week in a sentence, kind where it was quiet."""
    if empty:
        return say(here.language, "mirror.lead-empty")
    week = by_week[-1]
    if week.conversations == 0 and here.today.weekday() < 3 and len(by_week) > 1 and by_week[-2].conversations:
        return say(here.language, "mirror.lead-young")
    if week.conversations == 0:
        return say(here.language, "mirror.lead-quiet")
    meetings = sum(e.contact.kind == "meeting" and week.monday <= e.contact.day for e in seen.exchanges)
    bits = [_counted(here, "conversations", week.conversations)]
    bits += [_counted(here, what, count) for what, count in (("names", week.named), ("meetings", meetings)) if count]
    words = in_a_row(bits, here.language)
    return say(here.language, "mirror.lead", what=begun(words))


def _counted(here: Seat, what: str, count: int) -> str:
    return say(here.language, f"mirror.count-{what}", count=count, words=number(here.language, count))


def _number(here: Seat, value: float) -> str:
    return str(worded(round(value, 1), here.language))


def _week_name(here: Seat, week: Week) -> str:
    return say(here.language, "mirror.week", number=week.monday.isocalendar().week)


def _names(here: Seat, shown: Mirror, by_week: Sequence[Week]) -> Part | None:
    """New people per conversation, week by week until now (M2)."""
    if shown.R is None:
        return None
    language, talks, names = here.language, 0, 0
    so_far: list[tuple[Week, float]] = []
    for week in by_week:
        talks, names = talks + week.conversations, names + week.named
        if talks:
            so_far.append((week, names / talks))
    so_far = so_far[-WEEKS_SHOWN:]
    values = [value for _, value in so_far]
    title = say(language, "mirror.r-title", count=round(shown.R, 1), r=_number(here, shown.R))
    chart = charts.line_chart(
        values,
        [_number(here, value) for value in values],
        (_week_name(here, so_far[0][0]), str(so_far[-1][0].monday.isocalendar().week)),
        f"{title}. {in_a_row([_number(here, value) for value in values], language)}.",
        reference=(1.0, say(language, "mirror.r-line")),
    )
    table = Table(
        say(language, "mirror.r-table"),
        [say(language, f"mirror.head-{head}") for head in ("week", "talks", "names")],
        [[str(one.monday.isocalendar().week), str(one.conversations), str(one.named)] for one in by_week[-WEEKS_SHOWN:]],
    )
    return Part("r", title, chart, [say(language, "mirror.r-over" if shown.R >= 1 else "mirror.r-under")], table=table)


def _pace(here: Seat, seen: Glass, by_week: Sequence[Week]) -> Part | None:
    """Conversations a week against the pace one set oneself."""
    if not any(week.conversations for week in by_week):
        return None
    language, lately, pace = here.language, by_week[-WEEKS_SHOWN:], seen.campaign.conversations_a_week
    stands = against_pace(lately[-1].conversations, pace)
    count = lately[-1].conversations
    title = say(language, f"mirror.pace-{stands}", count=count, words=number(language, count, start=True))
    chart = charts.columns(
        [week.conversations for week in lately],
        (_week_name(here, lately[0]), str(lately[-1].monday.isocalendar().week)),
        f"{title}. {in_a_row([str(week.conversations) for week in lately], language)}.",
        reference=(pace, say(language, "mirror.pace-line", count=pace)),
    )
    words = say(language, f"mirror.pace-{stands}-why")
    table = Table(
        say(language, "mirror.pace-table"),
        [say(language, f"mirror.head-{head}") for head in ("week", "talks", "calls")],
        [[str(one.monday.isocalendar().week), str(one.conversations), str(one.calls)] for one in lately],
    )
    return Part("pace", title, chart, [words], table=table)


def _feeling(here: Seat, seen: Glass) -> Part | None:
    """How the conversations felt right after, week by week (M9)."""
    weekly: dict[date, list[int]] = {}
    for on, felt in seen.felt:
        weekly.setdefault(on - timedelta(days=on.weekday()), []).append(felt)
    if len(weekly) < 2:
        return None
    language, mondays = here.language, sorted(weekly)[-WEEKS_SHOWN:]
    values = [sum(weekly[one]) / len(weekly[one]) for one in mondays]
    lighter = values[-1] - values[0]
    title = say(
        language, "mirror.felt-lighter" if lighter > 0.3 else "mirror.felt-heavier" if lighter < -0.3 else "mirror.felt-even"
    )
    shown = [_number(here, value) for value in values]
    ends = (say(language, "mirror.week", number=mondays[0].isocalendar().week), str(mondays[-1].isocalendar().week))
    name = f"{title}. {say(language, 'mirror.felt-scale')} {in_a_row(shown, language)}."
    table = Table(
        say(language, "mirror.felt-scale"),
        [say(language, "mirror.head-week"), say(language, "mirror.head-felt")],
        [[str(one.isocalendar().week), value] for one, value in zip(mondays, shown, strict=True)],
    )
    return Part(
        "felt", title, charts.line_chart(values, shown, ends, name, top=5.0), [say(language, "mirror.felt-scale")], table=table
    )


def _listening(here: Seat, shown: Mirror) -> Part | None:
    """The others' share of the talking, with the aim (M22)."""
    if shown.listening is None:
        return None
    language, percent = here.language, round(100 * shown.listening)
    title = say(language, "mirror.listening", percent=percent)
    words = say(language, "mirror.they"), say(language, "mirror.aim", percent=AIM), say(language, "mirror.you")
    return Part("listening", title, charts.share_bar(percent, AIM, words, title), note=say(language, "mirror.listening-note"))


def _reports(here: Seat, seen: Glass) -> Part | None:
    """Who heard how it went in time, one dot each (M33)."""
    days, language = workdays_of(seen.campaign), here.language
    judged = [(one, reports_in_time([one], here.today, days)) for one in seen.promises]
    counted = [(one, share) for one, share in judged if share is not None]
    if not counted:
        return None
    well = [one for one, share in counted if share == 1.0]
    title = say(
        language, "mirror.reports" if well else "mirror.reports-none", count=len(counted), good=number(language, len(well), start=True), all=number(language, len(counted))
    )  # fmt: skip
    names = list(dict.fromkeys(one.to_name for one in well))[:5]
    words = [say(language, "mirror.reports-who", names=in_a_row(names, language))] if names else []
    words += [say(language, "mirror.reports-later")] if len(well) < len(counted) else []
    return Part("reports", title, charts.dots(len(well), len(counted) - len(well), title), words)


def _giving(here: Seat, seen: Glass, shown: Mirror) -> Part | None:
    """What has been given; never a sum against the user (M44)."""
    language, reports = here.language, gives(type(seen.gifts)(), seen.promises)
    if not shown.gives and not shown.conversations:
        return None
    if not shown.gives:
        return Part("gives", say(language, "mirror.gives-none"), words=[say(language, "mirror.gives-none-why")])
    title = say(language, "mirror.gives", count=shown.gives, words=number(language, shown.gives, start=True))
    gifts = shown.gives - reports
    words = [say(language, "mirror.gives-reports", count=reports, words=number(language, reports, start=True))] if reports else []
    words += [say(language, "mirror.gives-gifts", count=gifts, words=number(language, gifts, start=True))] if gifts else []
    return Part("gives", title, charts.dots(shown.gives, 0, title), words)


def _met_once(seen: Glass) -> list[Known]:
    return sorted((one for one in seen.people if met_once(one)), key=lambda one: (min(c.at for c in one.contacts), one.id))


def _once(here: Seat, seen: Glass) -> Part | None:
    """Those met once with nothing planned, in reach of being none (M35)."""
    language, once = here.language, _met_once(seen)
    if not once:
        met = any(one.campaign_contacts for one in seen.people)
        return Part("once", say(language, "mirror.once-none"), words=[say(language, "mirror.once-none-why")]) if met else None
    title = say(language, "mirror.once", count=len(once), words=number(language, len(once), start=True))
    return Part(
        "once",
        title,
        charts.dots(0, len(once), title),
        [say(language, "mirror.once-why")],
        people=[(one.id, one.name) for one in once[:5]],
    )


def _ahead(here: Seat, shown: Mirror, by_week: Sequence[Week]) -> Part | None:
    """A forecast for those who open it; how sure it is comes with it."""
    found = forecast([week.conversations for week in by_week[:-1]], shown.conversations, here.today)
    if found is None:
        return None
    language = here.language
    near = [short_day(one, language) for one in (found.first, found.last)]
    middle = day_words(found.middle, language, year=found.middle.year != here.today.year)
    title = say(language, "mirror.ahead", count=found.goal, middle=middle)
    name = say(
        language, "mirror.ahead-name", first=day_words(found.first, language), last=day_words(found.last, language), middle=middle
    )
    chart = charts.span(found.first, found.middle, found.last, here.today, (say(language, "mirror.today"), middle, *near), name)  # type: ignore[arg-type]
    return Part(
        "ahead", title, chart, note=say(language, "mirror.ahead-note", count=found.weeks, words=number(language, found.weeks))
    )


def _figures(here: Seat, shown: Mirror) -> Table:
    """All the numbers in one table."""
    rows = []
    for name, value in asdict(shown).items():
        key = "mirror.figure-" + name.replace("_", "-").lower()
        rows.append([say(here.language, key), _figure(here, name, value)])
    return Table(
        say(here.language, "mirror.all"), [say(here.language, "mirror.head-what"), say(here.language, "mirror.head-now")], rows
    )


def _figure(here: Seat, name: str, value: Any) -> str:
    if value is None:
        return "–"
    if name in {"reports_in_time", "listening"}:
        return f"{round(100 * value)}%" if here.language == "en" else f"{round(100 * value)} %"
    return _number(here, value) if isinstance(value, float) else str(value)


def _next(here: Seat, seen: Glass, shown: Mirror) -> Next:
    """One act and its smaller version: someone met once, else whom to talk with next week."""
    language, once = here.language, _met_once(seen)
    if once:
        one = once[0]
        first = min(one.contacts, key=lambda c: c.at).day
        reason = Reason.of("M35", "only-once", name=one.called, on=first)
        return Next(
            say(language, "action.second-contact", name=one.name),
            say(language, f"reason.{reason.key}", today=here.today, **dict(reason.facts)),
            f"/letters/new/?person={one.id}&for=second-contact",
            say(language, "do.second-contact", name=one.called),
            f"/letters/new/?person={one.id}&for=second-contact&kind=message",
            say(language, "smaller.second-contact"),
        )
    if not shown.people:
        return Next(
            say(language, "today.empty-title"), say(language, "mirror.next-empty-why"), "/first/", say(language, "today.empty-do"),
            "/jogger/", say(language, "mirror.next-one"),
        )  # fmt: skip
    week = (here.today + timedelta(days=7)).isocalendar().week
    return Next(
        say(language, "mirror.next", number=week), say(language, "mirror.next-why"), "/people/?show=resting",
        say(language, "mirror.next-do"), "/jogger/", say(language, "mirror.next-one"),
    )  # fmt: skip


@signed_in
def mirror(request: HttpRequest) -> HttpResponse:
    """The mirror."""
    return kept(request, lambda: show(request, "mirror.html", MirrorPage.of(seat(request))))


urls = [path("mirror/", mirror, name="mirror")]
