"""Automatic answers: whether a machine wrote a mail on someone's behalf, and what it says of them."""

from __future__ import annotations

import re
from email.message import EmailMessage

from hvem.reading.mail.away import away_of
from hvem.reading.mail.bounce_parts import Heads, heads_of, notice_of, told

__all__ = ["away_of", "is_automatic", "is_feedback"]

_MARKS = (
    "x-autoreply",
    "x-autorespond",
    "x-auto-reply",
    "x-autoreply-from",
    "x-autoresponder",
    "x-mail-autoreply",
    "x-vacation",
    "x-autorespond-from",
    "x-ms-exchange-generated-message-source",
    "x-zendesk-autoreply",
    "x-amavis-autoreply",
)
_FORMS = re.compile(
    r"\s*(?:\[[^\]]{0,40}\] ?)?(?:(?:re|sv|vs|aw|svar): ?(?=auto))?(?:automatisk\w* (?:svar|e-?post|melding|besked|tilbakemelding|kvittering)|auto(?:matic|mated)?[- ]?(?:reply|response|svar|answer|respons\w*)\b|autosvar|auto: |automatische antwort|réponse automatique|respuesta automática|risposta automatica|automatisch antwoord|automaattinen|"
    r"fravær(?:smelding|ende|sbesked|sassistent)?\b|fråvær(?:smelding|ande)?\b|fråver(?:smelding|ande)\b|ikke til stede|ikkje til stades|ute av kontoret|ute frå kontoret|(?:i am |i'm )?(?:currently )?out of (?:the )?office\b|ooo\b|out-of-office|away from (?:the |my )?(?:office|desk)|on (?:annual|parental|sick|maternity|paternity) leave|(?:på )?(?:ferie|permisjon)[: ]*(?:avvikling|melding|svar|$)|ferieavvikling|"
    r"feriemelding|feriesvar|abwesen\w+|absence\b|absent|frånvarande|frånvaro|ej på plats|poissa|vacation (?:reply|response|notice)|on vacation|(?:i am |jeg er |eg er )?(?:på ferie|bortreist|on holiday|on leave)\b|ausente|fuera de la oficina|assente|afwezig|不在|"
    r"no longer (?:with|at)|har sluttet|har slutta|(?:lest|lese|read|not read|ikke lest|ulest|opened|gelesen|lu|leído): |lesebekreftelse|read receipt|"
    r"(?:vi har |we have |we've |your |bekreftelse|kvittering)[^:]{0,40}(?:mottatt|motteke|mottak|received|registrert|registrated)\b|(?:your (?:request|ticket|message|inquiry|enquiry|email) (?:has been |was )?(?:received|registered))|\[?(?:ticket|case|sak|request|henvendelse|saksnr\.?)[ #:]*[\d-]+[^\n]{0,60}(?:received|mottatt|motteke|opprettet|oppretta|registrert|created)|takk for (?:din|e-?posten|henvendelsen|meldingen|at du (?:tok|kontakt)))",
    re.IGNORECASE,
)
_MACHINE_WORDS = re.compile(
    r"(?:dette er (?:en|eit|et|ei|ein)|this is an?) auto(?:matisk|matic|mated|svar|generert|-?reply|matically)|auto(?:matisk|matically)[ -](?:generert|generated|sendt|utsendt|svar|reply|kvittering|bekreftelse|stadfesting)|(?:kan|skal) ikk?j?e (?:besvares|svarast på|svares på)|(?:kan|skal|må) ikk?j?e svar[ae] på denne|(?:vennligst )?ikk?j?e svar på denne|do not reply to this|please do not respond to this|"
    r"(?:melding\w*|e-?post\w*) (?:di|din|blir|vert|vil)[^.\n]{0,30}ikk?j?e (?:bli )?(?:lest|lesen|lese|vidaresend|videresendt)|(?:your|this) (?:e-?mail|message) (?:will not|is not being) (?:be )?(?:read|forwarded)|(?:saken|henvendelsen|førespurnaden|saka) (?:din )?(?:er registrert|har fått|er motteke|er mottatt)|registrert (?:saken|henvendelsen|saka|førespurnaden)|(?:saksnummer|saks-id|referansenummer|ticket (?:number|id)|case number)\b|"
    r"your (?:request|ticket|inquiry|enquiry|case)[^.\n]{0,40} has been (?:received|created|registered|logged)|(?:postkass\w+|adress\w+|e-?postadress\w+|mailbox|e-?mail address) (?:er|is) (?:ikke lenger|ikkje lenger|no longer|not) (?:i bruk|in use|monitored|active|overvåk\w*)|(?:blir|vert|er|is) (?:ikke|ikkje|not) (?:lest|lesen|overvåket|overvaka|monitored)|frist for svar|svarer normalt innen|svarar normalt innan|vi svarer (?:deg )?så (?:snart|raskt|fort)|we (?:will|aim to) (?:reply|respond|get back to you) (?:within|as soon)",
    re.IGNORECASE,
)
_AWAY_WORDS = re.compile(
    r"(?:jeg|eg|vi|kontoret) (?:er|har|tar|tek|held|holder)(?: nå| no| for tiden| for tida| dessverre| ut)*(?: på| i| til)?(?: \w+)? ?(?:ferie\w*|fri\b|bortreist|borte|permisjon\w*|foreldrepermisjon|fødselspermisjon|utilgjengeleg|utilgjengelig|sykmeldt|sykemeldt|sjukmeld\w*|reise|tjenestereise|tenestereise|stengt|ute av kontoret|fraværende|studietur|kurs)|"
    r"(?:i am|i'm|we are|i will be|i'll be|our office is)(?: currently| now)* (?:out of|away|on (?:\w+ )?(?:leave|holiday|vacation)|closed|unavailable|travelling|traveling)|ute av kontoret|out of (?:the )?office|begrenset tilgang|avgrensa tilgang|limited access to (?:my )?e-?mail|leser ikke e-?post|les ikkje e-?post|jag är på semester|bin (?:ich )?[^.]{0,60}nicht im büro|absent du bureau|har sluttet|har slutta|no longer (?:with|work|employed)",
    re.IGNORECASE,
)
_REDIRECT = re.compile(
    r"haste(?:r|saker|sak)|hastar|ved (?:behov|spørsmål)|i mellomti\w+|i mitt fravær|i min fravær|i fråvær\w*|i denne perioden|i perioden|urgent|in my absence|in the meantime|meanwhile|immediate assistance|(?:vennligst |ver venleg |please |kindly )(?:å )?(?:ta )?(?:kontakt|contact)|kontakt (?:sentralbord|resepsjon|kollega)|sentralbord\w*|dringend|brådskande|en cas d'urgence|rettes til|rettast til|når jeg er tilbake|når eg er attende|upon my return|on my return|svarer når|svarar når",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"\?|passer (?:det|deg|tirsdag|onsdag|torsdag|fredag|mandag)|la oss|let'?s |jeg ringer deg|eg ringjer deg|snakkes|hyggelig (?:at|å)|so (?:nice|good|lovely)|lovely to hear|good to hear|would be (?:glad|happy)|happy to|gjerne (?:en|ein|ta|møte|snakke|hjelpe)|tar gjerne|tek gjerne|gleder meg|gler meg|derfor svarer|beklager (?:sent|seint|at jeg ikke)|sorry for the (?:late|slow)|shall we|what about|ville bare|ville berre|ha ein fin|klem",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"^(?:>|-{3,} ?(?:original|opprinnelig|opphavleg|forwarded)|(?:fra|from|frå): |(?:den|on|på) .{5,120}(?:skrev|skreiv|wrote):?\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
_ANSWERED = re.compile(r"\s*(?:re|sv|vs|aw|svar|fw|fwd|vb)\s?:", re.IGNORECASE)
_MOST = 4000


def is_automatic(message: EmailMessage, text: str) -> bool:
    """Whether a machine wrote this answer: absence, receipt, case number, read receipt, "has left" (RFC 3834, and the headers of many makers).

    `text` is what was newly written. A person who tells of their own holiday is none; X-Auto-Response-Suppress and a null return
    path prove nothing by themselves, nor does Precedence: they only bear out what the subject or the words say.
    """
    heads = heads_of(message)
    if _declared(heads):
        return True
    kind = heads.get("content-type", "").lower()
    if "disposition-notification" in kind:
        return True
    subject, text = told(heads.get("subject", "")), _newly(text)
    if _FORMS.match(subject):
        return bool(
            not _PERSONAL.search(text) or _AWAY_WORDS.search(text) or _MACHINE_WORDS.search(text)
        ) and not _personal_despite(subject, text)
    if _MACHINE_WORDS.search(text) and not _PERSONAL.search(text):
        return True
    return _bears_out(heads, subject, text)


def is_feedback(message: EmailMessage) -> bool:
    """Whether a mail is a complaint that a mail host passes on in the abuse reporting format (RFC 5965)."""
    notice = notice_of(message)
    return "feedback-report" in notice.report or "message/feedback-report" in notice.kinds


def _declared(heads: Heads) -> bool:
    """Whether the head itself says that a machine answered; lists and newsletters, which machines send too, do not answer."""
    submitted = heads.get("auto-submitted", "").lower()
    if submitted.startswith("auto-replied") or any(
        heads.get(name, "no").lower() not in ("no", "false", "0", "") for name in _MARKS
    ):
        return True
    if (
        heads.get("precedence", "").lower().replace("-", "_") == "auto_reply"
        or heads.get("preference", "").lower() == "auto_reply"
    ):
        return True
    if (
        heads.get("x-autogenerated", "").lower() in ("reply", "forward")
        or heads.get("x-fc-machinegenerated", "").lower() == "true"
    ):
        return True
    if "autorespon" in heads.get("x-post-messageclass", "").lower() or heads.get("delivered-to", "").lower() == "autoresponder":
        return True
    return submitted.startswith("auto-") and not heads.keys() & {"list-id", "list-unsubscribe", "list-post"}


def _newly(text: str) -> str:
    text = text[:_MOST]
    found = _QUOTED.search(text, 1)
    return text[: found.start()] if found else text


def _personal_despite(subject: str, text: str) -> bool:
    """Whether a person answers under a subject that only looks automatic."""
    return bool(_ANSWERED.match(subject)) and bool(_PERSONAL.search(text))


def _bears_out(heads: Heads, subject: str, text: str) -> bool:
    """Whether the words are those of an absence, and either tell whom to turn to or come with a head that machines write."""
    if not _AWAY_WORDS.search(text) or _PERSONAL.search(text):
        return False
    machine = (
        heads.get("precedence", "").lower() in ("bulk", "junk")
        or heads.get("return-path", "").strip() == "<>"
        or "x-auto-response-suppress" in heads
    )
    return machine or bool(_REDIRECT.search(text))
