"""A calendar server: which calendars, what has changed, and writing that never overwrites what another wrote (RFC 4791, 6578, 6764)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from hvem.outside.caldav_talk import Answer, Talk, failure
from hvem.outside.caldav_xml import (
    CAL,
    COLOUR,
    CTAG,
    DAV,
    Multistatus,
    Reply,
    mkcalendar,
    multiget,
    propfind,
    read_multistatus,
    refused_for,
    sync_collection,
)
from hvem.outside.shapes import Failed, Way

AT_A_TIME = 50
"""So many objects are fetched with one question."""
MOST_ROUNDS = 200
_XML = {"Content-Type": "application/xml; charset=utf-8"}
_TEXT = {"Content-Type": "text/calendar; charset=utf-8"}
_PRINCIPAL, _HOME = f"{DAV}current-user-principal", f"{CAL}calendar-home-set"
_KIND, _ETAG, _NAME = f"{DAV}resourcetype", f"{DAV}getetag", f"{DAV}displayname"
_RIGHTS, _PARTS, _ADDRESSES = (
    f"{DAV}current-user-privilege-set",
    f"{CAL}supported-calendar-component-set",
    f"{CAL}calendar-user-address-set",
)
_WRITES = frozenset({f"{DAV}write", f"{DAV}all", f"{DAV}write-content", f"{DAV}bind"})
_SYNC, _LISTED = "sync:", "ctag:"
_UNRESERVED = re.compile(r"%([0-9A-Fa-f]{2})")


class Conflict(Exception):
    """What lies there is not what we last saw (412): somebody else has written, or the object is there already, or is gone."""


@dataclass(frozen=True, slots=True)
class CalendarAt:
    """A calendar of the account: its address, name, colour (#rrggbb or empty), what it takes (VEVENT, VTODO), whether one may write."""

    url: str
    name: str = ""
    colour: str = ""
    components: frozenset[str] = frozenset({"VEVENT", "VTODO"})
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One object of a calendar as it lies there."""

    href: str
    etag: str
    octets: bytes


@dataclass(frozen=True, slots=True)
class Changed:
    """What is new or other than we knew (address and version), what is gone, and the token to ask with next time.

    `whole` is true where everything was listed, because there was no token or it was no longer good.
    """

    hrefs: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]
    token: str
    whole: bool = False


def open_calendars(url: str, username: str, secret: str, *, way: Way = "password", private: bool = False) -> Calendars:
    """The calendars behind an address: a host, a server's address, or one calendar's own. Asks who one is; raises Failed.

    `secret` is a password, or an access token where `way` is xoauth2; `private` allows an address inside one's own network.
    """
    found = open_calendar(url, username, secret, way=way, private=private)
    found.discover()
    return found


def open_calendar(url: str, username: str, secret: str, *, way: Way = "password", private: bool = False) -> Calendars:
    """As `open_calendars`, for a calendar whose address is known already: nothing is asked yet."""
    start = url.strip()
    if "://" not in start:
        start = f"https://{start}"
    start = start.replace("webcal://", "https://", 1)
    start = re.sub(r"^(\w+://)[^/?#]*@", r"\1", start)  # a password written there is not kept in the clear
    return Calendars(Talk(start, username, secret, way=way, private=private))


class Calendars:
    """The calendars of one account on one server, found by well-known address, principal and home (RFC 6764)."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.own: CalendarAt | None = None
        self.homes: tuple[str, ...] = ()
        self.addresses: frozenset[str] = frozenset()

    def close(self) -> None:
        """The connection is let go."""
        self.talk.close()

    def calendars(self) -> tuple[CalendarAt, ...]:
        """Every calendar one may see, the server's order; the one whose address was given where the server has no homes."""
        found: dict[str, CalendarAt] = {}
        for home in self.homes:
            for reply, url in self._listed(home, (_KIND, _NAME, COLOUR, _PARTS, _RIGHTS), depth=1):
                if reply.has(_KIND, f"{CAL}calendar"):
                    found.setdefault(url, _calendar(reply, url))
        if self.own is not None:
            found.setdefault(self.own.url, self.own)
        return tuple(found.values())

    def make(self, name: str, slug: str) -> str:
        """A new calendar in the first home; its address. One that is there already under the same address is taken as it is."""
        if not self.homes:
            raise Failed("refused", "the server shows no place for calendars")
        url = urljoin(self.homes[0], f"{slug}/")
        answer = self.talk.ask("MKCALENDAR", url, mkcalendar(name), _XML)
        if not answer.well and answer.status not in (405, 409):
            raise failure(answer)
        return url

    def what_changed(self, calendar: str, token: str = "", known: Mapping[str, str] | None = None) -> Changed:
        """What is other than `known` (address to version): by sync-collection, else by listing all versions where the ctag has moved."""
        known = known or {}
        if not token.startswith(_LISTED):
            found = self._synced(calendar, token.removeprefix(_SYNC), known)
            if found is not None:
                return found
        return self._compared(calendar, token, known)

    def read(self, calendar: str, hrefs: Sequence[str]) -> Iterator[Item]:
        """The objects at these addresses, some tens a question; what is no longer there is left out."""
        for first in range(0, len(hrefs), AT_A_TIME):
            some = hrefs[first : first + AT_A_TIME]
            answer = self.talk.ask("REPORT", calendar, multiget(_path(one) for one in some), {**_XML, "Depth": "1"})
            if answer.status != 207:
                if answer.status >= 500 and answer.status not in (500, 501):
                    raise failure(answer)
                yield from (item for href in some if (item := self.get(href)) is not None)
                continue
            yield from self._items(answer, some)

    def get(self, href: str) -> Item | None:
        """One object; None where it is not there."""
        answer = self.talk.ask("GET", href)
        if answer.status in (404, 410):
            return None
        if not answer.well:
            raise failure(answer)
        return Item(href, answer.headers.get("etag", "") or self._version(href), answer.body)

    def put(self, href: str, octets: bytes, *, if_match: str = "") -> str:
        """Writes an object: over the version `if_match`, or where there is none yet. The new version (empty where the server tells none).

        Raises Conflict where something else lies there.
        """
        held = {"If-Match": _strong(if_match)} if if_match else {"If-None-Match": "*"}
        answer = self.talk.ask("PUT", href, octets, {**_TEXT, **held})
        if answer.status in (409, 412) and not (answer.status == 409 and _told_why(answer)):
            raise Conflict(href)
        if if_match and answer.status in (404, 410):
            raise Conflict(href)
        if not answer.well:
            raise failure(answer)
        return answer.headers.get("etag", "") or self._version(href)

    def delete(self, href: str, etag: str = "") -> None:
        """Takes an object away, the version `etag` where one is given; what is gone already is well. Raises Conflict."""
        answer = self.talk.ask("DELETE", href, headers={"If-Match": _strong(etag)} if etag else {})
        if answer.status == 412:
            raise Conflict(href)
        if not answer.well and answer.status not in (404, 410):
            raise failure(answer)

    def discover(self) -> None:
        """Who one is, and where one's calendars are: from the address itself, the well-known one, or the server's root."""
        parts = urlsplit(self.talk.start)
        root = f"{parts.scheme}://{parts.netloc}/"
        named = parts.path not in ("", "/")
        tries = [self.talk.start] if named else []
        trouble: Failed | None = None
        for url in (*tries, urljoin(root, ".well-known/caldav"), root):
            try:
                found = next(self._listed(url, (_PRINCIPAL, _HOME, _KIND, _NAME, COLOUR, _PARTS, _RIGHTS), depth=0), None)
            except Failed as problem:
                if problem.trouble not in ("gone", "refused", "broken"):
                    raise
                trouble = trouble or problem
                continue
            if found is None:
                continue
            reply, there = found
            if reply.has(_KIND, f"{CAL}calendar"):
                self.own = _calendar(reply, there)
            self.homes = self._homes(reply, there)
            if self.homes or self.own:
                return
        waits = trouble is not None and trouble.for_now
        raise Failed(trouble.trouble if trouble and waits else "not-calendar", "no calendars at this address", for_now=waits)

    def _homes(self, reply: Reply, there: str) -> tuple[str, ...]:
        homes = [urljoin(there, href) for href in reply.hrefs(_HOME)]
        for principal in [urljoin(there, href) for href in reply.hrefs(_PRINCIPAL)][:1]:
            for own, url in self._listed(principal, (_HOME, _ADDRESSES), depth=0):
                homes += [urljoin(url, href) for href in own.hrefs(_HOME)]
                said = (href.lower().removeprefix("mailto:") for href in own.hrefs(_ADDRESSES))
                self.addresses |= frozenset(one for one in said if "@" in one and "/" not in one)
        return tuple(dict.fromkeys(one if one.endswith("/") else f"{one}/" for one in homes))

    def _listed(self, url: str, names: Sequence[str], *, depth: int) -> Iterator[tuple[Reply, str]]:
        """The replies of a PROPFIND, each with its whole address."""
        answer = self.talk.ask("PROPFIND", url, propfind(names), {**_XML, "Depth": str(depth)})
        if answer.status != 207:
            raise failure(answer) if not answer.well else Failed("broken", "the answer is not of a calendar server")
        for reply in read_multistatus(answer.body).replies:
            if reply.status < 300:
                yield reply, urljoin(answer.url, reply.href)

    def _synced(self, calendar: str, token: str, known: Mapping[str, str]) -> Changed | None:
        """By sync-collection (RFC 6578); None where the server cannot, or says what cannot be."""
        hrefs: dict[str, str] = {}
        gone: dict[str, None] = {}
        asked, whole = token, not token
        for _ in range(MOST_ROUNDS):
            answer = self.talk.ask("REPORT", calendar, sync_collection(asked), {**_XML, "Depth": "0"})
            if answer.status != 207:
                if answer.status in (503, 429):
                    raise failure(answer)
                return self._synced(calendar, "", known) if token else None
            said = read_multistatus(answer.body)
            more = self._taken(said, answer.url, calendar, hrefs, gone)
            if not said.token or (more and said.token == asked):
                return None
            asked = said.token
            if not more:
                break
        else:
            return None
        return _against(known, hrefs, gone, f"{_SYNC}{asked}", whole=whole)

    @staticmethod
    def _taken(said: Multistatus, base: str, calendar: str, hrefs: dict[str, str], gone: dict[str, None]) -> bool:
        """One answer's replies taken in; whether the server says there is more (a 507 of the calendar itself)."""
        more = False
        for reply in said.replies:
            href = _href(base, reply.href)
            if _same(href, calendar):
                more = more or reply.status == 507
            elif reply.status in (404, 410):
                hrefs.pop(href, None)
                gone[href] = None
            elif reply.status < 300 and not href.endswith("/"):
                gone.pop(href, None)
                hrefs[href] = reply.text(_ETAG)
        return more

    def _compared(self, calendar: str, token: str, known: Mapping[str, str]) -> Changed:
        """By the versions of everything, unless the calendar's own mark (ctag) stands where it stood."""
        mark = next((reply.text(CTAG) for reply, _ in self._listed(calendar, (CTAG,), depth=0)), "")
        if mark and token == f"{_LISTED}{mark}":
            return Changed((), (), token)
        hrefs: dict[str, str] = {}
        for reply, url in self._listed(calendar, (_ETAG, _KIND), depth=1):
            href = _href(url, reply.href)
            if not _same(href, calendar) and not reply.has(_KIND, f"{DAV}collection"):
                hrefs[href] = reply.text(_ETAG)
        return _against(known, hrefs, {}, f"{_LISTED}{mark}", whole=True)

    def _items(self, answer: Answer, asked: Sequence[str]) -> Iterator[Item]:
        wanted = {_href(answer.url, one): one for one in asked}
        for reply in read_multistatus(answer.body).replies:
            href = wanted.get(_href(answer.url, reply.href))
            text = reply.text(f"{CAL}calendar-data")
            if href is not None and text and reply.status < 300:
                yield Item(href, reply.text(_ETAG), text.encode("utf-8"))

    def _version(self, href: str) -> str:
        """The version of an object, for servers that do not tell it when it is written."""
        try:
            return next((reply.text(_ETAG) for reply, _ in self._listed(href, (_ETAG,), depth=0)), "")
        except Failed:
            return ""


def _against(known: Mapping[str, str], hrefs: Mapping[str, str], gone: Mapping[str, None], token: str, *, whole: bool) -> Changed:
    """What of a listing is other than was known."""
    other = tuple((href, etag) for href, etag in hrefs.items() if not etag or known.get(href) != etag)
    lost = [href for href in known if href not in hrefs] if whole else [href for href in gone if href in known]
    return Changed(other, tuple(lost), token, whole)


def _calendar(reply: Reply, url: str) -> CalendarAt:
    parts = reply.properties.get(_PARTS)
    names = frozenset() if parts is None else frozenset((one.get("name") or "").upper() for one in parts.iter(f"{CAL}comp"))
    rights = reply.properties.get(_RIGHTS)
    held = None if rights is None else {str(one.tag) for one in rights.iter()}
    colour = re.match(r"#[0-9A-Fa-f]{6}", reply.text(COLOUR))
    return CalendarAt(
        url, reply.text(_NAME)[:200], colour[0].lower() if colour else "", names or frozenset({"VEVENT", "VTODO"}),
        held is not None and not held & _WRITES,
    )  # fmt: skip


def _href(base: str, href: str) -> str:
    """An object's whole address, written one way: percent signs only where they must be."""
    return _UNRESERVED.sub(_plain_sign, urljoin(base, href))


def _plain_sign(found: re.Match[str]) -> str:
    sign = chr(int(found[1], 16))
    return sign if sign.isascii() and (sign.isalnum() or sign in "-._~@") else found[0].upper()


def _path(href: str) -> str:
    return urlsplit(href).path


def _same(one: str, other: str) -> bool:
    return _path(one).rstrip("/") == _path(_href(other, "")).rstrip("/")


def _strong(etag: str) -> str:
    """The version as one may ask for it: what a proxy has marked as weak is never matched (RFC 9110 §13.1.1)."""
    return etag.removeprefix("W/")


def _told_why(answer: Answer) -> bool:
    """Whether a 409 is a refusal with its condition rather than a quarrel with another writer; a UID that is there already is the latter."""
    named = refused_for(answer.body)
    return bool(named) and f"{CAL}no-uid-conflict" not in named
