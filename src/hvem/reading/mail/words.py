"""The words mail programs put around what people write: headers of quoted mails, verbs of writing, closings, client lines."""

from __future__ import annotations

import re


def _pattern(text: str) -> str:
    """Alternatives written over several lines, as one pattern in which a space is any gap."""
    return "".join(line.strip() for line in text.split("\n")).replace(" ", r"\s+")


HEADER_WORDS: dict[str, str] = {
    word: role
    for role, words in {
        "from": "from|fra|frå|från|von|de|da|van|od|от|від|发件人|寄件者|寄件人|差出人|送信者|보낸 사람|보낸사람|lähettäjä|kimden|gönderen|"
        "feladó|mittente|expéditeur|remitente|remetente|nadawca|odesílatel|avsender|avsendar|afsender|avsändare|absender|"
        "afzender|frá|saatja|nuo|από|de la",
        "sent": "sent|sendt|send|date|dato|datum|data|fecha|enviado|enviado el|enviada em|envoyé|envoyé le|envoye|gesendet|gesendet am|"
        "inviato|verzonden|wysłano|skickat|skickades|lähetetty|päivämäärä|päiväys|отправлено|дата|надіслано|发送时间|寄件日期|日期|時間|时间|"
        "送信日時|日付|보낸 날짜|날짜|tarih|gönderilme|gönderildi|odesláno|elküldve|dátum|trimis|sendt den|sent on|sendt dato|dagsetning|"
        "dags|fecha y hora|date d'envoi|date de réception",
        "to": "to|til|till|an|à|a|para|aan|do|кому|收件人|收件者|宛先|받는 사람|받는사람|vastaanottaja|komu|kime|alıcı|címzett|destinataire|"
        "destinatario|destinatário|mottaker|mottakar|modtager|empfänger|ontvanger|til(?:l)?",
        "copy": "cc|kopi|kopia|copie|copia|cópia|kopie|dw|копия|копія|抄送|副本|참조|kopi til|bcc|blindkopi|cc(?:i)?|cc til|kopio|tiedoksi",
        "subject": "subject|emne|ämne|betreff|betr|objet|oggetto|asunto|assunto|onderwerp|temat|tema|тема|主题|主旨|主旨|件名|제목|aihe|konu|"
        "předmět|predmet|tárgy|θέμα|subiect|re|efni",
        "other": "reply-to|svar til|importance|viktighet|prioritet|priority|wichtigkeit|attachments|vedlegg|anlagen|risposta|réponse|"
        "organization|organisation|newsgroups|message-id|in-reply-to|mailing list|received|mottatt|motteke|sensitivity|"
        "pièces jointes|rispondi a|responder a|antwort an|sign(?:ed|ert)? (?:by|av)|mailed-by",
    }.items()
    for word in words.split("|")
}
"""What a line of a quoted mail's head begins with, in small letters, and what it tells."""

