"""What programs, firms and lists add to a mail without its writer: client lines, disclaimers, warnings, meeting blocks, list footers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hvem.reading.mail.words import CLIENT_LINE

_LONGEST = 400
_LEGAL = re.compile(
    r"(?:e-?mail|e-?post|epost|message|melding\w*|meddelelse\w*|communication|transmission|mail|nachricht|courriel|mensaje|messaggio|meddelande\w*|"
    r"mottaker\w*|mottakar\w*|recipient\w*|adressat\w*|information|opplysning\w*|vedlegg|attachment\w*)",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"confidential|privileged|intended (?:only|solely|recipient|for)|unauthori[sz]ed|disclos|konfidensiel|fortrolig|fortruleg|konfidentiel|"
    r"taushetsplikt|teieplikt|taushetsbelagt|(?:rette|rett|tiltenkte?|riktige?|retter?) (?:mottaker|mottakar|adressat|person)|"
    r"ment for (?:mottaker|mottakar|den|adressat)|meint for|kun (?:ment|beregnet|til bruk)|berre (?:meint|for)|"
    r"mottatt (?:denne|e-post|den|meld|e-?post)\w* (?:\w+ ){0,3}(?:feil|ved feil|en feil)|(?:ved|med|av) (?:en )?(?:feil|mistak|feiltakelse)|"
    r"in error|have received this|received this e-?mail|vertraulich|confidentiel|confidencial|riservat|vertrouwelijk|poufn|bestemt for|"
    r"innsyn|offentleglova|offentleglova|offentlighetsloven|arkivplikt\w*",
    re.IGNORECASE,
)
_ALWAYS = re.compile(
    r"[\W_]*(?:"
    r"(?:please |vennligst |ver venleg |vær så snill å )?(?:consider|think of|tenk (?:på|over)|ta hensyn til|think about|spar|save|bevar|spare) "
    r"(?:the |our |vårt |miljø|papir|paper|skogen).{0,80}|"
    r"(?:must|må|need to|do you|trenger du|treng du)\b.{0,30}(?:print|skrive? (?:den |denne )?ut|skriv ut).{0,80}|"
    r"(?:this|denne) (?:e-?mail|e-?posten|email|mailen) (?:has been|was|er|ble|is) (?:\w+ )?(?:scanned|checked|skannet|kontrollert|sjekket|virus)\b.{0,120}|"
    r"(?:scanned|skannet|checked) (?:by|av|for) .{0,80}|"
    r"virus-?free\b.{0,80}|virusfri\b.{0,80}|"
    r"(?:caution|warning|external|advarsel|åtvaring|ekstern|obs)\W{1,4}.{0,60}(?:external|ekstern\w*|outside|utenfra|utanfrå|organi[sz]ation)\b.{0,200}|"
    r"\[?(?:external|ekstern)(?: (?:e-?mail|e-?post|sender|avsender|avsendar))?\]?\W*\Z|"
    r"(?:this|denne) (?:e-?mail|message|e-?posten|meldingen|meldinga) (?:originated|came|comes|kommer|kom|er sendt|kjem|is sent|was sent) "
    r"(?:from|fra|frå) (?:outside|an external|en ekstern|utenfor|utanfor|ein ekstern).{0,200}|"
    r"(?:you don['’]t often get (?:e-?mail|email)|du får ikke ofte e-?post|du får ikkje ofte e-?post|some people who received this message don).{0,200}|"
    r"(?:learn why this is important|finn ut hvorfor dette er viktig|finn ut kvifor).{0,100}|"
    r"(?:les (?:mer )?om hvordan|les (?:mer )?om korleis|read (?:more )?about how|see how) (?:vi|we) .{0,20}(?:personopplysning|personal data|personvern|privacy).{0,80}"
    r")",
    re.IGNORECASE | re.DOTALL,
)
_MEETING = re.compile(
    r"(?:microsoft teams|teams-møte|teams meeting|join (?:the |a |on your )?.{0,30}meeting|bli med (?:i|på) .{0,20}møte\w*|bli med på .{0,24}(?:mobilapp|video)|"
    r"klikk her for å bli med|click here to join|møte-?id|meeting id|google meet|zoom meeting|zoom-møte|meet\.google|teams\.microsoft|zoom\.us|"
    r"join with google meet|videosamtale|delta (?:i|på) .{0,20}møte|invitation from google calendar|invitasjon fra google|"
    r"you are receiving this e?-?mail because you are (?:an attendee|subscribed to calendar)|du mottar denne .{0,20}(?:fordi|siden) .{0,40}kalender|"
    r"forwarding this invitation could|join by phone|ring inn|trenger du hjelp\?|treng du hjelp\?|need help\?|møtealternativer|møteval|meeting options|webex)",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"mailing list|mailman/listinfo|you received this message because|du har mottatt denne meldinga? fordi|du mottar denne|du får denne|"
    r"to unsubscribe|unsubscribe|avmeld|meld deg av|reply to this e-?mail directly|view it on git|manage your (?:e-?mail )?(?:settings|preferences|notifications)|"
    r"you are receiving this because|googlegroups\.com|groups\.google",
    re.IGNORECASE,
)
_BAR = re.compile(r"\s{0,3}(?:[-_=*~—–.]\s?){2,}\s*\Z")


def is_client_line(line: str) -> bool:
    """Whether a mail program or telephone wrote the line."""
    bare = line.strip()
    return 0 < len(bare) <= 220 and CLIENT_LINE.match(bare) is not None


def without_machines(lines: Sequence[str]) -> list[str]:
    """The lines without what no person wrote: warnings above, meeting blocks, disclaimers and footers below, client lines."""
    kept = _without_warnings(list(lines))
    kept = _without_meeting(kept)
    kept = _without_footers(kept)
    return _without_clients(kept)


def _paragraphs(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Where each paragraph starts and ends."""
    found: list[tuple[int, int]] = []
    start = -1
    for place, line in enumerate([*lines, ""]):
        if line.strip() and start < 0:
            start = place
        elif not line.strip() and start >= 0:
            found.append((start, place))
            start = -1
    return found


