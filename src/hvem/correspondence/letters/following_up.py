"""A follow-up in the same thread: offered at most twice where a letter has no answer, written by the user, never sent by itself (M3)."""

from __future__ import annotations

from dataclasses import dataclass

from hvem.accounts.access import Seat
from hvem.campaign.knowing import known
from hvem.campaign.running import rules_of, running
from hvem.correspondence.models import Letter
from hvem.method.following import series
from hvem.people.models import Person


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up that may be written: which one it is, how many may come in all, and the letter it answers, where that left from here."""

    number: int
    most: int
    letter: Letter | None

    @property
    def thread(self) -> list[str]:
        """The Message-IDs of the thread, the first one first."""
        if self.letter is None or not self.letter.message_id:
            return []
        return list(dict.fromkeys(one for one in [*self.letter.thread, self.letter.answers_id, self.letter.message_id] if one))


def follow_up_to(here: Seat, person: Person) -> FollowUp | None:
    """The follow-up that may be written to someone now; None where nothing was written, they answered, want peace, or every follow-up is used.

    A call that was tried counts as one (M3).
    """
    campaign = running(here.account, on=here.today)
    rules, facts = rules_of(campaign), known(here.account, campaign, [person.pk]).get(person.pk)
    tried = series(facts, rules) if facts else None
    if (
        tried is None
        or person.is_quiet(here.today)
        or tried.first.kind != "mail"
        or tried.answered_on
        or tried.spent
        or len(tried.follow_ups) >= rules.follow_ups
    ):
        return None
    rows = Letter.objects.of(here.account).sent().filter(person=person, way="mail", returned_at=None)
    return FollowUp(len(tried.follow_ups) + 1, rules.follow_ups, rows.order_by("-sent_at", "-pk").first())
