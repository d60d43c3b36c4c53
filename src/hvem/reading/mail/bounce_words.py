"""Why a mail did not arrive: what servers say, as one table of reasons. Each is for good (hard) or for now."""

from __future__ import annotations

import re
from typing import NamedTuple


class Reason(NamedTuple):
    """Why a mail did not arrive, and whether it never will."""

    name: str
    hard: bool


NOT_SAID = Reason("not-said", False)
UNKNOWN_USER = Reason("unknown-user", True)
UNKNOWN_HOST = Reason("unknown-host", True)
NO_MAIL_HERE = Reason("no-mail-here", True)
MOVED = Reason("moved", True)
FILTERED = Reason("filtered", False)
FULL = Reason("mailbox-full", False)
SUSPENDED = Reason("suspended", False)
EXPIRED = Reason("expired", False)
NETWORK = Reason("network", False)
TOO_LARGE = Reason("too-large", False)
SENDER = Reason("sender-refused", False)
BLOCKED = Reason("blocked", False)
SPAM = Reason("spam", False)
VIRUS = Reason("virus", False)
TOO_OFTEN = Reason("too-often", False)
POLICY = Reason("policy", False)
RELAY = Reason("no-relay", False)
SYSTEM = Reason("system", False)

_MOST = 6000


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