def _joined(lines: Sequence[str]) -> str:
    return " ".join(line.strip() for line in lines)[: 6 * _LONGEST]


def is_disclaimer(text: str) -> bool:
    """Whether a paragraph is what a firm's server adds: secrecy, wrong recipients, paper to save, viruses."""
    if _ALWAYS.match(text[:_LONGEST]) is not None:
        return True
    secrets = {found[0].casefold()[:9] for found in _SECRET.finditer(text)}
    objects = {found[0].casefold()[:6] for found in _LEGAL.finditer(text)}
    words = len(text.split())
    return (len(secrets) >= 2 and bool(objects) and words > 10) or (bool(secrets) and len(objects) >= 2 and words > 14)


def _without_warnings(lines: list[str]) -> list[str]:
    """Warnings of outside senders stand above the text."""
    for start, end in _paragraphs(lines)[:2]:
        if _ALWAYS.match(_joined(lines[start:end])) is not None:
            return lines[:start] + lines[end:]
        if _ALWAYS.match(lines[start].strip()[:_LONGEST]) is not None and start < 2:
            return lines[:start] + lines[start + 1 :]
    return lines


def _without_meeting(lines: list[str]) -> list[str]:
    """The block that lets people into a video meeting, from the bar above it."""
    for place, line in enumerate(lines):
        if not _BAR.match(line) or len(line.strip()) < 5:
            continue
        below = [one for one in lines[place + 1 : place + 9] if one.strip()][:4]
        if any(_MEETING.search(one[:_LONGEST]) for one in below):
            end = next(
                (n for n in range(len(lines) - 1, place, -1) if _BAR.match(lines[n]) and len(lines[n].strip()) >= 5), place
            )
            return lines[:place] + (lines[end + 1 :] if end > place + 2 else [])
    return lines


def _without_footers(lines: list[str]) -> list[str]:
    """Disclaimers and list footers, paragraph by paragraph from below; the first paragraph always stays."""
    for start, end in reversed(_paragraphs(lines)[1:]):
        text = _joined(lines[start:end])
        single = lines[start:end]
        if is_disclaimer(text) or (_is_footer(single)):
            lines = lines[:start] + ([] if not any(one.strip() for one in lines[end:]) else lines[end:])
            continue
        while len(single) > 1 and (is_disclaimer(single[-1]) or _ALWAYS.match(single[-1].strip()[:_LONGEST])):
            single.pop()
        trimmed = _cut_inside(single)
        lines = lines[:start] + trimmed + lines[end:]
        if any(not _is_machine(one) for one in trimmed):
            break
    return lines


def _is_footer(paragraph: Sequence[str]) -> bool:
    """Whether a paragraph is the footer of a list or a service."""
    bar = _BAR.match(paragraph[0]) is not None
    below = paragraph[1:] if bar else paragraph
    return bool(below) and any(_FOOTER.search(line[:_LONGEST]) for line in below[: 3 if bar else 1])


def _cut_inside(paragraph: list[str]) -> list[str]:
    """A disclaimer that follows the signature without a gap: from the line where it starts."""
    for place in range(1, len(paragraph)):
        if len(paragraph[place]) > 50 and is_disclaimer(_joined(paragraph[place:])):
            return paragraph[:place]
        if _BAR.match(paragraph[place]) is not None and _is_footer(paragraph[place:]):
            return paragraph[:place]
    return paragraph


def _is_machine(line: str) -> bool:
    return not line.strip() or is_client_line(line) or _BAR.match(line) is not None


def _without_clients(lines: list[str]) -> list[str]:
    """The lines without those of mail programs among the last of them."""
    places = [place for place, line in enumerate(lines) if line.strip()]
    drop = {place for place in places[-30:] if is_client_line(lines[place])}
    return [line for place, line in enumerate(lines) if place not in drop]
