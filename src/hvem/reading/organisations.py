"""Names of organisations: told apart from their legal form, and free mail providers told apart from employers."""

from __future__ import annotations

import re
import unicodedata

from hvem.reading.folding import fold

LEGAL_FORMS = frozenset(
    [
        "as",
        "asa",
        "enk",
        "sa",
        "da",
        "ans",
        "nuf",
        "kf",
        "iks",
        "ba",
        "hf",
        "rhf",
        "sf",
        "fkf",
        "ks",
        "bbl",
        "brl",
        "bl",
        "al",
        "ltd",
        "limited",
        "llc",
        "llp",
        "lp",
        "plc",
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "co",
        "pty",
        "pte",
        "gmbh",
        "ag",
        "kg",
        "ug",
        "se",
        "ab",
        "hb",
        "oy",
        "oyj",
        "aps",
        "ivs",
        "bv",
        "nv",
        "sarl",
        "sas",
        "srl",
        "spa",
        "sl",
        "sp",
        "zoo",
        "hf.",
        "ehf",
    ]
)
"""Legal forms as they read when folded, without dots and slashes."""

_FORM_SIGNS = re.compile(
    r"\b(?:A/S|a/s|A\.S\.?|a\.s\.?|B\.V\.?|N\.V\.?|S\.A\.?|L\.L\.C\.?|S\.?r\.?l\.?(?=\s*$)|Sp\.? ?z ?o\.? ?o\.?"
    r"|A/L|I/S)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[(\[][^()\[\]]{0,80}(?:[)\]]|$)")
_LEAD = re.compile(r"(?:stiftelsen|stiftinga|firmaet?|the)\s+(?=\S)", re.IGNORECASE)
_LANDS = frozenset(
    ["norge", "noreg", "norway", "norwegian", "nordic", "nordics", "scandinavia", "sverige", "sweden", "danmark", "denmark"]
)
_TRIMMED = " \t,;:|·•–—-\"'«»“”"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_SHOUTED_KEPT = 4
_SMALL = frozenset(["og", "i", "på", "for", "av", "til", "ved", "of", "and", "the", "in", "at"])

_FREE_MAIL = frozenset(
    [
        # international
        "gmail.com",
        "googlemail.com",
        "hotmail.com",
        "hotmail.no",
        "outlook.com",
        "outlook.no",
        "live.com",
        "live.no",
        "msn.com",
        "passport.com",
        "windowslive.com",
        "icloud.com",
        "me.com",
        "mac.com",
        "yahoo.com",
        "yahoo.no",
        "ymail.com",
        "rocketmail.com",
        "aol.com",
        "aim.com",
        "proton.me",
        "protonmail.com",
        "protonmail.ch",
        "pm.me",
        "tutanota.com",
        "tutanota.de",
        "tuta.com",
        "tuta.io",
        "fastmail.com",
        "fastmail.fm",
        "fastmail.no",
        "gmx.com",
        "gmx.net",
        "gmx.de",
        "gmx.at",
        "gmx.ch",
        "web.de",
        "mail.com",
        "email.com",
        "zoho.com",
        "hey.com",
        "yandex.com",
        "yandex.ru",
        "mail.ru",
        "hushmail.com",
        "mailbox.org",
        "posteo.de",
        "posteo.net",
        "disroot.org",
        "riseup.net",
        "runbox.com",
        "runbox.no",
        "inbox.com",
        "inbox.lv",
        "duck.com",
        "mozmail.com",
        "privaterelay.appleid.com",
        "qq.com",
        "163.com",
        "126.com",
        "naver.com",
        "t-online.de",
        "freenet.de",
        "arcor.de",
        "orange.fr",
        "wanadoo.fr",
        "free.fr",
        "laposte.net",
        "sfr.fr",
        "libero.it",
        "virgilio.it",
        "tiscali.it",
        "wp.pl",
        "o2.pl",
        "onet.pl",
        "interia.pl",
        "op.pl",
        "gazeta.pl",
        "seznam.cz",
        "btinternet.com",
        "sky.com",
        "virginmedia.com",
        "talktalk.net",
        "ntlworld.com",
        "blueyonder.co.uk",
        "tiscali.co.uk",
        "comcast.net",
        "verizon.net",
        "att.net",
        "sbcglobal.net",
        "bellsouth.net",
        "cox.net",
        "charter.net",
        "earthlink.net",
        "rogers.com",
        "bigpond.com",
        # Norwegian access providers of now and then
        "online.no",
        "getmail.no",
        "broadpark.no",
        "c2i.net",
        "frisurf.no",
        "lyse.net",
        "altibox.no",
        "altiboxmail.no",
        "start.no",
        "sensewave.com",
        "chello.no",
        "tele2.no",
        "telia.no",
        "tiscali.no",
        "world-online.no",
        "bluezone.no",
        "bluecom.no",
        "loqal.no",
        "enivest.net",
        "nktv.no",
        "eidsiva.net",
        "signalbredband.no",
        "hesbynett.no",
        "haugnett.no",
        "haugalandet.net",
        "tussa.com",
        "mimer.no",
        "mimernett.no",
        "monsternett.no",
        "ntebb.no",
        "nte.no",
        "vikenfiber.no",
        "viken.net",
        "powertech.no",
        "ebnett.no",
        "epost.no",
        "netcom.no",
        "nextgentel.com",
        "nextgentel.no",
        "privatmail.no",
        "sf-nett.no",
        "kvinnherad.net",
        "bkkfiber.no",
        "knett.no",
        "breiband.no",
        "fiber.no",
        "stordfiber.no",
        "hjemme.no",
        "jippii.no",
        "spray.no",
        "sol.no",
        "c2i.no",
        "klepp.net",
        "jaerennett.no",
        "dragefossen.no",
        "ishavslink.no",
        "kabelnett.no",
        "neanett.no",
        "oppdal.com",
        "ranainternett.no",
        "salten.online",
        "trollnet.no",
        "uninett.online",
        "vktv.no",
        "wemail.no",
        "robin.no",
        "lynet.no",
        # the neighbours
        "telia.com",
        "comhem.se",
        "bredband.net",
        "spray.se",
        "home.se",
        "tele2.se",
        "swipnet.se",
        "passagen.se",
        "glocalnet.net",
        "bahnhof.se",
        "jubii.dk",
        "ofir.dk",
        "mail.dk",
        "tdcadsl.dk",
        "stofanet.dk",
        "webspeed.dk",
        "luukku.com",
        "kolumbus.fi",
        "elisanet.fi",
        "pp.inet.fi",
        "saunalahti.fi",
        "simnet.is",
    ]
)
_FREE_FAMILY = re.compile(r"(?:yahoo|ymail|hotmail|outlook|live|gmx)\.(?:com?\.)?[a-z]{2,3}\Z")