WROTE = re.compile(
    r"(?:(?<![\w])(?:wrote|writes|skrev|skreiv|skriver|skriv|har skrevet|har skrive|schrieb|schreibt|a écrit|ha scritto|scrisse|"
    r"escribió|escribio|escribiste|va escriure|escreveu|schreef|geschreven|napisał(?:\(a\)|a)?|pisze|napsal(?:\(a\)|a)?|napísal|"
    r"написал(?:\(а\)|а)?|пишет|пише|написав|kirjoitti|kirjutas|yazdı|şunu yazdı|írta|a scris|έγραψε|skrifaði|napisao|je napisal|"
    r"rašė|viết|kirjutas|e-mailed|emailed)(?![\w])|写道|寫道|님이 작성|の書き込み|さんは書きました)",
    re.IGNORECASE,
)
QUOTING = re.compile(
    r"(?:quoting|siterer|siterar|sitat fra|sitat frå|citerar|citerer|zitat von|citando|en réponse à|quoted)\s", re.IGNORECASE
)
OPENER = re.compile(
    r"(?:(?:on|den|på|le|am|el|il giorno|il|op|em|no dia|w dniu|dnia|dne|a|vào|pe|pada|ter|à la date du|kuupäeval|tiistai)\s|date\s?:|"
    r"\d{1,4}[./\-\s年]|[\"“'«<]|在|於|[^\W\d_]{2,10}[.,]{0,2}\s(?=\d{1,2}[.\s])|"
    r"(?:ma|ti|on|to|fr|lø|la|sø|su|må|ty|ons|tor|tors|lør|laur|søn|man|tir|tirs|tys|fre|mån|lör|sön|tis|mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|sa|so|"
    r"lun|mar|mer|mié|mie|jeu|jue|ven|vie|sam|sáb|sab|dim|dom|pon|wt|śr|czw|pt|sob|niedz|пн|вт|ср|чт|пт|сб|вс|нд|maa|tii|kes|per|lau)"
    r"(?:[.,]{1,2}\s|\s(?=\d))|"
    r"(?:mandag|måndag|tirsdag|tysdag|onsdag|torsdag|fredag|lørdag|laurdag|søndag|sundag|tisdag|lördag|söndag|monday|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|"
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b[.,]?\s)",
    re.IGNORECASE,
)
"""How the line that introduces a quotation begins when it begins with the day."""

_MESSAGE = _pattern(
    """original message|original appointment|original mail|opprinnelig melding|opprinneleg melding|opphavleg melding|opphaveleg melding|
    opprinnelig avtale|opprinnelig e-post|oprindelig meddelelse|originalmeddelelse|oprindelig mail|ursprungligt meddelande|
    originalmeddelande|ursprüngliche nachricht|originalnachricht|message d'origine|message original|mensaje original|
    messaggio originale|oorspronkelijk bericht|mensagem original|wiadomość oryginalna|oryginalna wiadomość|исходное сообщение|
    пересылаемое сообщение|alkuperäinen viesti|původní zpráva|eredeti üzenet|orijinal mesaj|原始邮件|原始郵件|元のメッセージ|
    forwarded message|forwarded mail|forwarded by|videresendt melding|videresendt e-post|videresendt beskjed|vidaresend melding|
    vidaresendt melding|vidaresend e-post|videresendt meddelelse|vidarebefordrat meddelande|vidarebefordrat brev|
    weitergeleitete nachricht|weitergeleitete mail|message transféré|message transmis|mensaje reenviado|messaggio inoltrato|
    doorgestuurd bericht|mensagem encaminhada|wiadomość przekazana|пересланное сообщение|转发邮件|original besked|
    svar på melding|opprinnelig tekst|quoted text"""
)
SEPARATOR = re.compile(rf"[-_=*—–\s]{{2,}}(?:{_MESSAGE})\b[^\n]{{0,80}}?[-_=*—–\s]*[:：]?\s*\Z", re.IGNORECASE)
BEGINS = re.compile(
    r"(?:begin forwarded message|start på videresendt melding|start på vidaresend melding|byrjing på vidaresend melding|"
    r"begynnelse på videresendt melding|start på videresendt besked|startar vidarebefordrat brev|vidarebefordrat brev|"
    r"anfang der weitergeleiteten (?:nachricht|e-mail)|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|"
    r"inizio messaggio inoltrato|begin doorgestuurd bericht|início da mensagem reencaminhada|początek przekazywanej wiadomości|"
    r"videresendt melding|vidaresend melding|videresendt e-post|forwarded message)\s?[:：]\s*\Z",
    re.IGNORECASE,
)
FORWARDING = re.compile(
    r"forward|videresend|vidaresend|vidarebefordra|weitergeleitet|réexpédi|transféré|reenviado|inoltrato|doorgestuurd|encaminhada|reencaminhada|"
    r"przekaz|пересл|пересыл|转发",
    re.IGNORECASE,
)
ABOVE = re.compile(
    r"\W*(?:please\s)?(?:reply|type your reply|write your reply|svar|skriv svaret? ditt|antworten sie) (?:above|over|oberhalb) "
    r"(?:this|denne|dette|denna|dieser?) (?:line|linjen|linja|strek\w*|zeile)\W*.{0,60}\Z",
    re.IGNORECASE,
)