_NO_USER = _words(
    r"user (?:is )?(?:unknown|not (?:found|known|exist|listed|local|here|valid)|doesn'?t exist|does not exist|invalid)",
    r"unknown (?:or illegal |local |virtual |mail |e-?mail )?(?:user|recipient|mailbox|account|alias|local[- ]?part|address|addressee|name)",
    r"(?:user|recipient|mailbox|account|address|alias|e-?mail address|email account|addressee|inbox|name|person)(?: name| address)?(?: [^ ]{3,80})?[ :,.]{1,3}(?:that you tried to reach )?"
    r"(?:was |is |could |has )?(?:not |no |cannot be |can't be |couldn'?t be |nonexist|non-exist|does not |doesn'?t |do not |not be )(?:been )?"
    r"(?:found|exist|recogni[sz]ed|known|valid|listed|located|resolved|matched|a valid|on this|here)",
    r"no (?:such|valid)(?: [a-z]+)? (?:user|recipient|mailbox|account|address|person|e-?mail|local|alias|name|addressee)",
    r"no (?:mailbox|account|user|recipient|address) (?:here|by that|with that|found|for|exists|matching|at)",
    r"no longer (?:valid|available|active|in use|exists?|on (?:this )?server|an? valid|employed|works?)|(?:address|account|mailbox) (?:is )?no longer",
    r"invalid (?:final delivery )?(?:e-?mail )?(?:user|recipient|mailbox|account|address|local|destination|rcpt)(?!s per)",
    r"(?:user|recipient|mailbox|account|address|alias)(?: address| name)?(?: [^ ]{3,80})? (?:is )?(?:invalid|undefined|nonexistent|non-existent|not listed in)",
    r"(?:recipient|rcpt|address|mailbox)(?: address)? (?:is )?rejected:? ?(?:access denied|user|unknown|undeliverable|no such|not|invalid|recipient|address)",
    r"recipient rejected|address rejected by|no se encuentra|destinataire (?:invalide|inconnu)|adresse (?:d au moins un )?destinataire invalide|"
    r"boite (?:du destinataire )?(?:inconnue|archivee)|empf(?:ä|ae|a)nger (?:unbekannt|existiert nicht|nicht gefunden)",
    r"recipnotfound|recipientnotfound|resolver\.adr\.ex(?:recip)?notfound|resolver\.adr\.recip|nosuchuser|unknown_?user|user_?unknown|unknownrecipient",
    r"mailbox (?:unavailable|not available|name not allowed|unknown|not local|is inactive)(?! or (?:local )?policy)",
    r"requested action not taken: mailbox unavailable(?! or (?:local )?policy)",
    r"not (?:an? valid|an? known|our|recogni[sz]ed as|in our|found in|listed in|one of our|on this (?:server|system))[^.]{0,40}(?:user|recipient|mailbox|account|address|customer|directory|name\b|server|system)",
    r"(?:couldn'?t|could not|cannot|can not|unable to|can't) (?:be found|find (?:the |a |your )?(?:recipient|user|mailbox|address|account)|verify (?:the )?(?:address|recipient|user)|"
    r"be (?:located|resolved)|resolve (?:the )?(?:recipient|address))",
    r"address (?:not found|unknown|does not exist|you entered)|(?:account|mailbox|user|recipient) (?:has been )?(?:deleted|removed|terminated|closed|cancell?ed|expired)",
    r"does(?:n'?t| not) have an? .{0,40}account|this (?:user|account|address|mailbox) (?:(?:doesn'?t|does not) (?:exist|have)|(?:is not|isn'?t) (?:valid|active|known|registered|found|hosted|an? |our|here|in use))|no one by that name|recipients? unknown|unroute?able address",
    r"(?:e-?post)?(?:adressen|adressa|adresse|kontoen|postkassen|postkassa|postboksen|postboksa|mottakeren|mottakaren|mottaker|brukeren|brukaren|bruker|brukar|innboksen|innboksa)"
    r"[^.\n]{0,80}? (?:finnes ikke|finst ikkje|fins ikke|eksisterer ikk?j?e|ble ikke funnet|vart ikkje funnen|blei ikkje funnen|er ukjent|er ukjend|er ugyldig|er ugild|er ikke i bruk|"
    r"er ikkje i bruk|er ikke lenger|er ikkje lenger|er slettet|er sletta|er lagt ned|er nedlagt|er avsluttet|er ikke gyldig|er ikkje gyldig|kunne ikke (?:bli )?funn|er opphørt|er stengt|er avslutta)",
    r"ukjent (?:mottaker|bruker|adresse|e-post)|ukjend (?:mottakar|brukar|adresse)|ugyldig (?:mottaker|adresse|e-post)|(?:fant|finner|fann|finn) (?:ikke|ikkje|vi ikke|vi ikkje) "
    r"(?:e-post|adresse|mottaker|mottakar|bruker|brukar|postkass|konto|noen|nokon)",
    r"det finnes ingen|det finst ingen|ingen (?:bruker|brukar|postkasse|konto|mottaker|mottakar)|fant ikke e-postadressen",
    r"adress(?:en)? (?:finns inte|hittades inte|kunde inte hittas|findes ikke|blev ikke fundet|kunne ikke findes)|mottagaren (?:finns inte|hittades inte)|modtageren (?:findes ikke|blev ikke fundet)|"
    r"e-postadressen du (?:skrev|angav)|(?:eingegebene|angegebene) e-mail-adresse (?:konnte nicht|wurde nicht)|konnte nicht gefunden werden|n'a pas pu être trouvée|adresse .{0,40}introuvable|no se (?:ha podido|pudo) encontrar",
    r"there(?:'s| is) no ?one|non-?existent (?:user|mailbox|recipient|account|address)|(?:addressee|user|recipient) unknown|bad (?:recipient|destination (?:mailbox|address)|mailbox|rcpt)|adressat\w* (?:ikk?j?e|er ikk?j?e) |"
    r"(?:mottaker|mottakar|adressat|modtager|bruker|brukar|bruger)\w* (?:er |blev |ble |vart )?(?:ikk?j?e|ukjent|ukjend|ukendt)(?: \w+)? ?(?:kjent|kjend|kendt|funnet|funnen|fundet|på denne)?|(?:okänd|ukendt|ukjent|ukjend) (?:mottagare|användare|modtager|bruger|mottaker|mottakar|bruker|brukar|adress\w*)|"
    r"(?:adressen|mottagaren|kontot) (?:existerar|finns) inte|(?:benutzer|empfänger|adresse|postfach)[^.]{0,40}(?:unbekannt|existiert nicht|nicht gefunden|ungültig)|(?:utilisateur|adresse|destinataire|compte)[^.]{0,40}(?:inconnue?|n'existe pas|invalide|introuvable)|"
    r"(?:usuario|dirección|direccion|destinatario|cuenta|buzón)[^.]{0,40}(?:desconocid\w|no existe|inválid\w|no encontrad\w)|(?:utente|indirizzo|destinatario|casella)[^.]{0,40}(?:sconosciut\w|inesistente|non esiste)|(?:gebruiker|ontvanger|adres)[^.]{0,40}(?:onbekend|bestaat niet)",
    r"directory (?:harvest|does not contain)|ではありません|存在しません|見つかりません|ユーザ.{0,12}(?:不明|いません)|宛先不明",
)
"""Nobody by that name. Read last among the words that tell of a recipient, since refusals of other kinds borrow from it."""

