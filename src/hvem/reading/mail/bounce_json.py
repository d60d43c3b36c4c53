"""Notices that sending services pass on as JSON inside a mail (Amazon SNS): the same fields as a delivery report."""

from __future__ import annotations

import re

_SAID = re.compile(r'"(?:notificationType|eventType)" ?: ?"(Bounce|Complaint|Delivery)"')
_ONE = re.compile(r'\{[^{}]{0,3000}"emailAddress" ?: ?"[^"]{3,300}"[^{}]{0,3000}\}')
_PAIR = re.compile(r'"(emailAddress|action|status|diagnosticCode)" ?: ?"([^"]{0,2000})"')
_LASTING = re.compile(r'"bounceType" ?: ?"(\w+)"')
_ID = re.compile(r'"messageId" ?: ?"([^"]{3,300})"')
_NAMES = {"emailAddress": "final-recipient", "action": "action", "status": "status", "diagnosticCode": "diagnostic-code"}


def kind_in(text: str) -> str:
    """What a notice in JSON is of: `Bounce`, `Complaint`, `Delivery`, or empty for a text that is none."""
    found = _SAID.search(_plain(text)) if "otificationType" in text or "eventType" in text else None
    return found[1] if found else ""


def blocks_in(text: str) -> list[dict[str, str]]:
    """The recipients that a notice in JSON tells of, as groups of fields of RFC 3464; none for what is no bounce."""
    if kind_in(text) != "Bounce":
        return []
    plain = _plain(text)
    lasting, sent = _LASTING.search(plain), _ID.search(plain)
    default = {"action": "failed", "status": "4.0.0" if lasting and lasting[1] == "Transient" else "5.0.0"}
    if sent:
        default["message-id"] = sent[1]
    return [{**default, **{_NAMES[pair[1]]: pair[2] for pair in _PAIR.finditer(one[0])}} for one in _ONE.finditer(plain)][:100]


def _plain(text: str) -> str:
    """The JSON inside a string of JSON: without its escapes and the line ends that the net put in."""
    return re.sub(r"!?\r?\n ?", "", text[:60_000]).replace('\\"', '"').replace("\\\\", "\\")
