"""What is asked for, in Norwegian: nothing that can be answered, a polite request, and the classes of asks about the writer's own search."""

from __future__ import annotations

from typing import Final

VAGUE: Final = """
hold|ha ~1 meg ~1 i tankene|minnet|tankane|bakhodet
hjelpe|hjulpet meg ~1 på ~1 et|en|noe ~1 vis|måte
det ~1 hadde|ville ~2 vært|vere ~2 om ~1 du ~1 kunne ~1 hjelpe|hjulpet|bidra
hva gjør|gjør_vi|skal vi|jeg ~1 >
alle|all tips|innspill|råd|ideer|forslag|hjelp|bidrag|innspel ~1 mottas|tas|er|settes|vert|blir
noen|noe som_helst ~1 tanker|tips|råd|ideer|innspill|hjelp
gjøre|gjort ~1 meg en|ein ~1 tjeneste|teneste|vennetjeneste >|en_gang|snart
kan|kunne|vil du ~1 støtte|hjelpe|backe|tenke ~1 litt? ~1 på? meg >
har du ~1 et|ett|eit ~1 godt|lite? tips|råd|innspill|hint|forslag|idé|ide >
kanskje|muligens|om|hvis du ~1 vet|veit|har|kjenner|hører|kommer ~1 om|til|på? ~1 noe|noko >
åpen|open for ~1 alt|det_meste|hva_som_helst|forslag|ideer|alle_forslag ~~5
litt|løst_og forskjellig|fast|ymse|diverse ~1 >
kan|skal|kunne vi ~1 snakkes|prates|prate|høres|ta_en_prat ~1 litt|om_litt|om_ting|snart|en_gang? >
snakkes|prate|prates|snakke ~1 om ~1 litt|ting|alt|livet|forskjellig ~2 >
lose|geleide|peke|vise meg ~1 i|på ~2 retning|vei|spor ~2 >
på et|ett|eit|ein|en vis|måte
gjort|gjøre|gjør ~1 et|noe eller annet|anna for
alt mulig|mulig_rart
løst og fast
sånn|sånn_helt generelt ~2 om ~1 ting|livet|alt >
om ting|alt|livet|saker_og_ting|alt_mulig|litt_av_hvert >
kan|kunne du ~2 se om ~1 du ~2 får|kan|klarer ~2 gjort|gjøre ~1 noe
gjort|gjøre noe ~1 for meg
en|ei hjelpende hånd|hand
noe på lager|lur ~2 til|for ~4 >
kommer|hører|ser|finner|dukker|kommer_du du|det ~1 på|over|opp|om ~1 noe ~1 , ~2 {alert}|si|ring|gi
tatt|ta|tar|ha|slå|slått ~1 en prat|kaffe ~1 en_gang|en_dag|snart_en_gang|ved_anledning|når_som_helst ~3 >|om_alt
se hva som|vi ~2 skjer|dukker|kan_finne_på|kan_få_til >
se|utforske|finne|snakke_om muligheter|synergier|samarbeid ~1 >|sammen|framover
hjelpe|hjulpet|hjelper|bistå|støtte|støttet|støtta|assistere|hjelpa|bistått|backe meg ~1 litt|noe|bare|kanskje|gjerne|en? >
hjelpe|hjulpet|hjelper|bistå|støtte|støttet|bidra|hjelpa|hjelp meg? ~2 på_noe|på_en|på_ein|med_noe|med_litt|med_et_eller|med_alt|på_vei|på_veien|på_vegen|videre|fram|i_gang|ut_av|litt_her|her|så_godt|på_en_eller|på_et_eller|fremover|framover|i_riktig
hjelp ~1 meg? ~2 >
hjelp meg ~1 litt|du_også
gi ~1 meg? ~1 en|litt|ei hånd|hjelp|håndsrekning|handsrekning|dytt|puff|drahjelp|handa
strekke|rekke|låne|gi ~3 hånd|hånda|hand|handsrekking|hjelpende
bidra|bidrar|bidratt|hjelpe_til|medvirke ~1 på|med|litt|noe|her|til|>
være|vere|til ~2 hjelp|nytte|assistanse|støtte ~1 >|for_meg|på|her -vært -var
kan|kunne|vil|ville|skal du ~2 gjøre|gjort noe|litt|en_forskjell|hva_du_kan
gjøre|gjort noe|litt|alt|det|noko ~1 du_kan|for_meg|for
hva ~1 kan|kunne du gjøre|hjelpe|bidra ~1 for|meg|med|>
er det noe du ~1 kan|kunne ~1 gjøre|hjelpe|bidra ~4 >
har|hadde|ha|kommer|fått|sitter|dukker|noen|flere|gjerne ~2 noen|noe|et|en|litt|flere|gode|på ~2 tanker|tips|innspill|ideer|råd|forslag|hint|synspunkter|pekere|idear|idéar|idéer|innspel|kloke_ord|visdomsord|meninger|tankar ~1 til_meg|å_komme_med|å_gi|for_meg|å_dele|om_det|om_dette|her|å_by_på|til_en_som_meg|å_sende|i_det_hele|du_vil_dele|om_noe|på_lager|på_lur? > -har_fått -jeg_har -og_har
tanker|tips|innspill|ideer|råd|forslag|hint|synspunkter|idear|pekere|idéar|hjelp|bistand|drahjelp|tankar ~2 mottas|tas_imot|settes|er_velkom*|er_velkommen|er_av_interesse|ønskes|tas_i_mot|vert_sett|settast|tek_eg
noen|noe|nokre|gode|flere tanker|tips|innspill|ideer|råd|forslag|hint|synspunkter|idear|pekere|idéar|tankar >
< tanker|tips|innspill|ideer|råd|forslag|meninger|tankar >
har|hadde du ~1 noe|noko å komme_med|si|by_på|bidra_med|tilføye|komme|gi
alt|all|alle|ethvert|enhver ~2 hjelp|hjelper|bidrag|innspill|innspel|tips ~1 >|mottas|tas|settes|er|vil|teller|nytter
alt ~1 teller|nytter|hjelper|er_av|er_bra|går_an|duger|monner
hva|kva som_helst|hjelper|går
et|eit eller annet
noe|noko som helst
på en|ein|ei|et eller|eller_annen|eller_annan ~3 måte|vis|måten
på noe|noko|et_eller_annet vis
gi|få|gi_meg|få_meg ~2 vink|hint|lyd|pip|signal ~~4 noe|noko|hvis|om|når ~3 >|dukker|skulle|hører|er|kommer|vet
{alert} ~~4 om|hvis|når|dersom|ved ~4 noe|noko ~4 >|dukker|passer|kommer|spennende|aktuelt|interessant|skulle
{alert} ~~3 om|hvis|dersom|når du|det ~3 hører|vet|ser|kommer_over|kommer_på|dukker|finner|veit|kjem|er|skulle|får_høre ~2 noe|noko|en|om_noe|opp|anledning|være|dukke ~3 >
hold* ~2 øynene|ørene|øyrene|auga|øyne|øre|utkikk|auge|augo|øyro ~2 åpne|opne|oppe ~2 >|for_meg
ha meg i tankene|bakhodet|mente|minne ~1 >
tenk|tenke|tenker|husk ~1 på meg ~1 >|litt|også|når|om
jeg ~2 trenger|kunne_trenge|ønsker|håper_på|tar_imot|setter_pris_på|tar_gjerne_imot|vil_gjerne_ha|hadde_trengt|treng|kunne_trengt|setter|tar|trengte ~4 hjelp|støtte|drahjelp|bistand|hjelpende_hånd|dytt|et_løft|handsrekking|et_puff|draghjelp ~1 nå|her|fra_deg|fra_noen|>|på|i|om|av|til|med_ting|med_livet|med_alt|med_det_meste
trenger ~1 litt|all|noe|mye hjelp|støtte|drahjelp ~1 >|her|nå
sett* pris ~2 hjelp|støtte|bistand|all_hjelp|litt_hjelp|drahjelp|et_bidrag|hva_som_helst|noe|håndsrekning
håper|lurer|håpar ~1 på|at|om ~1 du ~2 kan|kunne|vil|ville|har ~2 hjelpe|bidra|støtte|gjøre_noe|stille_opp|hjelp|være_der ~2 >|meg|på|litt|med_noe
satt|sette|sett|glad|fint|flott|supert|kjekt|takknemlig|takksam|hyggelig ~3 om|hvis|for ~1 du|litt|all|noe ~2 hjelpe|hjulpet|bidra|bidratt|hjelp|støtte|kunne_hjelpe|gjøre_noe|stille_opp ~3 >|meg|på|litt
noen som|som_kan|her ~2 hjelpe|kan_hjelpe
kan|kunne du ~1 hjelpe|bidra|bistå|hjelpa ~1 >
kom ~2 med noe|noko|det_du_har|alt
kan ~1 du ~1 være der|til_støtte|på_laget|litt|snill
få lene meg|lena_meg
en god venn å
du ~2 noe|noko til meg >
hva nå >
"""

