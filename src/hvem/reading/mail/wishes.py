"""What someone wishes of the writer: not to be written to again."""

from __future__ import annotations

import re

from hvem.reading.mail.automatic_words import QUOTED

_MOST = 3000
_END = r"(?=\s*[.!,?:;]|\s*$| takk\b| please\b| er du snill| og | and )"
_DO = r"(?:skriv(?:e|er)?|send(?:e|er)?|kontakt(?:e|er|a|ar)?|ta(?:r)? kontakt|tek kontakt|mail(?:e|er)?|ring(?:e|er|je|jer)?|mas(?:e|er|a)?|plag(?:e|er|a)?|spam(?:me|mer)?|bry|forstyrr(?:e|er)?)"
_ME = r"(?:(?:til|med) (?:meg|oss)|meg|oss)"
_MORE = r"(?:mer|meir|igjen|att|på nytt|flere ganger|fleire gonger|lenger|lengre|(?:noe|noko) (?:mer|meir)|i (?:framtida|fremtiden|framtiden)|(?:flere|fleire) (?:slike |slike |sånne )?(?:e-?post\w*|mail\w*|melding\w*|brev|henvendels\w*))"
_MAIL_NB = r"(?:e-?post\w*|mails?|mailer|mailene|melding\w*|henvendels\w*|førespurnad\w*|brev|post|kontakt)"
_LIST = r"(?:liste(?:n|r|ne)?|lista|(?:adresse|e-?post|mail|mailing|kontakt|utsendings|sende|mottaker|mottakar)list\w+|register\w*|systemet|databasen?|kontaktene|kontaktane|adresseboka|arkivet)"
_MINE = r"(?:meg|oss|(?:e-?post|mail)?adress(?:en|a) (?:min|mi|vår)|(?:kontakt)?(?:informasjon(?:en)?|opplysning\w*|data\w*) (?:min|mi|mine|om meg)|navnet mitt|namnet mitt)"
_NB = (
    rf"(?<!trenger )(?<!treng )(?<!behøver )(?<!må )(?<!kan )(?<!skal )(?<!får )(?<!vil )(?:ikk?j?e|aldri) {_DO}(?: \w+){{0,2}}? {_ME}(?: \w+){{0,3}}? {_MORE}|(?<!trenger )(?<!treng )(?<!behøver )(?<!kan )(?<!skal )(?<!får )(?:ikk?j?e|aldri) {_DO} {_MORE}(?: til (?:meg|oss))?{_END}|aldri {_DO} (?:til )?(?:meg|oss)\b",
    rf"(?:om|at) du ikk?j?e (?:\w+ )?{_DO}(?: {_ME})? {_MORE}|(?:vil|ønsker|ønskjer|ynskjer)(?: jeg| eg)? ikk?j?e at du (?:skal )?{_DO}",
    rf"(?<!ikke )(?<!ikkje )(?:slutt|slutte|slutter|sluttar|stopp|stoppe|la vere|la være|lat vere)(?: nå| no)?(?: med)? å {_DO}(?: {_ME}| (?:disse|desse|slike|flere|fleire) {_MAIL_NB}|{_END})",
    rf"(?:slutt|slutte|stopp|stoppe) med (?:alle )?(?:disse|desse|denne|slike|sånne) {_MAIL_NB}",
    rf"(?:ønsker|ønskjer|ynskjer|vil|trenger|treng)(?: jeg| eg| vi)?(?: helst| virkelig| verkeleg)? (?:ikke|ikkje)(?: å)?(?: ha| få| motta| ta imot| bli| verte)? ?(?:flere|fleire|noen flere|nokon fleire|mer|meir|videre|vidare|noen|nokon)(?: \w+)? {_MAIL_NB}",
    rf"(?:vil|ønsker|ønskjer|ynskjer)(?: \w+){{0,2}}? (?:å )?sl[ei]ppe? (?:å (?:få|høre|høyre) )?(?:flere|fleire|mer|meir) (?:{_MAIL_NB}|(?:fra|frå) deg)|(?:vil|ønsker|ønskjer|ynskjer)(?: \w+)? ikk?j?e (?:å )?(?:høre|høyre) (?:mer |meir |noe mer |noko meir )?(?:fra|frå) (?:deg|dere|dykk)",
    rf"(?:vil|ønsker|ønskjer|ynskjer)(?: \w+)? ikk?j?e (?:å )?stå på (?:\w+ )?{_LIST}{_END}",
    rf"(?:jeg|eg|vi) (?:ikke|ikkje) (?:ønsker|ønskjer|ynskjer|vil ha) (?:flere|fleire|mer|meir|videre|vidare|noen|nokon)(?: \w+)? {_MAIL_NB}",
    r"(?:ønsker|ønskjer|ynskjer|vil)(?: jeg| eg)? (?:ikke|ikkje) (?:å )?(?:bli|verte) (?:kontakt(?:et|a)|oppsøkt|skrevet til|skrive til)",
    r"(?:ber|bed|vil be)(?: deg| dere| dykk)?(?: \w+)? om (?:å )?ikk?j?e (?:bli|verte) kontakt(?:et|a)",
    rf"(?:slett|slette|stryk|stryke|fjern|fjerne)(?: gjerne)? {_MINE}(?: (?:helt|heilt|vekk|bort))?(?: (?:fra|frå|av|or|i) (?:\w+ )?{_LIST}(?: (?:di|din|ditt|dine|deres))?)?{_END}",
    rf"ta(?: gjerne)? {_MINE} (?:av|ut av|vekk fra|vekk frå|bort fra|bort frå|fra|frå|vekk av) (?:\w+ )?{_LIST}",
    r"la (?:meg|oss) (?:få )?(?:være|vere) i fred|lat (?:meg|oss) (?:få )?vere i fred|vil (?:gjerne |bare |berre |helst )?(?:få )?(?:være|vere|ha) i fred|hold meg utenfor dette|hald meg utanfor dette",
)
_TO_ME = r"(?:contact|e-?mail|write(?: to)?|message|call|text|reach out to|get in touch with|send)"
_STOPPING = r"(?:e-?mailing|writing|contacting|messaging|sending|bothering|spamming|calling)"
_MAIL_EN = r"(?:e-?mails?|messages?|mails?|letters?|contact|correspondence|communication)"
_EN_MINE = r"(?:me|us|my (?:name|address|e-?mail(?: address)?|details|contact details|contact information|data|information))"
_EN_LIST = r"(?:lists?|mailing lists?|database|contacts|records|address book|files|system|distribution list)"
_EN = (
    rf"(?:do not|don't|dont|never) (?:\w+ ){{0,2}}?{_TO_ME}(?: \w+){{0,4}}? (?:me|us)(?: \w+){{0,3}}? (?:again|any ?more|any further|in (?:the )?future|anything else|(?:any )?(?:more|further) {_MAIL_EN})",
    rf"(?:do not|don't|dont|never) (?:contact|e-?mail|write to|message) (?:me|us){_END}|(?:do not|don't) (?:contact|write|e-?mail) (?:again|any ?more)|(?:do not|don't) send (?:me |us )?(?:any )?(?:more|further) {_MAIL_EN}",
    rf"no (?:more|further) {_MAIL_EN}(?: from you)?{_END}|cease (?:all |any )?(?:further )?(?:contact|{_MAIL_EN}|{_STOPPING})",
    rf"(?<!don't )(?<!not )stop {_STOPPING}(?: to)?(?: (?:me|us))?(?: (?:these|this|such|any|your|more))?(?: {_MAIL_EN})?(?: about \w+)?{_END}",
    rf"(?:remove|delete|erase|take)(?: \w+)? {_EN_MINE} (?:from|off|out of) (?:your|the|this|all|any) (?:\w+ )?{_EN_LIST}(?! of\b)|(?:delete|erase|remove) (?:my (?:address|e-?mail(?: address)?|details|contact details|data))\b|(?:remove|unsubscribe) me{_END}",
    rf"(?:do not|don't|no longer|would not|wouldn't) (?:want|wish|like|care)(?: to)? (?:hear from you|be contacted|receive (?:any )?(?:more |further )?{_MAIL_EN}|any (?:more|further) {_MAIL_EN}|you to {_TO_ME})",
    r"(?:rather|prefer)(?: that you)?(?: to| if you)? ?(?:not|didn't|don't|did not|do not) (?:hear from you|be contacted|contact me|e-?mail me|write to me|get (?:any )?more e-?mails)|leave me (?:alone|in peace)",
    r"appreciate (?:it if )?(?:you )?(?:not|didn't|did not|don't|do not) (?:contact\w*|e-?mail\w*|writ\w+|hear\w*)",
)
_OTHER = (
    r"(?:skriv|kontakta|kontakt|mejla) (?:inte|ikke) (?:till? )?(?:mig)(?: \w+)? (?:igen|mer|mere)",
    r"(?:bitte )?schreiben sie mir nicht mehr|kontaktieren sie mich nicht|ne me contactez plus|ne m'écrivez plus|(?:sluta|hold op med) att? skriva? til",
)
_ASKS = re.compile("|".join(rf"(?<!\w)(?:{one})" for one in (*_NB, *_EN, *_OTHER)))
_FOOTER = re.compile(
    r"unsubscribe (?:here|from)|avmeld|meld deg av|click (?:here|the link)|klikk (?:her|på)|nyhetsbrev\w*|nyhendebrev|newsletter|mailing list (?:at|by)|manage (?:your )?preferences|https?://|ønsker du ikk?j?e|ønskjer du ikk?j?e",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"\b(?:unless|except|before|until|i ferien|i ferie|i dag|før|ennå|enno|denne uka|denne veka|this week|today|right now|akkurat nå|yet|hesitate|nøl|nøle|tvil|men ring|but (?:call|ring|phone)|ring (?:meg )?heller|heller ring|rather (?:call|phone)|cc|kopi|kopifeltet|på (?:jobben|jobb-?mailen)|på denne adressen|to this address|at this address|med mindre|uten at|utan at|if you (?:want|no longer|would|wish|do not|don't)|hvis du|dersom du|hvis jeg|dersom eg|bortsett|skal jeg|skal eg|should i|at jeg skal|at eg skal|du at jeg|du at eg|cv-?en|vedlegg\w*|attachments?|om natta|på kvelden|i helga|in the evenings?|at weekends)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:[Hh]an|[Hh]un|[Hh]o|[Dd]e|[Dd]ei|[Hh]e|[Ss]he|[Tt]hey|[Ss]jefen|[Kk]ona|[Mm]annen|[Kk]unden|[Ss]omeone|[Nn]oen|[Nn]okon|[A-ZÆØÅ][a-zæøå]+) (?:sa|skrev|skreiv|ba|bad|sier|seier|told|said|says|asked|wrote|ville|svarte|ønsket|ønska|wanted)\b|at (?:de|dei|han|hun|ho) ikk?j?e|that (?:they|he|she)|\b(?:ble|blei|vart|har|hadde|was|were|been|got) (?:jeg |eg )?(?:bedt|beden|bede|asked|told|lovet|lova)\b|\b(?:jeg|eg|I|we|vi) (?:skal|should|will|har|have|must|må)\b(?! (?:ikke|ikkje|ha|be|bli|to ask|ask|insist)\b)"
)
_REMINDED = re.compile(
    r"\b(?:som (?:jeg|eg) (?:har )?(?:sa|sagt|skrev|skreiv|bedt)(?: deg)?(?: om)?(?: før)?|as I (?:have )?(?:said|asked|wrote)(?: before)?|I have asked(?: you)?(?: before)?|(?:jeg|eg) har (?:sagt|bedt)[^.!?,;]{0,40})[,.;:]?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]{1,400}[.!?]*")
_SAID = re.compile(r"[«\"“][^»\"”\n]{0,300}[»\"”]")
_REQUEST = re.compile(r"(?:kan|kunne|vil|could|can|would|will) (?:du|dere|de|you)\b|(?:nei takk|vennligst|please)")


def wants_peace(text: str) -> bool:
    """Whether they ask, of the writer and for good, not to be written to again; `text` is what they newly wrote.

    Want of time or interest is no such wish, nor are the footers of newsletters, words that others said, what is limited to
    a time, a matter or a channel, and a question whether one should stop. When in doubt it is not read as one.
    """
    text = _SAID.sub(" ", text[:_MOST].replace("’", "'"))
    own = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith(">"))
    if found := QUOTED.search(own, 1):
        own = own[: found.start()]
    return any(_asks(one[0]) for one in _SENTENCE.finditer(own))


def _asks(sentence: str) -> bool:
    """Whether one sentence asks it."""
    sentence = _REMINDED.sub(" ", sentence)
    if _FOOTER.search(sentence) or _LIMITED.search(sentence) or _OTHERS.search(sentence):
        return False
    lower = " ".join(sentence.lower().split())
    return (not lower.endswith("?") or _REQUEST.match(lower) is not None) and _ASKS.search(lower) is not None
