"""Bounces: what a mail server says it could not deliver (RFC 3464, and the many ways in which servers say it in words)."""

from __future__ import annotations

import re
from email.message import EmailMessage, Message

from hvem.reading.mail.bounce_parts import Heads, Notice, blocks_of, inner_of, notice_of
from hvem.reading.mail.bounce_texts import ADDRESS, said_before_return, tells_enough, unreached
from hvem.reading.mail.bounce_words import FILTERED, NOT_SAID, UNKNOWN_USER, judged, names_nobody, status_in
from hvem.reading.mail.shapes import Bounce, Undelivered

_MACHINE = re.compile(
    r"mailer[-_.]?daemon|mail[-_.]?daemon|po{1,2}st[-_.]?master|\bmdaemon|mail delivery|delivery (?:sub)?system|mail (?:system|administrator|router|server)|system administrator|microsoft (?:outlook|exchange)|"
    r"microsoftexchange|systemansvarl|systemadministrator|systemadministratør|mail[-_.]?admin|(?:^|<)(?:ndr|bounces?|mmdf|mailer|mailsystem|mail-system|undeliver\w*|dsn)@|[-_.](?:admin|owner|request|bounces?|daemon)@|e-?post(?:server|system|tjener)",
    re.IGNORECASE,
)
_NO_REPLY = re.compile(r"\b(?:no|do-?not)[-_.]?reply@", re.IGNORECASE)
_OF_MAIL = re.compile(r"e-?post|e-?mail|\bmails?\b|melding|message|メール|\b55\d[ -]", re.IGNORECASE)
_OF_POST = re.compile(r"e-?post|e-?mail|\bmails?\b|メール", re.IGNORECASE)
_SUBJECT = re.compile(
    r"undeliver|returned mail|return(?:ed|ing) (?:message|mail|to sender)|mail (?:delivery )?(?:failed|failure|error|status|system error)|deliver\w* (?:status|failure|failed|error|notification|problem|report|has failed|unsuccessful|incomplete|delayed|notice)|"
    r"failure notice|(?:failed|failure|unable|could not|couldn't|cannot|problem)[^.]{0,20} deliver|non[- ]?deliver\w*|not (?:be )?delivered|message (?:delayed|delivery|status|undeliver|could not|not delivered|has not)|warning: (?:could not|message)|nondeliverable|ndn:|\bdsn\b|"
    r"delayed mail|mail returned|mail (?:could not|not)|can't be delivered|delivery notice|error (?:in |sending )?(?:mail|message)|rejected(?: mail|:)|user unknown|mailbox (?:full|unavailable)|are not member|loop alert|"
    r"(?:kan|kunne) ikk?j?e (?:leveres?|bli levert|levert|verte levert|verta levert|sendes|sende)|ikk?j?e levert|ikk?j?e (?:kunne )?leverast|ulevert|uleverbar|kom ikk?j?e fram|ikk?j?e fr[ae]m|levering\w* (?:mislyktes|feilet|feila|mislukka|utsatt|utsett|forsinket|forseinka)|leveringsfeil|leveringsstatus|leveringsrapport|leveringsproblem|returnert|returmelding|retur:|i retur|forsinket (?:levering|e-?post|melding)|feil (?:ved|under) (?:levering|sending)|mislykket levering|feilmelding|"
    r"olevererbar|kunde inte levereras|går inte att leverera|kan ikke leveres|ikke leveres|unzustellbar|nicht zugestellt|zustellung|unzustellbarkeit|non remis|non distribu|échec|impossible de remettre|no se (?:puede|pudo|ha podido) entregar|devuelto|imposible entregar|mancata consegna|onbestelbaar|niet bezorgd|ei voitu toimittaa|"
    r"エラー|配信|配送|送信でき|届け|不達|未达|退信|無法傳遞|无法传递",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:could|can|was|were|has|have|did|will|been|be|is)(?: not|n'?t|not)(?: yet)?(?: be| been| being| get)? (?:deliver|reach|sent|able to deliver|received|forward|process)\w*|(?:unable|failed|impossible|not possible|trying) to (?:deliver|send|reach|transmit)|deliver\w* (?:has |to \S+ |to the following \S+ )?(?:has )?(?:failed|was aborted|is delayed|failure|problem|incomplete|attempts)|"
    r"undeliver(?:able|ed)|permanent (?:fatal )?(?:error|failure)|returned to (?:you|the sender|sender)|returning (?:the |your )?message|failed (?:addresses|recipient|permanently|\d+ attempts)|delivery (?:error|failure|failed|problems?|status notification)|had (?:\w+ ){0,2}(?:delivery problems|fatal errors|transient)|qmail-send|following address|an error (?:has )?occurred while|invalid final delivery|"
    r"(?:not a|are not) member|duplicated message-id|may not exist, or you may not have permission|rejected (?:your|the) (?:message|mail|e-?mail)|was (?:rejected|bounced|blocked|refused)|message (?:blocked|bounced|rejected)|delayed for more than|not yet been delivered|mailbox (?:is full|full)|user (?:unknown|not found)|bounced back|55\d[ -]\S|message generated response|"
    r"ikk?j?e (?:\w+ ){0,3}(?:lever|fr[ae]m|nås|nåddes?|sendes|nå\b|mottatt|motta|tekne imot)\w*|(?:levering|sending)\w* (?:\S+ ){0,10}(?:mislyk|mislukk|feil|utsatt|utsett|forsink|forsein)\w*|uleverbar|sendt tilbake|i retur|kommet i retur|returner(?:es|t)|avvist|blir forsøkt levert|forsøkt å levere|prøvd å levere|"
    r"kunde inte (?:levereras|nå)|kunne ikke leveres|konnte nicht (?:zugestellt|übermittelt)|nicht zugestellt|n'a pas pu être|n'ont pas pu|non remis|no se (?:pudo|puede|ha podido) entregar|impossibile|niet worden bezorgd|送信できません|配信|配送|届け|お届け|エラー",
    re.IGNORECASE,
)
_FAILED = ("failed", "failure", "fail", "delayed", "delay")
_ARRIVED = ("delivered", "relayed", "expanded", "deliverable")
_ANSWERED = re.compile(r"\s*(?:re|sv|vs|svar|aw|fw|fwd|vb|vs|videresendt|tr|antw)\s?(?:\[\d+\])?:", re.IGNORECASE)
_AUTOMATIC = re.compile(
    r"out of (?:the )?office|auto(?:matic)?[- ]?(?:reply|response)|autosvar|automatisk svar|fravær|fråvær|vacation|read:|lest:|not read:",
    re.IGNORECASE,
)
_ID = re.compile(r"^[\s>|]{0,20}(?:x-original-)?message-id\s*:\s*<?([^<>\s]{3,400})>?", re.IGNORECASE | re.MULTILINE)
_BRACKETED = re.compile(r"<([^<>\s]{3,400})>")
_COMMENT = re.compile(r"[245]\.\d{1,3}\.\d{1,3}\s*\((.{3,300})\)")
_DELAYED = re.compile(r"delayed for more|(?:only )?a? ?(?:temporary|transient) (?:failure|problem|error|warning)|this is a warning message|not (?:yet )?been delivered (?:yet|after)|delivery incomplete|will (?:retry|continue|keep|try) |\bdelayed:|delayed mail|message delayed|still (?:being )?trying|"
                      r"(?:could not send message for past|you do not need to resend)|forsink|forsein|utsatt levering|utsett levering|prøver (?:igjen|vidare|fortsatt|framleis|på nytt)|(?:blir|vil bli) forsøkt|fortsetter å prøve|held fram med å prøve", re.IGNORECASE)  # fmt: skip