_NO_HOST = _words(
    r"(?:host|domain)(?: name)?(?: [^ ]{3,80})? (?:is )?(?:unknown|not found|does not exist|doesn'?t exist|invalid|not exist|couldn'?t be found|could not be found|cannot be found)",
    r"unknown (?:host|domain)|no such (?:host|domain)|host or domain name not found|nxdomain|unrout(?:e)?able (?:mail )?domain|bad (?:destination )?(?:host|domain)|bad destination",
    r"illegal (?:host|domain)|invalid (?:host|domain)(?: name)?|no(?:t| a) route(?:able)? (?:domain|to domain)|couldn'?t find any host|no (?:dns )?(?:a|host|dns) records?|name or service not known|"
    r"domain not found|couldn'?t find (?:the )?domain|find the recipient domain|recipient(?:'s)? domain (?:is |was |could |does |can)?\s?(?:not|n't|unknown|invalid)|dns domain [^ ]{3,80} (?:does not|doesn't|not)|non-?existent (?:host|domain)s?|domain is not reachable|check the (?:recipient'?s )?domain",
    r"domene(?:t|navnet|namnet)?(?: [^ ]{3,80})? (?:finnes ikke|finst ikkje|eksisterer ikk?j?e|ble ikke funnet|vart ikkje funne|er ukjent)|domene\w* (?:kunne|kan|lét seg|lot seg) ikk?j?e (?:slås opp|slå opp|finnes|finne|løyse opp)|(?:fant|finner|fann|finn) ikk?j?e (?:domenet|serveren|tjeneren|tenaren)",
    r"domänen (?:finns inte|hittades inte)|domænet (?:findes ikke|blev ikke fundet)|domain existiert nicht|domaine (?:inconnu|introuvable)",
)

