"""How machines answer: the subjects and the words by which an automatic answer is known, and those by which a person is."""

from __future__ import annotations

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


DECLARING = _any(
    r"\s*(?:\[[^\]]{0,40}\] ?)?(?:automatisk\w* (?:svar|e-?post|melding|besked|tilbakemelding|kvittering)|auto(?:matic|mated)?[- ]?(?:reply|response|svar|answer|respons\w*)\b|auto ?svar|auto: |ooo\b|out[- ]of[- ](?:the[- ])?office\b(?! (?:lunch|meeting|drinks|day|dinner)))",
    r"\s*(?:fravær|fråvær|fråver|absence|absent|abwesend|frånvarande|frånvaro|fraværende|fråverande|ikke til stede|ikkje til stades|poissa|not read|ikke lest|ikkje lest|ulest) ?:",
    r"\s*(?:fraværs|fråværs|fråvers)\w+|\s*ferie(?:melding|svar)|\s*(?:automatische antwort|réponse automatique|respuesta automática|risposta automatica|automatisch antwoord|automaattinen|automatiskt svar|abwesenheits\w+|vacation (?:reply|response|notice)|lesebekreftelse|read receipt|不在)",
)
"""Subjects that only machines write."""

HINTING = _any(
    r"\s*(?:\[[^\]]{0,40}\] ?)?(?:(?:ferie|permisjon|away|lest|lese|read|opened|gelesen|lu|leído) ?:|fravær(?:ende)?\b|fråvær(?:ande)?\b|fråver|fråverande|ikke til stede|ikkje til stades|ute av kontoret|ute frå kontoret|ikke på kontoret|(?:i am |i'm )?(?:currently )?(?:away (?:until|from|till|on)|out (?:until|till|on leave|of office))\b|away from (?:the |my )?(?:office|desk)|on (?:annual|parental|sick|maternity|paternity) leave|(?:på )?(?:ferie|permisjon) ?(?:avvikling)?$|ferieavvikling|"
    r"(?:jule|sommar|sommer|påske|høst|haust|vinter|felles)ferie\b|absence\b|absent|frånvarande|ej på plats|on vacation|on holiday|(?:jeg er |eg er )?(?:på ferie|bortreist)\b|ausente|fuera de la oficina|assente|afwezig|(?:no longer (?:with|at)|har sluttet|har slutta|ny (?:e-?post)?adresse|new (?:e-?mail )?address)\b",
    r"kvittering\b|(?:vi har |we have |we've |your |bekreftelse|kvittering|stadfesting)[^:]{0,40}(?:mottatt|motteke|tatt imot|teke imot|mottak|received|registrert|registered)\b|your (?:request|ticket|message|inquiry|enquiry|email)\b[^:]{0,40} (?:received|registered)|\[?(?:ticket|case|sak|saka|request|henvendelse|saksnr\.?)[ #:]*[\d-]+[^\n]{0,60}(?:received|mottatt|motteke|opprettet|oppretta|registrert|created)|"
    r"(?:henvendels|melding|førespurnad|søknad|e-?post)\w* (?:din |di )?(?:er|ble|vart) (?:mottatt|motteke|registrert)|semester$|we(?:'ve| have) received)",
)
"""Subjects that machines write and people may."""