_GIVEN_UP = re.compile(
    r"gave up|given up|giving up|permanent|stopped trying|no further|will not be|gitt opp|gjeve opp|gir opp|expired|has failed|aborted|returning",
    re.IGNORECASE,
)


def read_bounce(message: EmailMessage) -> Bounce | None:
    """What a notice says could not be delivered; None for a mail that is no such notice, a report that it did arrive included.

    A notice of delay is a bounce too, `delayed` and never hard. Recipients are told as they were written to where the returned mail
    shows it. Of a notice wrapped in another one the inner is read where the outer does not say why. Nothing raises, and at most
    60 parts of 60,000 letters each are read.
    """
    bounce = _read(message)
    if bounce and all(one.reason == NOT_SAID.name for one in bounce.recipients) and (inner := inner_of(message)):
        return _read(inner) or bounce
    return bounce


def _read(message: Message) -> Bounce | None:
    """What one notice says, whatever mail came back with it."""
    notice = notice_of(message)
    if "feedback-report" in notice.report or notice.kinds & {"message/feedback-report", "message/disposition-notification"}:
        return None
    words, back = said_before_return(notice.words)
    if not notice.returned and back:
        heads = (one for one in blocks_of(back) if len(one.keys() & {"from", "to", "subject", "date", "message-id"}) > 1)
        notice.returned = next(heads, {})
    failed = [one for one in notice.blocks if _fails(one)]
    if not failed and (any(_action(one) in _ARRIVED for one in notice.blocks) or not _is_notice(notice, words)):
        return None
    delayed = _is_delayed(notice, words, failed)
    reached = _by_fields(notice, failed, words, delayed) or _by_words(notice, words, failed, delayed)
    return Bounce(tuple(reached), _original_id(notice, words, back), delayed)


