"""Asking for work and for names, in Norwegian (bokmål and nynorsk)."""

from __future__ import annotations

from typing import Final

JOB: Final = """
# here: does the reader's place have work, or need somebody
trenger|trenge|mangler dere|{work} ~1 en|ein|noen|flere ~1 på|i|til|ved
om de|dei|dere ~1 trenger|mangler|søker ~1 en|ein|noen|flere ~1 på|i|til|ved|for
har|hadde|finnes dere|det ~1 noe ~1 for|til|åt meg ~1 >|hos|på|i -råd -tips -lese
åpning|åpninger|opning|luke|hull ~1 for|til ~1 meg|en_som_meg|noen_som_meg
& utvide|bemanne|forsterke dere meg
noe|noko dere|du ~1 trenger ~2 hjelp|hender|folk ~1 til|med
stiller|kommer|begynner ~1 jeg ~1 gjerne|på_dagen|på_flekken
bruk|plass|behov for|til ~1 en|ein|ei ~1 med|som|av|til|lærling|praktikant|{role}|{rolelike}
er det ~1 noen ~1 ledige|ledig|åpne ~1 {job}
om|at dei|dere|de|du|hun|han|sjefen har ~1 noe|noko til|åt meg
får|kan jeg ~1 lov ~1 til|å ~1 å? ~1 komme|begynne|jobbe ~1 på|hos
kan|kunne dere|du ~1 bruke|brukt|trenge|trengt|hatt_bruk_for|sysselsette ~1 en|ei|et|noen ~2 {rolelike}
& del_av_teamet|del_av_laget|del_av_gjengen {self}
er|finnes|var|blir det ~1 sjanse|mulighet|muligheter|håp|mulig|aktuelt|tenkelig|realistisk ~2 for|å|at ~~6 {job}|ansette|bruke|begynne_hos|jobbe_hos|bruk_for|plass_til
går det an å ~3 {job}
mulig|råd|an å ~1 få ~2 {job}
& ledig|ledige {ask} {place}|deres|til_meg|for_meg -{info}|time|timer|kveld|dag|stund|halvtime|kvarter|seng|rom|er_du|er_dere|bord|billetter|fredag|torsdag|onsdag|mandag|tirsdag
har|hadde|ha|kunne ~3 nytte|glede|interesse ~1 av ~3 meg|{role}|en_som_meg|en_til|{rolelike} ~2 til|>|hos|på|i|som
nytte|bruk ~1 av|for meg ~2 >|hos|på|i|som|til
trenger|trenge|mangler|søker|ser_etter|leter_etter|leiter_etter|ønsker|treng dere|du|{work} ~1 din|ditt|deres? ~2 {role}|{rolelike} ~1 >|til|i|på|nå|som
trenger|søker|leter|ser {work} ~1 din|ditt|deres ~2 etter? ~2 {role}|noen|folk
vil|ville|kunne|kan|tør|skal|hadde dere|du|{work} ~4 ha|hatt|ta|tatt ~1 imot? meg på|som|med|inn ~1 prøve|lærling|vikar|laget|skift|praktikant|hjelpemann|assistent
ha|hatt|tatt|ta meg ~2 på prøve
er dere|du|{work} ~2 på_jakt_etter|på_utkikk_etter|på_leit_etter|ute_etter|interessert_i|på_leting_etter ~2 {role}|{rolelike}|en_som_meg|noen
aktuell|aktuelt|kandidat ~2 for|hos|til dere|{job}|å_ansette|jobben|stillingen
ansette|ansetter ~1 flere|noen ~~6 jeg|meg
få|ha|få_ta|ta|fått|jobbe|gå ~3 timer|kvelder|skift|vakter|helger|helgevakter|vakta|økter|dager ~1 hos|i|på ~1 dere|deg|butikken|baren|{work}|lageret|kafeen|kjøkkenet|resepsjonen|avdelingen
& {worky} {ask} {me} {place} -{info}
& ta_inn|ansette|hyre {ask} {place} -{info}
har {work} ~1 din|ditt|di|deres ~1 bruk|behov|plass|rom for|til|åt
plass|bruk|rom|behov til|for ~1 en|ein|ei|et ~2 {role} ~3 i|på|hos|>
plass|rom til|for ~1 en ~1 gammel|gamal|ny|voksen|erfaren|ung|eldre|dyktig|flink|ivrig
bruk for ~1 en ~1 flink|dyktig|erfaren|voksen|arbeidsom|ivrig|ung|gammel|allsidig|lærevillig
har|hadde dere|du ~1 en|ei|noen ~1 ledig|ledige|åpen|åpne ~2 {job}
blir det plass til
søker|leter|ser dere ~2 etter? ~1 {role}|folk|noen|flere ~3 nå|>|som_meg|for_tida|som
har|hadde dere ikke? ~1 {some}? {some}? {job}
har|hadde|finnes|finst|fins|er|blir|kommer dere|du|det ikke? ~2 ledig|ledige ~3 hos_dere|for_meg|til_meg|>
har|hadde dere ikke? ~1 noe|noen ledig|ledige
har du ~1 {some}? {some}? {job} ~2 til|åt|for|å_gi|å_by_på|ledig|jeg meg|en|noen|kan|>
har|kunne|kan du|dere ~1 noe|noen å_gjøre|arbeid|oppdrag|jobb til|for|åt meg
finnes|finst|fins|er|blir|fikk det ~1 {some}? {some}? {job} ~4 hos_dere|for_meg|til_meg|åt_meg|der_hos|i_firmaet|på_avdelingen|på_laget|deres
er det ~1 noe|noen {job} å_få|ledig* ~2 hos_dere|for_meg|>
om|at|hvis dere ~1 har|hadde|får|kunne_ha|har_hatt ~1 {some}? {some}? {job}
om|at du ~1 har|hadde|får|vet_om ~1 {some}? {some}? {job} ~1 til|åt|for meg|en
om|at det ~2 finnes|finst|fins|er|blir ~1 {some}? {some}? {job} ~3 hos_dere|for_meg|til_meg|åt_meg
har|trenger|søker|mangler {work} ~1 din|ditt|deres|dykkar? ~1 {some}? {job}|{role}
har|hadde|få|får dere|du|{work} ~2 bruk|behov for ~3 meg|folk|hjelp|hender|en_til|hånd|{role}
har|hadde|få|får dere|du|{work} ~2 bruk|behov for en|noen ~3 som|av meg
om|at|hvis dere|du|{work} ~2 bruk|behov for ~3 meg|en_til|{role}
om|at|hvis dere|du ~3 bruk|behov for en ~3 som|av meg
trenger|mangler|søker dere|du|{work} ikke? ~2 {role}|en_til|en_ekstra|ekstra_hender|en_som_meg|flere_folk|flere_hender
trenger|mangler|søker dere|du ikke? ~1 en|noen ~4 som|av meg
trenger|mangler dere|du ikke? ~1 noen på|i|til
om|hvis|at dere|du|{work} ~2 trenger|trenge|mangler|mangle|trengte|søker ~2 {role}|en_til|en_ekstra|noen|flere|en_som_meg ~~10 jeg|meg|ring
om dere|{work} ~1 trenger|mangler|søker ~2 {role}|en_som_meg|en_til
ansetter dere ~2 nå|folk|nye|flere|for_tiden|for_tida|>
plass|rom|rum til|for|åt meg|en_til|en_som_meg|enda_en|en_ekstra ~2 på|hos|i laget|teamet|dere|*
plass|rom til|for|åt meg|en_til|enda_en >
plass til|for en|et ~3 som meg
dere|du ~1 bruke|brukt meg >|i|på|hos|til
kan|kunne dere|du ~1 bruke|brukt meg
# know: does the reader know of work
hvis|om|dersom ~1 du ~1 hører|vet|ser|kommer_over|høre|får_vite ~1 om|av|til|over? ~2 {some}? {some}? {job} ~~8 meg|jeg
vet|kjenner|hørt|høre|hører|sett|vite du|dere? ~2 om|til|av? ~1 noen|folk|firmaer|bedrifter|steder|et_sted|en_arbeidsgiver|noen_steder ~2 som ~1 trenger|treng|ansetter|søker|kan_bruke|leter|leiter|mangler|vil_ha|ønsker|kunne_trenge|ser_etter|tar_inn ~1 etter? ~2 {role}|{rolelike}|meg|>
vet|kjenner|hørt du|dere ~~6 ledig|ledige {job}
vet|kjenner du|dere ~1 om|til ~5 {job} ~2 jeg ~1 kan|kunne|passer|ville
vet|veit|kjenner|hørt|høre|sett du|dere ikke? ~1 om|til ~1 {some}? {some}? {job} ~2 til|for|åt|jeg|som|>|ledig|i|hos|på|her
vet|kjenner|hørt du|dere ~1 til|om ~1 {some}? {some}? jobber|jobbar til|for|åt|jeg|som_passer|ledige|her|>
vet|kjenner du|dere ~1 til|om? noen|et_sted|et_firma|firmaer|bedrifter som ~1 ansetter|trenger|søker|leter_etter|ser_etter|mangler|vil_ha|kan_bruke ~3 meg|folk|{role}|en_som_meg|>
vet|kjenner du ~2 ledig|ledige {job}
# give: give me, get me, find me
{give} meg ~1 noen|et_par|litt|flere|nokre ~1 timer|vakter|dager|kvelder|økter|skift|helger
kan|kunne|får jeg ~2 få|fått ~1 komme|jobbe|begynne|bli_med ~1 på|i|hos|med ~1 laget|teamet|skiftet|gjengen|lag ~1 ditt|deres
få|fått|ha|gi ~1 meg? ~1 en|ein|ei sjanse ~2 som|hos|i|på|til ~3 dere|deg|{rolelike}|{work}|>
overta|overtake|ta_over|få ~1 stillingen|jobben|vaktene|stillinga ~1 hans|hennes|til|etter|din
gi|gitt|gir en|ein|ei ~2 en|ein sjanse|mulighet
øverst|først|foran ~1 i|på|av bunken|bunka|haugen|køen
søknaden|cv-en min ~4 øverst|først|foran|forbi
vil|ville|kan ~1 dere|du ~2 ha meg ~1 på|i|med|inn
dere ~1 vil ha meg
kan|kunne dere|du ~1 tilby meg ~1 noe|noen|>
få|ta|skaffe|smugle|lirke|luke|lure|slippe meg ~1 med|inn|på|opp ~1 på|i|hos ~1 neste|skift|skiftet|laget|turnus|turnusen|lista|avdelingen|kjøkkenet|dere|{work}|jobb|et|prosjektet
!for å ~1 få ~1 jobb|jobben|stillingen|stilling|plass|innpass ~2 hos|i|på ~1 dere|deg|{work}
gi|gitt|gir meg ~2 praksisplass|sjanse|læreplass|stilling|jobb|plass|ansettelse|kontrakt|vakter ~2 i|hos|på
sett|sette|skriv|skrive|føre|før|få|ta meg ~2 opp? på vaktlista|vaktlisten|lista|turnus|turnusen|lønningslista|lønningslisten|listen_deres
sjanse|sjansen ~~6 gi|gir|får meg ~2 i|hos|på
gi meg ~2 i|hos|på firmaet_ditt|dere|laget_ditt|bedriften_din
få|få_fått|ha_fått|fått|få_lov_til_å prøve|prøvd|prøva meg ~2 hos|i|på|som ~1 dere|deg|{work}|*
ta meg ~1 inn|med|på ~1 som
som lærling|vikar|assistent|praktikant ~1 hos dere|deg
tilby meg ~1 {some}? {job}
tilby|gi|skaffe meg ~1 {some}? stilling|jobb|arbeid|plass
{give} meg ~1 {some}? {some}? {job}
{give} ~1 {some}? {some}? {job} til|åt meg
hjelp* meg ~3 inn >|hos|i|på
hjelp* meg ~3 få|finne|skaffe|til ~1 {some}? {some}? {job}
hjelp* meg med ~1 {some}? jobb|arbeid|stilling|ny_jobb
få|får|fått|få_til meg inn >|der|hos|i|på
få|får|fått|skaffe meg ~1 {some}? {job}
få|får|fått meg på ~1 {job}
fot|foten innenfor|inn|innom
gi* meg ~1 en|ein sjanse|sjansen|mulighet|prøve|innpass ~1 hos|som|i|på|til|>
gi* meg sjansen
la meg få? jobbe|arbeide|begynne|prøve_meg hos|for|på|i|noen|som
kan|kunne|får|ville|må jeg ~2 få|fått|ha|hatt|prøve|tilbys ~1 {some}? {some}? {job}
kan|kunne|får|må jeg ~2 få|fått|komme komme|på|til? ~1 på|til? {some}? intervju|jobbintervju|prøve|prøvetid|prøvedag
kan|kunne|får jeg ~1 få? begynne|jobbe|arbeide|starte|prøve_meg hos|for|på|i dere|deg|{work}|laget
kan|kunne|får jeg ~1 få? ta ~2 {job}
!når kan jeg begynne|starte|komme_på|komme_til
!hva skal|må til for_at dere|du ~1 ansetter|gir|tar|ansette|gi|ta meg
ansette|ansetter|ansett|hyre|hyrer|hyr|rekruttere|engasjere|engasjer|sysselsette meg
kan|kunne|vil|ville|skulle|burde|hadde|håper dere|du|at ~4 ansatt|hyret|hyra|engasjert meg
ansette|ansetter|hyre|engasjere|ansatt en|ein ~3 som|av meg
ta|tar|tatt meg inn|på_prøve|med_på_laget|på_laget|opp_i|i_arbeid|inn_på
ta|tar|tatt inn meg
hente|henter|hentet|hent meg inn
kalle|kaller|kall|kalt|kalla|innkalle meg inn|til intervju|til|>
innkalt|kalla|kalt inn? til intervju
vurdere|vurder|vurderer|vurdert meg ~1 for|til|som|når|hvis|om|neste|>|ved
{give}|få|avtale|sette_opp ~2 intervju ~1 til|åt|for|med|hos meg|dere|deg|sjefen|{boss}
# word: a good word with the one who hires
i kontakt med ~1 den|de|noen|han|hun som ~1 ansetter|rekrutterer
tips*|nevn*|fortell*|snakk*|si|skryt*|skryte|mas*|mase|spør|spørre|slå_et_slag|pleie ~2 {boss} ~2 om|for|av|på meg
tips*|si|nevne ~2 til {boss} ~2 om|at ~1 meg|jeg
dytt*|legg*|legge|smette|smett|smug*|lever*|få|plassere|putte|putt|vise|vis|gi ~1 cv-en|cv|søknaden ~1 min ~4 på|under|foran|til|hos|i ~2 {boss}|nesa|nasen|bordet|pulten|riktige|postkassa|driftssjefen|*sjefen|*lederen
hør*|høre|spør*|spørre|sjekk*|forhør* ~1 med|hos ~2 {boss}|*sjefen|*lederen|*leiaren ~1 om jeg|de|han|hun|det ~~2 få|ta|begynne|komme_inn|jobbe|har|trenger|kan_begynne|er_noe_ledig
få ~1 {boss} ~1 din|di|ditt|deres? til ~2 det|å
hør*|høre|spør*|spørre med {boss} ~1 om ~4 kalle|innkalle|ta|ansette ~2 meg
legg*|legge|sett*|si ~2 inn? ~2 ord for|om meg
godt ord for|om meg
anbefal* meg for|til|hos|overfor|videre|internt
gå|går god|i_god for meg
snakk*|prat*|tal* med|til {boss} ~~8 for|om meg|jobb|{job}|intervju|plass
snakk*|prat*|ta ~3 med|til {boss} ~~6 få|ta|gi|hente|kalle meg
hør*|høre|høyr|spør*|spørre|spurt|sjekk*|ta_opp|forhøre ~1 deg? med? {boss} ~1 din|hennes|deres? ~1 om ~~6 {job}|trenger|bruk_for|behov|folk|ansett*|ansette|jobbe|plass|meg_inn|ta_meg|kalle_meg|ledig|begynne|ledige
si|sei|nevn*|fortell* ~1 til|for {boss} ~3 at ~~6 meg|jeg
nevn* meg|navnet_mitt ~1 for|til|overfor {boss}
send*|gi*|videresend*|lever*|legg*|legge|formidl* ~1 cv-en|cv|cv'en|søknaden|cvn|papirene ~1 min|mi|mine? ~3 til|hos|på_bordet {boss}|den_som|noen_som|rette|bordet
send*|videresend*|formidl* ~1 cv-en|cv|cv'en|søknaden min ~1 videre|internt|i_systemet
introduser*|presenter*|still* meg for {boss} ~~6 {job}|ansett*
den|de|han|hun|noen som ansetter|rekrutterer ~~5 meg|cv-en|jobb
# want: I want to work with you
søknad|søknaden ~1 på|om|til ~1 {some}? {job} ~1 hos|i|på dere|deg|firmaet_ditt
jeg ~2 er|var ute|på_jakt|på_leit ~1 etter ~2 {job} ~~6 dere|deg ~2 har|noe|vet
jeg søker|søkjer ~3 jobb|arbeid|stilling|ansettelse|deltid|sommerjobb|vikariat ~4 hos|i|på|ved dere|firmaet_ditt|bedriften_din|avdelingen_din|laget_ditt|butikken_din|verkstedet_ditt|dem
jeg søker|søkjer ~2 om ansettelse|stilling|jobb|arbeid
jeg ~1 {want} ~3 {job} ~1 hos|i|på|ved|av|fra|med dere|deg|{work}
jeg {want} ha? ~1 {some}? {some}? {job} hos|i|på|av|fra dere|deg|{work}
jeg ~1 {want}|vil ~4 jobbe|arbeide|begynne|starte|ansettes|bli_ansatt|jobbe_sammen ~1 hos|for|med|i|på|sammen_med dere|deg|{work}
jeg søker|søkjer ~1 herved|med_dette
herved søker|søkjer jeg
jeg ~1 spør ~3 om ~1 {some}? {some}? {job}
spørre|spør|be|ber|bede deg|dere ~2 om ~1 {some}? {some}? {job}
be|ber om ~1 {some}? {some}? jobb|stilling|intervju|prøveperiode|vakter|arbeid ~2 hos|>
håper|ber|drømmer ~3 dere|du ~1 har|kan_gi|kan_ordne|vil_gi ~2 {job}|plass_til|bruk_for
prøveperiode|prøvetid|prøvedag|prøvevakt|prøveuke hos dere|deg
jeg ~1 kan begynne|starte ~2 hos dere
jeg ~1 passer|hadde_passet|ville_passet ~2 som|inn ~3 hos|i|på dere|laget_ditt|teamet_ditt
# alert: tell me when something opens
{alert} ~~8 {job}
{alert} ~~8 ledig|ledige|søke_på|ansette|ansetter|trenger_folk|trenger_noen|trenger_en|lyser_ut|ansetter_folk
{alert} ~~6 noe|noen ~1 for|til|åt meg ~2 hos_dere|>
{alert} ~~6 noe|noen ledig|ledige
{alert} ~~8 dukker|dukke|åpner|åpne ~2 noe hos dere
dukker|dukke|åpner ~3 noe|{job} ~2 jeg_kan_søke|hos_dere|jeg_passer_til
hold* ~2 øynene|utkikk|øye|auga|øyrene|ørene ~3 etter|for ~2 {job}
"""

