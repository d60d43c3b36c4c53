"""Telephone numbers: read as people write them, kept in E.164, shown as they are spoken."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from hvem.reading.card import Phone

_PLAIN_NORWEGIAN = re.compile(r"(?:\+47|0047)?([2-9][0-9]{7})\Z")
_GAPS = re.compile(r"[\s().\-/\u2010-\u2015\u2212\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_EXTENSION = re.compile(r"(?:;?ext\.?=?|\bx|\blinje|\binternt|\bint\.?|#)\s*[0-9]{1,6}\s*\Z", re.IGNORECASE)
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")
_NUMBER = re.compile(r"[+(]?[0-9](?:[0-9()]|[ \u00a0\u202f.\-/\u2010-\u2015](?=[0-9( \u00a0\-]))*")
_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("fax", re.compile(r"\b(?:tele)?(?:fax|faks|telefaks)\b|\bf\s*:", re.IGNORECASE)),
    ("mobile", re.compile(r"\bmob(?:il(?:en|telefon)?|ile)?\b|\bcell(?:ular| ?phone)?\b|\bhandy\b|\bm\s*:", re.IGNORECASE)),
    ("home", re.compile(r"\bpriv(?:at|ate)?\b|\bhjemme?\b|\bheime?\b|\bhome\b|\bh\s*:", re.IGNORECASE)),
    (
        "work",
        re.compile(
            r"\barb(?:eid|\.)?|\bjobb\b|\bkontor\b|\bsentralbord\b|\bwork\b|\boffice\b|\bbusiness\b"
            r"|\bdirekte\b|\bdirect\b|\bt\s*:|\bd\s*:",
            re.IGNORECASE,
        ),
    ),
)
_CALLED = re.compile(r"\b(?:tlf|tel|tfn|telefon|phone|ph|nr|ring|call)\b", re.IGNORECASE)
_BRITISH = re.compile(
    r"\b(?:UK|GB|U\.K\.|England|Scotland|Wales|Britain|London|Manchester|Leeds|Bristol|Edinburgh|Glasgow"
    r"|Aberdeen|Ltd|PLC)\b"
    r"|\.co\.uk\b",
    re.IGNORECASE,
)
_COUNTRY_CODE = re.compile(
    "1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|21[1-368]|2[2346][0-9]|25[0-8]|29[0178]"
    "|35[0-9]|37[0-8]|38[0-35-79]|42[013]|50[0-9]|59[0-9]|67[02-9]|68[0-35-9]|69[0-2]|800|808|85[02356]|870|878"
    "|88[012368]"
    "|96[0-8]|97[0-79]|99[2-68]"
)


def read_phone(text: str, region: str = "NO") -> Phone | None:
    """The telephone number in a field, or None where there is none.

    `number` is E.164 where the number could exist in `region` or abroad, else its digits as written. `kind` comes from a label
    in the text ("fax", "Mobil:"), else from the number: Norwegian numbers on 4 and 9 are mobiles.
    """
    text = text[:200]
    compact = _GAPS.sub("", text)
    plain = _PLAIN_NORWEGIAN.match(compact) if region == "NO" or compact[:1] in "+0" else None
    if plain is not None:
        return Phone("+47" + plain[1], _norwegian_kind(plain[1]))
    number, kind = _number_of(text, region), _labelled(text)
    if number is None:
        return None
    return Phone(number, kind or _kind_of(number))


def find_phones(text: str, region: str = "NO") -> list[Phone]:
    """Every telephone number in running text, in its order, none twice; dates and organisation numbers are left alone."""
    found: dict[str, Phone] = {}
    for _, _, phone in phones_at(text, region):
        found.setdefault(phone.number, phone)
    return list(found.values())


def phones_at(text: str, region: str = "NO") -> list[tuple[int, int, Phone]]:
    """The telephone numbers of running text with where each starts and ends in it."""
    found: list[tuple[int, int, Phone]] = []
    last = 0
    for match in _NUMBER.finditer(text[:20_000]):
        for start, end in _pieces(text, match.start(), match.end()):
            before = text[max(last, start - 14) : start]
            label = _labelled(before)
            number = _running(text[start:end], region, text, labelled=bool(label or _CALLED.search(before)))
            if number is None:
                continue
            kind = label or _after(text[end : end + 12]) or _kind_of(number)
            found.append((start, end, Phone(number, kind)))
            last = end
    return found


def spoken(number: str, region: str = "NO") -> str:
    """The number as people in `region` write it: `99 88 77 66`, `800 33 100`, `02800`, `+46 70 174 06 05`."""
    if number.startswith("+47") and number[1:].isdigit():
        digits = number[3:]
        if len(digits) == 8:
            shown = f"{digits[:3]} {digits[3:5]} {digits[5:]}" if digits[0] == "8" else " ".join(re.findall("..", digits))
            return shown if region == "NO" else f"+47 {shown}"
        return digits if region == "NO" else f"+47 {digits}"
    return _spoken_abroad(number, region) if number.startswith("+") else number


def normal(number: str, region: str = "NO") -> str:
    """The key under which two ways of writing one number are equal: E.164, else the digits; empty without digits."""
    phone = read_phone(number, region)
    return phone.number if phone is not None else ""


def _norwegian_kind(national: str) -> str:
    return "mobile" if national[0] in "49" else "other"


def _kind_of(number: str) -> str:
    if number.startswith("+47"):
        return _norwegian_kind(number[3:]) if len(number) == 11 else "other"
    return _kind_abroad(number) if number.startswith("+") else "other"


def _labelled(text: str) -> str | None:
    """The kind that a label before or after the number names."""
    if not any(letter.isalpha() for letter in text):
        return None
    best = max(((match.start(), kind) for kind, label in _LABELS for match in label.finditer(text)), default=None)
    return best[1] if best is not None else None


def _after(text: str) -> str | None:
    """The kind in brackets right after a number: `99 88 77 66 (privat)`."""
    bracket = re.match(r"\s?\(([a-zæøå .]{1,10})\)", text, re.IGNORECASE)
    return _labelled(bracket[1]) if bracket else None


def _number_of(text: str, region: str) -> str | None:
    """One field's number in E.164, else its digits; None with fewer than three."""
    if not text.isascii():
        text = "".join(str(unicodedata.digit(sign, sign)) for sign in unicodedata.normalize("NFKC", text))
    text = _TRUNK_ZERO.sub(" ", _EXTENSION.sub("", text.strip()))
    if text.lower().startswith("tel:"):
        text = text[4:].partition(";")[0]
    if any(sign.isalpha() for sign in text):
        runs = [run for run in _NUMBER.findall(text) if sum(map(str.isdigit, run)) >= 3]
        text = max(runs, key=len) if runs else ""
    plus = text.lstrip(" (").startswith("+")
    digits = re.sub(r"[^0-9]", "", text)
    if len(digits) < 3:
        return None
    return _understood(("+" if plus else "") + digits, region) or (("+" if plus else "") + digits)


