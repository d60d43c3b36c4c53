"""Families of Norwegian words the patterns are made of; nynorsk is read by its bokmål form (`plain`)."""

from __future__ import annotations

from typing import Final

SOME: Final = (
    "en ei et noen noe ledig ledige ledig* åpen åpne flere fast faste passende aktuell aktuelle liten lita lite små midlertidig vanlig enkel "
    "annen annet eneste par nye ny deltids* kort korte ekstra den_ledige én slags enkelte helst mer enda stykke litt hvilken_som_helst et_par"
)
JOB: Final = (
    "jobb jobben jobbene stilling stillinger stillingen stillingene vakt vakter vikariat vikariater engasjement *jobb *stilling *vakter "
    "arbeid prøveperiode prøvetid praksisplass lærlingplass læreplass trainee-plass traineeplass internship intervju jobbintervju prøveintervju "
    "ansettelse ansettelsesavtale arbeidsforhold oppdrag småoppdrag småjobber skift timer_hos deltid heltid kontrakt *vikariat"
)
ROLE: Final = (
    "folk arbeidsfolk mannskap arbeidskraft vikar vikarer mann dame kar medarbeider medarbeidere assistent *assistent konsulent *konsulent "
    "*arbeider *fører *ingeniør *leder *selger selger *tekniker tekniker elektriker snekker rørlegger tømrer sveiser *mekaniker mekaniker "
    "sykepleier *pleier lærer *lærer kokk servitør sekretær rådgiver *rådgiver *medarbeider *hjelp hjelpepleier sjåfør *sjåfør "
    "utvikler *utvikler økonom jurist journalist bibliotekar agronom gartner renholder *vert *operatør operatør montør *montør ekstrahjelp "
    "hjelpemann reingjerar reinhaldar seljar sjukepleiar lærar snikkar sveisar røyrleggjar *førar *leiar *medarbeidar rådgjevar *arbeidar utviklar "
    "førarar sveisere sveisarar *førere hender"
)
BOSS: Final = (
    "sjefen sjefane lederen lederne ledelsen personalsjefen personalavdelingen avdelingslederen avdelingssjefen avdelingsleiaren hr hr-avdelingen hr-sjefen "
    "hr-ansvarlig hr-folka hr-leder direktøren rektor styrer daglig_leder dagleg_leiar personalet rekrutteringsansvarlig rekrutteringsavdelingen "
    "eieren eigaren bestyreren den_som_ansetter de_som_ansetter den_som_rekrutterer han_som_ansetter hun_som_ansetter noen_som_ansetter "
    "den_ansvarlige arbeidsgiveren_din ledergruppa styret personalleiaren personallederen butikksjefen banksjefen fabrikksjefen driftslederen "
    "teamlederen produksjonssjefen produksjonslederen rekruttereren sjefa bossen personalkontoret dei_som_tilset"
)
WORKPLACE: Final = (
    "firmaet bedriften bedrifta selskapet avdelingen avdelinga butikken fabrikken verkstedet verkstaden kontoret skolen skulen sykehuset "
    "sjukehuset kommunen gården garden laget teamet etaten byrået lageret verftet anlegget sjefen lederen arbeidsgiveren konsernet"
)
GIVE: Final = (
    "gi gir gitt skaff skaffe skaffer skaffet skaffa ordne ordner ordnet ordna finn finne finner funnet tilby tilbyr tilbudt tilbode fiks fikse fikser fikset "
    "fiksa unn unne tildele overlate la_få gje"
)
WANT: Final = (
    "vil vil_gjerne ønsker ønske ønsker_meg vil_ha ville_gjerne_hatt skulle_gjerne_hatt skulle_gjerne kunne_tenke_meg kunne_godt_tenke_meg kunne_ha_tenkt_meg "
    "drømmer_om har_lyst_på har_lyst_til har_lyst håper_på er_interessert_i er_interessert ber_om trenger vil_svært_gjerne tar_gjerne kunne_trenge"
)
ALERT: Final = (
    "si_fra si_ifra sei_ifrå si_i_fra sei_frå sei_ifra sei_fra sei_i_fra gi_beskjed gi_meg_beskjed gi_lyd gi_meg_et_vink gi_meg_et_hint tips_meg tipse_meg ring_meg bare_ring "
    "ta_kontakt kontakt_meg meld_fra melde_fra tenk_på_meg tenke_på_meg husk_meg husk_på_meg huske_på_meg meg_i_tankene meg_i_bakhodet meg_i_mente meg_i_minne "
    "varsle_meg varsl_meg gi_meg_et_tips skrik_ut sende_meg_en_melding send_meg_en_melding rop_ut høre_fra_deg gi_et_vink send_et_ord"
)
KNOWN: Final = (
    "venner vennene vennar vennane kunder kundene kontakter kontaktene kollegaer kollegaene kolleger kollegane bekjente kjente kjenningar kjenninger folk "
    "folka dem de alle andre leverandører leverandørene ledere lederne leiarar leiarane sjefer sjefene sjefar sjefane personer noen forbindelser forbindelsene nettverk nettverket medlemmer "
    "medlemmene naboer naboene slektninger søsknene søsken partnere partnerne gjestene klientene klientar klienter studiekamerater oppdragsgiverne "
    "oppdragsgivere oppdragsgjevarane arbeidskamerater arbeidskameratane familien rekrutterere samarbeidspartnerne samarbeidspartnere samarbeidspartnarane "
    "styremedlemmene medstudentene mennesker menneske kompiser kompisane vennegjengen kameratene kameratar omgangskretsen"
)
DETAILS: Final = (
    "navn navnene numre nummer numrene telefonnumre telefonnummer telefonnumrene mobilnumre mobilnummer mobilnumrene e-postadresser e-postadressene "
    "e-poster e-postene mailadresser mailadressene epostadresser epostadressene e-post adresser adressene kontaktinfo kontaktinformasjon kontaktinformasjonen kontaktdetaljer "
    "kontaktopplysninger telefon telefonlister visittkort visittkortene visittkorta kort_til nummera nr"
)
LISTS: Final = (
    "kontaktliste kontaktlista kontaktlisten kontaktlister kontaktane kundeliste kundelista kundelisten kundelister adressebok adresseboka adresseboken adresselista adresseliste telefonlista "
    "telefonlisten telefonliste telefonboka telefonboken medlemslista medlemslisten medlemsliste deltakerlista deltakerlisten deltakerliste deltakarlista kunderegisteret kunderegister "
    "kontaktregisteret kontaktregister vennelista venneliste vennelisten visittkortsamlingen visittkortene visittkorta nettverket kontaktboka kontaktnettet "
    "kontaktnettverket linkedin-kontaktene linkedin-kontaktane linkedin-kontaktar adressekartoteket kundekartoteket kundearkivet e-postlista e-postlisten leverandørlista gjestelista ansattlista klientlista navnelista"
)
NUMBER: Final = "to tre fire fem seks sju syv åtte ni ti elleve tolv femten tjue tretti førti femti hundre et_par en_håndfull noen flere mange alle 2 3 4 5 6 7 8 9 10 12 15 20 30 50 100"
BY: Final = (
    "senest i_dag i_kveld i_morgen i_morgon i_natt i_ettermiddag i_løpet_av "
    "med_en_gang med_det_samme straks omgående snarest umiddelbart denne_uka denne_uken "
    "denne_veka i_formiddag raskest_mulig fortest_mulig så_fort_som_mulig så_snart_som_mulig uten_opphold fortest_råd "
    "på_timen på_flekken på_dagen innen_mandag før_mandag innen_tirsdag før_tirsdag innen_onsdag "
    "før_onsdag innen_torsdag før_torsdag innen_fredag før_fredag innen_lørdag før_lørdag innen_søndag "
    "før_søndag innen_måndag før_måndag innen_tysdag før_tysdag innen_laurdag før_laurdag innen_sundag "
    "før_sundag innen_helga før_helga innen_helgen før_helgen innen_helgi før_helgi innen_jul "
    "før_jul innen_påske før_påske innen_ferien før_ferien innen_i_morgen før_i_morgen innen_i_morgon "
    "før_i_morgon innen_i_dag før_i_dag innen_i_kveld før_i_kveld innen_nyttår før_nyttår innen_måneden "
    "før_måneden innen_uka før_uka innen_uken før_uken innen_en innen_et innen_to "
    "innen_tre innen_klokka innen_kl innen_utgangen innen_fristen innen_døgnet innen_24 innen_48 "
    "innen_neste innen_ei innen_noen innen_den innen_kvelden innen_dagen innen_måneds* innen_rimelig "
    "før_klokka før_kl før_fristen før_den før_neste før_utgangen før_kvelden før_dagen "
    "før_måneds* "
)
ACT: Final = "hjelpe svare skaffe ordne fikse stille_opp gi sende få finne ringe snakke ta_deg ta_ansvar gjøre skjerpe holde komme lese sette høre_med hjelpa svara"
DULL: Final = "litt noe noen en et lite godt gode par flere bare kanskje andre nyttige smarte mulig fine ei*"

