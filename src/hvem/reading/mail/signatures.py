"""The block below a closing, read as a card: name, title, organisation, and how to reach them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hvem.reading.card import Card, Labelled
from hvem.reading.exchanges import Correspondent
from hvem.reading.folding import fold
from hvem.reading.given_names import is_given_name
from hvem.reading.line_contacts import BREAK, Contacts, take_contacts
from hvem.reading.line_parts import JOINERS, bare, is_core, is_field, is_honorific, marks_workplace, title_end
from hvem.reading.line_words import FIELDS, PLACES
from hvem.reading.mail.endings import is_sender, without_smile
from hvem.reading.names import split_name
from hvem.reading.organisations import LEGAL_FORMS

_EDGES = ' \t"“”„«»*_|•·~=<>,;:/\\–—-'
_APART = re.compile(rf"{BREAK}|\s*[|•·●▪│¦]\s*|\s+[-–—]\s+|\s*//\s*|\t+|\s{{3,}}")
_COMMA = re.compile(r",\s*|;\s*")
_ASIDE = re.compile(r"\((?:hun|han|hen|ho|she|he|they|de|dem)(?:[/ ]\w+){0,3}\)|\((?:sign|s)\.?\)", re.IGNORECASE)
_LEAD = re.compile(
    r"(?i:(?:styret|leiinga|ledelsen|administrasjonen|alle|alle oss|vi|oss|gjengen|teamet|the team|all of us|us) (?:i|hos|hjå|ved|på|for|at|in)|"
    r"for|på vegne av|på vegner av|on behalf of|i|hos|ved|at|fra|frå|from|@|v/)\s+(?=[A-ZÆØÅ0-9])"
)
_UNIT = re.compile(
    r"(?:avd(?:eling)?\.?|seksjon|team|enhet|eining|divisjon|stab|department|dept\.?|division|unit|section|school of|institutt for|fakultet)\b|"
    r"[\wæøå-]{4,}(?:avdelingen|avdelinga|avdeling|seksjonen|seksjon|seksjonen|kontoret|teamet|staben|stab|enheten|eininga|department)\Z",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(r"[!?]\Z|https?:|\b(?:følg|besøk|visit|follow|les|read|se|sjå|see|org\.?\s?n|orgnr|foretak|føretak|member|medlem|sertifisert|"
                         r"åpningstid|opningstid|opening|direkte|sentralbord|telefon|tlf|tel|mob|mobil|fax|postadresse|besøksadresse|direct line|switchboard|vakttelefon|reception|"
                         r"book|bestill|kontortid|office hours|arbeider|jobber|part time|vat|www|linkedin|facebook|instagram|twitter|teams|skype)\b", re.IGNORECASE)  # fmt: skip
_SLOGAN = re.compile(r"[\w)][.!?…]\s*\Z")
_MOST_LINES = 24


@dataclass(slots=True)
class _Found:
    """What the pieces of a block may be, in their order; organisations with their weight."""

    names: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    organisations: list[tuple[int, str]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def card_of(lines: Sequence[str], sender: Correspondent, region: str = "NO") -> Card | None:
    """The card a signature's lines amount to; None where they say nothing. The sender's name and address help to tell names apart."""
    raw = "\n".join(line[:300] for line in lines[:_MOST_LINES])
    contacts = take_contacts(_ASIDE.sub("", raw), region)
    found = _Found()
    domains = _domains(contacts, sender)
    for place, piece in enumerate(_pieces(contacts.rest)):
        _read(piece, place, found, sender, domains)
    card = _card(found, contacts, raw)
    return card if card.display or card.organisation or card.phones or card.emails or card.title else None


def _domains(contacts: Contacts, sender: Correspondent) -> list[str]:
    """The letters of the mail domains and pages of a block, without their ends."""
    hosts = [mail.rpartition("@")[2] for mail in (*contacts.emails, sender.email)]
    hosts += [re.sub(r"^https?://|^www\.|/.*", "", web.casefold()) for web in contacts.webs]
    bases = [re.sub(r"[^a-z0-9]", "", fold(host.rpartition(".")[0].removeprefix("www."))) for host in hosts]
    return [base for base in dict.fromkeys(bases) if len(base) > 2]


def _pieces(rest: str) -> Iterator[str]:
    """The pieces a block's lines are made of, without empty ones."""
    for line in rest.split("\n"):
        for part in _APART.split(line):
            whole = part.strip(_EDGES)
            if not whole:
                continue
            halves = whole.split(" / ")
            for half in halves if len(halves) > 1 and not all(title_end(one.split()) for one in halves) else [whole]:
                cut = [one.strip(_EDGES) for one in _COMMA.split(half)]
                yield from (one for one in (cut if _falls_apart(cut) else [half.strip(_EDGES)]) if one)


