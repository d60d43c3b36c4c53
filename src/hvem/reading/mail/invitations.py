"""Invitations, their answers and their cancelling: whether a mail is one, and what its sender wrote around the calendar's own words."""

from __future__ import annotations

import re

_METHOD = re.compile(rb"(?im)^method(?:;[^:\r\n]*)?:\s*(request|cancel|reply|counter|declinecounter|add|refresh)\b")
_FOLDED = re.compile(r"\r?\n[ \t]")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_TAG = re.compile(r"</?(?:p|br|div|b|i|u|a|span|html|ul|ol|li)\b[^<>]{0,300}>", re.IGNORECASE)
_MACHINE = re.compile(
    r"\W{0,3}(?:(?:invitasjon|invitation|einladung|inbjudan|invitert) (?:fra|frå|from|från|von|av) (?:google|microsoft|zoom|apple|icloud)|"
    r"(?:join|bli med|delta) (?:with|med|via|på|in|i|by|using)? ?(?:google meet|microsoft teams|zoom|webex|teams)|google meet\b|"
    r"microsoft teams(?: |-)?(?:meeting|møte)?\W*\Z|.{2,60} (?:is inviting you to|inviterer deg til|inviterer deg til|inviterar deg til) (?:a |et |eit )?(?:scheduled |planlagt )?zoom|"
    r"(?:you have been|you are|du er(?: blitt)?|du har blitt|du har vorte|du er vorten) (?:invited|invitert)\b|"
    r"(?:this event|denne aktiviteten|denne hendelsen|denne hendinga|this meeting|møtet) (?:has been|er|ble|vart|is) (?:cancell?ed|avlyst|updated|oppdatert|endret|endra|changed)|"
    r".{2,60} (?:has|have|har) (?:tentatively )?(?:accepted|declined|godtatt|godteke|avslått|takket (?:ja|nei)|takka (?:ja|nei)|svart)(?: \w+){0,2} (?:this|the|denne|til|på|på denne)? ?(?:invit|møte|event|aktivit)|"
    r"(?:du mottar|du får|you are receiving) (?:denne|this) .{0,20}(?:fordi|because|for)|(?:svar|reply) (?:på|for|to) \S+@|vis all gjesteinformasjon|view all guest info|"
    r"(?:går du|skal du|going)\?|(?:når|når:|tid|when|where|hvor|kvar|kalender|calendar|hvem|kven|who|sted|stad|arrangør|organi[sz]er|gjester|guests|topic|time)\s?:?\s*\Z)",
    re.IGNORECASE,
)
_ROW = re.compile(
    r"\W{0,3}(?:når|tid|when|where|hvor|kvar|kalender|calendar|hvem|kven|who|sted|stad|topic|time|title|tittel)\s?:\s",
    re.IGNORECASE,
)


def invites(calendar: bytes) -> bool:
    """Whether an iTIP object invites, answers, proposes or cancels (RFC 5546); a calendar handed out does not."""
    return _METHOD.search(calendar) is not None


def own_words(text: str, calendar: bytes) -> str:
    """What the sender wrote in a mail that carries an invitation: no title, day and place, no way into the video meeting."""
    said = _FOLDED.sub("", calendar.decode("utf-8", "replace"))
    method = _METHOD.search(calendar)
    described, summary = _value(said, "DESCRIPTION"), _value(said, "SUMMARY")
    if method is not None and method[1].lower() in (b"request", b"add", b"counter") and described:
        described = _TAG.sub(
            lambda tag: "\n" if tag[0].lower().startswith(("<p", "<br", "<div", "</p", "<li")) else "", described
        )
        start = " ".join(described.split())[:40]
        if not text.strip() or start in " ".join(text.split()):
            text = described
    lines = text.split("\n")
    first = next((line.strip() for line in lines if line.strip()), "")
    if first and summary and (first == summary.strip() or first.casefold().endswith(f": {summary.strip().casefold()}")):
        return ""
    return "\n".join(lines[: _end(lines)])


def _end(lines: list[str]) -> int:
    """Where the calendar's own words begin."""
    for place, line in enumerate(lines):
        fresh = place == 0 or not lines[place - 1].strip()
        if fresh and (_MACHINE.match(line[:300].strip()) or _ROW.match(line[:300])):
            return place
    return len(lines)


def _value(said: str, name: str) -> str:
    """The first value of a property of the event, with its line ends and commas; empty where it has none."""
    event = said.find("BEGIN:VEVENT")
    found = re.compile(rf"(?im)^{name}(?:;[^:\n]{{0,200}})?:([^\r\n]*)").search(said, max(event, 0))
    return _ESCAPED.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], found[1]).strip() if found else ""
