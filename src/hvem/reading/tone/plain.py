"""Tables of plain forms: what nynorsk and English short forms are read as. Bokmål stands for both Norwegian languages in the patterns."""

from __future__ import annotations


def _table(rows: str) -> dict[str, str]:
    return {word: plain for row in rows.split() for plain, _, words in (row.partition(":"),) for word in words.split(",")}


NYNORSK = _table(
    """
    jeg:eg,æ ikke:ikkje,ikkj hva:kva hvem:kven hvordan:korleis,korsen,åssen,koss hvorfor:kvifor,koffor hvor:kvar noen:nokon,nokre,nåken
    noe:noko,nokke deg:dæ meg:mæ hun:ho de:dei dem:deim fra:frå hvis:viss,dersom være:vere,vera gi:gje,gjev,gjeve fikk:fekk
    ble:vart,blei bli:verte,verta blir:vert blitt:vorte bare:berre et:eit en:ein,éin,én ett:eitt vet:veit sier:seier si:seie,seia sei:sei
    hører:høyrer vært:vore hørt:høyrt høre:høyre,høyra hør:høyr selv:sjølv synes:synest,tykkjer,syns tror:trur tenker:tenkjer tenke:tenkje,tenkja skrev:skreiv
    kommer:kjem komme:kome,koma gikk:gjekk gjør:gjer gjøre:gjere,gjera se:sjå ventet:venta mye:mykje mer:meir flere:fleire venner:vener
    vennene:venene venn:ven kundene:kundane kunder:kundar kontaktene:kontaktane kontakter:kontaktar kollegaene:kollegaane,kollegane,kollegene
    kollegaer:kollegaar,kolleger navn:namn navnene:namna,navna navnet:namnet numrene:nummera,numra telefonnumrene:telefonnummera,telefonnumra
    mobilnumrene:mobilnummera,mobilnumra arbeide:arbeida stillinger:stillingar stillingen:stillinga vakter:vaktar videre:vidare også:òg uten:utan
    gang:gong ganger:gonger,gongar gangen:gongen uke:veke uka:veka,uken uker:veker måned:månad måneder:månader senest:seinast,seinest
    snarest:snarast ansette:tilsetje,tilsette,tilsetja ansetter:tilset ansatt:tilsett tida:tiden veien:vegen vei:veg lederen:leiaren leder:leiar
    ledelsen:leiinga,leiinga sted:stad stedet:staden arbeidsgiver:arbeidsgjevar,arbeidsgivar arbeidsgivere:arbeidsgjevarar,arbeidsgivarar
    arbeidsgiverne:arbeidsgjevarane,arbeidsgivarane gidder:gidd,giddar orker:orkar håper:håpar,vonar håpløst:håplaust,vonlaust håpløs:håplaus
    tanker:tankar innspill:innspel hånd:hand ellers:elles spørre:spørje,spørja hele:heile begynne:byrje,byrja begynt:byrja tilby:tilby mulig:mogleg
    fortell:fortel fortelle:fortelje,fortelja lese:lesa gammel:gamal virkelig:verkeleg skikkelig:skikkeleg ubrukelig:ubrukeleg umulig:umogleg
    framtid:fremtid fram:frem verdiløs:verdilaus forventer:forventar krever:krev mistet:mista skuffet:skuffa kastet:kasta hans:hanses
    venter:ventar svarer:svarar skylder:skuldar,skyldar regner:reknar skaffer:skaffar ignorerer:ignorerar lova:lovde,lova sviktet:svikta nekter:nektar truer:trugar krevde:kravde ringer:ringjer behandler:behandlar bruker:brukar stoler:stolar orsak:orsak godtar:godtek ledige:ledige ledig:ledeg ta:taka tar:tek tatt:teke dette:dette disse:desse lite:lite hilse:helse hilsen:helsing snakke:snakka jobbe:jobba møte:møta passer:høver,passar
    mening:meining meningsløst:meiningslaust gjennom:igjennom lista:listen boka:boken telefonlista:telefonlisten kundelista:kundelisten
    kontaktlista:kontaktlisten adresseboka:adresseboken ærlig:ærleg vanskelig:vanskeleg heller:heller avdelingen:avdelinga bransjen:næringa
    """
)
"""Nynorsk words, and some of the older or spoken ones, by the bokmål word the patterns are written with; none of them is another bokmål word."""
NYNORSK_ONLY = _table(
    """
    innen:innan dere:de,dykk deres:dykkar vi:me nå:no hvor:kor hvis:vis mener:meiner mente:meinte skulle:skulle ansett:tilset trenger:treng kjenner:kjenn ei:ei
    svare:svara ringe:ringje ønske:ynskje ønsker:ynskjer,ønskjer håp:von håpet:vona forrige:førre
    """
)
"""Words that are something else in bokmål, and are read so only in nynorsk."""

ENGLISH = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "let's": ("let", "us"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "it's": ("it", "is"),
    "that's": ("that", "is"),
    "there's": ("there", "is"),
    "here's": ("here", "is"),
    "what's": ("what", "is"),
    "who's": ("who", "is"),
    "how's": ("how", "is"),
    "he's": ("he", "is"),
    "she's": ("she", "is"),
    "u": ("you",),
    "ur": ("your",),
    "pls": ("please",),
    "plz": ("please",),
    "asap": ("asap",),
    "emails": ("e-mails",),
    "email": ("e-mail",),
    "nobody's": ("nobody", "is"),
    "everyone's": ("everyone", "is"),
    "world's": ("world", "is"),
    "resume": ("cv",),
    "résumé": ("cv",),
}
