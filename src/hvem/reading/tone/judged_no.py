"""Pressure and gloom, in Norwegian (bokmål and nynorsk)."""

from __future__ import annotations

from typing import Final

PRESSURE: Final = """
# deadline: a deadline for the reader
& ventet|venter|vente|venta svar|svaret|tilbakemelding|deg uker|uke|måned|måneder|månad|dager|lenge|uker -jobb
klart|ferdig|gjort|levert|ferdige|på_plass|lest til|før|innen mandag|tirsdag|onsdag|torsdag|fredag|helga|i_morgen|kvelden|lunsj|måndag|tysdag|lørdag|søndag -jeg_blir -jeg_må -jeg_skal
jeg ~1 må|skal|vil|trenger_å ~2 vite|få_vite|høre|ha_svar|få_svar ~3 {by}
jeg ~1 regner|forventer|krever|venter ~2 at ~1 du ~1 har ~2 klart|ferdig|gjort|lest|levert|svart|ringt|snakket
jeg regner|reknar med ~1 at du -travelt -bra -fint -kanskje -husker -opptatt -vet -mye
jeg ~1 må_ha|trenger|vil_ha|krever|skal_ha|lyt_ha ~2 kommentarene|svaret|tilbakemeldingen|innspillene|dine|ditt|din|fra_deg ~4 {by}
svar|svare|ring|hjelp ~1 meg ~1 {by}|nå|straks
jeg ~1 trenger|må_ha|vil_ha|krever|forventer|venter ~2 {answer} ~3 {by}
hva venter du på
svar|svare|svarer|svaret|tilbakemelding|høre_fra_deg|hører_fra_deg|høre_noe|beskjed|avgjørelse|lyd ~6 {by}
jeg ~1 må|trenger|venter|forventer|regner|krever|vil|forlanger|ber ~1 ha|få|på|med|om? ~2 svar|svaret|tilbakemelding|beskjed ~4 {by}|nå|snart|*dag
du|dere ~1 svarer|hjelper|ringer|gir|ordner|sender|leverer|bestemmer|gjør ~5 {by}
svar|ring|hjelp|send|ordne|fiks|kontakt|bestem meg|deg|dette|det ~2 {by}|nå
svar nå
{by} ~3 må|skal|får|trenger|forventer|venter|vil du|jeg ~3 svar|svare|høre|ha_svar|hjelpe
når kan|får jeg ~2 regne_med|forvente|vente|endelig ~3 svar|høre|hjelp
jeg gir deg ~2 til|frist|en_uke|uke|dager|døgn|ei
fristen|frist ~1 din|for_deg|du_får ~1 er
siste sjanse|frist|sjansen ~1 din|til|for|er
jeg venter|forventer|regner_med svar
hvor lenge ~2 skal|må jeg ~1 vente
hvor lenge ~1 ~2 la|lar meg vente
# ultimatum: or else
hvis|om|dersom du ~1 ikke ~3 ~~4 trenger du ikke
kalle deg|seg ~2 venn|venninne|kamerat|ven
hvis|om|dersom du ikke ~~8 , ~2 vet|veit|kan|er|blir jeg|vi|det ~1 ikke|slutt|venner|ferdige
hvis|om|dersom|svarer|hjelper du ~1 ikke ~~6 må|går|vender|finner|får jeg ~5 andre|noen_andre|noen_som|noen ~3
sier du nei ~~3
si nei ~1 ,|og|så ~~5 så|er|husker|kommer|skal
hvis|om|dersom|når du|dere|jeg ikke ~~10 slutt|ferdig|ferdige|sjefen|venner|uvenner|kona_di|mannen_din|legger_jeg_ut|forteller|glemmer|angre|ødelagt|ødelegger|mister|skuffet|konsekvenser|sier_jeg|går_jeg|tar_jeg_det|kan_du|bryr|skylder|din_skyld|samvittighet*|dør|kuttet|slettet
hører jeg ikke ~~6 ringer|kommer|går|tar|sier|møter|dukker
må|får|skal|svar|hjelp|gi|skaff|ordne|trenger ~~10 , ellers
, ellers ~~3 ringer|går|sier|mister|er|blir|har|kan|tar|kommer|slutter|får|forteller|må|legger|vet du|jeg|det|vi|noe|alt
ellers ~1 er|blir det|vi slutt|ferdig|ferdige|for_sent|over
eller så|ellers ~1 er|blir|kan|får|slutter|tar|ringer|sier|går|må vi|det|du|jeg
jeg ~1 kommer|dukker|møter|stiller|troppe* ~3 på_døra|på_kontoret|opp_på|utenfor|på_jobben|hjem_til|opp_hos|på_døren|på_arbeidsplassen ~6
ringer ~1 jeg? ~1 sjefen|kona|mannen|lederen ~1 din|di|deres
forteller|sier jeg ~1 til|det_til|alle|sjefen|andre
# must: demands, and a no refused
ikke la|lat meg ~1 vente|henge|stå|i_stikken
ring|svar|skriv|hjelp ~1 meg|tilbake ~2 nå|i_dag|i_kveld|straks|omgående|med_en_gang
nekter ~1 å ~1 godta|akseptere|tro|ta
så svar|ring|hjelp ~1 meg|nå|da|>
kunne|kan|burde|får|skulle ~2 i_det_minste|i_alle_fall|iallfall|i_det_minste_svare|vel_i_det_minste ~2
i det minste ~1 svare|svart|ringe|lese|hjelpe|si
tatt|ta|giddet_ta ~1 deg bryet|bry
siste sjanse|sjansen|mulighet >|din|til|for
ringer|ringe|skrive|mase|ringje deg|på ~4 til|inntil|før du ~1 svarer|svar|sier_ja
kommer til å ~1 ringe ~~5 til
vet|veit jeg ~1 ikke ~1 om|hva ~1 vi ~1 kan
du kan|får da|vel|jo ikke ~1 si nei
si|sier ~1 ikke nei
ikke si|sei nei
tålmodigheten|tolmodet|tålmodighet ~2 slutt|brukt_opp|tynnslitt|over
mister|misser|gå_tom_for|tom_for|mistet ~1 tålmodigheten|tålmodighet|tolmodet
jeg krever|forlanger|forventer at|et|svar|hjelp|å
har bare å
du må ~1 si ja
du må ~1 bare? skaffe|hjelpe|svare|ordne|ringe_meg|få_meg
har du tenkt å ~1 svare|hjelpe|ringe|gjøre
vet|veit jeg ikke hva jeg ~1 gjør|gjer|finner_på
selvfølge|selvsagt|en_selvfølge|gitt ~1 at du ~2 hjelper|stiller|svarer|gjør|ordner|hjelper|vil|kan
denne|nå gangen|må_du ~1 må|skal|får ~1 du
denne gangen må|skal|forventer du|jeg
ansvar|ansvaret ~1 ditt|deg ~1 at|om
ditt|di|din ansvar|plikt|tur_nå
på tide ~1 at du
holder|held ~1 det du ~1 lov*|sa
ingen unnskyldninger|bortforklaringer|utsettelser
gir deg ~1 {number} ~1 dager|uker|sjanse*|timer|døgn
gir|gjev jeg ~1 deg opp
prøv ikke å ~1
be deg|spørre om? en? ~1 gang til
ta deg ~1 sammen
haster ~1 for_meg|nå|så ~~6 svar|må_du
for mye|mykje ~1 forlangt|å_be_om|bedt_om|å_forlange
forlangt|mye_å_be_om at|ber|å ~3
du|dere må|skal|lyt bare? hjelpe|svare|skaffe|ordne|fikse|stille_opp|gi_meg|få_meg|ta_ansvar|skjerpe_deg|ringe_sjefen|snakke_med_sjefen|rydde_opp|holde_det_du|ta_deg_sammen|redde_meg|sørge_for|holde_ord
må|skal|lyt du ~1 hjelpe|svare|skaffe|ordne|fikse|stille_opp|gi_meg|få_meg|ta_deg_sammen|skjerpe_deg|bestemme_deg|gjøre_noe|holde_ord|snart
får|må du ~1 se ~1 å
se til å|at ~1 du|få|svare|hjelpe
du|dere ~1 er ~1 nødt|pliktig|forpliktet|pålagt|tvungen|nøydd til?|å
du kan|får|må ikke ~1 si nei
du kan|får ikke ~1 avslå|nekte|avvise|svikte|skuffe|la_meg
du har ikke|ingen ~1 valg|unnskyldning|rett_til|lov_til
jeg forventer|krever|forlanger|ventar at|å|av|et_svar|hjelp|mer ~2
jeg venter at du|dere
jeg regner med|på ~1 at du|dere ~1 svarer|hjelper|ringer|ordner|stiller|sier_ja|gir|gjør|fikser|skaffer|leverer|tar
jeg regner med svar|hjelp
jeg stoler|stolar på at du ~1 ordner|fikser|skaffer|ikke
ikke svikt|skuff|sviktet|skuffe|svikte|glem meg
ikke våg|kom deg|med nei|unnskyldninger|bortforklaringer
ikke kom med
skjerp|ta|rikk deg nå?|sammen
godtar|aksepterer|tar|godkjenner ~1 ikke ~1 nei|avslag|et_nei
tar|godtar|godtek ~2 nei ~1 for|som et? ~1 svar
nei er|blir ikke ~1 svar*|aktuelt|alternativ*
ikke|ikkje ta|tar|høre|godta ~2 et? nei
gir meg|opp ikke ~2 før
gir|gjev ikke meg|opp|slipp ~1 før
slipper deg ikke
ringer|skriver|maser|spør|sender ~2 til|helt_til|hver|fram_til ~1 dag|du ~2 svarer|sier_ja|gir|hjelper|>
kommer til å ~1 mase|ringe|skrive ~2 til du
# favours: favours called in
jeg ~2 lånte|ga|kjørte|hjalp|betalte|passet|stilte|skaffet|ordnet|reddet|bar|flyttet ~1 deg|deg_penger|barna ~~16 så|nå|derfor ~3 kan|må|skulle|bør|får|trenger|forventer|er du|jeg|det|vi
noe|noko tilbake|igjen|attende ~1 for|fra|nå|>|av ~1 alt|deg|det|jeg|hjelpen
da du ~2 flyttet|trengte|lå|var|skulle|ble ~~8 så|er|forlangt|kan|nå|må
for|gjort for ~2 deg ~2 før|tidligere|i_alle_år
gjort deg|meg ~2 tjenester|tjeneste ~2
jeg|vi ~2 hjalp|hjulpet|støttet|støtta|bar|kjørte|lånte|ordnet|skaffet|reddet ~1 deg ~~14 nå_er_det|din_tur|så_nå|gjengjeld*|nå_må|nå_kan_du|nå_får_du|betale_tilbake|gjenytelse*|noe_tilbake
nå er|blir det ~1 din|din_tur|du_som|på_tide ~1 tur|å|at|du|skal|må|>
du|dere skylder|skyldte ~1 meg|oss
skylder|skyldig ~1 du meg
etter alt|det|alle|all ~3 jeg|vi|timene|hjelpen|gangene ~1 har|hadde|gjorde|ga|hjalp|stilte ~~4 for|deg|opp
etter alt|det jeg|vi ~1 gjorde|ga|hjalp|stilte|ofret|lånte ~3 deg
minste du|dere ~1 kan|kunne|kan_gjøre
stilt|stilte|stiller opp for deg ~~8 så|nå|burde|må|forventer|regner|venter
din tur til? å ~1 hjelpe|stille|gi|gjøre|betale
husk|husker ~1 du? hvem|hva ~1 som|jeg ~3 hjalp|stilte|ga|gjorde|lånte|skaffet
glem|glemt|glemme ikke ~1 hvem|hva|at|hvor ~3 hjalp|stilte|gjorde|ga|jeg
uten meg|min_hjelp hadde|ville|var ~1 du
jeg ~1 har|hadde gjort|stilt|ofret|hjulpet ~2 så|mye|nok|alltid|opp ~4 deg ~~8 , ~3 så|nå|men|og
jeg krever ~2 tilbake|inn|det
gjengjeld* ~2 tjenest*|hjelpen|det|nå
betale tilbake ~4 tjenest*|det|hjelpen
en tjeneste tilbake|til_gode
jeg har ~2 til_gode ~2 deg
# counting: counting what was not answered
ventet|venta ~1 lenge nok
hatt ~2 e-posten|meldingen|meldinga|brevet|utkastet|cv-en|planen min|mi|mitt ~2 i|over ~2 uker|dager|måneder|veker
fortsatt|fremdeles|framleis|ennå ~1 ikke ~2 fått|hørt ~2 svar|noe|et_ord|tilbakemelding
lovte|lova|lovet|lovde ~~16 ikke ~2 hørt|fått|sett ~2 noe|svar|et_ord
ikke ~1 hørt|fått ~1 noe|et_ord|svar ~2 siden|på|til|fra_deg_siden
vært|har_vært|blitt ~1 helt? stille|taust|tyst ~2 fra|siden|>
det vært ~1 stille|taust
venter|ventet|venta|ventar ~1 fortsatt|framleis|ennå|fremdeles ~2 svar*|deg
ikke ~1 svart ~2 på de|dei ~2 melding*|e-post*
{number} ~1 brev|melding*|e-post*|mail*|sms*|purring* ~1 har jeg
har|hadde|nå har ~1 jeg? purret|purra|mast|ringt|skrevet ~1 {number}|flere|mange|gjentatte
ikke|ikkje ~1 et|ett|ord|pip|lyd|livstegn ~1 ord|eneste|tilbake|fra_deg|fra|pip|til ~1 svar|tilbake|attende|fra|ord|>
et|ikke|ett eneste|ett ord|svar|pip ~2 tilbake|attende|fra|>
stille|taust|tyst fra deg
sendte|skrev|skreiv|purret|ringte ~~10 og igjen ~~4
{number} gang* ~3 uten|utan svar|å_få|livstegn
fortsatt|ennå|framleis|fremdeles|stadig uten svar
andre|tredje|fjerde|femte|sjette|sjuende|n'te|siste gang|gangen|melding*|e-post*|henvendelse*|forsøk*|brev*|mail* ~1 jeg|på|til|uten|fra|nå|, ~~4
har|hadde ~1 jeg? ~1 nå|allerede|tross_alt|sendt|skrevet|skrive|ringt|ringd|purret|purra ~4 {number} ~1 gang*|melding*|e-poster|e-postar|mail*|brev|purring*|beskjeder
jeg|nå|vi har ~1 nå|allerede? ~1 sendt|skrevet|skrive|ringt|ringd|purret|purra|mast ~5 {number} ~1 gang*|melding*|e-post*|mail*|brev|purring*|beskjeder|henvendelser
har skrevet|skrive|sendt|ringt ~2 {number} gang*|melding*
{number} gang* ~2 har jeg ~1 skrevet|sendt|ringt|spurt|purret|skrive
{number} melding*|e-poster|e-postar|mailer|brev|purring*|henvendelser|gang* ~2 uten|og_ikke|og_ingen|ubesvart*|ikke_et|null ~3
uten|utan at? ~1 å ~1 få|høre|du ~1 et|noe|svar*|har ~2 svar*|ord|lyd|livstegn
uten|utan svar >
uten å høre|få ~1 et ~1 ord|pip|svar|livstegn|lyd
du ~1 har ~1 ikke|aldri|fortsatt|framleis|ennå|fremdeles|enno ~2 svart|svara|svare|ringt|ringd|tatt_deg|giddet|brydd
har ~1 du ~1 ikke|aldri ~2 svart|svara|svare ~2 meg|på|én|en|>
har du ikke|aldri ~1 svart|svara|svare
fortsatt|framleis|fremdeles|ennå|enno ikke|ingenting ~2 svar*|hørt|høyrt ~1 fra|noe|på
ventet|venta|vente ~1 på? ~1 svar*? ~2 i|over|på ~1 {number} ~1 uker|uke|måneder|måneder|dager|månad*|veker
ventet|ventar|venter|vente lenge nok
du svarer|svarar ikke|aldri
hvorfor svarer|svarar|ringer|overser|hjelper|unngår du ~1 ikke|aldri|meg
svarer|svarar du ikke|aldri
ikke|ikkje ~1 svart|svara ~3 på|én|en|meg ~2 melding*|e-post*|gang|brev*
ubesvart*|ubesvarte ~1 e-post*|melding*|anrop
# guilt: guilt
klarer|klarar|får ~1 ikke ~1 engang|eingong
tolke|tolka ~1 tausheten|tausheita
opp|ansvar til|på deg ~1 om|at
så|såpass vanskelig|tungt|mye_arbeid ~1 kan|er|bør det ~1 ikke|vel
er bare en|ett|ei|et e-post|telefon|melding|telefonsamtale|mail|minutt|spørsmål
hvis|om|dersom|viss du ~1 hadde ~2 brydd|vært|verdsatt|satt ~4
hadde du ~2 brydd|vært_en|hjulpet|svart|stilt_opp
hva slags|for_en|for_slags ~1 venn|kamerat|kollega|kompis
er|var det ~2 så ~1 vanskelig|mye_å_be_om|tungt|farlig å|at ~1 svare|hjelpe|ringe|skrive
ikke slik|sånn|måten ~2 man|en|en_venn|venner ~1 behandler|gjør
hvorfor|kvifor hører|får jeg ~1 aldri|ikke|ingenting
kunne|kan stole på deg
noen som ~1 faktisk|virkelig|ekte ~1 bryr|vil|hjelper|svarer|stiller
alle ~1 andre|dei_andre|de_andre har ~1 hjulpet|stilt|svart|hjelpt|sagt_ja|bidratt|ringt
bare ikke du
gidder|gadd|orker|bryr|giddet du|deg ~1 ikke|engang
du ~2 ikke ~1 gidder|gadd|orker|giddet ~1 å|svare|svarer|ringe|engang|>
du ~1 gidder|gadd|bryr|brydde ~1 ikke|deg_ikke
ekte|skikkelig|virkelig|god|sann|ordentlig|gode venn|venner|kamerat|kompis|kollega|veninne|venninne ~1 ville|hadde|hjelper|stiller|svarer|gjør|svikter
hvis|om|dersom du ~1 virkelig|bare|egentlig|er|var ~2 brydde|bryr|venn|venninne|kamerat|verdsatte|satte_pris|mente
trodde|tenkte ~2 vi|du var|er|hadde ~2 venner|venn|en_venn|kamerater|annerledes|bedre
trodde ~1 jeg? ~1 kunne|jeg stole|regne|lite på
trodde ~2 bedre om deg
ikke|ikkje ~1 engang|en_gang|eingong|ein_gong ~1 gidder|gidd|svarer|orker|kan|giddet|bryr
du ~2 ikke ~1 engang|en_gang|eingong ~1 gidder|gidd|gadd|svare*|svarer|kan
kan|kunne du ikke ~1 engang|en_gang|eingong|i_det_minste|i_alle_fall
du ikke bryr deg
skuffet|skuffende|såret|sårt|såra|lei_meg ~2 over|at|av|at_du|på ~1 deg|du|vegne
skuffende|trist|stygt|sårende|frekt|uhøflig|respektløst|skammelig|ufint ~2 at|av du|deg
dårlig|simpelt|stygt|lumpent|frekt|feigt gjort ~2 av|at
overser|ignorerer|overhører|unngår|svikter|sviktet|svikta|ignorert|oversett du? meg
du ~1 har? ~1 overser|ignorerer|svikter|sviktet|svikta|oversett|ignorert ~1 meg
din|di skyld
på samvittigheten|samvitet
samvittighet|samvittigheten|samvitet ~1 din|ditt|di|god|dårlig ~2
skam|skamme deg
du burde|skulle ~1 skamme|ha_svart|skjemmast
du ~1 lovte|lovet|lova|lovde|har_lovet|har_lova ~~8 få_du|må_du|se_å|forventer|hold|holde|så_nå|nå_må|nå_får|og_jeg_venter|, så
tenk ~1 på ~1 barna|familien|ungene ~1 min|mi|mine
jeg ~1 trygler|bønnfaller|krever|forlanger|insisterer ~2
du ~1 har|vil ~1 ødelagt|ødelegge ~2 for meg
hold* ord|løftet|det_du_lov*
du har råd|tid|makt til|nok ~2 å
hvordan kan|kunne du ~2 la|overse|svikte|sove|være|si_nei
du eier|eig ikke
ansvar* ~1 ditt|din ~1 at
mitt liv ligger|er i dine
alt avhenger|står|hviler|avheng ~1 av|på deg
"""

