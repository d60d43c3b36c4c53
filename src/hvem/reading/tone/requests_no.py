"""Asking for work and for names, in Norwegian (bokmål and nynorsk)."""

from __future__ import annotations

from typing import Final

JOB: Final = """
# here: does the reader's place have work, or need somebody
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
vet|veit|kjenner|hørt|høre|sett du|dere ikke? ~1 om|til ~1 {some}? {some}? {job} ~2 til|for|åt|jeg|som|>|ledig|i|hos|på|her
vet|kjenner|hørt du|dere ~1 til|om ~1 {some}? {some}? jobber|jobbar til|for|åt|jeg|som_passer|ledige|her|>
vet|kjenner du|dere ~1 til|om? noen|et_sted|et_firma|firmaer|bedrifter som ~1 ansetter|trenger|søker|leter_etter|ser_etter|mangler|vil_ha|kan_bruke ~3 meg|folk|{role}|en_som_meg|>
vet|kjenner du ~2 ledig|ledige {job}
# give: give me, get me, find me
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
legg*|legge|sett*|si ~2 inn? ~2 ord for|om meg
godt ord for|om meg
anbefal* meg for|til|hos|overfor|videre|internt
gå|går god|i_god for meg
snakk*|prat*|tal* med|til {boss} ~~8 for|om meg|jobb|{job}|intervju|plass
snakk*|prat*|ta ~3 med|til {boss} ~~6 få|ta|gi|hente|kalle meg
hør*|høre|høyr|spør*|spørre|spurt|sjekk*|ta_opp|forhøre ~1 deg? med? {boss} ~1 din|hennes|deres? ~1 om ~~6 {job}|trenger|bruk_for|behov|folk|ansett*|ansette|jobbe|plass|meg|ledig|begynne|ledige
si|sei|nevn*|fortell* ~1 til|for {boss} ~3 at ~~6 meg|jeg
nevn* meg|navnet_mitt ~1 for|til|overfor {boss}
send*|gi*|videresend*|lever*|legg*|legge|formidl* ~1 cv-en|cv|cv'en|søknaden|cvn|papirene ~1 min|mi|mine? ~3 til|hos|på_bordet {boss}|den_som|noen_som|rette|bordet
send*|videresend*|formidl* ~1 cv-en|cv|cv'en|søknaden min ~1 videre|internt|i_systemet
introduser*|presenter*|still* meg for {boss} ~~6 {job}|ansett*
den|de|han|hun|noen som ansetter|rekrutterer ~~5 meg|cv-en|jobb
# want: I want to work with you
jeg ~1 {want} ~3 {job} ~1 hos|i|på|ved|av|fra|med dere|deg|{work}
jeg {want} ha? ~1 {some}? {some}? {job} hos|i|på|av|fra dere|deg|{work}
jeg ~1 {want}|vil ~4 jobbe|arbeide|begynne|starte|ansettes|bli_ansatt|jobbe_sammen ~1 hos|for|med|i|på|sammen_med dere|deg|{work}
jeg søker|søkjer ~1 herved|med_dette
jeg søker|søkjer ~6 hos|i|på|ved dere|firmaet_ditt|bedriften_din|avdelingen_din|laget_ditt|butikken_din|verkstedet_ditt
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
