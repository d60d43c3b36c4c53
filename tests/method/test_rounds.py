"""A round of calls: an easy one first, five at most (M9)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hvem.method.rounds import MOST_CALLS, ToCall, call_round, ease

CALLS = st.lists(
    st.builds(
        ToCall, st.uuids().map(str), st.sampled_from(["near", "friendly", "distant"]), st.booleans(), st.none() | st.integers(1, 5)
    ),
    max_size=12, unique_by=lambda call: call.person,
)  # fmt: skip


def test_a_close_friend_is_called_first():
    due = [ToCall("a"), ToCall("b", "near"), ToCall("c", "distant")]
    assert [call.person for call in call_round(due)] == ["b", "a", "c"]


def test_who_has_answered_is_easier_than_who_has_not():
    assert [call.person for call in call_round([ToCall("a"), ToCall("b", answered=True)])] == ["b", "a"]


def test_nothing_due_is_no_round():
    assert call_round([]) == ()


@given(CALLS)
def test_a_round_leads_with_the_easiest_and_keeps_the_order_of_the_rest(due):
    made = call_round(due)
    assert len(made) == min(len(due), MOST_CALLS)
    if made:
        assert all(ease(made[0]) <= ease(call) for call in due)
        rest = [due.index(call) for call in made[1:]]
        assert rest == sorted(rest)