def _action(block: Heads) -> str:
    return block.get("action", "").lower().split(" ")[0].strip(";,.()")


def _fails(block: Heads) -> bool:
    """Whether a group of fields tells of a recipient not reached."""
    action = _action(block)
    if action in _ARRIVED:
        return False
    return (
        action in _FAILED
        or block.get("status", "")[:1] in ("4", "5")
        or bool(block.keys() & {"diagnostic-code", "final-recipient"})
    )


def _is_notice(notice: Notice, words: str) -> bool:
    """Whether a mail without a readable report is a notice all the same: a server wrote it, and it speaks of a mail not delivered.

    A person who writes of a mail that came back answers, greets or has a name; a server's notice has its own sender or its own subject.
    """
    subject = notice.head("subject")
    if notice.report == "delivery-status" or "x-failed-recipients" in notice.heads:
        return True
    sender = notice.head("from")
    machine = bool(_MACHINE.search(sender)) or sender.strip() in ("", "<>")
    machine = machine or bool(_NO_REPLY.search(sender) and (notice.returned or (_OF_POST.search(subject) and "@" in words)))
    empty_path = notice.heads.get("return-path", "").strip() == "<>"
    if _AUTOMATIC.search(subject) and not machine:
        return False
    named, spoken = bool(_SUBJECT.search(subject)), bool(_BODY.search(words[:8000]))
    if machine:
        return (named or spoken) and (spoken or not _ANSWERED.match(subject))
    if _ANSWERED.match(subject) or not _OF_MAIL.search(f"{subject} {words[:4000]}") or "list-unsubscribe" in notice.heads:
        return False
    generated = not notice.heads.get("auto-submitted", "no").lower().startswith("no")
    return named and spoken and (empty_path or generated or bool(notice.returned) or not words.strip())


def _is_delayed(notice: Notice, words: str, failed: list[Heads]) -> bool:
    actions = {_action(one) for one in failed} - {""}
    if actions:
        return actions <= {"delayed", "delay"}
    told = f"{notice.head('subject')}\n{words[:6000]}"
    return bool(_DELAYED.search(told)) and not _GIVEN_UP.search(told)


def _own(notice: Notice) -> frozenset[str]:
    """The addresses that are the sender's and the machine's own."""
    own = set()
    for heads, names in (
        (notice.heads, ("to", "from", "delivered-to", "x-original-to", "reply-to")),
        (notice.returned, ("from", "return-path", "sender")),
    ):
        for name in names:
            own |= {one.lower() for one in ADDRESS.findall(heads.get(name, "")[:2000])}
    return frozenset(own - _written_to(notice))


def _written_to(notice: Notice) -> frozenset[str]:
    """The recipients of the mail that came back."""
    said = " ".join(notice.returned.get(name, "")[:4000] for name in ("to", "cc", "bcc"))
    return frozenset(one.lower() for one in ADDRESS.findall(said))


