"""What mail and calendars bring: who was last in contact when, letters that belong to the campaign, meetings (M1, M3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from hvem.importing.cards import Known as KnownCard
from hvem.importing.cards import card_of_correspondent, digest_of
from hvem.reading.exchanges import Correspondent, Letter, Occasion
from hvem.reading.folding import fold

MOST_RECIPIENTS = 10
"""A letter to more than so many is a circular, not a contact."""
_AUTOMATIC = (
    "noreply", "no-reply", "no.reply", "donotreply", "do-not-reply", "ikke-svar", "ikkesvar", "mailer-daemon", "postmaster",
    "notification", "nyhetsbrev", "newsletter", "news@", "bounce", "automail",
)  # fmt: skip
_VIDEO = ("teams.", "zoom.", "meet.google", "whereby", "webex", "teams-møte", "teams meeting", "microsoft teams")


@dataclass(frozen=True)
class Sorted:
    """A letter as it concerns the user: which way it went and the cards of those at the other end; `why` where it is passed over."""

    letter: Letter
    number: int
    inward: bool = True
    cards: tuple[KnownCard, ...] = ()
    why: str = ""
    digest: str = ""


@dataclass(frozen=True)
class Me:
    """Who the user is in a mailbox: addresses, names folded, profile pages."""

    emails: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    profiles: frozenset[str] = frozenset()

    def is_(self, one: Correspondent) -> bool:
        """Whether a correspondent is the user."""
        if one.email:
            return one.email in self.emails
        return (bool(one.profile) and one.profile in self.profiles) or (bool(one.name) and fold(one.name) in self.names)


def me_of(account: Any) -> Me:
    """Who the account's users say they are."""
    from hvem.accounts.models import Membership

    emails: set[str] = set()
    names: set[str] = set()
    for one in Membership.objects.filter(account=account):
        emails |= {str(address).strip().lower() for address in one.me_emails}
        names |= {fold(one.me_name)} if one.me_name else set()
    return Me(frozenset(emails), frozenset(names))


def guessed(me: Me, letters: Sequence[Letter]) -> Me:
    """With the one who is at an end of every letter taken for the user, where the users have not said who they are."""
    if len(letters) < 3 or any(me.is_(one) for letter in letters for one in (letter.sender, *letter.recipients)):
        return me
    ends: Counter[tuple[str, str, str]] = Counter()
    for letter in letters:
        ends.update({(one.email, fold(one.name), one.profile) for one in (letter.sender, *letter.recipients)})
    often = [one for one, count in ends.items() if count == len(letters)]
    if len(often) != 1:
        return me
    email, name, profile = often[0]
    return Me(me.emails | ({email} - {""}), me.names | ({name} - {""} if not email else set()), me.profiles | ({profile} - {""}))


def sort_letter(letter: Letter, number: int, me: Me, source: Any) -> Sorted:
    """Which way a letter went, and with whom; circulars and automatic mail are passed over."""
    digest = digest_of(letter)
    mine = me.is_(letter.sender) or letter.inward is False
    others = [one for one in (letter.recipients if mine else (letter.sender,)) if not me.is_(one) and (one.email or one.name)]
    why = ""
    if letter.bulk or any(_automatic(one) for one in others):
        why = "bulk"
    elif letter.at is None:
        why = "no-date"
    elif not others:
        why = "only-me"
    elif len(others) > MOST_RECIPIENTS:
        why = "many"
    if why:
        return Sorted(letter, number, not mine, (), why, digest)
    cards = tuple(KnownCard(card_of_correspondent(one), number, source) for one in others)
    return Sorted(letter, number, not mine, cards, "", digest)


def _automatic(one: Correspondent) -> bool:
    return bool(one.email) and one.email.startswith(_AUTOMATIC)


def moment(account: Any, at: datetime | date) -> datetime:
    """An occasion's moment: whole days begin at nine, floating times are the account's own."""
    if not isinstance(at, datetime):
        at = datetime.combine(at, time(9))
    found: datetime = account.moment(at)
    return found.astimezone(UTC)


def meeting_values(account: Any, occasion: Occasion) -> dict[str, Any]:
    """What a meeting takes from its calendar event."""
    place, said = occasion.place[:300], f"{occasion.place} {occasion.title}".lower()
    kind = (
        "video"
        if any(word in said for word in _VIDEO)
        else "phone"
        if said.startswith(("tlf", "telefon", "phone", "ring "))
        else "place"
    )
    return {
        "at": moment(account, occasion.at), "minutes": min(max(occasion.minutes or 30, 5), 600), "place": place, "place_kind": kind,
        "title": occasion.title[:300],
    }  # fmt: skip
