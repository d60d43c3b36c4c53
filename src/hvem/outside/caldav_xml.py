"""The XML one asks a calendar server with, and what it answers, read without entities or outside files (RFC 4918, 4791, 6578)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from hvem.outside.shapes import Failed

DAV, CAL = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
CTAG, COLOUR = "{http://calendarserver.org/ns/}getctag", "{http://apple.com/ns/ical/}calendar-color"
_NAMES = {
    "DAV:": "d",
    "urn:ietf:params:xml:ns:caldav": "c",
    "http://calendarserver.org/ns/": "s",
    "http://apple.com/ns/ical/": "a",
}
_OPENING = "".join(f' xmlns:{short}="{long}"' for long, short in _NAMES.items())
_STATUS = re.compile(r"\bHTTP/[\d.]+\s+(\d{3})")


@dataclass(frozen=True, slots=True)
class Reply:
    """One response of a multistatus: the address it is of, its own status (200 where none is said), and the properties it has."""

    href: str
    status: int
    properties: dict[str, etree._Element]

    def text(self, name: str) -> str:
        """A property's text, empty where it is not there."""
        found = self.properties.get(name)
        return "".join(str(part) for part in found.itertext()).strip() if found is not None else ""

    def hrefs(self, name: str) -> list[str]:
        """The addresses a property holds."""
        found = self.properties.get(name)
        return [] if found is None else [text for one in found.iter(f"{DAV}href") if (text := (one.text or "").strip())]

    def has(self, name: str, inner: str) -> bool:
        """Whether a property holds an element of that name."""
        found = self.properties.get(name)
        return found is not None and next(found.iter(inner), None) is not None


@dataclass(frozen=True, slots=True)
class Multistatus:
    """A whole answer: its replies, and the sync token where it has one."""

    replies: tuple[Reply, ...]
    token: str = ""


def propfind(names: Iterable[str]) -> bytes:
    """The body that asks for these properties."""
    return _document(f"<d:propfind{_OPENING}><d:prop>{_wanted(names)}</d:prop></d:propfind>")


def sync_collection(token: str) -> bytes:
    """The body that asks what has changed since the token."""
    inner = f"<d:sync-token>{escape(token)}</d:sync-token><d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop>"
    return _document(f"<d:sync-collection{_OPENING}>{inner}</d:sync-collection>")


def multiget(hrefs: Iterable[str]) -> bytes:
    """The body that asks for these objects with their data."""
    asked = "".join(f"<d:href>{escape(one)}</d:href>" for one in hrefs)
    inner = f"<d:prop><d:getetag/><c:calendar-data/></d:prop>{asked}"
    return _document(f"<c:calendar-multiget{_OPENING}>{inner}</c:calendar-multiget>")


def mkcalendar(name: str) -> bytes:
    """The body that makes a calendar for events and tasks."""
    kinds = (
        '<c:supported-calendar-component-set><c:comp name="VEVENT"/><c:comp name="VTODO"/></c:supported-calendar-component-set>'
    )
    inner = f"<d:set><d:prop><d:displayname>{escape(name)}</d:displayname>{kinds}</d:prop></d:set>"
    return _document(f"<c:mkcalendar{_OPENING}>{inner}</c:mkcalendar>")


def read_multistatus(body: bytes) -> Multistatus:
    """The replies of a 207; Failed where it is no XML, or has a document type."""
    root = _root(body)
    if root is None or root.tag != f"{DAV}multistatus":
        raise Failed("broken", "the answer is not of a calendar server")
    token = root.find(f"{DAV}sync-token")
    said = (token.text or "").strip() if token is not None else ""
    return Multistatus(tuple(_replies(root)), said)


def refused_for(body: bytes) -> frozenset[str]:
    """The conditions an error body names, such as `{DAV:}valid-sync-token`; empty where it names none."""
    try:
        root = _root(body)
    except Failed:
        return frozenset()
    if root is None or root.tag != f"{DAV}error":
        return frozenset()
    return frozenset(str(one.tag) for one in root)


def _root(body: bytes) -> etree._Element | None:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    told: Any = root.getroottree().docinfo if root is not None else None
    if told is not None and told.doctype:
        raise Failed("broken", "the answer has a document type")
    return root


def _replies(root: etree._Element) -> Iterator[Reply]:
    for one in root.iterchildren(f"{DAV}response"):
        href = (one.findtext(f"{DAV}href") or "").strip()
        if not href:
            continue
        found: dict[str, etree._Element] = {}
        for stat in one.iterchildren(f"{DAV}propstat"):
            if _status(stat) == 200:
                found |= {str(prop.tag): prop for held in stat.iterchildren(f"{DAV}prop") for prop in held}
        yield Reply(href, _status(one), found)


def _status(element: etree._Element) -> int:
    said = _STATUS.search(element.findtext(f"{DAV}status") or "")
    return int(said[1]) if said else 200


def _wanted(names: Iterable[str]) -> str:
    parts = (name[1:].split("}") for name in names)
    return "".join(f"<{_NAMES[space]}:{local}/>" for space, local in parts)


def _document(inner: str) -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?>{inner}'.encode()