TABLE: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    (RELAY, _words(r"relay(?:ing)?(?: access)? (?:is )?(?:denied|not (?:permitted|allowed)|prohibited|rejected|disallowed)", r"(?:not|cannot|unable to|won'?t|refus\w+ to|don'?t) (?:permitted to |allowed to )?relay",
                   r"not (?:a )?(?:gateway|open relay)|in my list of allowed rcpthosts|relay(?:ing)? mail|no relaying|relaying denied|we do not relay|rcpthosts")),
    (VIRUS, _words(r"virus|malware|infected|trojan|prohibited attachment|attachment type|forbidden attachment|executable file")),
    (TOO_LARGE, _words(r"(?:message|mail|content|body|size|attachment|e-?post|melding\w*|vedlegg\w*)[^.]{0,60}(?:too (?:large|big)|exceed\w* (?:the )?(?:maximum|fixed|size|max|limit|local)[^.]{0,24}size|over the (?:maximum|size))",
                       r"exceed\w* (?:the )?(?:maximum|fixed|administrative|max)?\s?(?:message|mail)?\s?size|size limit|message size|too large|too big|er for stor|for stort|zu gro(?:ß|ss)|trop volumineux|för stort")),
    (FULL, _words(r"(?:mail ?box|inbox|mailfolder|mail folder|account|mail drop|maildir|user|recipient|box|storage|disk|quota|boîte)[^.;]{0,60}(?:full\b|over[- ]?quota|over the (?:allowed )?quota|exceed\w*|out of (?:disk|storage|space)|pleine)",
                  r"over[- ]?quota|quota (?:is )?(?:exceed\w*|full|reached|overrun|violation)|exceed\w* (?:\w+ ){0,4}(?:quota|storage|mailbox|disk)|insufficient (?:disk |system |mailbox )?(?:space|storage|quota)",
                  r"full mailbox|mailfull|disk full|no space left|not enough (?:storage|space|disk|room)|out of storage|too many messages (?:in|on|for) |mailbox_?full|number of messages in recipient|quotaexceeded|user quota",
                  r"(?:postkass\w*|postboks\w*|innboks\w*|e-?postkass\w*|mailboks\w*|kvot[ea]\w*|lagringsplass\w*|kontoen|brevlåda\w*|postlåda\w*|postfach|postkasse)[^.]{0,60}(?:full\b|fullt|fylt|brukt opp|brukte opp|oppbrukt|overskred\w*|er nådd|fyld\w*|fuld|voll)",
                  r"full (?:postkasse|postboks|innboks|boks)|ikk?j?e (?:nok |mer |meir )?(?:lagrings)?plass|kvot[ea]\w* (?:er )?(?:overskredet|overskriden|brukt)|容量|いっぱい|一杯")),
    (MOVED, _words(r"(?:user|recipient|mailbox|address|account|he|she)[^.]{0,40}has moved|has moved (?:to|from)|(?:address|mail) (?:has been )?(?:replaced by|changed to|has changed)|mailbox has moved|moved to [^ ]+@|not at this address any|please (?:use|try) (?:the )?new address|har flytt(?:et|a) til|user not local; please try")),
    (NO_MAIL_HERE, _words(r"null ?mx|does(?:n'?t| not) (?:accept|receive|handle|want)(?: any)? (?:e-?)?mail|no mx (?:found|record)|indicated no smtp|not (?:set up|configured) to (?:receive|accept)|not accept(?:ing|ed)? (?:any )?(?:e-?)?mail(?! from)|smtp protocol (?:returned|isn't)|couldn'?t find a mail exchanger|mail ?exchanger|nullmx|domain (?:.{0,60} )?does not accept|tar ikk?j?e imot e-?post")),
    (SENDER, _words(r"sender (?:address )?(?:is )?(?:rejected|denied|not|verif\w+|invalid|unknown|blocked|refused|domain|address|id)|(?:invalid|unroute?able|unknown|bad|rejected|unverified|untrusted|unauthori[sz]ed|refused) sender|"
                    r"domain of (?:the )?sender|sender'?s (?:address|domain|mail|server)|return[- ]path|envelope[- ]?(?:from|sender)|mail from (?:command |address )?(?:rejected|refused|denied|not)|(?:reply to|after) (?:the )?mail from|from:? (?:address|header|domain)|verification failed for|you are not (?:a )?member|are not member|not (?:a )?member of|"
                    r"not (?:allowed|authori[sz]ed|permitted) to (?:post|send)|permission to (?:post|send)|only (?:members|subscribers)|allowed to (?:send|post)|from(?: [^ ]{3,60})? is not (?:allowed|permitted)|does not like (?:the )?(?:sender|recipient)|backscatter|null sender|you (?:do not|don't) have permission")),
    (POLICY, _words(r"\bspf\b|\bdkim\b|\bdmarc\b|\barc\b|sender policy framework|domainkeys|(?:un)?authenticat\w+|authentication checks|not signed|require ?tls|starttls|encryption (?:is )?(?:required|needed)|tls (?:is )?required|must be (?:secured|encrypted)")),
    (BLOCKED, _words(r"reverse dns|\bptr\b|rdns|fix (?:your )?reverse|(?:find|resolve|lookup) (?:your|the|client) (?:reverse |host|ip|domain)|no reverse|forward(?: and|-confirmed)? (?:dns|reverse)|fcrdns|hostname (?:for|of) your",
                     r"black ?list|block ?list|deny ?list|\brbl\b|dnsbl|spamhaus|spamcop|sorbs|barracuda(?:central| reputation)|reputation|cloudmark|trendmicro|proofpoint|cbl\.|bl\.|zen\.|access denied|blocked|\bbanned\b|"
                     r"(?:your|client|the) (?:ip|host|server|network|mail server)(?: address)?[^.]{0,60}(?:reject|den(?:y|ied)|refus|not (?:allowed|authori)|block)|client host|connect(?:ion)? (?:from|rejected|denied)|helo|ehlo|dynamic ip|dial-?up|residential|bad (?:ip|host) |not accepted from|connections? not accepted|no access from|refused to talk|ip adress")),
    (TOO_OFTEN, _words(r"too (?:many|much|fast)(?! hops)|rate[- ]?limit|throttl\w+|slow down|sending limit|hourly|messages? per|per (?:hour|day|minute)|rate (?:is )?(?:exceeded|control)|unusual rate|excessive|frequency|greylist|gr[ae]y-?list|deferred due to|receiving mail at a rate")),
    (SPAM, _words(r"\bspam\w*|bulk (?:e-?)?mail|unsolicited|\bjunk\b|\bube\b|\buce\b|content (?:was |is )?(?:reject|filter|block|refus|not accept)\w*|phish\w*|message (?:content|filter|rejected|refused|looks like)|suspicious|spam|score|uribl|surbl|advertis|søppelpost|bayes|virus or")),
    (EXPIRED, _words(r"expired|retry time|in the queue too long|too long|undeliver(?:able|ed) for|been failing|for (?:more than|over|the last|the past) \d+ ?(?:seconds?|minutes?|hours?|days?|timer|dager|dagar)|delivery time|time[d]?[ -]?out|\d+ attempts|stopped trying|gave up|delayed|not yet been delivered|still trying|retry timeout|"
                     r"did(?:n'?t| not) (?:answer|respond)|not responding|forsink\w+|innen (?:tids|fristen)|(?:gitt|gjett|gjeve) opp|for lenge i kø|tidsavbrudd|tidsavbrot|prøver igjen|prøver vidare|kommer til å prøve|will (?:retry|try again|continue|keep trying)|keep trying|temporar\w+ problem")),
    (NETWORK, _words(r"hop count|too many hops|\bloop\w*|connection (?:refused|reset|lost|died|closed|dropped|failed|error)|no route to|unreachable|network error|temporary (?:dns|lookup|name|failure)|lost connection|could(?: not|n'?t) connect|unable to connect|dns (?:error|failure|lookup|server|problem|timeout)|name service error[^.]{0,80}try again|"
                     r"host not found, try again|temporary name|bad (?:connection|file)|no (?:answer|response) from|lookup (?:of|failure|failed)|kunne ikk?j?e koble|ingen kontakt|får ikk?j?e kontakt|nettverksfeil|nettverksfeil|not accept our requests to connect|routing")),
)  # fmt: skip
"""What is told of anything but the recipient, in the order in which it is believed."""