def _understood(compact: str, region: str) -> str | None:
    """A number without gaps in E.164, or None where no such number can exist."""
    if compact.startswith("00") and len(compact) > 9:
        compact = "+" + compact[2:]
    if compact.startswith("+47") or region == "NO":
        national = compact.removeprefix("+47")
        if not national.startswith("+"):
            if len(national) == 10 and national.startswith("47") and not compact.startswith("+"):
                national = national[2:]
            if len(national) == 8 and national[0] in "23456789":
                return "+47" + national
            if len(national) == 5 and national[0] == "0":
                return "+47" + national
    if compact.startswith("+") and 8 <= len(compact) <= 16 and compact[1] != "0":
        code = _COUNTRY_CODE.match(compact, 1)
        if code is not None and code[0] != "47" and compact[code.end()] != "0":
            return compact
    return _parsed(compact, region)


@lru_cache(maxsize=4096)
def _parsed(compact: str, region: str) -> str | None:
    """The slow path: what the numbering plans of all countries say."""
    import phonenumbers

    tried = [region] + (["GB", "SE"] if region == "NO" and compact.startswith("0") and len(compact) in (10, 11) else [])
    for land in tried:
        try:
            number = phonenumbers.parse(compact, land)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number) or (land == region and phonenumbers.is_possible_number(number)):
            return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    return None


