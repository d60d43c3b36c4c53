"""How near two are by what they write: only what goes both ways, often and lately, tells (M2, M34)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hvem.method.nearness import Written, nearness

TODAY = date(2026, 11, 23)


def judged(sent, received, last, *, sent_lately=None, received_lately=None):
    found = nearness(
        Written(sent, received, sent if sent_lately is None else sent_lately, received if received_lately is None else received_lately, TODAY - timedelta(days=900), TODAY - timedelta(days=last)),
        "Kari", TODAY,
    )  # fmt: skip
    return found[0] if found else None


@pytest.mark.parametrize(
    ("sent", "received", "last", "wanted"),
    [(12, 9, 5, "near"), (12, 9, 120, "friendly"), (3, 2, 30, "friendly"), (1, 1, 30, None), (40, 0, 2, None), (0, 40, 2, None), (1, 1, 900, "distant")],
)
def test_both_ways_often_and_lately_is_near(sent, received, last, wanted):
    assert judged(sent, received, last) == wanted


def test_what_was_often_long_ago_is_not_near_now():
    assert judged(40, 40, 30, sent_lately=1, received_lately=1) == "friendly"


def test_nobody_one_never_wrote_with_is_judged():
    assert nearness(Written(), "Kari", TODAY) is None
