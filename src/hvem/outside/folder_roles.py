"""What a folder is for: told by the server (RFC 6154), else known by its name in the languages people's mailboxes speak."""

from __future__ import annotations

from collections.abc import Iterable

ROLES = ("inbox", "sent", "drafts", "archive", "junk", "trash", "all")
MARKS = {
    "\\sent": "sent", "\\drafts": "drafts", "\\archive": "archive", "\\junk": "junk", "\\spam": "junk", "\\trash": "trash",
    "\\all": "all", "\\allmail": "all", "\\inbox": "inbox",
}  # fmt: skip
NAMES: dict[str, tuple[str, ...]] = {
    "sent": (
        "sent", "sent items", "sent mail", "sent messages", "sent-mail", "sentmail", "outbox sent",
        "sendt", "sendte elementer", "sendte e-poster", "sendte meldinger", "sendt e-post", "sendte", "sende element", "sendte element", "sende", "sendt post", "sendte objekter",
        "sendt mail", "sendte mails", "sendt post", "sendte beskeder",
        "skickat", "skickade objekt", "skickade", "skickat e-post", "skickade meddelanden",
        "gesendet", "gesendete objekte", "gesendete elemente", "gesendete nachrichten", "gesendete", "gesendet mail",
    ),
    "drafts": ("drafts", "draft", "utkast", "kladder", "kladd", "kladde", "entwürfe", "entwurf", "utkastar", "ufullstendige"),
    "archive": ("archive", "archives", "archived", "arkiv", "arkivert", "arkiverte", "arkiveret", "arkiverat", "archiv"),
    "junk": (
        "junk", "spam", "junk e-mail", "junk email", "junk mail", "bulk mail", "søppelpost", "uønsket e-post", "uønsket", "søppel e-post", "uønskt e-post",
        "uønsket post", "uønsket mail", "skräppost", "spamverdacht", "unerwünscht", "junk-e-mail",
    ),
    "trash": (
        "trash", "deleted", "deleted items", "deleted messages", "bin", "papirkurv", "søppel", "slettede elementer", "slettet", "slettede", "sletta element", "slettede meldinger",
        "slettet post", "papperskorgen", "papperskorg", "borttaget", "borttagna objekt", "papierkorb", "gelöscht", "gelöschte objekte", "gelöschte elemente",
    ),
    "all": ("all mail", "all e-post", "alle nachrichten", "alle mails", "all post", "alle e-poster"),
}  # fmt: skip
_ROLE_OF = {name: role for role, names in NAMES.items() for name in names}


def by_marks(marks: Iterable[str]) -> str:
    """The role a server's marks give, or nothing."""
    return next((MARKS[mark] for mark in marks if mark in MARKS), "")


def by_name(name: str) -> str:
    """The role a folder's name gives: `[Gmail]/Sendt e-post`, `INBOX.Sendte elementer`; a folder deep among others has none."""
    if name.upper() == "INBOX":
        return "inbox"
    parts = name.replace("\\", "/").split("/")
    if len(parts) == 1 and name.upper().startswith("INBOX."):
        parts = name.split(".", 1)
    if len(parts) > 2 or (len(parts) == 2 and parts[0].casefold() not in {"inbox", "[gmail]", "[google mail]"}):
        return ""
    return _ROLE_OF.get(parts[-1].strip().casefold(), "")


def roles(folders: Iterable[tuple[frozenset[str], str]]) -> list[tuple[str, str]]:
    """Each folder's name with its role; a role goes to one folder, and the server's word goes before the name's."""
    all_of_them = list(folders)
    told = {name: by_marks(sorted(marks)) for marks, name in all_of_them}
    taken = {role for role in told.values() if role}
    found = []
    for _, name in all_of_them:
        role = "inbox" if name.upper() == "INBOX" else told[name]
        if not role:
            role = by_name(name)
            role = "" if role in taken else role
            taken.add(role)
        found.append((name, role))
    return found