MACHINE = _any(
    r"(?:dette er (?:en|eit|et|ei|ein)|this is an?) auto(?:matisk|matic|mated|svar|generert|-?reply|matically)|auto(?:matisk|matically)[ -](?:generert|generated|sendt|utsendt|svar|reply|kvittering|bekreftelse|stadfesting)|(?:sendt|generert|sent|generated) automati\w+|(?:kan|skal) ikk?j?e (?:besvares|svarast på|svares på)|(?:kan|skal|må) ikk?j?e svar[ae] på denne|(?:vennligst )?ikk?j?e svar på denne|do not reply to this|please do not respond to this",
    r"(?:melding\w*|e-?post\w*) (?:di|din|blir|vert|vil)[^.\n]{0,30}ikk?j?e (?:bli )?(?:lest|lesen|lese|vidaresend|videresendt)|(?:your|this) (?:e-?mail|message) (?:will not|is not being) (?:be )?(?:read|forwarded)|(?:saken|henvendelsen|førespurnaden|saka|meldingen|meldinga) (?:din |di )?(?:er|har blitt|ble|vart|blei) (?:nå |no )?(?:registrert|motteke|mottatt|opprettet|oppretta|journalført|loggført|tildelt)",
    r"(?:saken|saka|henvendelsen|førespurnaden) (?:din |di )?har fått|registrert (?:saken|henvendelsen|saka|førespurnaden)|(?:saksnummer|saks-id|referansenummer|ticket (?:number|id)|case number)\b[^\n]{0,20}\d|behandler henvendelser|(?:henvendelser|førespurnader|søknader|saker|e-?post) (?:blir )?(?:behandles|behandlet|besvares|vert handsama|blir handsama) fortløpende|(?:får|vil få) svar innen|your (?:request|ticket|inquiry|enquiry|case)[^.\n]{0,40} has been (?:received|created|registered|logged)|vi har (?:nå |no )?(?:mottatt|motteke|tatt imot|teke imot) (?:din|di|henvendels|førespurnad|melding|e-?post|søknad|bestilling)\w*(?: din| di)?(?: og | med |[.!,]|$)|we have received your (?:message|request|e-?mail|enquiry|inquiry|application)",
    r"(?:postkass\w+|adress\w+|e-?postadress\w+|innboks\w+|mailbox|inbox|e-?mail address) (?:er|is) (?:ikke lenger|ikkje lenger|no longer|not) (?:i bruk|in use|monitored|active|overvåk\w*)|(?:blir|vert|er|is) (?:ikke|ikkje|not) (?:lest|lesen|overvåket|overvaka|monitored)|overvåkes ikke|(?:ikke|ikkje) (?:lenger|lengre|lenger meir) å (?:treffe|nå|finne) på denne|can no longer be reached at this",
    r"frist for svar|svarer normalt innen|svarar normalt innan|vi svarer (?:deg )?så (?:snart|raskt|fort)|we (?:will|aim to) (?:reply|respond|get back to you) (?:within|as soon)|(?:one|a member) of (?:our|the) team will|this is to confirm that|message has reached us|for (?:tiden|tida) (?:svært )?stor pågang|(?:due to|experiencing) (?:a |an )?(?:unusually )?high volume|vi (?:bekrefter|stadfestar) (?:å ha|at vi har)|bekreftelse på at vi har",
)
"""Words that only machines write."""

AWAY = _any(
    r"(?:jeg|eg|vi|kontoret)(?: vårt| mitt)? (?:er|har|tar|tek|held|holder)(?: nå| no| for tiden| for tida| dessverre| ut| ute| gått ut)*(?: på| i| til)?(?: \w+)? ?(?:ferie\w*|fri\b|bortreist|borte|\w*permisjon\w*|\w+perm\b|utilgjengeleg|utilgjengelig|sykmeldt|sykemeldt|sjukmeld\w*|reise|tjenestereise|tenestereise|\w*stengt|ute av kontoret|fraværende|fråverande|studietur|kurs)",
    r"(?:i am|i'm|we are|i will be|i'll be|our office is)(?: currently| now)* (?:out of|away|on (?:\w+ )?(?:leave|holiday|vacation)|closed|unavailable|travelling|traveling)|ute av kontoret|out of (?:the )?office|begrenset tilgang|avgrensa tilgang|limited access to (?:my )?e-?mail|leser ikke e-?post|les ikkje e-?post|jag (?:är på|har) semester|bin (?:ich )?[^.]{0,60}nicht im büro|absent du bureau|har sluttet|har slutta|no longer (?:with|work|employed)|gått over i ny",
)
"""Words of absence, which people write too."""