def fold_organisation(name: str) -> str:
    """The name folded, without legal form, brackets and land at the end: `Fjordbygg AS (Norge)` and `fjordbygg` are equal.

    A name that is nothing but a legal form stays as it is.
    """
    plain = _FORM_SIGNS.sub(lambda form: re.sub(r"[^A-Za-z]", "", form[0]), name[:300])
    plain = _LEAD.sub("", _BRACKET.sub(" ", plain).strip(_TRIMMED), count=1) or name[:300]
    words = [word.strip(".") or word for word in fold(plain).split()]
    while len(words) > 1 and (words[-1] in LEGAL_FORMS or (words[-1] in _LANDS and words[0] not in _LANDED)):
        words.pop()
    if len(words) > 1 and words[0] in ("as", "asa", "a.s"):
        words.pop(0)
    return " ".join(words)


_LANDED = frozenset(
    [
        "innovasjon",
        "visit",
        "team",
        "bane",
        "made",
        "det",
        "den",
        "design",
        "film",
        "antidoping",
        "folk",
        "hele",
        "amnesty",
        "fly",
        "av",
        "university",
        "radio",
        "tv",
        "skeiv",
        "nye",
        "musikk",
        "sykehus",
        "likestilling",
        "sjomat",
        "finans",
        "bibliotek",
    ]
)
"""First words of names whose land is part of the name: Innovasjon Norge."""


def tidy_organisation(name: str) -> str:
    """The name as we show it: one space between words, no stray signs, the legal form in its usual letters, shouting lowered."""
    text = unicodedata.normalize("NFC", _CONTROL.sub(" ", name))[:300]
    text = " ".join(text.split()).strip(_TRIMMED)
    text += ")" * (text.count("(") - text.count(")"))
    words = text.split(" ")
    if len(text) > _SHOUTED_KEPT and text.isupper() and max(map(len, words)) > _SHOUTED_KEPT:
        words = [_lowered(word, first=at == 0) for at, word in enumerate(words)]
    if len(words) > 1:
        words[-1] = _FORMS_SHOWN.get(words[-1].casefold().rstrip(".,"), words[-1])
        words[-2] = words[-2].rstrip(",") if words[-1] in _FORMS_SHOWN.values() else words[-2]
    return " ".join(words)


_FORMS_SHOWN = {
    "as": "AS",
    "asa": "ASA",
    "a/s": "AS",
    "enk": "ENK",
    "sa": "SA",
    "da": "DA",
    "ans": "ANS",
    "nuf": "NUF",
    "kf": "KF",
    "iks": "IKS",
    "ba": "BA",
    "hf": "HF",
    "ltd": "Ltd",
    "gmbh": "GmbH",
    "ab": "AB",
    "oy": "Oy",
    "aps": "ApS",
    "inc": "Inc",
    "llc": "LLC",
    "bv": "BV",
}


def _lowered(word: str, *, first: bool) -> str:
    """A shouted word in ordinary letters; short ones that may be initials stay."""
    if word.casefold() in _SMALL and not first:
        return word.lower()
    letters = sum(map(str.isalpha, word))
    if letters <= 3 or not any(vowel in word for vowel in "AEIOUYÆØÅÄÖ"):
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part[0][0] + part[0][1:].lower(), word)


def is_free_mail(domain: str) -> bool:
    """Whether anybody may have an address at this domain, so that it says nothing of an employer; takes an address too."""
    domain = domain.rpartition("@")[2].strip().strip(".").lower()
    return domain in _FREE_MAIL or _FREE_FAMILY.match(domain) is not None