_SUSPENDED = _words(
    r"(?:account|mailbox|user|recipient|address|domain|service)[^.;]{0,60}(?:disabled|suspended|inactive|not active|deactivated|locked|frozen|blocked|on hold|restricted|dormant|unavailable temporarily)",
    r"temporarily (?:disabled|suspended)|(?:disabled|suspended|inactive|deactivated|locked) (?:account|mailbox|user|recipient|address|e-?mail)|no longer accepts? mail|not currently accepting|compte du destinataire est bloque|(?:kontoen|postkassen|postkassa|brukeren|brukaren)[^.]{0,40}(?:sperret|sperra|deaktivert|suspendert|stengt midlertidig|låst)|kontoen er stengt",
)
_OTHER = (
    (POLICY, _words(r"polic(?:y|ies)|security|restricted|not (?:authori[sz]ed|permitted|allowed)|prohibited|permission|administratively|violat\w+|rejected by|refused by|rejected for|(?:message|mail|transaction|header)s? (?:was |is |has been )?(?:rejected|refused|declined|failed|error)|rfc ?\d{3,4}|avvist|ikk?j?e tillatt|nekt\w+|begrenset|avgrensa")),
    (SYSTEM, _words(r"(?:internal|local|system|server|mail system|configuration|software|i/o|database) (?:server |system |configuration |delivery |processing )?(?:error|problem|failure|misconfigur\w+)|command (?:died|failed|output)|pipe to|misconfigur\w+|cannot (?:open|create|append|write|access)|can'?t (?:open|create|write|access)|service (?:refused|unavailable|not available|temporarily)|try (?:again )?later|systemfeil|serverfeil|resources|temporar\w+|unexpected|died")),
)  # fmt: skip
_BY_STATUS = {
    "1.0": UNKNOWN_USER, "1.1": UNKNOWN_USER, "1.2": UNKNOWN_HOST, "1.3": UNKNOWN_USER, "1.6": MOVED, "1.7": SENDER, "1.8": SENDER, "1.9": SENDER, "1.10": NO_MAIL_HERE,
    "2.0": FILTERED, "2.1": SUSPENDED, "2.2": FULL, "2.3": TOO_LARGE, "2.4": FILTERED, "3.1": FULL, "3.2": SYSTEM, "3.4": TOO_LARGE,
    "4.1": EXPIRED, "4.2": NETWORK, "4.3": NETWORK, "4.4": UNKNOWN_HOST, "4.6": NETWORK, "4.7": EXPIRED, "4.14": NETWORK, "4.310": UNKNOWN_HOST, "4.300": EXPIRED,
}  # fmt: skip
"""By the second and third number of RFC 3463; what is not here is judged by its second number alone."""
_BY_CLASS = {"1": UNKNOWN_USER, "2": FILTERED, "3": SYSTEM, "4": NETWORK, "5": SYSTEM, "6": POLICY, "7": POLICY}
_MAY_NOT_BE = re.compile(
    r"account or domain may not exist|[a-z0-9-]{2,60}(?:\.[a-z0-9-]{2,60}){1,4} does(?: not|n't) exist(?! at)"
)
_STATUS = re.compile(r"(?<![\d./v])([245])\.(\d)\.(\d{1,3})(?![\d.]*\d)")
_AFTER_DATA = re.compile(
    r"end of data|(?:reply|response) to (?:the )?(?:end of )?data|smtp command\W{0,12}data|>>> data <<< 5|after (?:end of )?data"
)
_AT_RECIPIENT = re.compile(r"\brcpt\b")
_REPLY = re.compile(r"(?<![\d.])[45]\d\d(?![\d.:])")
_TERSE = re.compile(
    r"(?:user|recipient|mailbox|address|account)(?: is)? (?:unknown|unavailable|not (?:found|exist\w*|known|available|here))|(?:unknown|invalid|no such) (?:user|recipient|mailbox|address|account|rcpt)|mailbox name not allowed"
)
_NAMED_REPLY = re.compile(r"\b55\d[ -]<?x@x\.x>?:")
_ADDRESSES = re.compile(r"[^\s<>()\[\]:;,\"']{1,64}@[a-z0-9_][a-z0-9._-]{1,250}")
_LINKS = re.compile(r"https?://([a-z0-9.-]{1,100})\S{0,300}")
_NOBODY_NAMED = re.compile(r"(?:^|[ ;])55\d[ -]+: ?user unknown")
_PLAIN = re.compile(
    r"user unknown|unknown (?:user|recipient)|(?:no such|unknown) (?:user|recipient|mailbox|address)|recipient address rejected: ?(?:access denied|user|undeliverable)|does(?:n't| not) exist|mailbox (?:unavailable|not found)"
)