def _falls_apart(cut: Sequence[str]) -> bool:
    """Whether a comma parts name, title and organisation, rather than the words of one of them."""
    if len(cut) < 2:
        return False
    last = cut[-1].split()
    return not (len(last) == 1 and bare(last[0]) in LEGAL_FORMS) and not all(title_end(one.split()) for one in cut)


def _read(piece: str, place: int, found: _Found, sender: Correspondent, domains: Sequence[str]) -> None:
    """Reads one piece as name, title, organisation, or leaves it."""
    lead = _LEAD.match(piece)
    if lead is not None and _is_name(piece[lead.end() :], piece[lead.end() :].split(), place, found, sender):
        piece = piece[lead.end() :]
    words = piece.split()
    if not found.titles and len(found.names) < 2 and _is_name(piece, words, place, found, sender):
        found.names.append(piece)
        return
    if _NOT_A_NAME.search(piece) or len(words) > 9 or sum(map(str.isdigit, piece)) > 4:
        return
    at = title_end(words)
    if at and not (
        at < len(words)
        and marks_workplace(words)
        and not marks_workplace(words[:at])
        and words[at].casefold() not in JOINERS
        and _vouched(piece, domains)
    ):
        _read_title(words, at, found, domains)
        return
    if _holds_title(words):
        found.titles.append(piece)
        return
    lead = _LEAD.match(piece)
    if lead is not None:
        found.organisations.append((6, piece[lead.end() :].strip(_EDGES)))
        return
    weight = _weight(piece, words, domains)
    if weight:
        found.organisations.append((weight, piece))
    elif bare(words[-1]) not in PLACES and not _is_unit(piece):
        found.left.append(piece)


def _is_name(piece: str, words: Sequence[str], place: int, found: _Found, sender: Correspondent) -> bool:
    """Whether one of the first pieces is the person's name; a second one only where it says more than the first."""
    if len(piece) > 4 and marks_workplace(list(words)) and not is_given_name(words[0]):
        return False
    if is_sender(" ".join(word for word in words if not is_honorific(word)), sender) or (
        len(words) > 2 and is_sender(_without_suffix(piece), sender)
    ):
        return not found.names or len(words) > len(found.names[0].split())
    if (
        found.names
        or place > 1
        or (found.organisations and not is_given_name(words[0]))
        or not 0 < len(words) <= 6
        or (_SLOGAN.search(piece) and len(words) > 2)
    ):
        return False
    if any(map(str.isdigit, piece)):
        return False
    names = [word for word in words if not is_honorific(word)]
    if not names or (title_end(list(names)) == len(names) and not is_given_name(names[0])):
        return False
    return all(
        word[:1].isupper() or word.casefold() in ("og", "and", "&", "van", "von", "de", "der", "af", "i") for word in names
    ) and (is_given_name(names[0]) or (place == 0 and len(names) in (1, 2, 3) and not is_core(names[-1])))


def _without_suffix(name: str) -> str:
    """`Kari Nordmann MBA` without what was earned; anything else as it stands."""
    parts = split_name(name)
    return parts.whole if parts.suffix else name