REDIRECT = _any(
    r"haste(?:r|saker|sak)|hastar|ved (?:behov|spørsmål)|i mellomti\w+|i (?:mitt|min) fravær|i fråvær\w*|i denne perioden|i perioden|urgent|in my absence|in the meantime|meanwhile|immediate assistance|(?:vennligst |ver venleg |please |kindly )(?:å )?(?:ta )?(?:kontakt|contact)|kontakt (?:sentralbord|resepsjon|kollega)|sentralbord\w*",
    r"dringend|brådskande|en cas d'urgence|rettes til|rettast til|når jeg er tilbake|når eg er attende|(?:upon|on) my return|svarer når|svarar når|(?:skriv|send|kontakt)[^.\n]{0,40} [\w.+-]{1,64}@[\w.-]+|trenger du hjelp|treng du hjelp|trong for hjelp|need help|åpner igjen|opnar att|(?:takk for (?:din |di )?(?:e-?post|henvendelse|melding|førespurnad|mail)(?:en|a)?|thank you for your (?:e-?mail|message))\b",
)
"""Words that tell a stranger whom to turn to meanwhile."""

PERSONAL = _any(
    r"\?|passer (?:det|deg|tirsdag|onsdag|torsdag|fredag|mandag)|la oss|let'?s |ringer deg|ringjer deg|snakkes|snakkast|hyggelig (?:at|å)|så hyggelig|triveleg å|so (?:nice|good|lovely)|lovely to hear|good to hear|(?:would be |be )?(?:glad|happy) to|gjerne (?:en|ein|ta|møte|snakke|hjelpe)|tar gjerne|tek gjerne|gleder meg|gler meg|derfor svarer",
    r"beklager (?:sent|seint|at jeg ikke)|sorry for the (?:late|slow)|shall we|what about|ville bare|ville berre|ha ein fin|klem|lykke til|good luck|enn meg|sendt fra min|sent from my|kommer tilbake til deg|kjem attende til deg|jeg tenker på|(?:han|ho|hun) kan ",
)
"""Words that a person writes to one they know of."""

SUPPORTING = _any(
    r"ferie|permisjon|fravær|fråvær|stengt|tilbake|attende|svarer|svarar|mottatt|motteke|received|respon[ds]|reply|holiday|leave|return|kontakt|contact|tillbaka|absent|semester|(?:ble|vart|blei|was) (?:lest|lesen|åpnet|slettet|read|opened|displayed)"
)
"""Words that a subject which hints at a machine needs in the text to be believed."""

STOCK_QUESTIONS = _any(
    r"(?:haster det|hastar det|trenger du (?:rask |akutt )?hjelp|treng du hjelp|trong for hjelp|need help|urgent|is it urgent|spørsmål|questions|noe som haster)(?: [^?\n]{0,20})?\?"
)
"""Questions that machines put."""

GREETED = re.compile(
    r"\s*(?:hei|hallo|heisann|kjære|hi|hello|dear|hej|god morgen|morn)[ ,]+(?!du\b|og\b|der\b|there\b|sender\b|all\b|igjen\b)[A-ZÆØÅ][a-zæøåé]+",
    re.MULTILINE,
)
"""A greeting by name."""

FEEDBACK = _any(r"\s*(?:complaint about message from|e-?mail feedback report for|abuse report for|feedback loop report)")
"""Subjects of complaints in forms older than RFC 5965."""

QUOTED = re.compile(
    r"^(?:>|-{3,} ?(?:original|opprinnelig|opphavleg|oprindelig|ursprung|ursprüng|forwarded|videresendt|vidaresend)|(?:fra|from|frå|från|von)\*?: .*@|(?:den|on|på|am|le|el)\b.{5,160}\b(?:skrev|skreiv|wrote|schrieb|écrit|følgende)\b[^\n]{0,80}:\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
"""Where what others wrote begins."""
