"""Who the user is in mail: what they have said of themselves, and the addresses of their mailboxes."""

from __future__ import annotations

from typing import Any

from hvem.accounts.models import Membership
from hvem.correspondence.models import Mailbox
from hvem.reading.folding import fold
from hvem.reading.oneself import Me


def me_of(account: Any) -> Me:
    """Who the account's users say they are."""
    emails = {address.strip().lower() for address in Mailbox.objects.of(account).present().values_list("address", flat=True)}
    names: set[str] = set()
    for one in Membership.objects.filter(account=account):
        emails |= {str(address).strip().lower() for address in one.me_emails}
        names |= {fold(one.me_name)} if one.me_name else set()
    return Me(frozenset(emails - {""}), frozenset(names))