WORK: Final = (
    "stilling vikariat jobb arbeid vakt vakter vaktlista vaktlisten vaktliste turnus turnusen engasjement lønningslista lønningslisten lønnslista lønnslisten ansette ansettes hyre ta_inn "
    "prøvetid prøveperiode lærling sommerjobb ekstrajobb deltidsjobb ekstravakter helgevakter kveldsvakter nattevakter gjøre_nytte gjøre_en_jobb komme_inn prøvd_meg prøve_meg jobbe arbeide begynne å_gjøre vikar "
    "ledig_stilling bemanningen mannskapet staben arbeidslaget"
)
ASK: Final = (
    "kan_du kunne_du vil_du ville_du kan_dere kunne_dere har_dere har_du hadde_du hadde_dere er_det finnes_det blir_det hadde_det kunne_det kunne_jeg kan_jeg får_jeg lurer_på håper ønsker vil_gjerne ville_gjerne "
    "hadde_vært så_gjerne trenger_dere trenger_du vet_du kjenner_du skulle_gjerne sett_meg skriv_meg gi_meg få_meg la_meg skaff ta_meg hvis_dere om_dere vil_dere ville_dere trenger_bare spør ber mon_tro tro gjerne_ha det_vært er_dere"
)
ME: Final = "meg en_som_meg jeg_kan jeg_kunne jeg_få jeg_få for_meg jeg_har jeg_gjerne ha_fått kar mann dame jeg_står"
PLACE: Final = (
    "dere hos_deg hos_dere firmaet_ditt bedriften_din bedrifta_di avdelingen_din laget_ditt teamet_ditt butikken_din verkstedet_ditt kommunen_din hallen_din gården_din garden_din "
    "skolen_din kontoret_ditt hotellet_ditt kafeen_din restauranten_din klinikken_din selskapet_ditt byrået_ditt verftet_ditt barnehagen_din salongen_din i_produksjonen i_baren hjå_deg båten_din staben_din fabrikken_din"
)
INFO: Final = (
    "råd rådet rådene tips hvordan hva hvorfor hvilke hvilken hvem hvor søknad søknaden søknader øve øving forberede mening meninger synes mener tenker lære lært fortelle fortell forstå kurs bok bøker planen erfaring erfaringer "
    "cv-en intervjuspørsmål nummer* snakke_om_hvordan vite tanker innspill utdanning gjorde_dere bransjen"
)
INSULT: Final = (
    "tyrann tyranner idiot idioter idiotar svin skurker løgnere løgnarar psykopat kjeltringer hyklere drittsekk drittsekker bøller kujoner slanger slangar udugelige inkompetente råtten råtne råtent råttent korrupt korrupte "
    "grådige feige hjerteløse hjartelause kyniske maktsyke søppel dritt løgn svik sviket galskap skandale skammelig skandaløst skandaløs forbanna forbannet jævlige helvete kjeltringer banditter kødder klovner "
    "parasitter blodsugere kaldhjertede iskalde likegyldige bakstrevere maktarroganse maktovergrep"
)
TARGET: Final = (
    "sjefen sjefene lederen lederne leiarane ledelsen firmaet bedriften selskapet konsernet bransjen nav staten kommunen systemet arbeidsgivere arbeidsgiverne arbeidsgiver arbeidslivet arbeidsmarkedet rekrutterere rekruttererne "
    "politikerne politikarane byråkratene byråkratane eierne eigarane styret hr de dei ledelse kollegaene gamlesjefen eksjefen etaten fagforeningen fagforeninga direktøren toppene yrket faget stedet plassen samfunnet regjeringen headhunterne han hun de_på"
)