CLOSINGS = _pattern(
    """(?:med )?(?:de )?(?:aller )?(?:vennlig|vennlige|vennleg|vennlege|venleg|venlege|venlig|venlige|beste|best|varme|varm|gode|god|kjær|kjære|
    hjertelig|hjartelege|hjarteleg|hjertelige|mange|sommerlig|solrik|høstlig|haustleg|vårlig|vinterlig|kollegial|kollegiale|julens|
    hyggelig|blid|glad|en vennlig|ei venleg)(?:-| ?)(?:hilsen|hilsener|hilsner|hilsning|helsing|helsingar|helsning|ønsker|ønske)
    |(?:med )?(?:hilsen|hilsener|hilsner|hilsning|helsing|helsingar|helsning)|mvh|m\\.?v\\.?h\\.?|m\\.v\\.h|vh|v\\.h\\.|ærbødigst|vyrdsamt|
    med ønske om (?:en|ei|ein) (?:fin|god|riktig god) \\w{2,12}|
    (?:with )?(?:my )?(?:kind|kindest|best|warm|warmest|many|good|warm personal|friendly) (?:regards|wishes|greetings)|
    (?:with )?regards|kind rgds|rgds|kr|br|best|all the best|all best|all my best|very best|warmly|sincerely|sincerely yours|yours sincerely|
    yours faithfully|yours truly|yours|respectfully|respectfully yours|cordially|with gratitude|take care|
    (?:with )?(?:kind|best) (?:regards|wishes) from|
    alt godt|alt vel|alt det beste|ha det godt|ha det fint|på gjensyn|på gjensyn da|vi snakkes|vi snakkast|snakkes|snakkast|
    klem|klemmer|mange klemmer|god klem|varm klem|stor klem|kos og klem|
    (?:med )?(?:venlig|venlige|kærlig|bedste|de bedste) (?:hilsen|hilsner)|
    (?:med )?(?:vänlig|vänliga|bästa|varma|många|hjärtliga) (?:hälsning|hälsningar)|hälsningar|hälsar|vänligen|
    mit (?:freundlichen|besten|herzlichen|vielen|lieben|kollegialen) grüßen|mit freundlichem gruß|freundliche grüße|freundlichen gruß|
    (?:viele|beste|liebe|herzliche|schöne|sonnige) grüße|(?:viele|liebe) grüsse|mit freundlichen grüssen|herzlichst|grüße|gruß|mfg|
    cordialement|bien cordialement|bien à vous|bien à toi|salutations|meilleures salutations|sincères salutations|amicalement|
    saludos|saludos cordiales|un saludo|un cordial saludo|atentamente|un abrazo|cordialmente|atenciosamente|cumprimentos|abraços|
    com os melhores cumprimentos|cordiali saluti|distinti saluti|saluti|un saluto|a presto|
    met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|vriendelijke groeten|hartelijke groet|groeten|groet|groetjes|mvg|
    pozdrawiam|z poważaniem|serdecznie pozdrawiam|с уважением|с наилучшими пожеланиями|всего доброго|з повагою|
    ystävällisin terveisin|terveisin|parhain terveisin|s pozdravem|üdvözlettel|saygılarımla|bestu kveðjur|kveðja|med kveðju|kær hilsen"""
)
WEAK_CLOSINGS = _pattern(
    """thanks|many thanks|thanks again|thanks a lot|thank you|with thanks|thx|takk|tusen takk|mange takk|takk igjen|takk for hjelpen|
    takk for hjelpa|cheers|love|hugs|x{1,4}|(?:xo){1,4}|ciao|talk soon|speak soon|see you soon|see you|cu|danke|merci|gracias|tack|tak|later|
    hilser|helsar|beste|skål|ha det|hade|hei så lenge"""
)
"""Closings that may as well be the last words of the text: only a name after them tells."""