OPINION: Final = """
< hva tenker|mener|synes|tror|sier du|dere ~1 da|selv|egentlig|om_det|om_dette|om_saken|om_meg|om_alt|om_alt_dette|om_livet|om_det_hele? >
hva tenker|mener|synes|tror|sier du|dere ~1 da|selv|egentlig|om_det|om_dette|om_alt|om_alt_dette|om_det_hele|om_saken? >
"""

POLITE: Final = """
ring|les|kom gjerne|meg|over|gjennom
ta gjerne kontakt
jeg|det ~2 lurer|undrer|undres|funderer|grubler ~2 på|meg|over ~1 hva|hvordan|hvor|hvem|hvorfor|om|hvilke|hvilken|når|litt|hvilket
lurt|lurte|lurer|undret ~1 på ~1 hvordan|hva|hvem|hvor|om|hvilke|hvorfor
nysgjerrig|nyfiken|interessert|spent ~1 på|etter|i ~3 hvordan|hva|hvem|hvor|hvilke|høre|vite
vil|ville|skulle|kunne|hadde ~3 gjerne|likt|elske|satt_pris|sette_pris|tenke_meg|ønsket|ønske|elsket|likt_å ~4 høre|hørt|vite|visst|snakke|lære|lært|spørre|spurt|få|fått|ha|hatt|møte|ta|invitere|snakket|treffe|truffet|se|sett|forstå|prate
vil|ville|hadde ~3 vært|bli|blitt|være|satt|sette|sett ~2 glad|fint|flott|kjekt|takknemlig|hyggelig|gøy|stas|gildt|moro|interessant|nyttig|gull|takksam|godt|spennende|pris|topp|supert|lykkelig|til_stor_hjelp ~5 om|hvis|for|å|av|med|på
setter|set stor? pris|stor_pris på
fortell|si|sei|skriv|send|tips|svar|forklar|del|nevn|anbefal|gi ~1 gjerne|meg|hva|hvordan|hvem|ifra|fra|beskjed
< gi|send|skaff|ordne|få|fiks|hjelp|hyr|ansett meg
la meg ~1 få|høre|vite
< kan|kunne|vil|ville|har du|dere
du|dere ~1 må ~1 gjerne ~1 si|skrive|fortelle|ringe|komme
du|dere må ~2 hjelpe|svare|skaffe|gi|fortelle|ordne
jeg ~1 spør|ber ~1 deg|dere|om
håper ~2 du|dere ~1 kan|vil|har_tid|tar_deg|har_lyst|har_noen|kunne
trenger|søker|ønsker|håper_på|vil_ha|forventer|venter|krever ~2 råd|hjelp|svar|innspill|tips|din|ditt|dine|tilbakemelding|jobb|navnene|numrene
"""