def status_in(words: str) -> str:
    """The first status of RFC 3463 that tells more than that it failed, else one that does not; empty where there is none."""
    found = [".".join(one.groups()) for one in _STATUS.finditer(words[:_MOST]) if one[1] != "2"]
    return next((one for one in found if not one.endswith(".0.0")), found[0] if found else "")


def judged(words: str, status: str = "", *, around: str = "", delayed: bool = False) -> Reason:
    """Why, by what the server says (any language it is known to say it in) and by the status it gives; words are believed before numbers.

    `around` is the rest of the notice, which may show at what step the server refused. What fails for now (4.x.x, or a delay) is never hard.
    """
    said = _folded(words)
    reason = _by_words(said, status, _folded(around))
    if reason is NOT_SAID or (reason in (SUSPENDED, SYSTEM) and status.startswith("5.1.")):
        reason = by_status(status) if by_status(status) is not NOT_SAID else reason
    if reason.hard and (delayed or status.startswith("4")):
        return Reason(reason.name, False)
    return reason


def _folded(words: str) -> str:
    """The words in small letters on one line, without addresses and without more of links than their host: what they are called tells nothing."""
    said = " ".join(words[:_MOST].lower().replace("’", "'").split())
    return _LINKS.sub(r" \1 ", _ADDRESSES.sub("x@x.x", said))


