"""What someone wishes of the writer: not to be written to again."""

from __future__ import annotations

import re

from hvem.reading.mail.automatic_words import QUOTED

_MOST = 3000
_NB = (
    r"(?:vil|ønsker|ønskjer) ikk?j?e at du (?:skal )?(?:skriver?|skriv|sender?|kontakter?|kontaktar|tar kontakt|tek kontakt|ta kontakt|ringer|maser)",
    r"(?:slutt|slutte|stopp|stoppe) med (?:alle )?(?:disse|desse|denne|slike) (?:e-?post\w*|melding\w*|mail\w*|henvendels\w*)",
    r"vil (?:gjerne |bare |berre |helst )?(?:få |ha )?(?:være|vere|ha fred|bli latt) i fred",
    r"ikk?j?e (?:skriv|skrive|send|sende|kontakt|kontakte|ta kontakt|mail|maile|ring|ringe|spør|plag|mas)(?: \w+){0,3}? (?:til |med )?(?:meg|oss)(?: \w+){0,3}? (?:mer|meir|igjen|att|flere ganger|fleire gonger|lenger|noe mer|noko meir|i framtida|i fremtiden)",
    r"ikk?j?e (?:ta )?kontakt(?: \w+){0,3}? (?:meg |oss )?(?:igjen|mer|meir|flere ganger|fleire gonger|noe mer)",
    r"ikk?j?e (?:skriv|send)(?: \w+){0,4}? (?:mer|flere e-?poster|flere meldinger|fleire meldingar|fleire e-?postar)(?: til (?:meg|oss))?(?=\s*[.!,]|\s*$)",
    r"(?<!ikke )(?<!ikkje )(?:slutt|slutte|stopp|stoppe|la vere|la være|lat vere)(?: med)?(?: \w+){0,2}? (?:å )(?:skrive|sende|maile|kontakte|ta kontakt|mase|plage|ringe)(?: \w+){0,4}?(?: meg| oss| til meg|(?=\s*[.!,]|\s*$))",
    r"(?:ønsker|ønskjer|ynskjer|vil|vil gjerne|trenger)(?: jeg| eg| vi)?(?: helst| virkelig| verkeleg)? (?:ikke|ikkje)(?: å)?(?: ha| få| motta| ta imot| bli| verte)? ?(?:flere|fleire|noen flere|mer|meir|nokon fleire) (?:\w+ )?(?:e-?post\w*|meldinger|meldingar|henvendelser|førespurnader|mail|mails|brev|kontakt|post)",
    r"(?:ønsker|ønskjer|ynskjer|vil) (?:ikke|ikkje) (?:å )?(?:bli|verte) (?:kontakt(?:et|a)|oppsøkt|skrevet til|skrive til)(?: \w+){0,3}? ?(?:mer|meir|igjen|flere ganger|fleire gonger|lenger)?",
    r"(?:ber|bed|vil be)(?: deg)?(?: \w+)? om (?:å )?(?:ikk?j?e (?:bli|verte) kontakt(?:et|a)|(?:å )?(?:slutte|stoppe|la vere|la være)|at du (?:slutter|ikk?j?e))",
    r"(?:jeg|eg|vi) (?:ikke|ikkje) (?:ønsker|ønskjer|vil ha) (?:videre|vidare|mer|meir|noen|nokon) (?:\w+ )?kontakt|(?:ønsker|ønskjer|vil)(?: jeg| eg)? (?:ikke|ikkje) (?:ha )?(?:videre|vidare|mer|meir|noen|nokon|noe|noko) (?:\w+ )?kontakt",
    r"(?:slett|stryk|fjern|ta(?= meg (?:av|ut av|fra|frå|or) ))(?: gjerne)? (?:adressen min|adressa mi|e-?postadressen min|e-?postadressa mi|meg)(?: (?:fra|frå|av|ut av|or) (?:lista|listen|listene|listene dine|lista di|listen din|systemet|registeret|adresselista|adresselisten|adresseboka|systemet ditt)\w*(?: (?:di|din|ditt|dine))?)?(?=[^a-zæøå]|$)(?! (?:fra|frå|av|på|med|i|til|ut|opp)\b)",
    r"(?:kan|vil|kunne) du (?:\w+ )?(?:slette|stryke|fjerne|ta) (?:meg|adressen min|adressa mi) (?:fra|frå|av|or) (?:lista|listen|registeret|systemet|adresselista|adresselisten)",
    r"la (?:meg|oss) (?:få )?(?:være|vere) i fred|lat (?:meg|oss) vere i fred|hold meg utenfor|haldt? meg utanfor",
)
_EN = (
    r"(?:do not|don't|dont|never)(?: \w+){0,2}? (?:contact|e-?mail|write(?: to)?|message|call|reach out to|get in touch with|send)(?: \w+){0,4}? (?:me|us)(?: \w+){0,3}? (?:again|any ?more|any further|in (?:the )?future|anything else)",
    r"(?:please )?(?:do not|don't|dont) (?:contact|e-?mail|write to|message) (?:me|us)(?=\s*[.!,]|\s*$| please)",
    r"(?:do not|don't) (?:contact|write|e-?mail) (?:again|any ?more)|no (?:more|further) (?:e-?mails?|messages|contact)(?:,? please)?(?=\s*[.!,]|\s*$)",
    r"stop (?:e-?mailing|writing(?: to)?|contacting|messaging|sending)(?: \w+){0,4}? ?(?:me|us|this|these)?(?=\s*[.!,]|\s*$)",
    r"(?:remove|delete|take)(?: \w+)? (?:me|us|my (?:name|address|e-?mail(?: address)?|details|contact details|data)) (?:from|off) (?:your|the|this|all) (?:\w+ )?(?:list|lists|mailing list|database|contacts|records|address book|files|system)(?! of\b)|(?:please )?(?:remove|unsubscribe) me(?=\s*[.!,]|\s*$)",
    r"(?:do not|don't|no longer|would not|wouldn't) (?:want|wish|like|care)(?: to)? (?:hear from you|be contacted|receive (?:any )?(?:more |further )?(?:e-?mails?|messages)(?: from you)?|any (?:more|further) (?:e-?mails?|messages|contact))(?: again| any ?more| in future)?",
    r"(?:rather|prefer)(?: that you)?(?: to)? (?:not|didn't|don't|did not|do not) (?:hear from you|be contacted|contact me|e-?mail me|write to me)(?: again| any ?more| in future)?|leave me (?:alone|in peace)",
)
_OTHER = (
    r"(?:skriv|kontakta|kontakt|mejla) (?:inte|ikke) (?:til )?(?:mig)(?: \w+)? (?:igen|mer|mere)",
    r"(?:bitte )?schreiben sie mir nicht mehr|kontaktieren sie mich nicht|ne me contactez plus|ne m'écrivez plus|(?:sluta|hold op med at) skriva? til mig",
)
_ASKS = re.compile("|".join(rf"(?<![\w])(?:{one})" for one in (*_NB, *_EN, *_OTHER)))
_FOOTER = re.compile(
    r"unsubscribe (?:here|from)|avmeld|meld deg av|click (?:here|the link)|klikk (?:her|på)|nyhetsbrev\w*|nyhendebrev|newsletter|mailing list (?:at|by)|manage (?:your )?preferences|https?://|hvis du ikk?j?e (?:lenger )?ønsker|ønsker du ikk?j?e|ønskjer du ikk?j?e|dersom du ikk?j?e|if you (?:no longer|do not|don't|would prefer|would rather|wish|want)",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"\b(?:unless|except|before|until|i ferien|i ferie|i dag|før|ennå|enno|denne uka|denne veka|this week|today|right now|akkurat nå|yet|hesitate|nøl|nøle|tvil|men ring|but (?:call|ring|phone)|ring (?:meg )?heller|heller ring|rather (?:call|phone)|don't stop|do not stop|cc|kopi|kopifeltet|på (?:jobben|jobb-?mailen)|på denne adressen|to this address|at this address|her på|med mindre|uten at|utan at|if you|hvis du|dersom du|bortsett|skal jeg|skal eg|should i|at jeg skal|at eg skal|du at jeg|cv-?en|vedlegg\w*|attachments?)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:han|hun|ho|de|dei|he|she|they|sjefen|kona|mannen|kunden|someone|noen|nokon|[A-ZÆØÅ][a-zæøå]+) (?:sa|skrev|skreiv|ba|bad|sier|seier|told|said|says|asked|wrote|ville|ikke ville|svarte|ønsket|ønska|wanted)\b|at (?:de|dei|han|hun|ho) ikk?j?e|that (?:they|he|she)"
)
_SENTENCE = re.compile(r"[^.!?\n]{1,400}[.!?]*")
_SAID = re.compile(r"[«\"“][^»\"”\n]{0,300}[»\"”]")


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
    if _FOOTER.search(sentence) or _LIMITED.search(sentence) or _OTHERS.search(sentence):
        return False
    lower = " ".join(sentence.lower().split())
    asked = lower.endswith("?") and not re.match(r"(?:kan|kunne|vil|can|could|would|will) (?:du|dere|de|you)\b", lower)
    return not asked and bool(_ASKS.search(lower))
