"""What a meeting or promise here and its event elsewhere both say, so that one can see which of the two has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from hvem.accounts.models import Membership
from hvem.campaign.models import Meeting, Promise
from hvem.campaign.promising import promise_name
from hvem.correspondence.models import CalendarEntry
from hvem.reading.event_changing import Change
from hvem.reading.events import CalendarEvent
from hvem.reading.tidying import clean
from hvem.wording.catalogue import Language, say

CALL_MINUTES = 15
MARK = 32


@dataclass(frozen=True, slots=True)
class Facts:
    """When, where and what: all that goes to and fro. `at` is a day where no clock is said."""

    at: datetime | date
    minutes: int
    title: str
    place: str = ""
    link: str = ""
    cancelled: bool = False

    @property
    def mark(self) -> str:
        """A short digest, the same as long as nothing of it changes."""
        told = json.dumps([_iso(self.at), self.minutes, self.title, self.place, self.link, self.cancelled], ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()[:MARK]

    @property
    def as_json(self) -> dict[str, Any]:
        """As it is kept for the user to choose between."""
        return asdict(self) | {"at": _iso(self.at)}

    def other_than(self, other: Facts) -> Change:
        """What one must change in an event that says `other` so that it says this."""
        same_time = _iso(self.at) == _iso(other.at) and self.minutes == other.minutes
        return Change(
            at=None if same_time else self.at,
            minutes=None if same_time else self.minutes,
            title=None if self.title == other.title else self.title,
            place=None if self.place == other.place else self.place,
            link=None if self.link == other.link else self.link,
            cancelled=None if self.cancelled == other.cancelled else self.cancelled,
        )


def facts_of_json(told: Mapping[str, Any]) -> Facts:
    """Facts as they were kept."""
    at = told["at"]
    moment = datetime.fromisoformat(at) if "T" in at else date.fromisoformat(at)
    return Facts(moment, told["minutes"], told["title"], told["place"], told["link"], told["cancelled"])


def marks(here: Facts, there: Facts) -> str:
    """Both sides as they are while they agree; kept as `written`."""
    return here.mark + there.mark


def here_changed(entry: CalendarEntry, here: Facts) -> bool:
    """Whether the row here is other than when both agreed."""
    return entry.written[:MARK] != here.mark


def there_changed(entry: CalendarEntry, there: Facts) -> bool:
    """Whether the event there is other than when both agreed."""
    return entry.written[MARK:] != there.mark


def facts_of_meeting(meeting: Meeting, names: Sequence[str], language: Language) -> Facts:
    """A meeting as a calendar tells it: never why one goes, nor what was prepared."""
    named = say(language, "feed.meeting-with", names=", ".join(names)) if names else say(language, "feed.meeting")
    return _facts(
        meeting.at, meeting.minutes, meeting.title or named, meeting.place, meeting.link, cancelled=bool(meeting.cancelled_on)
    )


def facts_of_promise(promise: Promise, language: Language) -> Facts:
    """A promise or a call as a calendar tells it: at its time, else on its day."""
    at = promise.due_at or promise.due_on or promise.made_at.date()
    minutes = CALL_MINUTES if promise.due_at else 24 * 60
    return _facts(at, minutes, promise_name(promise, language), "", "", cancelled=False)


def facts_of_event(event: CalendarEvent, account: Any, *, whole_days: bool) -> Facts:
    """An event as it concerns us; for a meeting a whole day begins at nine and nothing lasts less than five minutes or more than ten hours."""
    at, minutes = event.at, event.minutes
    if not whole_days:
        if not isinstance(at, datetime):
            at = account.moment(datetime.combine(at, time(9)))
        minutes = min(max(minutes or 30, 5), 600)
    return _facts(
        at,
        minutes,
        event.title,
        event.place,
        event.link or (f"tel:{event.phone}" if event.phone else ""),
        cancelled=event.cancelled,
    )


def _facts(at: datetime | date, minutes: int, title: str, place: str, link: str, *, cancelled: bool) -> Facts:
    place, link = clean(place)[:300], link.strip()[:1000]
    return Facts(at, minutes, clean(title)[:300], "" if place == link else place, link, cancelled)


def language_of(account: Any) -> Language:
    """The language the account's user reads."""
    found = Membership.objects.filter(account=account).select_related("user").order_by("pk").first()
    if found is None:
        return "nb"
    language: Language = found.user.language  # type: ignore[assignment]
    return language


def key_of(event: CalendarEvent) -> str:
    """What a meeting from this event is known by: its UID, and of a series which occurrence."""
    if event.occurrence is None:
        return event.uid
    stamp = (
        f"{event.occurrence.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        if isinstance(event.occurrence, datetime)
        else f"{event.occurrence:%Y%m%d}"
    )
    return f"{event.uid[:270]}/{stamp}"


def _iso(at: datetime | date) -> str:
    return at.astimezone(UTC).isoformat() if isinstance(at, datetime) else at.isoformat()
