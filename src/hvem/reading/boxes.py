"""Mail addresses that are nobody's own: a firm's, a machine's, and the domains where anybody may have one."""

from __future__ import annotations

import re

_SHARED_TEXT = """
post kontakt firmapost info mail epost e-post salg kundeservice resepsjon sentralbord regnskap faktura hello hei office
sales support contact admin kontor booking
"""
_SHARED = frozenset(_SHARED_TEXT.split())


def is_shared_box(address: str) -> bool:
    """Whether an address, in its normal form, is plainly one that several read."""
    return address.partition("@")[0] in _SHARED


_MACHINE = re.compile(
    r"(?:^|[._+-])(?:no-?_?\.?reply|do-?_?not-?_?reply|ikke-?svar|ikkje-?svar|svar-?ikke|mailer-daemon|postmaster|notifications?|notify|nyhetsbrev|nyheitsbrev"
    r"|newsletters?|nyheter|news|bounces?|automail|auto|robot|mailer|alerts?|varsel|varsling|updates?|marketing|daemon|listserv|unsubscribe|kvittering|receipts?)"
    r"(?=[._+-]|\d*$)",
    re.IGNORECASE,
)


def is_machine(address: str) -> bool:
    """Whether an address is plainly one that nobody writes by hand from."""
    box = address.partition("@")[0]
    return bool(_MACHINE.search(box)) or "noreply" in box or "no-reply" in box


_FREE_TEXT = """
gmail.com googlemail.com outlook.com outlook.no hotmail.com hotmail.no hotmail.co.uk live.com live.no live.se msn.com yahoo.com yahoo.no yahoo.co.uk yahoo.se ymail.com
icloud.com me.com mac.com proton.me protonmail.com pm.me fastmail.com fastmail.fm gmx.com gmx.net gmx.de web.de mail.com aol.com zoho.com tutanota.com hey.com
online.no getmail.no broadpark.no frisurf.no lyse.net altibox.no c2i.net start.no epost.no tele2.no telia.com telia.no chello.no bluezone.no ntebb.no haugnett.no
sf-nett.no nc.no hotmail.se spray.se bredband.net comhem.se yandex.com qq.com
"""
_FREE = frozenset(_FREE_TEXT.split())


def is_shared_domain(domain: str) -> bool:
    """Whether anybody may have an address there, so that two at the same domain have nothing to do with one another."""
    return domain.lower() in _FREE
