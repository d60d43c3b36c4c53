"""A mailbox on an IMAP server (RFC 3501, 9051), read with EXAMINE and PEEK."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from types import TracebackType
from typing import Self

from . import folder_roles, imap_answers, imap_parts
from .imap_talk import Answer, Octets, Talk, codes, quoted
from .shapes import Body, Failed, Folder, Head, Login
from .unsaid import unsaid
from .wire import Bell

FIELDS = (
    "Date", "From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Subject", "Message-ID", "In-Reply-To", "References", "Auto-Submitted", "Precedence",
    "List-Id", "List-Unsubscribe", "List-Post", "X-Auto-Response-Suppress", "X-Autoreply", "X-Failed-Recipients", "Content-Type", "Return-Path",
)  # fmt: skip
"""The header lines by which one judges whose a mail is and what kind it is."""
MOST_OCTETS = 256 * 1024
"""Of a mail larger than this, in bytes, the texts come whole and the rest not at all."""
CHUNK = 500
"""Heads asked for at once."""
MOST_HEAD = 64 * 1024
"""Bytes of header lines that are read of one mail."""
PILE = 4 << 20
"""Bytes of bodies asked for at once."""
LONGEST_IDLE = 28 * 60
BETWEEN_LOOKS = 30.0
MOST_FAILING = 20
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class ImapMailbox:
    """The real mailbox; see `mailboxes.Mailbox` for what each method does."""

    def __init__(self, login: Login, timeout: float) -> None:
        self._talk = Talk(login.server, timeout)
        self._roles: dict[str, str] = {}
        try:
            with unsaid(login.secret, username=login.username):
                self._talk.sign_in(login)
        except BaseException:
            self._talk.close()
            raise
        self.capabilities = self._talk.capabilities

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, what: BaseException | None, where: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Say goodbye and hang up; a server that is gone already is no trouble."""
        try:
            self._talk.ask(b"LOGOUT")
        except Failed:
            pass
        finally:
            self._talk.close()

    def folders(self) -> tuple[Folder, ...]:
        """All folders that hold mail, with their roles."""
        more = b" RETURN (SPECIAL-USE)" if {"SPECIAL-USE", "LIST-EXTENDED"} <= self.capabilities else b""
        rows = [row for answer in self._talk.ask(b'LIST "" "*"' + more) if (row := imap_answers.listed(answer)) is not None]
        kept = [row for row in rows if not row[0] & {"\\noselect", "\\nonexistent"}]
        self._roles = dict(folder_roles.roles(kept))
        return tuple(Folder(name, role) for name, role in self._roles.items())

    def look_into(self, name: str) -> Folder:
        """EXAMINE a folder, with CONDSTORE where offered (RFC 7162)."""
        counted = b" (CONDSTORE)" if "CONDSTORE" in self.capabilities or "QRESYNC" in self.capabilities else b""
        try:
            answers = self._talk.ask(b"EXAMINE ", _folder(name), counted)
        except Failed as failed:
            if failed.trouble == "refused" and not failed.for_now:
                raise Failed("gone", failed.said) from failed
            raise
        self._talk.fresh = False
        told = codes(answers)
        count = next(
            (int(words[1]) for answer in answers if len(words := answer.text.split()) == 3 and words[2].upper() == b"EXISTS"), 0
        )
        numbers = {
            key: int(told[key]) if told.get(key, "").isdigit() else 0 for key in ("UIDVALIDITY", "UIDNEXT", "HIGHESTMODSEQ")
        }
        return Folder(
            name, folder_roles.by_name(name), numbers["UIDVALIDITY"], numbers["UIDNEXT"], numbers["HIGHESTMODSEQ"], count
        )

    def uids(self, since: date | None = None, after: int = 0) -> tuple[int, ...]:
        """SEARCH by uid and by the day of coming; `n:*` holds the last mail even when n is above it, so it is looked at again."""
        words = b"UID %d:*" % (after + 1)
        if since is not None:
            words += b" " + _since(since)
        return tuple(uid for uid in self._search(words) if uid > after)

    def _search(self, *words: bytes) -> list[int]:
        short = b"RETURN (ALL) " if "ESEARCH" in self.capabilities else b""
        self._talk.fresh = False
        return imap_answers.found_uids(self._talk.ask(b"UID SEARCH " + short, *words))

    def heads(self, uids: Sequence[int], fields: Sequence[str] = FIELDS) -> Iterator[Head]:
        """FETCH heads, some hundred at a time; a mail the server chokes on is left out, not its neighbours."""
        ordered = sorted(set(uids))
        for at in range(0, len(ordered), CHUNK):
            for answer in self._fetch(ordered[at : at + CHUNK], _head_of(fields)):
                head = imap_answers.head_of(answer)
                if head is not None:
                    yield head if len(head.headers) < MOST_HEAD else self._too_long(head, fields)

    def _too_long(self, head: Head, fields: Sequence[str]) -> Head:
        """The lines one needs often stand behind ten thousand recipients: they are asked for alone."""

        def ask(some: Sequence[str]) -> bytes:
            answers = self._fetch([head.uid], _head_of(some)) if some else []
            return imap_answers.section_of(answers[0]) if answers else b""

        return replace(head, headers=imap_parts.shortened(head.headers, fields, ask))

    def _fetch(self, uids: Sequence[int], wanted: bytes) -> list[Answer]:
        """The answers for some mails; where the server refuses them together, they are asked for in halves."""
        waiting, found, failing = [list(uids)], [], 0
        while waiting:
            some = waiting.pop()
            if not some:
                continue
            try:
                answers = self._talk.ask(b"UID FETCH ", imap_answers.ranges(some), b" ", wanted)
            except Failed as failed:
                if failed.trouble not in {"refused", "gone"}:
                    raise
                failing += len(some) == 1
                if failing >= MOST_FAILING:
                    raise
                half = len(some) // 2
                waiting += [some[half:], some[:half]] if half else []
                continue
            asked = set(some)
            found += [answer for answer in answers if imap_answers.is_fetched(answer) and imap_answers.uid_of(answer) in asked]
        return found

    def bodies(self, uids: Sequence[int], most: int = MOST_OCTETS) -> Iterator[Body]:
        """FETCH whole mails in piles; the large ones by their parts, texts only."""
        ordered = sorted(set(uids))
        for at in range(0, len(ordered), CHUNK):
            sizes = [
                (imap_answers.uid_of(one), imap_answers.size_of(one))
                for one in self._fetch(ordered[at : at + CHUNK], b"(UID RFC822.SIZE)")
            ]
            small = [(uid, size) for uid, size in sizes if size <= most]
            for pile in _piles(small):
                for answer in self._fetch(pile, b"(UID BODY.PEEK[]<0.%d>)" % (2 * most)):
                    octets = imap_answers.section_of(answer)
                    yield Body(imap_answers.uid_of(answer), octets, cut=len(octets) >= 2 * most)
            for uid, size in sizes:
                if size > most:
                    yield imap_parts.texts_of(uid, most, functools.partial(self._fetch, [uid]))

    def find(self, message_id: str, folder: str) -> tuple[int, ...]:
        """SEARCH looks for a part of the header, so each hit's own line is read and compared."""
        self.look_into(folder)
        hits = self._search(b"HEADER Message-ID ", quoted(message_id))
        return tuple(
            head.uid
            for head in self.heads(hits, ("Message-ID",))
            if head.headers.partition(b":")[2].strip() == message_id.strip().encode("utf-8")
        )

    def exchanged_with(self, address: str, since: date | None = None) -> tuple[int, ...]:
        """SEARCH in From, To and Cc; a server may find more than the very address."""
        one = quoted(address)
        words: list[bytes] = [b"OR OR FROM ", one, b" TO ", one, b" CC ", one]
        return tuple(self._search(*words, b" " + _since(since)) if since else self._search(*words))

    def append(self, folder: str, octets: bytes, at: datetime, *, seen: bool = True) -> int:
        r"""APPEND with its date and \Seen; lines end in CRLF as RFC 3501 asks."""
        when = f"{at.day:2d}-{_MONTHS[at.month - 1]}-{at.year:04d} {at:%H:%M:%S} {at:%z}"
        if at.tzinfo is None:
            when += "+0000"
        lined = octets.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        answers = self._talk.ask(
            b"APPEND ", _folder(folder), b" (\\Seen) " if seen else b" () ", b'"%s" ' % when.encode(), Octets(lined)
        )  # fmt: skip
        words = codes(answers[-1:]).get("APPENDUID", "").split()
        return int(words[1]) if len(words) == 2 and words[1].isdigit() else 0

    def wait(self, seconds: float, bell: Bell | None = None) -> bool:
        """IDLE, or a look now and then where the server has none; what came since the last search counts."""
        if self._talk.fresh:
            return True
        if "IDLE" in self.capabilities:
            return self._talk.idle(min(seconds, LONGEST_IDLE), bell)
        self._talk.pause(min(seconds, BETWEEN_LOOKS), bell)
        self._talk.ask(b"NOOP")
        return self._talk.fresh


def _since(day: date) -> bytes:
    return b"SINCE %d-%s-%d" % (day.day, _MONTHS[day.month - 1].encode(), day.year)


def _head_of(fields: Sequence[str]) -> bytes:
    names = " ".join(fields).upper().encode("ascii")
    return b"(UID FLAGS RFC822.SIZE INTERNALDATE BODY.PEEK[HEADER.FIELDS (%s)]<0.%d>)" % (names, MOST_HEAD)


def _folder(name: str) -> bytes:
    return quoted(imap_answers.utf7_written(name))


def _piles(sizes: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Uids in piles that together stay under PILE bytes."""
    pile: list[int] = []
    weight = 0
    for uid, size in sizes:
        if pile and weight + size > PILE:
            yield pile
            pile, weight = [], 0
        pile.append(uid)
        weight += size
    if pile:
        yield pile