REVIEW: Final = """
lese|les|se|ser|lest|sett|kikke|kikk|titte|titt|sjekke|rette|korrekturlese|vurdere|gå|kommentere|kaste|ta|sjå|blikk|språkvaske|se_på|bla ~4 cv|cv-en|cv'en|søknaden|søknad|søknadene|søknadsbrevet|brevet|utkastet|utkast|planen|profilen|porteføljen|teksten|presentasjonen|nettsiden|nettsida|linkedin-profilen|prosjektbeskrivelsen|forretningsplanen|attesten|vedlegget|det_vedlagte|oppgaven|mappa|mappen|manuset|skissa|skissen|kladden|framlegget|profilteksten|e-posten
synes|mener|tenker|tror|sier|syntes ~2 om|av ~2 cv|cv-en|cv'en|søknaden|søknadene|brevet|utkastet|planen|profilen|porteføljen|teksten|presentasjonen|nettsida|nettsiden|linkedin-profilen|skissen|kladden|framlegget|profilteksten|e-posten
endre|endret|endra|forbedre|stryke|strøket|stroke|rette|bedre|kutte|kuttet|forbedret|betre|legge_til ~4 cv|cv-en|cv'en|søknaden|brevet|utkastet|planen|profilen|teksten|presentasjonen|porteføljen
tilbakemelding|tilbakemeldingar|kommentarer|innspill|merknader|korrektur ~3 på|til ~2 cv*|søknad*|brev*|utkast*|plan*|profil*|portefølje*|tekst*|presentasjon*
cv-en|cv'en|søknaden|utkastet|brevet|profilen|planen|porteføljen ~3 min|mi|mitt ~~6 endre|stryke|endret|forbedre|mener|tenker|synes
"""