def _by_fields(notice: Notice, failed: list[Heads], words: str, delayed: bool) -> list[Undelivered]:
    """The recipients a delivery report names, each by its own fields, by what is said in words where they tell too little."""
    reached: dict[str, Undelivered] = {}
    told = unreached(words, _own(notice)) if len(failed) < 20 else {}
    alone = sum(bool(_recipient(one, frozenset())) for one in failed) < 2
    for block in failed:
        address = _recipient(block, _written_to(notice)) or (next(iter(told), "") if alone else "")
        if not address or address in reached:
            continue
        late = delayed or _action(block) in ("delayed", "delay")
        said = words if alone else told.get(address, "")
        reached[address] = _one(address, _diagnosis(block), said, block.get("status", ""), late)
    return list(reached.values())


def _diagnosis(block: Heads) -> str:
    """What the server said of a recipient, with the words it put beside the status."""
    beside = _COMMENT.search(block.get("status", ""))
    return f"{block.get('diagnostic-code', '')} {beside[1] if beside else ''}".strip()


def _recipient(block: Heads, written_to: frozenset[str]) -> str:
    """The address of a group of fields: the one written to where the returned mail shows it, else the final one, else the original."""
    found = []
    for name in ("final-recipient", "original-recipient", "x-actual-recipient"):
        value = block.get(name, "")
        if "|" in value.split(";")[-1][:3]:
            continue
        found += [one.lower() for one in ADDRESS.findall(value[:1000])[-1:]]
    return next((one for one in found if one in written_to), found[0] if found else "")


def _by_words(notice: Notice, words: str, failed: list[Heads], delayed: bool) -> list[Undelivered]:
    """The recipients a notice names in words; those of the returned mail where it names none."""
    named = unreached(words, _own(notice))
    listed = {one.lower() for one in ADDRESS.findall(notice.heads.get("x-failed-recipients", "")[:4000])}
    if not named and listed:
        named = dict.fromkeys(sorted(listed), "")
    if not named and len(_written_to(notice)) == 1:
        named = dict.fromkeys(_written_to(notice), "")
    status = failed[0].get("status", "") if len(failed) == 1 else ""
    return [_one(address, said if tells_enough(said, address) else "", words, status, delayed) for address, said in named.items()]


def _one(address: str, diagnosis: str, words: str, status: str, delayed: bool) -> Undelivered:
    """One recipient judged: by what is said of it, else by all that the notice says."""
    found = next(
        (one for one in (status_in(diagnosis), status_in(status), status_in(words)) if one and not one.endswith(".0.0")), ""
    )
    found = found or status_in(status) or status_in(diagnosis) or status_in(words)
    reason = judged(diagnosis, found, around=words, delayed=delayed) if diagnosis else NOT_SAID
    if reason is NOT_SAID:
        reason = judged(words, found, delayed=delayed)
    elif (
        reason is FILTERED
        and any(judged(line, found, delayed=delayed) == UNKNOWN_USER for line in _own_lines(words))
        and not names_nobody(diagnosis)
    ):
        reason = UNKNOWN_USER
    return Undelivered(address, reason.hard, reason.name, found)


def _own_lines(words: str) -> list[str]:
    """The lines of a notice that are its own words: without address and without the reply of another server."""
    return [
        line
        for line in words.splitlines()[:40]
        if "@" not in line and not any(letter.isdigit() for letter in line) and line.strip()
    ]


def _original_id(notice: Notice, words: str, back: str) -> str:
    """The Message-ID of the mail a notice speaks of, without brackets; empty where it does not say."""
    named = (
        one.get(name, "") for name in ("x-original-message-id", "original-message-id", "message-id") for one in notice.blocks
    )
    for value in (notice.returned.get("message-id", ""), *named):
        if value.strip("<> "):
            return value.strip("<> ")
    found = _ID.search(back) or _ID.search(words)
    if found:
        return found[1]
    answered = _BRACKETED.search(notice.heads.get("in-reply-to", "")) or _BRACKETED.search(notice.heads.get("references", ""))
    return answered[1] if answered else ""