def _holds_title(words: list[str]) -> bool:
    """`stileggjar og skribent`, `faglig ansvarlig lege`: a position of which only the last words are known."""
    mixed = any(bare(word) in LEGAL_FORMS and word.isupper() for word in words) or any(map(str.isdigit, "".join(words)))
    return 1 < len(words) < 7 and is_core(words[-1]) and not mixed and not is_given_name(words[-1])


def _read_title(words: list[str], at: int, found: _Found, domains: Sequence[str]) -> None:
    """A position, with the workplace that may follow it: `daglig leder i Fjordbygg AS`."""
    rest = " ".join(words[at:])
    if rest.startswith("(") or (rest and split_name(f"Kari Nordmann, {rest}").suffix):
        at = len(words)
    elif at < len(words) and words[at].casefold() in JOINERS - {"for", "of", "av"} and at + 1 < len(words):
        found.organisations.append((6, " ".join(words[at + 1 :])))
    elif at < len(words) and (marks_workplace(words[at:]) or _vouched(" ".join(words[at:]), domains)):
        found.organisations.append((5, " ".join(words[at:])))
    else:
        at = len(words)
    found.titles.append(" ".join(words[:at]).strip(_EDGES))


def _weight(piece: str, words: Sequence[str], domains: Sequence[str]) -> int:
    """How much a piece looks like an organisation's name: 0 not at all."""
    if _is_unit(piece):
        return 1 if _vouched(piece, domains) else 0
    weight = 8 if bare(words[-1]) in LEGAL_FORMS and len(words) > 1 and words[-1] != words[-1].lower() else 0
    weight += 4 if _vouched(piece, domains) else 0
    weight += 3 if marks_workplace(list(words)) and not all(map(is_field, words)) else 0
    return weight if piece[:1].isupper() or piece[:1].isdigit() or weight > 6 else 0


def _is_unit(piece: str) -> bool:
    words = piece.split()
    return _UNIT.match(piece) is not None or (all(bare(word) in FIELDS for word in words) and len(words) < 3)


def _vouched(piece: str, domains: Sequence[str]) -> bool:
    """Whether a mail domain speaks for a piece being the organisation."""
    letters = re.sub(r"[^a-z0-9]", "", fold(piece))
    first = re.sub(r"[^a-z0-9]", "", fold(piece.split(maxsplit=1)[0])) if piece.split() else ""
    return len(letters) > 2 and any(letters in base or base in letters or (len(first) > 4 and first in base) for base in domains)


def _card(found: _Found, contacts: Contacts, raw: str) -> Card:
    """The card of the likeliest name, title and organisation."""
    name = max(found.names, key=lambda one: len(one.split()), default="").strip(" .,*_~-–—/")
    organisation = max(found.organisations, key=lambda one: one[0], default=(0, ""))[1]
    left = [one for one in found.left if not _SLOGAN.search(one) and len(one.split()) < 7]
    title = next(iter(found.titles), "")
    if not title and left and name and (organisation or len(left) > 1):
        title = left.pop(0)
    if not organisation and left and (title or left[0][:1].isupper()):
        organisation = next((one for one in left if one[:1].isupper()), "")
    name = _without_suffix(without_smile(name))
    while len(name.split()) > 1 and is_honorific(name.split()[0]):
        name = name.partition(" ")[2].strip()
    parts = split_name(name)
    return Card(
        given=parts.given,
        middle=parts.middle,
        family=parts.family,
        prefix=parts.prefix,
        suffix=parts.suffix,
        nickname=parts.nickname,
        display=name,
        title=title,
        organisation=organisation.strip(_EDGES),
        phones=list(contacts.phones),
        emails=[Labelled(mail.casefold()) for mail in contacts.emails],
        webs=[Labelled(web) for web in contacts.webs],
        addresses=[Labelled(address) for address in contacts.addresses],
        raw=raw,
    )
