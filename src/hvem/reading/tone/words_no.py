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

FAMILIES: Final = {
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
