"""Where an event is joined: the link of a video meeting, and the number one may dial instead."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from hvem.reading.ical_lines import Part

_LINK = re.compile(r"https?://[^\s<>\"'\\|\x00-\x20]+", re.IGNORECASE)
_ROOMS = re.compile(
    r"(?:^|\.)(?:teams\.microsoft\.com|teams\.live\.com|teams\.cloud\.microsoft|gov\.teams\.microsoft\.us|zoom\.us|zoom\.com|zoomgov\.com|meet\.google\.com"
    r"|whereby\.com|appear\.in|webex\.com|meet\.jit\.si|facetime\.apple\.com|gotomeet\.me|gotomeeting\.com|goto\.com|join\.skype\.com|meet\.lync\.com"
    r"|8x8\.vc|bluejeans\.com|chime\.aws|confrere\.com|pexip\.me|join\.nhn\.no|meet\.nhn\.no|slack\.com|discord\.gg|around\.co)\Z"
)
_NOT_ROOMS = (
    "/meetingoptions",
    "/dialin",
    "/pstn",
    "/pin",
    "/support",
    "/download",
    "/test",
    "aka.ms",
    "/u/",
    "/policies",
    "/mobile",
    "/business",
)
_PROPERTIES = (
    "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "X-MICROSOFT-ONLINEMEETINGCONFLINK",
    "X-ZOOM-JOIN-URL",
)  # fmt: skip
_SOFT = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_DIAL = re.compile(r"(?<![\d/=#])(\+?\d(?:[\d ()\u00a0.-]{5,18}\d))((?:\s?,{1,4}\s?[\d ]{3,14}#?)+)")
_SAID = re.compile(
    r"(?:tel|tlf|telefon\w*|phone|ring(?:e|es)? (?:inn|på)|dial(?: in)?|call in|mobil)[^\d+\n]{0,60}(\+?\d[\d ()\u00a0.-]{5,18}\d)(?![\d@])", re.IGNORECASE
)  # fmt: skip
_CODE = re.compile(
    r"(?:conference id|konferanse-?id|telefonkonferanse-?id|pin(?:-?kode)?|meeting id|møte-?id)[^\d\n]{0,20}(\d[\d ]{3,14}\d)\s?#?",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(?:br|/p|/div|/li|/tr)[^>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]{0,2000}>")


def link_of(part: Part) -> str:
    """The link an event is joined by: what says it is one, else one that leads to a meeting room; else the event's own page."""
    for name in _PROPERTIES:
        for line in part.lines(name):
            if (found := _LINK.search(line.text)) and "PHONE" not in line.parameters.get("FEATURE", "").upper():
                return _unwrapped(found[0])
    for name in ("LOCATION", "URL", "DESCRIPTION", "X-ALT-DESC"):
        for link in _links(part.text(name)):
            if _is_room(link):
                return link
    return next(iter([*_links(part.text("URL")), *_links(part.text("LOCATION"))]), "")


def phone_of(part: Part) -> str:
    """The number one may dial, with the pauses and code it needs (`+4721402010,,123456789#`); empty where there is none."""
    for line in part.lines("CONFERENCE"):
        if line.value.lower().startswith("tel:"):
            return _compact(line.text[4:])
    for name in ("LOCATION", "DESCRIPTION"):
        text = part.text(name).translate(dict.fromkeys(map(ord, _SOFT)))
        if dialled := _DIAL.search(text):
            return _compact(dialled[1]) + re.sub(r"\s", "", dialled[2])
        if said := _SAID.search(text):
            code = _CODE.search(text, said.end())
            return _compact(said[1]) + (f",,{re.sub(' ', '', code[1])}#" if code else "")
    return ""


def words_of(text: str) -> str:
    """A description as plain text, where a program wrote it as a page."""
    if "<" in text and _ANY_TAG.search(text):
        text = _ANY_TAG.sub("", _TAG.sub("\n", text))
        for mark, sign in (("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&amp;", "&")):
            text = text.replace(mark, sign)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _links(text: str) -> list[str]:
    return [_unwrapped(found.rstrip(".,;:!?)]}>…»”'")) for found in _LINK.findall(text[:100_000].replace("&amp;", "&"))]


def _unwrapped(link: str) -> str:
    """The link inside one that a mail filter or a search engine wrote around it."""
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
        if host.endswith(("safelinks.protection.outlook.com", "urldefense.com", "google.com")) and parts.path in (
            "/",
            "",
            "/url",
        ):
            inner = parse_qs(parts.query)
            return next((one for key in ("url", "q") for one in inner.get(key, []) if _LINK.match(one)), link)[:1000]
    except ValueError:
        return ""
    return link[:1000]


def _is_room(link: str) -> bool:
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").lower()
    except ValueError:
        return False
    if any(mark in f"{host}{parts.path.lower()}" for mark in _NOT_ROOMS):
        return False
    return bool(_ROOMS.search(host)) and len(parts.path) > 1


def _compact(number: str) -> str:
    return re.sub(r"[^\d+,#;]", "", number.split(";", maxsplit=1)[0].replace("(0)", ""))[:60]