@lru_cache(maxsize=4096)
def _kind_abroad(number: str) -> str:
    import phonenumbers

    try:
        sort = phonenumbers.number_type(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return "other"
    return "mobile" if sort == phonenumbers.PhoneNumberType.MOBILE else "other"


@lru_cache(maxsize=4096)
def _spoken_abroad(number: str, region: str) -> str:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    at_home = phonenumbers.region_code_for_number(parsed) == region
    shape = phonenumbers.PhoneNumberFormat.NATIONAL if at_home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(parsed, shape))


_GROUPED = re.compile(
    r"(?:(?:\+|00) ?47[ \-.]?)?(?<![0-9])"
    r"(?:[2-9][0-9]{7}|[2-9][0-9](?:[ .\-][0-9]{2}){3}|[2-9][0-9]{2}[ .\-][0-9]{2}[ .\-][0-9]{3}"
    r"|[2-9][0-9]{3}[ .\-][0-9]{4}"
    r"|[2-9][0-9]{2}[ .\-][0-9]{3}[ .\-][0-9]{2})(?![0-9])"
)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A run of digits and gaps cut where it holds several Norwegian numbers: `57 82 10 10 / 970 55 321`."""
    run = text[start:end].rstrip(" (.-/\u00a0\u202f")
    digits = sum(map(str.isdigit, run))
    if digits <= 8 or (run.startswith(("+", "00", "(+", "(00")) and digits <= 13):
        return [(start, start + len(run))]
    parts = [(start + one.start(), start + one.end()) for one in _GROUPED.finditer(re.sub("[\u00a0\u202f]", " ", run))]
    return parts if len(parts) > 1 or _has_own_neighbour(run) else [(start, start + len(run))]


def _has_own_neighbour(run: str) -> bool:
    """Whether a number stands after a postcode, a year or a slash: `7048 99 88 77 66`."""
    return (
        re.match(r"[0-9]{4}[ /]+[2-9][0-9](?: [0-9]{2}){3}\Z|[0-9]{4} +[2-9][0-9]{7}\Z|[0-9]{1,4} ?[/,] ?[0-9 ]{8,}\Z", run)
        is not None
    )


_DATE = re.compile(r"[0-3]?[0-9][./\-][01]?[0-9][./\-](?:19|20)[0-9]{2}\Z|(?:19|20)[0-9]{2}([./\-]?)[01][0-9]\1[0-3][0-9]\Z")
_ORGANISATION_NUMBER = re.compile(r"[89][0-9]{2} ?[0-9]{3} ?[0-9]{3}\Z")


def _running(piece: str, region: str, whole: str, *, labelled: bool) -> str | None:
    """The number that a run of digits in running text is, or None where it is a date, a postcode, an amount."""
    shaped = re.sub("[\u00a0\u202f]", " ", piece).strip()
    digits = re.sub(r"[^0-9]", "", _TRUNK_ZERO.sub("", shaped))
    if _DATE.match(shaped) or _ORGANISATION_NUMBER.match(shaped) or len(digits) > 15:
        return None
    abroad = shaped.lstrip("(").startswith(("+", "00")) and len(digits) >= 8
    compact = ("+" if shaped.lstrip("(").startswith("+") else "") + digits
    if abroad:
        return _understood(compact, region)
    if region == "NO" and len(digits) == 8 and digits[0] in "23456789":
        return "+47" + digits if _GROUPED.match(shaped) or labelled else None
    if region == "NO" and len(digits) == 10 and digits.startswith("47") and digits[2] in "23456789":
        return "+47" + digits[2:]
    if digits.startswith("0") and len(digits) in (10, 11):
        return _parsed(digits, "GB") if _BRITISH.search(whole) else _parsed(digits, region)
    if region == "NO":
        return "+47" + digits if labelled and len(digits) == 5 and digits[0] == "0" else None
    return _parsed(digits, region) if len(digits) >= 7 else None
