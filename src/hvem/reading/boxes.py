"""Mail addresses that belong to a firm rather than to one who works there."""

from __future__ import annotations

_SHARED_TEXT = """
post kontakt firmapost info mail epost e-post salg kundeservice resepsjon sentralbord regnskap faktura hello hei office
sales support contact admin kontor booking
"""
_SHARED = frozenset(_SHARED_TEXT.split())


def is_shared_box(address: str) -> bool:
    """Whether an address, in its normal form, is plainly one that several read."""
    return address.partition("@")[0] in _SHARED
