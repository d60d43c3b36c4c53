"""What is connected is told as it is: never as in step when it is not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.correspondence.models import Calendar, Folder, Letter, Mailbox
from hvem.correspondence.connections.states import LATE, calendar_state, condition_of, mailbox_state, states
from hvem.correspondence.connections.telling_states import tell_letters, tell_state, tell_trouble
from hvem.ground.deeds import Deed
from hvem.outside.shapes import Trouble
from hvem.wording.catalogue import LANGUAGES, texts
from tests.world import MONDAY, ingrid

MINUTE = timedelta(minutes=1)


def mailbox(**values):
    """A mailbox that has been read for a month and is well now."""
    usual = {
        "address": "hilde@skjeveland.example", "secret": "sealed", "made_at": MONDAY - timedelta(days=30), "imap_host": "imap.skjeveland.example",
        "looked_back_at": MONDAY - timedelta(days=29), "succeeded_at": MONDAY - 2 * MINUTE,
    }  # fmt: skip
    return Mailbox(**usual | values)


def calendar(**values):
    usual = {
        "address": "https://dav.example/hilde/", "username": "hilde", "secret": "sealed", "made_at": MONDAY - timedelta(days=30),
        "succeeded_at": MONDAY - 2 * MINUTE,
    }  # fmt: skip
    return Calendar(**usual | values)


@pytest.mark.parametrize(
    ("values", "condition"),
    [
        ({}, "well"),
        ({"succeeded_at": MONDAY - 31 * MINUTE}, "late"),
        ({"succeeded_at": None}, "late"),
        ({"succeeded_at": None, "made_at": MONDAY - MINUTE}, "new"),
        ({"failed_at": MONDAY - MINUTE, "trouble": "no-answer"}, "failing"),
        ({"failed_at": MONDAY - 2 * MINUTE, "trouble": "no-answer"}, "failing"),
        ({"failed_at": MONDAY - 3 * MINUTE}, "well"),
        ({"signed_out_at": MONDAY, "trouble": "wrong-password"}, "signed-out"),
        ({"secret": ""}, "signed-out"),
        ({"paused_at": MONDAY}, "resting"),
        ({"paused_at": MONDAY, "failed_at": MONDAY}, "resting"),
        ({"paused_at": MONDAY, "looked_back_at": None}, "unfinished"),
        ({"looked_back_at": None, "looks_back_from": MONDAY.date()}, "reading"),
        ({"looked_back_at": None, "looks_back_from": MONDAY.date(), "succeeded_at": MONDAY - 31 * MINUTE}, "late"),
        ({"succeeded_at": MONDAY + 30 * MINUTE}, "late"),
        ({"sends_failed_at": MONDAY - 60 * MINUTE, "sends_trouble": "wrong-password"}, "cannot-send"),
        ({"sends_failed_at": MONDAY, "failed_at": MONDAY, "trouble": "no-answer"}, "failing"),
    ],
)
def test_a_mailbox_is_told_as_it_is(values, condition):
    assert mailbox_state(mailbox(**values), MONDAY).condition == condition


moments = st.one_of(st.none(), st.integers(-5000, 60).map(lambda minutes: MONDAY + minutes * MINUTE))


@given(
    succeeded_at=moments, failed_at=moments, signed_out_at=moments, paused_at=moments, sends_failed_at=moments, secret=st.sampled_from(["", "sealed"])
)  # fmt: skip
def test_never_well_when_it_is_not(succeeded_at, failed_at, signed_out_at, paused_at, sends_failed_at, secret):
    values = {"succeeded_at": succeeded_at, "failed_at": failed_at, "signed_out_at": signed_out_at, "paused_at": paused_at, "secret": secret}
    for row, late in ((mailbox(**values, sends_failed_at=sends_failed_at), LATE["mailbox"]), (calendar(**values), LATE["calendar"])):
        if condition_of(row, MONDAY, late=late) in {"well", "reading"}:
            assert getattr(row, "sends_failed_at", None) is None
            assert succeeded_at is not None
            assert MONDAY - succeeded_at <= late
            assert failed_at is None or failed_at < succeeded_at
            assert secret
            assert signed_out_at is None
            assert paused_at is None


def test_a_calendar_that_is_only_fetched_needs_no_password():
    assert calendar_state(calendar(way="ics", username="", secret=""), MONDAY).condition == "well"
    assert calendar_state(calendar(secret=""), MONDAY).condition == "signed-out"


def test_every_trouble_has_words_for_what_happened_and_what_to_do():
    for trouble in Trouble.__args__:
        assert f"trouble.{trouble}" in texts(), trouble
        assert f"trouble.{trouble}-do" in texts(), trouble
        for language in LANGUAGES:
            wrong, do = tell_trouble(trouble, "imap.example", language)
            assert wrong.endswith(".") and do.endswith("."), trouble
            assert "{" not in wrong + do


def test_a_trouble_nobody_has_met_is_told_as_a_refusal():
    assert tell_trouble("something-new", "imap.example", "nb") == tell_trouble("refused", "imap.example", "nb")


def test_each_state_says_something_in_every_language(here):
    rows = [
        {}, {"succeeded_at": None}, {"succeeded_at": None, "made_at": MONDAY}, {"failed_at": MONDAY, "trouble": "no-answer"},
        {"failed_at": MONDAY, "trouble": "no-answer", "succeeded_at": None}, {"signed_out_at": MONDAY, "trouble": "wrong-password"},
        {"secret": "", "succeeded_at": None}, {"paused_at": MONDAY}, {"succeeded_at": MONDAY - timedelta(days=2)},
    ]
    sends = [{"sends_failed_at": MONDAY, "sends_trouble": "refused"}, {"sends_failed_at": MONDAY, "sends_trouble": "full", "succeeded_at": None, "made_at": MONDAY},
    ]  # fmt: skip
    for values in rows:
        for language in LANGUAGES:
            for state in (mailbox_state(mailbox(**values), MONDAY), calendar_state(calendar(**values), MONDAY)):
                told = tell_state(state, here.account, MONDAY, language)
                assert told.what and "None" not in told.what
                assert bool(told.wrong) == (state.condition in {"failing", "signed-out"})
                assert bool(told.do) == (state.condition in {"failing", "signed-out", "late"})
    for values in sends:
        for language in LANGUAGES:
            told = tell_state(mailbox_state(mailbox(**values, smtp_host="smtp.skjeveland.example"), MONDAY), here.account, MONDAY, language)
            assert told.what and told.wrong and told.do and told.kept
    assert "smtp.skjeveland.example" in tell_state(
        mailbox_state(mailbox(sends_failed_at=MONDAY, sends_trouble="no-answer", smtp_host="smtp.skjeveland.example"), MONDAY), here.account, MONDAY, "nb"
    ).wrong
    assert tell_state(mailbox_state(mailbox(), MONDAY), here.account, MONDAY, "nb").what == "Lest i dag kl. 08.58."


def test_a_forgotten_password_is_not_told_as_a_wrong_one():
    state = mailbox_state(mailbox(secret="", signed_out_at=MONDAY), MONDAY)
    assert state.trouble == "no-secret"


@pytest.mark.django_db
def test_letters_that_wait_are_counted_by_what_holds_them(here):
    one = ingrid(here)
    from hvem.campaign.running import running

    campaign = running(here.account, on=here.today)
    base = {"campaign": campaign, "person": one, "purpose": "letter", "made_at": here.now, "changed_at": here.now}
    out = base | {"released_at": here.now}
    with Deed(here.account, "wave", at=here.now, by=here.user, remembered=False) as deed:
        deed.add(Letter(**base))
        deed.add(Letter(**out, leaves_at=here.now + 60 * MINUTE))
        deed.add(Letter(**out, leaves_at=here.now + timedelta(days=1)))
        deed.add(Letter(**out, leaves_at=here.now - 60 * MINUTE))
        deed.add(Letter(**out, leaves_at=here.now - 60 * MINUTE, doubtful_at=here.now))
        deed.add(Letter(**out, leaves_at=here.now + 60 * MINUTE, mailbox=deed.add(mailbox(removed_at=here.now))))
        deed.add(Letter(**base, failed_at=here.now, trouble="refused"))
        deed.add(Letter(**base, sent_at=here.now))
    found = states(here.account, here.now)
    letters = found.letters
    assert (letters.today, letters.later, letters.doubtful, letters.held, letters.without_mailbox, letters.returned) == (2, 1, 1, 1, 1, 1)
    assert not found.well
    for language in LANGUAGES:
        assert [name for name, _, _ in tell_letters(letters, language)] == ["doubtful", "held", "without-mailbox", "returned", "leaving", "leaving-later"]


def test_a_first_reading_that_is_under_way_is_told_so_before_it_has_come_through(here):
    row = mailbox(succeeded_at=None, made_at=MONDAY, looks_back_from=MONDAY.date(), looked_back_at=None)
    assert tell_state(mailbox_state(row, MONDAY), here.account, MONDAY, "nb").what.startswith("Koblet til.")
    for language in LANGUAGES:
        told = tell_state(mailbox_state(row, MONDAY, read=3, total=9), here.account, MONDAY, language)
        assert told.what != tell_state(mailbox_state(row, MONDAY), here.account, MONDAY, language).what


@pytest.mark.django_db
def test_a_first_reading_tells_how_far_it_is(here, stranger):
    with Deed(here.account, "connected", at=here.now, remembered=False) as deed:
        row = deed.add(mailbox(looks_back_from=here.today, looked_back_at=None))
        deed.add(Folder(mailbox=row, name="INBOX", role="inbox", read=30, total=100))
        deed.add(Folder(mailbox=row, name="Sent", role="sent", read=20, total=50))
    state = states(here.account, here.now).mailboxes[0]
    assert (state.condition, state.read, state.total) == ("reading", 50, 150)
    assert states(stranger.account, here.now).mailboxes == ()