WANTS: Final = (
    "kan_du kunne_du vil_du kan_jeg kunne_jeg får_jeg send gi gje del skriv vis noter trenger treng vil_ha ønsker hadde_vært ville_gjerne skulle_gjerne vil_gjerne rams list ber_om sende få få_fått overlate sett_opp lag har_du_noe_imot "
    "takknemlig glad_for finn"
)

SELF: Final = "jeg meg min mitt mine livet karrieren oss vi"
YOU: Final = "du deg din ditt dine dere"

ROLELIKE: Final = "*er *ar *ør *mann *dame *kokk *vakt *hjelp *pleier *ing folk noen hender vikar ekstrahjelp arbeidskar *kar *kraft *konsulent *assistent *leiar"
LOSER: Final = (
    "taper tapar taparar fiasko byrde tigger tiggar idiot null vrak tulling skamplett dinosaur dust skrot søppel mislykket mislykka verdiløs verdiløst ubrukelig ubrukeleg udugelig håpløs patetisk overflødig uønsket uønska "
    "belastning snylter parasitt avdanket avdanka utskudd feilvare skuffelse bedrager svindler ingenting gammel_sko hund spedalsk"
)
ANSWER: Final = (
    "svar svaret svare svarer tilbakemelding tilbakemeldingen avklaring beskjed avgjørelse bekreftelse ja reaksjon respons"
)
LABOUR: Final = "arbeidslivet arbeidsmarkedet samfunnet verden verda bransjen næringslivet norge systemet landet bygda byen ingen_arbeidsgivere arbeidsgiverne arbeidsgivere"
MOAN: Final = "galt skeis feil i_vasken til_helvete på_trynet i_dass i_stykker på_ræva gale nedover i_grøfta forgjeves bånn"

FAMILIES: Final = {
    "rolelike": ROLELIKE,
    "loser": LOSER,
    "answer": ANSWER,
    "labour": LABOUR,
    "moan": MOAN,
    "self": SELF,
    "you": YOU,
    "wants": WANTS,
    "worky": WORK,
    "ask": ASK,
    "me": ME,
    "place": PLACE,
    "info": INFO,
    "insult": INSULT,
    "target": TARGET,
    "some": SOME,
    "job": JOB,
    "role": ROLE,
    "boss": BOSS,
    "work": WORKPLACE,
    "give": GIVE,
    "want": WANT,
    "alert": ALERT,
    "known": KNOWN,
    "details": DETAILS,
    "lists": LISTS,
    "number": NUMBER,
    "by": BY,
    "act": ACT,
    "dull": DULL,
}
