"""Writes small Outlook files for tests: a compound file (MS-CFB) with the streams a message has (MS-OXMSG)."""

from __future__ import annotations

import struct
from datetime import UTC, datetime

END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
TEXT, TEXT8, BINARY, NUMBER, TIME = 0x1F, 0x1E, 0x102, 3, 0x40
Tree = dict[str, "bytes | Tree"]


def streams(properties: dict[tuple[int, int], object], head: int) -> Tree:
    """The streams of one object's properties, by id and type."""
    made: Tree = {}
    listed = bytes(head)
    for (one, kind), value in properties.items():
        if kind in (NUMBER, TIME):
            number = (
                int((value - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds() * 10**7) if isinstance(value, datetime) else value
            )
            listed += struct.pack("<HHIQ", kind, one, 6, number)
            continue
        octets = value if isinstance(value, bytes) else str(value).encode("utf-16-le")
        made[f"__substg1.0_{one:04X}{kind:04X}"] = octets
        listed += struct.pack("<HHII4x", kind, one, 6, len(octets))
    made["__properties_version1.0"] = listed
    return made


def compound(tree: Tree) -> bytes:
    """The tree as a compound file with sectors of 512 octets; small streams lie in the mini stream."""
    entries: list[list[object]] = []
    mini, mini_fat = bytearray(), []
    sectors: list[bytes] = []
    fat: list[int] = []

    def chain(octets: bytes) -> int:
        start = len(sectors)
        for at in range(0, len(octets), 512):
            sectors.append(octets[at : at + 512].ljust(512, b"\0"))
            fat.append(len(sectors))
        if len(sectors) == start:
            return END
        fat[-1] = END
        return start

    def add(name: str, kind: int, value: bytes | Tree) -> int:
        number = len(entries)
        entry: list[object] = [name, kind, FREE, FREE, FREE, END, 0]
        entries.append(entry)
        if isinstance(value, dict):
            before: list[object] | None = None
            for key, one in value.items():
                child = add(key, 1 if isinstance(one, dict) else 2, one)
                if before is None:
                    entry[4] = child
                else:
                    before[3] = child
                before = entries[child]
        elif len(value) >= 4096:
            entry[5], entry[6] = chain(value), len(value)
        elif value:
            entry[5], entry[6] = len(mini) // 64, len(value)
            count = -(-len(value) // 64)
            mini_fat.extend([*range(len(mini_fat) + 1, len(mini_fat) + count), END])
            mini.extend(value.ljust(count * 64, b"\0"))
        return number

    add("Root Entry", 5, tree)
    entries[0][5], entries[0][6] = chain(bytes(mini)), len(mini)
    first_mini = chain(struct.pack(f"<{len(mini_fat)}I", *mini_fat).ljust(-(-len(mini_fat) * 4 // 512) * 512, b"\xff"))
    listing = b""
    for name, kind, left, right, child, start, size in entries:
        raw = str(name).encode("utf-16-le")
        listing += raw.ljust(64, b"\0") + struct.pack("<HBBIII36xIQ", len(raw) + 2, kind, 1, left, right, child, start, size)
    first_listing = chain(listing + bytes(-len(listing) % 512))
    tables = 1
    while len(fat) + tables > tables * 128:
        tables += 1
    first_fat = len(sectors)
    fat += [FAT] * tables
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(tables * 512, b"\xff")
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack(
            "<HHHHH6xIIIIIIIII",
            0x3E,
            3,
            0xFFFE,
            9,
            6,
            0,
            tables,
            first_listing,
            0,
            4096,
            first_mini,
            max(1, -(-len(mini_fat) // 128)),
            END,
            0,
        )
    )
    listed = list(range(first_fat, first_fat + tables))
    head += struct.pack("<109I", *(listed + [FREE] * (109 - tables)))
    return head.ljust(512, b"\0") + b"".join(sectors) + table


def outlook_file(
    properties: dict[tuple[int, int], object],
    recipients: list[dict[tuple[int, int], object]],
    files: list[dict[tuple[int, int], object]],
) -> bytes:
    """A whole Outlook file."""
    tree = streams(properties, 32)
    for number, one in enumerate(recipients):
        tree[f"__recip_version1.0_#{number:08X}"] = streams(one, 8)
    for number, one in enumerate(files):
        tree[f"__attach_version1.0_#{number:08X}"] = streams(one, 8)
    return compound(tree)
