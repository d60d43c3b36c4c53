"""Who the user is in a mailbox, and who they must be where they have not said so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hvem.reading.exchanges import Correspondent, Letter
from hvem.reading.folding import fold


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
