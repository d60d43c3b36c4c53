"""What an automatic answer says: until when they are away, whether they have left for good, and whom to write to instead."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hvem.reading.exchanges import Correspondent
from hvem.reading.mail.automatic_words import QUOTED
from hvem.reading.mail.away_days import DAY, Days
from hvem.reading.mail.shapes import Away
from hvem.reading.when_calendar import Found, monday

_MOST = 4000
_CLOSING = re.compile(
    r"^[^\w\n]{0,8}(?:mvh|med (?:vennlig|venleg|beste|hjertelig) \w+|(?:vennlig|beste|venleg) hilsen|hilsen|helsing|beste helsing|best|(?:kind|best|warm)(?: \w+)? regards|regards|sincerely|cheers|mit freundlichen|cordialement|med vänlig\w* \w+|hälsningar|venlig hilsen)\b[^.\n]{0,40}$",
    re.IGNORECASE | re.MULTILINE,
)
_LEFT = re.compile(
    r"\b(?:jeg|eg) (?:sluttet|slutta) (?:i|hos|hjå|på|ved)\b|\b(?:har|er) (?:dessverre |nå |no |i dag |desverre )?(?:sluttet|slutta|slutat|fratrådt|stoppet (?:hos|i)|gått av|gått (?:over )?i pensjon|gått av med pensjon|pensjonert|pensjonist|avsluttet (?:mitt|min|arbeidsforholdet)|avslutta (?:arbeids|mitt)|gått til annen (?:jobb|stilling)|gått over i ny (?:jobb|stilling)|begynt i ny jobb|byrja i ny jobb)"
    r"|\b(?:jobber|arbeider|jobbar|arbeidar|arbetar|virker|er|fungerer)(?: jeg| eg)? (?:ikke|ikkje|inte) (?:lenger|lengre|længere|längre|meir|mer)(?: \w+){0,2} (?:hos|i|ved|for|på|hjå|her|ansatt|tilsett|tilsatt|anställd)\b(?! bruk)"
    r"|\b(?:ikke|ikkje|inte) (?:lenger|lengre|længere|längre) (?:ansatt|tilsett|tilsatt|anställd|ansat|en del av|ein del av|medarbeider|medarbeidar)"
    r"|\bno longer (?:with|works?(?:ing)?|employed|at|part of|an? employee|a member of)\b|\b(?:has|have|'ve) (?:now |recently )?(?:retired|resigned|moved on|departed|left (?:the (?:company|organi[sz]ation|firm|business|team|bank|school|university|agency|council)|our (?:company|team|organi[sz]ation)))"
    r"|\b(?:nicht mehr|nicht länger) (?:\S+ ){0,6}(?:tätig|beschäftigt)|\bne (?:travaille|fais|fait) plus|a quitté|finished (?:working|work) (?:at|for|with)|my last (?:working )?day (?:at|with|was)|siste (?:arbeids)?dag(?:en min)? (?:hos|i|ved|var)|has passed to retirement|now retired|am retired|er død|har gått bort|has passed away",
    re.IGNORECASE,
)  # fmt: skip
_LEFT_NAMED = re.compile(r"\b(?:has|have|'ve) (?:now |recently )?left [A-ZÆØÅ][\w&]+")
_STAYS = re.compile(r"sluttet (?:for dagen|å |med å )|slutta (?:for dagen|å |med å )|pensjonert (?:kollega|lærer)", re.IGNORECASE)

_SKIP = r"(?:[^.!?\n@]|(?<=[\d.])\.(?=[\d ])|(?<=kl)\.){0,%d}?"
_BACK = re.compile(
    r"(?<!komme )\b(?:tilbake|attende|tilbage|tillbaka|back|returning|return|på (?:jobb|plass|kontoret|job|arbeid)(?: att)? ?(?:igjen|att)|igjen på (?:jobb|plass|kontoret)|(?:er|and|og) på (?:plass|jobb|kontoret)(?= (?:\w+ )?(?:mandag|måndag|tirsdag|tysdag|onsdag|torsdag|fredag|den|fra|frå|\d))(?!er\b)|åpner (?:dørene )?(?:igjen|att)|opnar (?:igjen|att)|åpner|opnar|reopen\w*|open again|zurück|de retour|in the office again|available again|resume(?: work)?|reachable again|tilgjengel\w+(?: på \S+)? (?:igjen|att)|tilgjengeleg igjen|å treffe igjen|wieder)\b"
    r"(?! to (?:you|me)\b)(?! fra (?:ferie|permisjon|reise)\b(?! \d))" + _SKIP % 45 + r"(?<![\d/.])"
)  # fmt: skip
_BACK_AFTER = re.compile(r"[^.!?\n]{0,30}\b(?:tilbake|attende|back|tillbaka|tilbage|på plass|zurück|wieder|return)\b")
_NOT_BEFORE = re.compile(
    r"\b(?:ikke|ikkje|not|won't|inte|no)\b[^.!?\n]{0,70}? (?:før|fyrr|until|before|förrän|earlier than)(?: den| the)? "
)
_EDGE = re.compile(r"(?:mid|middle of|midten av|medio|end of|slutten av|ultimo|late|sent i|utpå|ca\.?|around|rundt)[ -]*$")
_FOR_WEEKS = re.compile(
    r"\b(?:de neste|dei neste|the next|next|the coming|de kommende|dei komande) (?P<n>to|tre|fire|two|three|four|2|3|4|\d) (?:uker|ukene|veker|vekene|weeks)\b"
)
_NUMBERS = {"to": 2, "tre": 3, "fire": 4, "two": 2, "three": 3, "four": 4}
_FROM_THEN = re.compile(
    r"(?:svarer|svarar|besvarer|leser|les|svarer vi|reply|respond|answer)[^.!?\n]{0,40}? (?:igjen |att |again )?(?:fra|frå|from|starting)(?: og med)? "
)
_INCLUSIVE = re.compile(
    r"(?:til og med|t\.?o\.?m\.?|t/m|through|thru|up to and including|till och med|bis einschlie(?:ß|ss)lich|bis einschl\.?|tot en met|frem til og med|fram til og med|ut)(?: den| dato| the| zum| til)? "
)
_UNTIL = re.compile(
    r"\b(?:fram til|frem til|inntil|indtil|til|until|till|'til|tills|bis(?: zum)?|jusqu'(?:au|à)?|hasta el)\b(?: den| about| around| ca\.?| kl\.? ?\d+| at least| minst| the| le| rundt| omkring| over| starten av| begynnelsen av| the end of| slutten av)? ?"
)
_IN = re.compile(r"\b(?:i|in|hele|heile|all of|during|under|gjennom)(?: hele| heile| the)? $")
_TOWARDS = re.compile(r"(?:fra|frå|from|etter|after|før|before|til|until|innen|innan|by|and|over)(?: og med)? ?$")
_RANGE = re.compile(
    r"(?:\b(?:fra|frå|from|från|vom|du|between|mellom|perioden|f\.?o\.?m\.?)(?: og med)?[ :]+)?(?:den |the )?(?:[a-zæøåäöü]{3,10}\.?,? )?\d{1,2}(?:[./]\d{1,2}(?:[./]\d{2,4})?\.?|\.|st|nd|rd|th|:e)?(?: (?:of )?[a-zæøåäöüé]{3,9}\.?)?(?: 20\d\d)?"
    r" ?(?:-|–|—|til og med|t\.?o\.?m\.?|til|to|till|until|through|og|and|bis(?: zum)?|au) ?(?:den |the )?"
)
_MONTH_FIRST_RANGE = re.compile(
    r"\b(?P<month>[a-zé]{3,9})\.? \d{1,2}(?:st|nd|rd|th)?(?:,? 20\d\d)? ?(?:-|–|—|to|until|through) ?"
)
_AFTER_DASH = re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)?\b(?![./:]\d| ?[a-z]{3})")
_THIS_WEEK = re.compile(
    r"\b(?:denne|resten av|ut|hele|heile|this|all|rest of (?:the|this)|remainder of (?:the|this)|inneværende|inneverande|the rest of (?:the|this)) (?:uken|uka|uke|veka|veke|arbeidsuka|week)\b(?P<two> (?:og|and) (?:neste|next|hele neste|all of next))?"
)
_WEEKEND = re.compile(r"\b(?:til|til over|til etter|over|until after|after|through) (?:helga|helgen|helgi|the weekend)\b")
_NEXT_WEEK = re.compile(r"\b(?:hele |all )?(?:neste|next|komande|kommende) (?:uke|uka|veke|veka|week)\b")
_TODAY = re.compile(
    r"\b(?:i dag|idag|today|hele dagen|heile dagen|all day|resten av dagen)(?P<two> (?:og|and) (?:i morgen|i morgon|tomorrow))?\b"
)
_AWAY = re.compile(
    r"\b(?:ferie\w*|fri\b|\w*perm(?:en)?\b|bortreist|borte|vekke|fraværende|fråverande|permisjon\w*|reise|reiser|travel\w*|away|out of|out on|out today|leave|vacation|holiday\w*|møte\w*|kurs|konferanse|seminar|utilgjengelig|utilgjengeleg|ikke (?:på kontoret|tilgjengelig|til stede)|ikkje (?:på kontoret|tilgjengeleg|til stades)|sykmeld\w*|sykemeld\w*|sjukmeld\w*|stengt|ute\b|oppdrag|på sjøen|på fjellet|absent|unavailable|closed|semester|abwesend|walking|offline|opptatt|oppteken|avspaser\w*|langhelg|tur\b)",
)
_NEW_ADDRESS = re.compile(
    r"(?:adressen min|adressa mi|my (?:new )?(?:address|e-?mail)|min(?:e)? nye?|my new|ny[et]? (?:e-?post|adresse|mail)\w*|new (?:e-?mail|address)|personal (?:e-?mail|address)|private? e-?post\w*|jeg (?:kan )?nås|eg kan nåast|reach me|contact me|nå meg|når meg)[^.@\n]{0,50}$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}")
_WORD = r"[A-ZÆØÅÄÖÜÉ][\w'’-]+"
_NAME_BEFORE = re.compile(
    rf"((?:{_WORD} ){{0,3}}{_WORD})[\s,:(<–-]{{0,4}}(?:(?:på|at|via|pr|per|on|auf|unter|på e-?post|e-?post(?:adresse)?|e-?mail|mail|med e-?post|tlf\.?|tel\.?|[\d +]{{8,16}}|eller|or|[,:(<])[\s,:(<]{{0,3}}){{0,4}}$"
)
_NAME_AFTER = re.compile(
    rf"(?:[Kk]ontakte?|[Cc]ontact|[Rr]ing(?: til)?|[Kk]ontakt med|[Rr]each out to|[Hh]envend deg til|[Vv]end deg til|rettes til|rettast til|[Cc]all|[Ss]peak to|[Ss]nakk med|[Ww]rite to|[Ss]kriv til)"
    rf"(?: (?:min|my|vår|our|kollega(?:en)?|colleague|min kollega|kollegaen min|gjerne|please|daglig leder|assistant|avdelingsleder)){{0,3}} ((?:{_WORD} ){{1,3}}{_WORD})"
)  # fmt: skip
_NO_NAME = re.compile(
    r"(?:Kontakte?|Contact|Ring|Ta|Ved|Vennligst|Please|For|Mine?|Hei|Haster|Hastar|Skriv|Send|Hvis|Om|Dersom|Call|Write|E-?mail|E-?post|Mail|Takk|Henvendelser|Frau|Herrn?|Mrs?|Ms|Dr|Vikar|"
    r"Vår|Our|My|Ny|Spør|Ask|Or|Eller|I|Jeg|Eg|The|Bitte|Vid|To|Til|Stedfortreder|Press|Sales|Support|In|Until|Meanwhile|Urgent|Du|Dei|Dere)[.,:]?\Z"
)


def away_of(subject: str, text: str, sent_on: date) -> Away:
    """What an automatic answer of that day says of absence; `until` is None where no last day away can be told for sure.

    Someone back on a day was away until the one before; a week ends on its Sunday, a month on its last day. Years are inferred from
    `sent_on`. A colleague is named with the address where one is given. At most 4,000 letters are read.
    """
    own = _own(text)
    told = f"{subject[:300]}. {own}"
    left = bool(_LEFT.search(told) or _LEFT_NAMED.search(told)) and not _STAYS.search(told)
    return Away(until=None if left else _until(told, sent_on), left=left, instead=_instead(own))


def _own(text: str) -> str:
    """What stands before a closing and before anything quoted."""
    text = text[:_MOST]
    for pattern in (QUOTED, _CLOSING):
        found = pattern.search(text, 1)
        text = text[: found.start()] if found and found.start() > 20 else text
    return text


def _until(told: str, sent_on: date) -> date | None:
    """The last day away, by the surest way it is told; None where it is not, or lies absurdly far off."""
    text = re.sub(r"[ \t\xa0]+", " ", told.lower().replace("’", "'").replace("\n", " \n"))
    text = re.sub(r"(?<=\w) \n(?=[a-zæøå0-9])", " ", text)
    days = Days.of(text, sent_on)
    for way in (_back, _not_before, _inclusive, _range, _plain_until, _inside, _this, _for_weeks, _from_then):
        found = way(text, days)
        if found is not None and sent_on - timedelta(days=65) <= found <= sent_on + timedelta(days=3 * 366):
            return found
    return None


def _read_at(text: str, place: int, days: Days) -> tuple[Found, int] | None:
    """The day that stands at a place, and where it ends."""
    match = DAY.match(text, place)
    found = days.read(match) if match else None
    return (found, match.end()) if match and found else None


def _before(found: Found) -> date:
    return found.day - timedelta(days=1)


def _back(text: str, days: Days) -> date | None:
    """The day before they are back."""
    for cue in _BACK.finditer(text):
        reach = cue.end() + 45
        for match in DAY.finditer(text, cue.end(), min(len(text), reach + 40)):
            if match.start() > reach or re.search(r"[.!?\n] ", text[cue.end() : match.start()]):
                break
            if found := days.read(match):
                return None if found.precision == "month" and _EDGE.search(text[: match.start()][-20:]) else _before(found)
    for match in DAY.finditer(text):
        if _BACK_AFTER.match(text, match.end()) and (found := days.read(match)) and found.precision == "day":
            lead = text[max(0, match.start() - 25) : match.start()]
            if not re.search(r"(?:til|until|through|ut|fra|frå|from|t\.?o\.?m\.?|med|dag|i|og|-|–)\s*(?:den |the )?$", lead):
                return _before(found)
    return None


def _not_before(text: str, days: Days) -> date | None:
    """The day before the first on which they read or answer again."""
    for cue in _NOT_BEFORE.finditer(text):
        if read := _read_at(text, cue.end(), days):
            return _before(read[0])
    return None


def _inclusive(text: str, days: Days) -> date | None:
    """A day up to and including which they are away."""
    for cue in _INCLUSIVE.finditer(text):
        if (cue.start() and text[cue.start() - 1].isalnum()) or not (read := _read_at(text, cue.end(), days)):
            continue
        return read[0].last
    return None


def _range(text: str, days: Days) -> date | None:
    """The last day of a span between two."""
    for cue in _RANGE.finditer(text):
        if (
            (cue.start() == 0 or not text[cue.start() - 1].isalnum())
            and (read := _read_at(text, cue.end(), days))
            and read[0].precision == "day"
        ):
            return read[0].day
    for cue in _MONTH_FIRST_RANGE.finditer(text):
        if alone := _AFTER_DASH.match(text, cue.end()):
            read = _read_at(f"{cue['month']} {alone['d']} ", 0, days)
            if read and read[0].precision == "day":
                return read[0].day
        elif (read := _read_at(text, cue.end(), days)) and read[0].precision == "day":
            return read[0].day
    return None


def _plain_until(text: str, days: Days) -> date | None:
    """The day until which they are away; a week or a month until which they are away is not itself away."""
    for cue in _UNTIL.finditer(text):
        if read := _read_at(text, cue.end(), days) or (_read_at(text, cue.end() - 5, days) if cue[0].endswith("over ") else None):
            closing = "the end of" in cue[0] or "slutten av" in cue[0]
            return read[0].last if read[0].precision == "day" or closing else _before(read[0])
    return None


def _inside(text: str, days: Days) -> date | None:
    """The week or the month in which they are away, where the answer speaks of absence in the same breath."""
    for match in DAY.finditer(text):
        found, before = days.read(match), text[max(0, match.start() - 60) : match.start()]
        if found is None or found.precision == "day" or _TOWARDS.search(before) or found.day - days.sent_on >= timedelta(days=62):
            continue
        if _AWAY.search(before if found.precision == "week" else f"{before}{text[match.end() : match.end() + 50]}") and (
            found.precision == "week" or _IN.search(before)
        ):
            return found.last
    return None


def _this(text: str, days: Days) -> date | None:
    """The end of this week or next, or of today, where the answer speaks of absence."""
    if not _AWAY.search(text):
        return None
    if found := _THIS_WEEK.search(text):
        return monday(days.sent_on) + timedelta(days=13 if found["two"] else 6)
    if _WEEKEND.search(text):
        return monday(days.sent_on) + timedelta(days=6)
    if _NEXT_WEEK.search(text):
        return monday(days.sent_on) + timedelta(days=13)
    if found := _TODAY.search(text):
        return days.sent_on + timedelta(days=int(bool(found["two"])))
    return None


def _for_weeks(text: str, days: Days) -> date | None:
    """The end of so many weeks to come."""
    found = _FOR_WEEKS.search(text)
    if not found or not _AWAY.search(text):
        return None
    return days.sent_on + timedelta(days=7 * (_NUMBERS.get(found["n"]) or int(found["n"])))


def _from_then(text: str, days: Days) -> date | None:
    """The day before they read mail again."""
    for cue in _FROM_THEN.finditer(text):
        if read := _read_at(text, cue.end(), days):
            return _before(read[0])
    return None


def _instead(text: str) -> tuple[Correspondent, ...]:
    """Those to write to meanwhile, by address; by name alone where two words at least name someone."""
    found: dict[str, Correspondent] = {}
    for one in _ADDRESS.finditer(text):
        if _NEW_ADDRESS.search(text[max(0, one.start() - 80) : one.start()]):
            continue
        address = one[0].lower().rstrip(".")
        found.setdefault(address, Correspondent(address, _name(text[max(0, one.start() - 110) : one.start()])))
    if not found and (named := _NAME_AFTER.search(text)):
        found[named[1]] = Correspondent("", named[1])
    return tuple(found.values())[:5]


def _name(before: str) -> str:
    """The name that stands right before an address, without the words that lead it in; empty where none does."""
    named = _NAME_BEFORE.search(before.replace("\n", " "))
    words = named[1].split() if named else []
    while words and _NO_NAME.match(words[0]):
        words.pop(0)
    return " ".join(words)
