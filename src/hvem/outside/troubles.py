"""What a server's refusal means, read from its code and its own line (RFC 5530, RFC 3463, and what the large providers say)."""

from __future__ import annotations

import base64
import json
import re

from .shapes import Failed, Trouble

_APP_PASSWORD = re.compile(
    r"application-specific password|app(?:lication)?[- ]?(?:specific )?passwords?\b|app-specific|InvalidSecondFactor|5\.7\.9\b.*google"
    r"|(?:generate|create|use) an? (?:app|third.party) |tredjepartspassord|apppassord|app-passord",
    re.IGNORECASE | re.DOTALL,
)
_OFF = re.compile(
    r"not enabled for imap|imap (?:access )?(?:is |has been )?(?:disabled|not enabled|turned off|switched off|blocked)|enable imap|BasicAuthBlocked"
    r"|basic authentication is (?:disabled|not supported)|LogonDenied-BasicAuth|SmtpClientAuthentication is disabled"
    r"|authentication unsuccessful, basic|imap.*not allowed|protocol disabled|smtp auth.*disabled",
    re.IGNORECASE | re.DOTALL,
)  # fmt: skip
_TOO_MANY = re.compile(
    r"too many (?:simultaneous|concurrent|open|login|failed|connections|messages)|maximum (?:number of )?connections|connection (?:rate|limit)"
    r"|rate.?limit|throttl|bandwidth|login attempts|web login required|exceeded command|\[LIMIT\]|\[THROTTLED\]|4\.7\.28|5\.4\.5|sending limit"
    r"|user is authenticated but not connected|4\.7\.0 too many",
    re.IGNORECASE,
)  # fmt: skip
_FULL = re.compile(
    r"\[OVERQUOTA\]|over ?quota|quota exceeded|mailbox (?:is )?full|out of storage|insufficient (?:system )?storage|\b[45]\.2\.2\b",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|\[EXPIRED\]|invalid (?:credentials|login|user|password)|incorrect|bad (?:username|password|credentials)"
    r"|(?:login|authentication|logon|auth)\w* (?:failed|failure|unsuccessful|denied|error)|username and password not accepted|5\.7\.8|5\.7\.3",
    re.IGNORECASE,
)  # fmt: skip
_GONE = re.compile(
    r"\[NONEXISTENT\]|\[TRYCREATE\]|(?:mailbox|folder) (?:doesn't|does not|doesn’t) exist|unknown (?:mailbox|folder)|no such mailbox",
    re.IGNORECASE,
)
_SURELY_LATER = re.compile(r"\[UNAVAILABLE\]|\[INUSE\]|\[SERVERBUG\]|temporar", re.IGNORECASE)
_LATER = re.compile(
    r"\[UNAVAILABLE\]|\[INUSE\]|\[SERVERBUG\]|temporar|try again|unavailable|server busy|internal error", re.IGNORECASE
)
_TOO_LARGE = re.compile(
    r"\[TOOBIG\]|too (?:large|big)|exceeds? (?:the )?(?:maximum|fixed|size)|size limit|5\.3\.4|5\.2\.3", re.IGNORECASE
)


def of_sign_in(said: str, code: int = 0) -> Failed:
    """Why a server did not let one in with a password; `code` is the SMTP reply, 0 with IMAP."""
    if _APP_PASSWORD.search(said):
        return Failed("app-password-needed", said)
    if _OFF.search(said):
        return Failed("imap-off", said)
    if _TOO_MANY.search(said):
        return Failed("too-many", said, for_now=True)
    if code == 534:
        return Failed("app-password-needed", said)
    later = _SURELY_LATER.search(said) or (_LATER.search(said) and not _WRONG.search(said))
    if 400 <= code < 500 or (not code and later):
        return Failed("refused", said, for_now=True)
    return Failed("wrong-password", said)


def of_token(said: str, challenge: bytes = b"", code: int = 0) -> Failed:
    """Why a server did not let one in with an access token: status 400 or 401 in its challenge means that the token is spent."""
    told = _challenge(challenge)
    if str(told.get("status", "")) in ("400", "401"):
        return Failed("token-expired", said or str(told))
    found = of_sign_in(said, code)
    return Failed("token-expired", said) if found.trouble == "wrong-password" else found


def of_imap(said: str, *, otherwise: Trouble = "refused", for_now: bool = False) -> Failed:
    """Why an IMAP server, once one is in, said NO, BAD or BYE."""
    known: tuple[tuple[Trouble, re.Pattern[str]], ...] = (
        ("full", _FULL),
        ("gone", _GONE),
        ("too-large", _TOO_LARGE),
        ("imap-off", _OFF),
    )
    for trouble, words in known:
        if words.search(said):
            return Failed(trouble, said)
    if _TOO_MANY.search(said):
        return Failed("too-many", said, for_now=True)
    return Failed(otherwise, said, for_now=for_now or bool(_LATER.search(said)))


def of_smtp(code: int, said: str) -> Failed:
    """Why a post office did not take a letter: `code` is its reply, 4xx may go better later (RFC 5321 §4.2.1)."""
    for_now = 400 <= code < 500
    line = f"{code} {said}".strip()
    if code in (452, 552) and _TOO_LARGE.search(said):
        return Failed("too-large", line, for_now=for_now)
    if code == 552 or _FULL.search(said):
        return Failed("full", line, for_now=for_now)
    if _TOO_MANY.search(said):
        return Failed("too-many", line, for_now=True)
    if code == 530 and re.search(r"starttls|tls|encrypt", said, re.IGNORECASE):
        return Failed("tls", line)
    if code == 530:
        return Failed("wrong-password", line)
    return Failed("refused", line, for_now=for_now)


def _challenge(octets: bytes) -> dict[str, object]:
    """The JSON a server answers a refused token with, as it came or in base64."""
    for read in (lambda raw: raw, lambda raw: base64.b64decode(raw, validate=True)):
        try:
            told = json.loads(read(octets))
        except (ValueError, RecursionError):
            continue
        if isinstance(told, dict):
            return told
    return {}