INTRODUCE: Final = """
introdusere|introduser|introdusert|presentere|presenter|presentert|koble|kople|kopla|koblet ~1 meg|oss|ei|en ~~8
sette|sett|satt|setje|setja|sette_meg ~1 meg ~2 i kontakt|forbindelse|samband
introduksjon|introdusere ~2 til|for|overfor
hilse ~2 fra|frå meg til|og_si
nevne|nevn|nevnt ~1 meg|navnet_mitt ~1 for|til|overfor
gi ~2 en|ein introduksjon
skrive|skriv ~3 noen|et_par ~1 ord|linjer til ~3 om meg
"""

FAVOUR: Final = """
ringe|ring|snakke|snakk|høre|hør|spørre|spør|sjekke|skrive|melde|maile|prate|spurt|snakket|ringt|hørt|skriva ~2 med|til|for|hos|en|ei|{boss}|avdelingssykepleieren|* ~5 for_meg|på_mine_vegne|om_meg|og_høre|og_spørre|om_de|om_han|om_hun|på_vegne
ringe|ring|kontakte|oppsøke|spørre|ringja ~1 avdeling*|sjefen|lederen|{boss}|ordføreren|ordføraren|banken|rektor|redaktøren|styrelederen ~1
bruke|oppgi|føre|skrive_opp|sette|stå|være|vere|ha deg|du ~1 som|opp|min? referanse|referansen|referansar|referanser
referanse|attest|anbefaling|anbefalingsbrev ~1 fra_deg|for_meg|min|til_meg|på_meg|>
være|stille_opp_som|vere ~1 referanse|mentor
skrive|skriv ~2 attest|anbefaling|anbefalingsbrev|referanse|omtale
låne|lån|lånt|lånt_bort|leie ~2 meg ~2
låne|lån|lånt ~2 båten|bilen|kontoret|kontorplass|lokale*|hengeren|hytta|penger|tilhengeren|en_pult|et_kontor|eit_kontor|ei_bok|boka
dele|del|delt|poste|legge_ut|spre ~3 innlegget|posten|annonsen|profilen|artikkelen|nyheten ~1
øve|øvd|trene|øvelsesintervju|prøveintervju ~2 intervju*|med_meg
lære|lær ~1 meg ~2
melde|meld ~1 meg på|inn
skaffe|skaff|ordne|ordna|skaffa ~2 meg ~2 billett*|plass_på|invitasjon|adgang|tilgang|billettar|ei_adresse|en_stand|omvisning
sende|send|videresende|formidle ~2 videre|cv-en|søknaden|profilen|den|han ~3 til
legge inn|et_godt|godt ~2 ord
ta ~1 meg med ~1 på|til|i|inn
betale|sponse|gi_meg_rabatt|passe|kjøre ~1 meg|for|hunden|barna
"""