CLIENT_LINE = re.compile(
    r"[\W_]*(?:"
    r"(?:sent|(?:denne (?:e-?posten|meldingen|meldinga) (?:er|ble|vart) )?sendt|send|skickat|skickades|skickad|"
    r"gesendet|envoyé|envoyée|enviado|enviada|inviato|inviata|verzonden|verstuurd|wysłano|wysłane|lähetetty|отправлено|надіслано|odesláno|"
    r"gönderildi|skrevet|skrive|written|typed|composed|trimis|küldve)\s(?:fra|frå|med|via|ved hjelp av|på|from|with|by|using|on|från|"
    r"aus|von|mit|de|depuis|à partir d|à l'aide d|desde|do|a partir d|da|dal|con|vanaf|vanuit|met|z|с|из|з|ze|iphonesta|op|den|över)"
    r"(?=.{0,70}(?:\b(?:my|min|mi|mitt|mine|mein\w*|mon|ma|mio|mia|mijn|meu|moje\w*|моего|своего)\b|iphone|ipad|ipod|android|samsung|galaxy|"
    r"huawei|htc|nokia|sony|xperia|blackberry|windows|surface|outlook|gmail|yahoo|proton|airmail|mailbox|thunderbird|spark|nine|k-9|fairmail|aquamail|bluemail|"
    r"e-?post|epost|mail\b|mobil|mobile|mobiltelefon|tlf|telefon|phone|cell|tablet|nettbrett|smartphone|handy|ios\b|mac\b|device\b|"
    r"einheit|eining|klokk|watch|icloud|workspace|webmail|roundcube|onmail|hey\b|front\b|superhuman|farten|fart|gamleveg|ukjent|"
    r"телефон|teams|zoom|lumia|pixel|oneplus|xiaomi|redmi))"
    r"|(?:get|hent|last ned|få|skaff deg|hämta|download|descargar|obtener|télécharger|scarica|holen sie sich|outlook für|få tilgang til)"
    r"\s[\[(<]?(?:outlook|yahoo|gmail|boxer|aqua mail|bluemail|spark|mail)\b(?=.{0,25}(?:ios|android|mac|windows|mobil|http|iphone))"
    r"|(?:von mein\w+|van mijn)\s.{0,40}(?:gesendet|verzonden)"
    r"|(?:from|via|by|fra|frå) (?:my|min|mitt) (?:\w+ )?(?:iphone|ipad|android|mobil\w*|phone|telefon|handy|device|tlf|samsung|galaxy)\b"
    r"|(?:via mobil\w*|mobilsvar|svar frå mobil\w*|svar fra mobil\w*)\W*\Z"
    r"|diese (?:nachricht|e-mail) wurde von mein"
    r"|(?:從我的|从我的|发自|發自|發送自|寄自|iphoneから|내).{0,30}(?:傳送|发送|送信|보냄|iphone|ipad|手机|手機)"
    r"|(?:[\w.]+\s)?(?:from|fra|frå)\s(?:my\s|min\s)?(?:mobile|mobil|mobilen|phone|iphone|android|tlf|telefonen)(?:\s\w{1,9})?\W*\Z"
    r"|(?:virus-?free|virusfri)\.?\s.{0,60}"
    r"|yahoo (?:mail|post)[:,\s].{0,80}\Z"
    r"|(?:beklager|orsak|unnskyld|excuse|pardon|please excuse|sorry for|apologies for)\s(?:eventuelle |any |the |korte |kort )*"
    r"(?:skrivefeil|skrivefeila|feilstavinger|autokorrektur|typos|typing errors|brevity|svar)\W*.{0,40}\Z"
    r")",
    re.IGNORECASE,
)
"""A line a mail program put under the text: `Sendt fra min iPhone`, `Get Outlook for iOS`."""