def _by_words(said: str, status: str, around: str) -> Reason:
    nobody = bool(_NO_USER.search(said))
    if status.startswith("5.1.") and (nobody or _NO_HOST.search(said)) and status in ("5.1.1", "5.1.2", "5.1.10"):
        return UNKNOWN_USER if nobody and status != "5.1.2" else UNKNOWN_HOST
    if _MAY_NOT_BE.search(said) and "mail from" not in said:
        return UNKNOWN_HOST
    for reason, pattern in TABLE:
        if pattern.search(said):
            if reason in (NETWORK, EXPIRED) and _NO_HOST.search(said) and "try again" not in said:
                return UNKNOWN_HOST
            if reason in (BLOCKED, POLICY, SPAM) and _PLAIN.search(said):
                break
            return reason
    if _SUSPENDED.search(said):
        return SUSPENDED
    if _NO_HOST.search(said):
        return UNKNOWN_HOST
    if nobody:
        return UNKNOWN_USER if _is_sure(said, status, around) else FILTERED
    return next((reason for reason, pattern in _OTHER if pattern.search(said)), NOT_SAID)


def _is_sure(said: str, status: str, around: str) -> bool:
    """Whether a server that says "user unknown" means it.

    Filters say so too, of mail whose content they have read. It is believed where more is said than these two words, where the status
    is one of addresses (x.1.x, or the 5.5.0 of some large hosts), where the recipient was refused when named (RCPT, or the reply begins
    with the address), and where it is no server's reply at all but the notice's own words.
    """
    if status[1:].startswith(".1.") or status == "5.5.0":
        return True
    if not _TERSE.search(said):
        return True
    if _NOBODY_NAMED.search(said) or _AFTER_DATA.search(f"{said} {around}"):
        return False
    return not _REPLY.search(said) or bool(_AT_RECIPIENT.search(f"{said} {around}") or _NAMED_REPLY.search(said))


def names_nobody(diagnosis: str) -> bool:
    """Whether a server says "user unknown" of nobody in particular, as filters do."""
    return bool(_NOBODY_NAMED.search(_folded(diagnosis)))


def by_status(status: str) -> Reason:
    """Why, by the number alone (RFC 3463); not said for 5.0.0 and what is no status."""
    parts = status.split(".")
    if len(parts) != 3 or parts[0] not in "45":
        return NOT_SAID
    return _BY_STATUS.get(f"{parts[1]}.{parts[2]}") or _BY_CLASS.get(parts[1], NOT_SAID)