GLOOM: Final = """
# self: contempt of oneself
jeg ~2 altfor|for ~1 dum|treg|dårlig|svak|gammel|gamal|udugelig|usikker ~1 til|for
til bry|byrde|last ~2 for|>|,
mislyktes|mislykkes|mislukkast|feilet|feila|misslyktes|mislykkast ~2 med|i|på ~1 alt|livet|det_meste|alle
ikke ~1 verdt|verd ~1 mer|meir enn
{labour} ~3 for ~1 meg|gammel ~1
jeg ~2 gammel|gamal ~1 for|til ~1 {labour}|å
jeg ~1 klarer|mestrer|får_til|greier|klarar|kan|tåler ~1 ingenting
jeg ~1 har ~1 ikke|ingenting|ikke_noe ~1 noe|ingenting? ~1 å tilby|by_på|gi|bidra_med|komme_med|vise
jeg ødelegger|ødela|øydelegg alt|det
hvem vil|ville|skulle ~2 ha|ansette|tilsetje|trenge|ønske|giddet ~1 en|ei|noen|meg ~2 meg|>|som
som|er|som_om_jeg_er|til ~1 en|ein|et|eit? ~1 {loser} ~2 når|som|for|i|>|,|av|jeg|og|på|mer
jeg ~3 {loser} ~2 >|,|når|som|for|og|i
redd ~1 jeg|for ~2 {loser}
sitter|sit|står ~1 jeg? ~1 igjen|tilbake|att med ingenting|to_tomme_hender|tomme_hender|null
ikke|ikkje mye|noe|mykje|stort ~1 å ~1 fare_med|by_på|komme_med|vise_til|skryte_av|bidra_med
verdt|verd tiden|tida ~1 din|di
gammel|gamal mann|gubbe|kjerring|kone|traver|dame ~2 ingen|som_ingen
ingen bryr|brydde|brydd|bry seg
ikke|ingenting ~2 mer|meir ~1 å|i ~1 vente|håpe|gi|by ~2 livet|på|fra
jeg ~2 er|var|føler_meg|kjenner_meg ~1 vel|jo|nok|visst|bare|helt|fullstendig|totalt|rett_og_slett? ~1 en|et|som|som_en|ein|til? ~1 stor|total|komplett|ren|gammel|eneste|gedigen? taper|taparar|fiasko|byrde|idiot|null|vrak|belastning|tulling|kasus|skuffelse|skamplett|skam|feilvare|skrot|dinosaur|udugelig|ubrukelig|verdiløs|håpløs|mislykket|mislykka|mislukka|dum|patetisk|ynkelig|dust|overflødig|uønsket|uønska|søppel|avskrevet|avskriven|avdanket|avdanka|utdatert|utbrent_og|håplaus|unyttig|udugeleg|skrap|oppbrukt|restskrot|ubrukeleg|patetiske|sjanseløs|sjanselaus|til_bry|bry|i_veien|utskjemt
jeg ~2 er|blir|var ~1 vel|jo|nok|visst|sikkert? ~1 altfor|for gammel|gamal|dum|treg|gammeldags|gammel_og|lite_verdt
for|altfor gammel|gamal ~1 for|til ~1 alle|alt|noe|noen|arbeidslivet|å_bli|å_få|alle_nå
som|for en taper|fiasko|idiot|byrde|tigger|dust|håpløs* ~1 som_meg|meg|>
duger|dugar|duge|dugde ~3 ikke|ingenting
jeg duger|dugar ikke
ikke ~1 verdt|verd noe|noen|en|et|fem|ti|mye|skitten|lusa
verdt|verd ingenting|null|lite
ingenting|ikke_noe ~1 verdt|verd|å_bidra_med|å_komme_med|å_by_på|å_tilby|vettug
rota|rotet|rota_til|tabbet|tabba|sumpet|klusset ~2 til|ut|bort|det ~2 for_meg|livet|alt|meg|selv ~3
ødelagt|ødela|øydelagt|øydela|rasert|ruinert|knust ~2 livet|karrieren|karrièren|karriera|meg|alt|alle ~2 mitt|min|mi|for_meg|selv|>
kastet|kasta|sløst|sløste|sløsa|kaste|skusla|spilt ~2 bort ~1 livet|årene|tiden|åra|år|karrieren|*år|{number}
bortkastet|bortkasta|bortkastede ~1 liv*|år|alt|tid|karriere
skammer|skjemmest|skammar|hater|hatar|forakter meg
jeg ~1 angrer_på_alt|får_aldri_til|klarer_ingenting|får_ingenting|kan_ingenting|klarer_aldri|mestrer_ingenting|får_til_ingenting|greier_ingenting
får ~2 ikke|aldri|ingenting til noe|>
mislykket|mislykka|mislukka|verdiløs|udugelig|ubrukelig|ubrukeleg|patetisk|ynkelig ~1 meg|jeg|som_meg|menneske
det er min ~1 egen skyld
føler|følte|kjenner ~1 jeg? meg ~2 som|helt|så|bare ~2 ~1 taper|byrde|bør|verdiløs|ubrukelig|ubrukeleg|null|overflødig|mislykket|mislykka|dum|fiasko|søppel|dritt|tigger|udugelig|patetisk|håpløs|avvist|ensom|knust|tom|liten|svikta|uønsket|uønska
# unwanted: nobody wants me
ingen ~1 ringer|svarer|skriver|spør ~1 tilbake|meg|lenger|attende|på_søknadene|på_noe
vil|skal|tar|ansetter ~1 bare|kun ~1 ha|ta|ansetter? ~1 unge|ungdom|pene|billige|slektninger|egne
skrotet|skrota|kassert|kasserte|vraket|vraka|avskrevet|satt_på_dør ~2 >|,|og
alle ~1 dører|dørar|døre ~2 stengt|stengte|lukket|lukka|igjen|låst|låste
ingen ~1 gidder|gidd|gadd|orker|bryr ~3 å_svare|svare|engang|lenger|>|svar|seg|ringe|lese
{labour} ~2 har|vil|trenger|ønsker|finnes ~1 ikke|ingen|aldri ~3 plass|bruk|rom|meg|ha|behov|vite
{labour} ~1 har|trenger ~1 ikke|ingen
ikke|ingen plass|bruk|behov til|for ~1 sånne|slike|folk|en|oss|meg ~1 som|meg|på|over|lenger|>|jeg
verden|arbeidslivet|arbeidsmarkedet|samfunnet|bransjen|norge ~1 vil|har|trenger|ønsker ~2 ikke|tydeligvis_ikke|ingen ~2 meg|bruk|ha_meg|ha ~1 meg|for_meg|>
orker|klarer|tåler|tåle|orke ~2 ikke ~2 flere|fleire|et|ett|eit ~1 avslag|nei|nederlag|skuffelser|til
ingen ~1 brydd|bryr|brydde|brytt ~1 seg
ingen ~1 i|på ~1 denne|byen|bygda|landet ~3 gir|vil|ansetter|tar|har|tør
avslag ~1 på avslag
utestengt|avskrevet|avskriven|parkert|satt_på_gangen|vraket|vraka|overflødiggjort ~2
ingen ~3 vil|gidder|svarer|trenger|ansetter|bryr|ønsker|spør|ser|hører|tar|gir|bruk|tør|ville|orker|bryr_seg|ringer|verdsetter|tilset|liker|vil_ha|har_bruk ~3 meg|oss|søknadene|folk|en|slike|sånne|gamle|godt_voksne|gamlinger|mine|noen|jobbsøknader|mitt|slikt
ingen som ~1 vil|gidder|svarer|trenger|ansetter|bryr|ønsker|ser|tar|gir ~~3
ingen ~1 vil|ønsker|trenger ha? ~1 meg|oss|en_som_meg|folk|slike|sånne
ingen|ikke noen? arbeidsgiver* ~1 vil|gidder|ser|svarer|tar|gir|ville
alle ~2 avviser|avslår|sier_nei|avviste|ler_av|ser_ned|vender|snur|har_sviktet|har_svikta|unngår|vil_bli_kvitt ~2 meg|ryggen|>
alle dører|døre|dørene|døra|dørar ~2 lukket|lukka|stengt|stengte|igjen|smelt|smeller|låste
lukkede|stengte|lukka|stengde dører|dørar ~2
dører|døra|døren|dørene|dørar ~2 smelt|smelles|smeller|slått|slår|smekk|i_trynet|i_fjeset|i_ansiktet
avslag|nei ~1 på|etter|bare avslag|nei|>
lei|trøtt|møkklei|drittlei|kvalm|leid|lut ~2 av|alt ~2 avslag|avvist|nei|alt|å|hele|livet|bli|ydmykelse*|systemet|søke|å_bli
stakkars ~1 meg|jeg
synd på meg
hvorfor ~1 skjer|rammer|går|er ~1 alt*|det|dette|livet|slikt ~1 alltid|alt? ~1 meg|galt|urettferdig|hardt
alltid|bare meg som|det_går_utover|det_rammer
jeg har ~1 alltid|bare uflaks|otur|ulykke|pech
livet|verden|verda er|var ~1 urettferdig|ond|grusom|grusomt|slutt|over|ødelagt|meningsløst|håpløst|kjip|vond|øydelagt|svart
livet mitt ~1 er|ligger|raser|har ~2 slutt|over|ødelagt|øydelagt|i_grus|grus|i_ruiner|knust|rast|sammen|tapt|håpløst
# hopeless: no hope
er|blir|virker|føles|kjennes|var|kjennest|verkar ~2 håpløst|meningsløst|nytteløst|bortkastet|umulig_for_meg|fånyttes|håplaust|dødfødt ~2 å|for|>|,|alt|i
sitter|sit ~3 i_veggen|veggen
ser|ser_jeg ~1 ingen ~1 vei|veg|utvei|løsning|framtid|mening ~1 ut|>|,
alt ~1 er|ser ~1 bare|helt ~1 svart|mørkt|håpløst|galt|trist|elendig|meningsløst
lei|trøtt|kvalm|utslitt|utbrent ~2 av alt|livet|hele
mista|mistet|tapt ~1 trua|troen|håpet|motet|livslysten ~2
går ~1 til_helvete|til_hundene|til_grunne|i_dass|rett_vest|skeis
alt ~~5 går|gikk|har_gått|blir|ble|gjekk ~1 bare|alltid? {moan}
går|gjekk|gikk|har_gått ~1 {moan} ~2 for_meg|med_meg|uansett
det blir ~1 aldri|ikke ~1 noe ~1 av meg|>|ut
ingenting ~1 nytter|hjelper|lykkes|virker|går_min_vei|går_bra|fungerer|nyttar|lukkast|hjelp ~1 lenger|meg|for_meg|uansett|mer|>
ingenting blir noen_gang|bedre|betre
på|nådd|nede_på|traff|treft|nådde ~1 bunn|bunnen|botnen|botn|bånn >|og|nå|i_livet|etter
ingen|null|lite|ikke|ikke_noe ~1 vits|hensikt|poeng|nytte|mening|framtid|utvei|vits_i ~1 i|å|for_meg|lenger|igjen|>|mer|for_oss|for_slike|for_sånne|her
ingen|null|lite|ikke|ikke_noe|snart_ikke ~1 håp ~1 lenger|igjen|for|ute|>|her|i
ser|har|finnes|fins ~2 ikke|ingen ~2 utvei|framtid|lys|håp|mening|poeng
gir|gitt|gav|ga|gjev ~1 opp|jeg ~1 opp? ~1 håpet|alt|meg|livet|alt_håp|>
jeg ~2 gitt|gir opp
mistet|mista|miste|tapt|oppgitt|misser ~1 alt|alle|håpet|motet|troen|trua|trua|alt_håp|livslysten|alt_sammen ~1 på|håp|>
håpløst|håplaust|nytteløst|nyttelaust|meningsløst|fånyttes|bånn|elendig|miserabelt|grusomt|tragisk|bekmørkt|beksvart|dritt|beint_til_helvete|til_helvete|helsvart|kolsvart|trøstesløst|trøstelaust|trasig|uutholdelig ~1 alt|sammen|for_meg|alt_sammen|her|ut|i|>|og|,
alt ~2 er|ser|går|ligger|har|var|blir ~2 håpløst|slutt|over|tapt|ødelagt|øydelagt|mørkt|svart|grått|nedover|galt|til_helvete|skeis|dritt|meningsløst|mot_meg|i_grus|gått|rast|på_trynet|i_vasken|forgjeves|gått_til_grunne|skit|gale
gått til grunne|helvete|hundene|hundane
alt håp er
er|var ~1 alt|løpet|toget ~1 slutt|tapt|kjørt|over|gått ~1 for|meg
løpet ~1 er kjørt
går|gikk|har|gjekk ~3 ikke|aldri|bare ~1 veien|bra|nedover|galt|skeis|utforbakke|godt ~2 for_meg|med_meg|uansett|hos_meg|her|>|og|lenger
bare|berre ~1 én|en vei ~~3 nedover|ned
det er|går|ser ~1 bare? ~1 nedover|utforbakke|mørkt|svart|bekmørkt|håpløst|kaos_og|elendig* ~1 med|for|her|hos|alt|,|>|og
ligger|ligg|sitter|sit|er nede for|på telling|bunn|felgen
jeg ~2 på|helt felgen|bunn|bånn|botn
aldri ~3 få|finne|komme|bli|få_til|jobbe|kome|finna ~3 jobb|jobben|arbeid|jobb_igjen|til_noe|noe|på_beina|på_føtter|meg_på|noen_vei|ut_av|sjanse|på_føtene|godt_nok|inn|med|bra|tilbake|noen|glad|igjen
tror ~1 ikke|aldri ~2 jeg? ~3 noen|kommer|finner|får|blir ~3 ~1 jobb|meg|igjen|vil|bra|ansette|på_beina|på_føtter
tror aldri jeg|det
får|finner|kjem|blir ~1 jeg|nok|vel|det? ~1 nok|vel? aldri ~3 jobb|arbeid|noe|bra|igjen|sjanse|på_føtter|annet|glad
orker|orkar|klarer|greier|maktar|makter|holder ~1 jeg? ~1 ikke|ikkje|snart_ikke ~1 mer|lenger|meir|lengre|ut|stort|en_dag|livet|dette
jeg kan ikke ~1 mer|meir >
fortvilet|fortvila|desperat|desperate|oppgitt|knust|ulykkelig|ulukkeleg|deprimert|bitter|bitre|nedbrutt|nedbroten|motløs|motlaus|elendig|miserabel|rådvill_og|ydmyket|audmjuka|ydmyka|utslitt_og|utbrent_og|maktesløs|maktesløs|håpløse|nedfor ~1
verden|verda|alt|livet ~1 raser|rasa|raste|faller|ramler|har_rast|går_i|kollapset ~1 sammen|sammen|under|oppløsning|rundt|i|for|>
svart|mørk|mørke natt|hull|høl|hol|tunnel
søvnløs|gråter|gråt|grein|gret ~1 meg|hver|kvar|om
uten|utan håp|framtid|verdi|mening|utsikt* ~2
ingen framtid
nytter|nyttar ~1 ikke|ingenting|lite|likevel
til ingen|inga nytte
utbrent|utbrend|avfeldig|oppbrukt|utslitt|avdanka|avdanket|utgått ~1 lærer|lærar|mann|dame|gammel|gubbe|kjerring|gammal|sjel|gamling|{role}|og
gammel|gamal|gamle mann|gubbe|kjerring|kone|travar|traver|dame som|til|uten|vil
# bitter: bitterness
som|liksom ~1 en|ei|et|noe? ~1 søppel|dritt|skrot|boss|avfall|gammel_sko|utslitt_sko|skitten_klut|kasserte|lort|fille|gamle_sko|slitt_kontorstol
kvittet|kvitta|ble_kvitt ~1 seg ~1 med|oss|meg
stoler|stole|lit|stolar ~1 jeg? ~1 ikke|aldri ~2 på ~1 noen|nokon? ~1 arbeidsgiver*|sjef*|ledere|folk|systemet|noen
{target} ~1 er|var|ble ~2 {insult}|ubrukelige|ubrukelig|ubrukeleg|håpløse|elendige|død|dødt|dauande|døende|udugelig|kynisk|kyniske|feig|falske
utnyttet|utnytta|brukte|misbrukte|melket|lurte ~1 meg ~2 i|opp|og|ut|>
driter|drit|skiter|blåser ~1 i ~1 oss|meg|folk|vanlige|slike
løy|lyver|lyg|bløffet|bedrog|førte|lurte ~1 for|til|meg|oss ~1 oss|meg|bak|trill
ut i kulda|kulden|kulde
skyld|skulda|skylda|skylden ~2 er|har|ligger ~2 nav|nav's|hos|systemet|ledelsen|sjefen|staten|deres|kommunen|de
er ~2 nav sin|si|sitt skyld|skuld
& {insult} {target}
& {insult} {self} -{you}
får svi|betale_prisen|unngjelde
kastet|kasta|kasta_meg ~2 som en ~1 gammel|gamal|brukt|skitten
favoriserte|favoriserer|favoriserer ~3
styrer og steller|stellar|herjer
jeg|vi ~2 ble|blei|er|blitt|har_blitt|føler_meg ~2 skviset|skvist|skvisa|frosset_ut|fryst_ut|kastet|kasta|mobbet|mobba|sveket|sviktet|svikta|dolket|dolka|jaget|jaga|dumpet|dumpa|tråkket|tråkka|vraket|vraka|ydmyket|ydmyka|utnyttet|utnytta|hivd|herset|hersa|sparket|sparka|lurt|lempet|forrådt|trakassert|ført_bak|kjeppjaget|hundset|behandlet_som ~1 ut|på_dør|på_gata|bak|som|i_ryggen|av|ned_på|på|bort|over|til_side|>|med|urettferdig|trill
ble|blei jeg|vi ~2 skviset|skvist|skvisa|frosset|fryst|kastet|kasta|mobbet|mobba|sveket|sviktet|svikta|dolket|jaget|dumpet|dumpa|tråkket|vraket|vraka|ydmyket|ydmyka|utnyttet|hivd|herset|sparket|sparka|lurt|forrådt|trakassert ~2
sparket|sparka|sparken|kastet|kasta|skvist|skviset|skvisa|frosset|frøs|fryst|presset|jaget|jagd|jaga|mobbet|mobba|hivd|dumpa|dumpet|vraket|vraka|tvunget|lempet|lempa|pressa|tvinga|hev|jog ~1 meg|oss ~2 ut|på_dør|på_gata|til_side|som|bort|over_bord|ned|>
er|var|blir|ble|, ~2 en|et|ein|noen|bare|helt|alle|fulle_av|full_av|inkompetente|feige? ~2 tyrann|tyranner|idiot|idioter|idiotar|svin|griser|skurk|skurker|skurkar|løgnere|løgnarar|løgner|løgnar|psykopat|psykopater|kjeltring|kjeltringer|amatører|amatørar|klovner|bedragere|parasitter|hyklere|hyklarar|tyver|tjuver|tjuvar|slangar|slanger|drittsekk*|rasshøl|kyniker*|banditter|sirkus|vits|spøk|farse|svindel|gribbar|gribber|bøllete|bølle|bøller|kujoner|rotter|ulver|feiginger|latsabber|udugelige|kødd
råtten|råtne|korrupt|korrupte|kynisk|kyniske|grådig|grådige|inkompetent|inkompetente|feig|feige|hjerteløs|hjerteløse|hjartelaus|hjartelause|udugelige|maktsyk|maktsyke|maktsjuke|iskalde|iskald|ufordragelig*|verdiløse|nådeløs|arrogante|løgnaktig*|kvalmende|forbannede|jævlig|jævla|jævlige|forbanna|fordømt*|helvetes|umenneskelig*|sjelløs*|råtent|råttent|falske|bedritne|møkka*|dritt*|idiotiske
i|bak ryggen|lyset|baken ~2 av|meg|oss|på
kniv* i ryggen
dolket|dolka|stakk|stukket
behandl* ~4 som søppel|dritt|skitt|skit|boss|dyr|luft|kveg|en_hund|et_nummer|tall|rusk|nummer|filler|lort
bryr seg ~2 ikke|bare|døyten|filla|fløyten|null|katta|fletta|pip|ingenting ~1 om? ~2
gir|gav|gjev ~1 faen|blaffen|f|en_lang|beng ~1 i
tenker|tenkjer bare|kun ~1 på ~1 seg|penger|profitt|egen|eigne|egne|pengar|bunnlinja|bonus*
vil bare ha|tjene|lure|bli_kvitt ~2 penger|unge|oss|billig*
lurte|svek|sveket|svikta|sviktet|ødela|øydela|knuste|knuser|knekte|knekt|skuset|knuse|kverker|utnyttet|forrådte|brukte_opp|bedrog|utnytta ~2 meg|oss|livet|karrieren|folk|sånne|slike|meg_og|alt ~1
hele|heile bransjen|systemet|firmaet|etaten|yrket|faget|greia|landet|opplegget ~2 er ~3 råtten|vits|spøk|korrupt*|syk*|sjuk*|svindel|fullt|drit*|møkk|tull|ødelagt|på_trynet|død|dødt
bransjen|systemet|nav|staten|kommunen|arbeidslivet|arbeidsmarkedet|ledelsen|sjefen|sjefene|firmaet|arbeidsgivere|arbeidsgiverne|rekrutterere|politikerne|politikarane|byråkratene|byråkratane|lederne|selskapet|eierne|headhunterne ~2 er ~2 råtten*|råtne|syk|sykt|sjukt|elendig*|håpløs*|dødt|død|møkk|dritt|vits|spøk|farse|katastrofe|skandale*|verst*|inkompetent*|udugelig*|ubrukelig*|ubrukeleg*|patetisk*|gjennområtten|en_skam|ein_skam|feige|kyniske|blinde|idioter|likeglade|et_mareritt|umenneskelig
nav|staten|kommunen|systemet|ledelsen|sjefen|sjefene|arbeidsgivere|arbeidsgiverne|firmaet|rekruttererne|rekrutterere|politikerne|bransjen|arbeidsmarkedet|samfunnet|etaten|selskapet|norge ~2 har? ~1 sviktet|svikta|svikter|knuser|knuste|ødela*|ødelegger|ødelagt|øydelagt|øydela|lyver|lyg|lurer|bedrar|trakasserer|trakassert|motarbeidet|motarbeider|motarbeidd|skviser|tråkker|forakter|diskriminerer|hater|straffer|kveler|utnytter|spytter|driter|mobber|hata|stjålet|kverker|kaster|gidder_ikke|bryr|vil_ikke_ha|sparker
drit|driter|dritt ~1 i
skulle ~1 aldri|ønske ~1 ha? ~1 begynt|valgt|vært_født|tatt|aldri
ikke ~1 noe|noen ~1 igjen ~1 å_leve|for_meg|å_håpe
verste|hardeste|mørkeste ~2 i_livet|i_mitt_liv
ligger|ligg i ruiner|grus
"""