MEETING: Final = """
ta|møte|møtes|møtast|treffe|treffes|treffast|sees|sjåast|drikke|spise|invitere|inviterer|innom|stikke|komme|få|spandere|bli_med|rekke|avtale|slå_av|ha|møta ~5 kaffe|kaffi|lunsj|kaffekopp|kopp|middag|møte|frokost|øl|kaffetår|kaffipause|vaffel|kaffetåre|tur|besøk|innom|omvisning|hospitere
kan|kunne|skal|vil|ville|har|hadde ~4 møte|møtes|møtast|treffe|treffes|treffast|besøke|hospitere|møta|vitje|sees ~2 meg|deg|dere|en|på|i|til|hos|en_dag|neste|for|>
kaffe|lunsj|middag|kaffi|lunch ~3 >|en_dag|neste|i|på|med|snart
tid til|å ~1 et|en|eit|møte|møtes|møtast ~1 møte|kaffe|lunsj|meg|kaffi|>
"""

COURSE: Final = """
anbefale|anbefaler|anbefalt|foreslå|tilrå|tips|tipse|råde|råd_til|tilråder|tilrår ~4 kurs|kurset|studium|studie|utdanning|etterutdanning|videreutdanning|bok|bøker|foredrag|podkast*|podcast*|fagmiljø|fagmiljøer|forening|foreninger|tidsskrift|konferanse*|nettverk|gruppe*|miljø|litteratur|nettkurs|fagbrev|messe*|kveldskurs|treff|artikler|lag
hvilke|hvilken|hvilket|hva|hva_for|noen|hva_slags ~3 kurs|kurset|studium|studie|utdanning|etterutdanning|videreutdanning|bok|bøker|foredrag|podkast*|fagmiljø|fagmiljøer|forening|foreninger|tidsskrift|konferanser|konferanse|nettverk|grupper|litteratur|nettkurs|fagbrev|messer|vidareutdanning|etter-_og_videreutdanning|treff|sertifikat|sertifisering ~~6 jeg|du|meg|velge|burde|bør|ta
kjenner|vet|har|tips|finnes|fins ~5 kurs|kurset|studium|etterutdanning|videreutdanning|bok|bøker|fagmiljø|forening|foreninger|tidsskrift|konferanser|konferanse|nettverk|grupper|litteratur|nettkurs|messer|sertifisering|fagmiljøer ~~6 jeg|meg|for_en|for_slike|i|om|på|som
hva bør|burde|skal|kan jeg ~2 lese|studere|lære|ta|lesa
hva ~2 lest|lese|studere|studert|tatt ~~4
melde ~2 meg inn|på
"""

NAMES: Final = """
hvem ~4 snakke|snakket|møte|ringe|ringt|kontakte|spørre|begynt|ta_kontakt|startet|oppsøke|prate|møtt|treffe|ta_en_prat|høre_med|skrive_til|kjenner|vet|oppsøkt|kontaktet|starta|møta
hvem andre|ellers|flere|fleire
kjenner|vet|er|finnes|har du|det ~2 noen ~5 snakke|møte|ringe|kontakte|som|prate|treffe|burde|bør|møta
noen ~3 jeg|vi ~1 bør|burde|skulle ~2 snakke|møte|ringe|kontakte|treffe|prate|møta
navn|navnet på ~~6
"""

ADVICE: Final = """
i mitt|min|mi sted|stad|situasjon
bør|burde|skal|kan jeg ~3 gjøre|begynne|velge|satse|starte|tenke|gå|se|legge|vente|svare|ta|bli|søke
hvis|om du ~1 var meg|i_mine
hva|hvordan|hvor ~2 ville|hadde du ~2 gjort|begynt|valgt|startet|starta|gått|satset|lagt|sagt|svart|gjøre|begynne|valt|sett
råd til meg|for_meg|om|i
synes|mener|tror du ~1 jeg ~1 bør|burde|skal|kan|passer
planen|ideen|tanken min
"""

CLASSES: Final = {
    "review": REVIEW,
    "introduction": INTRODUCE,
    "favour": FAVOUR,
    "course": COURSE,
    "meeting": MEETING,
    "names": NAMES,
    "advice": ADVICE,
}

RHETORICAL: Final = """
hvem skulle|hadde|kunne ~2 trodd|tenkt|gjettet
ikke sant >
hva er|var ~1 sjansen|oddsen|oddsene
hvor ble|blir|går ~1 tiden|tida|årene|tiden_av
< eller >
"""
