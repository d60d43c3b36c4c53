"""Octets as text, whatever charset they claim."""

from __future__ import annotations

from hvem.reading.decoding import decode


def test_a_charset_that_only_writes_names_of_hosts_holds_nobody_up():
    for name in ("punycode", " PunyCode", "idna"):
        assert decode(b"a-" + b"b" * 300_000, name) == "a-" + "b" * 300_000
