"""How near two are by what they write: both ways, how often and how lately; offered, never set by itself (M2, M34)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hvem.method.facts import Closeness
from hvem.method.reason import Reason

NEAR_EACH_WAY = 6
FRIENDLY_EACH_WAY = 2
LATELY = timedelta(days=365)
LONG_AGO = timedelta(days=2 * 365)
NEAR_WITHIN = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written with someone: mails and messages `sent` to them and `received`, in all and `lately` (within a year), and the first and last day."""

    sent: int = 0
    received: int = 0
    sent_lately: int = 0
    received_lately: int = 0
    first_on: date | None = None
    last_on: date | None = None


def lately_since(today: date) -> date:
    """The day "lately" begins."""
    return today - LATELY


def nearness(written: Written, name: str, today: date) -> tuple[Closeness, Reason] | None:
    """How near one is by the mail: near where both write often and lately, distant where it is long ago; None where mail tells nothing.

    Only what goes both ways tells: a circle one answers nobody in is no friendship.
    """
    if written.last_on is None or min(written.sent, written.received) == 0:
        return None
    count = written.sent_lately + written.received_lately
    since = today - written.last_on
    if min(written.sent_lately, written.received_lately) >= NEAR_EACH_WAY and since <= NEAR_WITHIN:
        return "near", Reason.of("M34", "written-often", name=name, count=count)
    if since > LONG_AGO:
        return "distant", Reason.of("M34", "written-long-ago", name=name, on=written.last_on)
    if min(written.sent, written.received) >= FRIENDLY_EACH_WAY:
        return "friendly", Reason.of("M34", "written-both", name=name, on=written.last_on)
    return None