NAMES: Final = """
# names: names, numbers and addresses of many
har du ~2 navn|numre|nummer|kontakter ~1 på|til|hos ~2 {known}|bedrifter|firmaer
telefonnummeret|nummeret|mobilnummeret|e-postadressen|navnet|adressen ~1 til|på ~1 noen|en|et_par ~1 av ~2 {known}
& kontaktinfo|kontaktinformasjon|kontaktopplysninger hvem|hvilke send|gi|få|dele
kundene|vennene|kollegaene|kontaktene ~1 din|dine|deres ~2 >|, ~~3 kontaktinfo|nummer|numre|navn
& numrene|e-postadressene|telefonnumrene|mobilnumrene|navnene|adressene hvem|hvilke {wants}
{give}|send|sende|få|fått ~2 navn på ~1 folk|noen|personer|mennesker|alle|andre
hva heter ~1 alle|vennene|kundene|kontaktene
hva er ~1 {details} ~1 til ~1 vennene|kundene|kollegaene|kontaktene|alle
kontakter|kontaktane|kontaktene ~1 dine >|i|på
& kontaktinfo|kontaktinformasjon kundene|vennene|kollegaene|kontaktene {wants}
har|hadde du ~2 nummer|nummeret|numre|navn|navnet|e-post*|kontaktinfo ~1 til|på ~1 noen|alle|flere|folk|et_par|enkelte ~4 {known}|du_kan|i|jeg
nummer|nummeret|numre|navn|e-post til|på noen|alle|flere ~1 av ~2 {known}
& navnene|numrene|e-postadressene|kontaktpersoner|telefonnumrene|mobilnumrene|kontaktinfo|telefonnumre|e-postadresser|navn_og_nummer|navn_og_telefon|navn_og_e-post|mobilnumre {known} {wants} -hva_heter
hva er|var ~1 mobilnumrene|numrene|telefonnumrene|e-postadressene ~1 deres|til
hvem|hvilke ~1 kjenner|venner|bekjente|kontakter|kunder ~1 har? ~1 du ~~8 nummer|numre|numrene|telefonnumrene|telefonnumre|navn_og|nummeret_til_alle
hvem|hvilke ~3 nummer|numre|telefonnumre|numrene ~1 har du ~~8
{give}|send|sende|sender|sendt|få|fått|får|dele|del|deler|vise|vis|låne|ha|hatt|trenger|vil_ha|skriv|skrive|list|liste|ramse|oversende|se|videresende|videresend|ta|samle|notere|oppgi|finne|ber_om|ønsker|hente|sett_opp|rable ~6 {details} ~2 til|på|for|av|hos ~3 {known}
{give}|send|sende|få|fått|dele|vise|skriv|skrive|list|liste|trenger|vil_ha|ønsker|oppgi|ber_om|ha|hatt|ramse|samle|se|låne ~4 {number} ~1 navn|numre|telefonnumre|kontakter|telefonnummer|e-postadresser|visittkort|navnene
{give}|send|sende|få|fått|dele|vise|skriv|list|liste|trenger|vil_ha|ønsker|oppgi|ha|hatt|ber_om|låne|se ~3 navnene|numrene|telefonnumrene|mobilnumrene|e-postadressene|visittkortene|nummera|visittkorta|mailadressene|epostadressene ~1 til|på|deira|du
{give}|send|sende|få|fått|dele|vise|skriv|trenger|vil_ha|ønsker|oppgi|låne|se ~2 navnene|numrene|telefonnumrene|e-postadressene|kontaktinformasjonen|visittkortene|mobilnumrene >
{give}|send|sende|få|fått|dele|vise|skriv|trenger|vil_ha|oppgi|ha|hatt ~5 navn|namn og|med|eller ~1 nummer|telefon|telefonnummer|numre|adresse|e-post|e-postadresse|tlf ~3 til|på|for|av ~3 {known}
navn og|med|eller ~1 nummer|telefon|telefonnummer|numre|adresse|e-post|e-postadresse til|på|for|av ~2 {known}
hva er|heter ~3 numrene|telefonnumrene|e-postadressene|adressene|mobilnumrene ~2 til|deres|dine|deira
trenger|vil_ha|gi|send|få ~1 navn og|eller|med adresse*|nummer|numre|telefon|telefonnummer|e-post* >
send|sende|sendt navn og|med nummer|numre|telefon|e-post
hvem ~2 {known} ~3 dine|deres|dykkar ~~10 numre*|nummer|navn|telefonnumre|e-postadresser|adresse*
hvilke|hvilken av ~2 {known} ~3 din|dine|deres|dykkar|du_kjenner? ~3 nummer|numre|telefonnummer|navn|kontakt
hvilke|hvem av ~2 {known} dine|deres ~2 kan|vil|kunne jeg|du ~4 ringe|kontakte|nummer*|gi|skrive_til
# lists: lists, books, cards
hatt|ha|få|fått ~2 lista|listen|liste|oversikten ~1 over|med ~2 {known}
skriv|skrive|ramse|list|liste|sette|sett|noter|notere ~2 ned|opp ~1 alle|alt|folk ~2 du
lag|lage|laget|skrive|skriv|sette|sett|få|gi|sende|send ~4 liste ~4 over|med|på ~4 {known}|navn|du_kjenner
bla|bladd|kikke|kikket|titte|se|sett|lete|leite|gå ~4 i|gjennom telefonen|mobilen|kontaktene|adresseboka|kontaktlista|telefonlista|telefonboka|visittkortene|den ~1 din|di|dine|litt|>
{ask} ~2 bla ~2 i
nytte|bruk|glede ~2 av adresselista|kontaktlista|kundelista|adresseboka|telefonlista|kontaktene ~1 di|din|dine|deres
oversikt|oversikten ~1 over ~2 kundemassen|kundene|kontaktene|kundeporteføljen|kundeporteføljen|nettverket
{give}|send|sende|sender|sendt|få|fått|får|dele|delt|del|deler|vise|vis|vist|låne|lånt|lån|ha|hatt|ta|se|bla|sett|kopiere|kopi|trenger|oversende|videresende|videresend|tilgang|innsyn|eksportere|gå|skrive_ut ~6 {lists}
{give}|send|sende|sendt|få|fått|lage|lag|laget|skrive|skriv|sett|sette|trenger|ha|ber_om|ønsker|vil_ha ~4 liste|lista|listen|oversikt ~1 over|med|på ~4 {known}|du_kjenner|navn|kontakt*|hele_nettverket
{give}|send|sende|få|fått|dele|del|deler|vise|videresende|videresend|låne|trenger|vil_ha|ha|eksportere ~3 kontaktene|kontaktane|kundene|forbindelsene|linkedin-kontaktene ~1 dine|deres|dykkar
{give}|send|få|fått|låne|lånt|kopiere|få_se ~4 visittkort|visittkortene|visittkorta|visittkortbunken
visittkort|visittkortene ~~6 få|få_låne|låne|kopiere
liste over ~3 {known} ~2 du|dine|deres|som
navn|nummer|numre på|til alle|alt|dem|folk ~2 du
vil_ha|trenger|ønsker ~1 kontaktinfo|kontaktinformasjon|kontaktopplysninger|telefonnumre|telefonnummer|e-postadresser ~2 til|på|for ~3 {known}
få|får|fått|gi|send|sende|se|låne ~3 lista|listen|liste|oversikten ~1 over ~3 {known}|kundene|alle
numrene|navnene|telefonnumrene|e-postadressene til ~1 alle|sjefene|vennene|kundene|kontaktene|kollegaene|lederne
hele|heile nettverket|adresseboka|kontaktlista|kundelista|kontaktnettet ditt|di|din
ramse|ramser|rams|list|lister|liste ~1 opp ~3 {known}|navn
{give}|send|få|fått ~2 noen|et_par|flere|par navn
{give} meg ~1 {number} navn
oppgi|nevn|skriv ~2 {number} ~2 navn|kontakter|kunder|venner
få|fått|gi|sende|send ~3 nummer|nummeret|numre til ~1 noen|alle|flere ~3 du_kjenner|venn*|kunde*|dine|kollega*|nettverk*|som
"""
