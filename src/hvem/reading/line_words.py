"""Words that tell what a stretch of a one-line contact is: positions, fields of work, organisations, places, remarks."""

from __future__ import annotations

import re

_TITLES = """
oberstløytnant generalmajor generalløytnant brigader kommandørkaptein orlogskaptein fenrik korporal flaggkommandør rittmester
lead master frilanser freelancer adjunkt administrator adv advokat advokatfullmektig agent agronom aktuar ambulansearbeider amanuensis analytiker
anleggsgartner anestesilege animatør apoteker arbeidsleder arkeolog arkitekt arkivar artist assistent astronom auksjonarius
aupair avdelingssjef avløser avisbud baker barista barnehagelærer barnepleier barnevernspedagog bartender bedriftseier
bibliotekar biolog bioingeniør biskop blikkenslager blomsterdekoratør bokbinder bonde brannmann brannkonstabel brannmester
brukthandler bryggesjef bryggerimester butikksjef butikkmedarbeider butikkeier byggmester byggherre byrettsdommer byråd
byrådsleder bødker båtbygger båtfører bussjåfør byantikvar barnepasser controller copywriter cto ceo cfo coo cio cmo cpo cso
chro cdo cco cro vp svp evp avp md danser dataingeniør datatekniker dekoratør dekan departementsråd designer detektiv diakon
diplomat direktør direktrice disponent dirigent distriktssjef dommer dosent dramatiker driftsoperatør dreier drosjeeier
drosjesjåfør dyrlege dykker eiendomsmegler eier eigar eigedomsmeklar ekspeditør ekspedisjonssjef elektriker elektronikker
elektromontør ergoterapeut ekspert entreprenør fabrikkeier fagforeningsleder fallskjermjeger farmasøyt fengselsbetjent feier
feiar fiolinist filmskaper finansmann finanssjef fisker fiskar fiskeoppdretter flygeleder flyger flykaptein flyvert
flyvertinne fløytist forfatter forfattar forleggar forlegger formann forretningsmann forsker forskar forskningssjef forstander
fotograf fotterapeut frisør fullmektig fylkesmann fylkesordførar fylkesordfører fysiker fysikar fysioterapeut fødselslege
førstekonsulent førsteamanuensis førstelektor fastlege fosterfar fostermor formgiver foreleser førelesar flislegger flisleggar
gallerist gartner gartnar generalsekretær geofysiker geograf geolog glassmester glasmeister grafiker gravferdskonsulent
gravemaskinfører gründer guide gullsmed gynekolog gardbrukar gardbruker gårdbruker havneinspektør havnefogd helsefagarbeider
helsefagarbeidar helsesøster helsesykepleier helsesjukepleiar heismontør historiker historikar hjelpepleier hjelpepleiar
hotelldirektør hovslager husvert husøkonom hushjelp hudpleier illustratør informatiker informasjonssjef innkjøper innkjøpar
inspektør inspektor inspisient instruktør intendant investor instrumentmaker ingeniør interiørarkitekt ishockeytrener jeger
jernbinder jordmor journalist jurist juvelér juveler jusstudent kaptein kafévert kaféeier kantor kapellan kardiolog kartograf
kassadame kassemedarbeider kelner kjemiker kjemikar kjøkkensjef kjøpmann kjøpkvinne kiropraktor kirurg klokker klubbleder kokk
komiker kommandør kommunalsjef kommunedirektør kommuneoverlege komponist konditor konduktør konservator konsul konsulent
konsernsjef koreograf korrespondent kranfører kranførar kosmetolog kurator kvartermester kulturskolelærer laborant
landbrukssjef landskapsarkitekt langtransportsjåfør lastebilsjåfør lege leder leiar ledar lektor lensmann lensmannsbetjent
linjemontør lokfører lokomotivfører logoped lakkerer lydtekniker lærar lærer lærling lærarstudent lærerstudent løytnant
lønnskonsulent legesekretær litterat lagerarbeider lagermedarbeider los lækjar magasinarbeider maler målar maskinist
maskinsjef maskinfører maskinførar massør matros matematiker mediegrafiker megler meklar mekaniker mekanikar mentor meteorolog
ministerialråd minister miljøarbeider miljøterapeut modell modist molekylærbiolog montør murer murar museumsdirektør
museumsbestyrer musiker musikar mølleeier møbelsnekker møbelsnikkar nevrolog notar nestleder nestleiar nettredaktør
nevropsykolog næringssjef oberst oljearbeider omsorgsarbeider onkolog operasanger operatør oppdretter oppsynsmann optiker
optikar ordfører ordførar organist ornitolog ortoped ordførarkandidat overingeniør overlege overlærer hovedtillitsvalgt hovudtillitsvald dagmamma oversetter omsetjar
omsettar papirmaker parkettlegger parkeringsvakt partner partnar patolog pedagog personalsjef pianist pilot
platearbeider pleier politibetjent politiker politikar politimann politimester politiadvokat politioverbetjent politiinspektør
postbud postmann pr-rådgiver praktikant prest produsent professor programleder programleiar programmerer prokurist promotor
prorektor prosjektmedarbeider prost provisor psykiater psykolog psykoterapeut portør radiolog radiograf redaksjonssjef
redaktør reder regissør regnskapsfører rekneskapsførar rektor renholder reinhaldar renseriarbeider rederi-eier reporter
resepsjonist restauratør revisor rigger ridelærer ringmester rittmester rådmann rådgjevar rådgiver rørlegger røyrleggar
røntgenlege ryddegutt rengjører renovatør reinholder reindriftsutøver sagmester saksbehandler saksbehandlar salgsmann
samfunnsviter sanger sangar sauebonde scenograf scenekunstner sekretær selger seljar seminarist seniorforsker sersjant
servitør servicemann sivilingeniør sivilagronom sivilarkitekt sivilforsvarer siviløkonom sjef sjåfør sjømann sjøkaptein
skatterevisor skipper skipsfører skipsreder skogbruker skomaker skredder skreddar skribent skuespiller skodespelar skulesjef
slakter slaktar smed snekker snikkar sogneprest soknediakon sokneprest sosialantropolog sosiolog sosionom speditør spesialist
spesialpedagog spesiallege spesialkonsulent sportsjef sportssjef stallmester statistiker statsråd statssekretær statsadvokat
stenograf stipendiat steinhogger stortingsrepresentant stortingsmann stuepike student styreformann styreleder styreleiar
styremedlem styrmann stuert stylist stiller sykepleier sjukepleiar sveiser sveisar sysselmann systemutvikler svenn spåkone
skadebehandler skiinstruktør skogsarbeider skogsmaskinfører taksatør takstmann tannlege tannlækjar tannpleier tannpleiar
tanntekniker taxieier taxisjåfør tegner teiknar tekniker teknikar tekstforfatter telefonist telemontør teolog terapeut
tjenestemann tolk tollbetjent tollinspektør tomrer trafikkbetjent trafikklærer trafikklærar trainee trener trenar trompetist
tømmermann tømrer tømrar tømrermester tekstilkunstner trekkspiller turoperatør tårnkranfører turnuslege tillitsvalgt
tillitsvald underviser urmaker utvikler utviklar utdanningsleder vaktmann vaktmester vaktmeister vaskehjelp vekter vektar
verneombud vert vertinne veterinær veileder vegleiar vikar viserektor visepresident vitenskapsmann vaskeriarbeider vognfører
vernepleier vernepleiar verkseier vevlærer verksmester verkstedeier yrkessjåfør altmuligmann økolog økonom øyelege øyelækjar
øre-nese-hals-lege ørelege accountant actor actress actuary adviser advisor advocate analyst anesthetist animator apprentice
archaeologist architect archivist assistant associate astronomer attorney auctioneer auditor author banker barber barrister
beautician biologist biochemist boatbuilder bookkeeper bookseller botanist brewer bricklayer broker builder butcher buyer
cabinetmaker captain cardiologist caretaker carer carpenter cartographer cashier caterer chairman chairperson chairwoman chair
chancellor chaplain chef chemist childminder chiropractor choreographer cleaner clerk clinician co-founder cofounder co-owner
coach commander commissioner composer conductor conservator constable consultant contractor cook coordinator co-ordinator
coroner councillor counsel counsellor counselor courier curator creator dancer dealer dean decorator dentist dermatologist
detective developer dietician dietitian director dispatcher diver doctor draughtsman driver ecologist economist editor
electrician engineer entrepreneur epidemiologist evangelist executive examiner farmer farrier filmmaker firefighter fisherman
fitter florist foreman founder fundraiser gardener geologist geographer glazier goldsmith governor graduate grocer
groundskeeper gynaecologist gp guard hairdresser headhunter headmaster headmistress headteacher historian housekeeper
hygienist illustrator inspector instructor intern interpreter inventor investigator jeweller jeweler janitor joiner judge
keeper labourer landlord landscaper lawyer leader lecturer librarian lifeguard linguist locksmith machinist magistrate manager
marketer mason masseur mathematician matron mayor mechanic mediator merchant meteorologist microbiologist midwife miller miner
model musician nanny naturalist negotiator neurologist novelist nurse nurseryman obstetrician officer oncologist operator
optician optometrist orthodontist osteopath owner owner-manager paediatrician painter paralegal paramedic pathologist
pediatrician pharmacist pharmacologist philosopher photographer physician physicist physiotherapist planner plasterer plumber
podiatrist poet policeman policewoman politician porter postdoc postman postmaster potter practitioner president presenter
principal printer producer programmer proofreader proprietor psychiatrist psychologist psychotherapist publican publicist
publisher purchaser purser radiographer radiologist ranger realtor receptionist recruiter rector referee registrar
representative researcher retailer reviewer roofer sailor salesman salesperson saleswoman scholar scientist sculptor secretary
seller sergeant shepherd sheriff shopkeeper singer solicitor specialist stagehand statistician steward stockbroker strategist
superintendent supervisor surgeon surveyor tailor teacher technician technologist tester therapist tiler toolmaker trader
trainer translator treasurer tutor typist undertaker underwriter upholsterer urologist usher veterinarian vet vicar
videographer vice-president violinist waiter waitress warden watchmaker welder writer woodworker zoologist säljare försäljare
inköpare inköpschef ekonomichef platschef vd ingenjör konsult lärare läkare sjuksköterska handläggare projektledare utvecklare
snickare kontorist indkøbschef indkøber salgschef projektleder sygeplejerske håndværker pædagog kok bogholder læge sælger
afdelingsleder geschäftsführer geschäftsführerin leiter leiterin vertriebsleiter einkäufer einkaufsleiter ingenieur berater
projektleiter arzt ärztin lehrer lehrerin buchhalter anwalt rechtsanwalt inhaber directeur directrice ingénieur gérant
acheteur comptable inkoper verkoper adviseur docent
"""
_MODIFIERS = """
daglig dagleg administrerende administrerande adm ass assisterende assisterande ass. avd avdelings fagleg faglig fungerende
fungerande konst konstituert konstituerande senior junior sr jr stedfortredende stadfortredar teknisk merkantil operativ
regional lokal medisinsk pedagogisk utøvende utøvande økonomisk kommersiell strategisk kreativ første fast ansvarlig ansvarleg
selvstendig sjølvstendig sertifisert autorisert statsautorisert registrert offentlig privatpraktiserende spesialutdannet
tilsynsførende managing chief vice deputy head executive general global national international key principal lead leading
associate assistant acting interim area district group staff trainee chartered certified qualified registered technical
medical clinical scientific operations operating financial marketing commercial creative digital strategic research company
retail field freelance independent self-employed primary secondary estate visiting full-stack fullstack front-end frontend
back-end backend non-executive co verkställande ställföreträdande
"""
_FIELDS = """
drosje taxi rørlegging snekring maling frilans freelance catering skole helse barnehage butikk kjøkken kantine
vakt renhold bokføring fakturering regnskap rekneskap innkjøp salg sal marked marknad kommunikasjon informasjon økonomi finans lønn personal hr it ikt fou drift
produksjon logistikk lager kundeservice kundesenter support service utvikling forskning kvalitet hms juss jus eiendom eigedom
anlegg bygg prosjekt eksport import transport spedisjon design arkiv administrasjon resepsjon undervisning opplæring
rekruttering strategi analyse revisjon skatt forsikring kreditt risiko compliance personvern sikkerheit sikkerhet beredskap
miljø bærekraft berekraft energi teknologi teknikk vedlikehald vedlikehold verksted montasje elektro automasjon mekanisk
bemanning kultur oppvekst helse omsorg næring plan byggesak innovasjon forretningsutvikling kontrakt kontrakter anskaffelser
innkjøpsavdelingen salgsavdelingen markedsavdelingen regnskapsavdelingen lønnsavdelingen personalavdelingen økonomiavdelingen
it-avdelingen hr-avdelingen rekneskapsavdelinga accounts accounting sales marketing finance purchasing procurement logistics
operations production people talent legal payroll administration communications communication comms pr engineering research
development r&d quality security safety supply chain warehouse shipping dispatch maintenance facilities recruitment recruiting
training education strategy analytics data product tax treasury audit insurance credit risk sustainability environment energy
technology innovation business customer success relations affairs public partnerships growth brand content media digital ict
export exports imports fundraising admissions billing claims underwriting planning human resources resource account project
programme program software hardware systems system network cloud mobile web ux ui frontend backend devops information
editorial events hospitality catering investor investment asset wealth portfolio real estate property construction civil
mechanical electrical chemical structural process manufacturing plant site field retail store shop floor office team key
category vendor supplier inventory nordics nordic norway norge noreg scandinavia emea europe uk region global apac americas
norden sør nord øst vest sør-norge nord-norge vestlandet østlandet sørlandet midt-norge trøndelag offshore onshore maritime
b2b b2c försäljning inköp ekonomi produktion indkøb vertrieb einkauf
"""
_ORGANISATION_WORDS = """
advokater advokatfirma advokatkontor advisory agency airlines airport akademi akademiet aktivitetssenter allianse apotek
arkitekter arkitektkontor arkiv associates association auto avis bad bakeri bakery bank barnehage barnehagen bensin bibliotek
bil bilsenter bilservice bispedømme boligbyggelag bokhandel bokhandelen books borettslag brannvesen brewery brothers
brukshandel bryggeri bryggerier bureau burger bygg byggevarer byggvarer byråd bærlag bygdelag bygdemuseum bondelag
bedriftshelsetjeneste begravelsesbyrå bilverksted blomster bilhuset bok bunnpris café cafe camp camping care catering
cathedral centre center chamber charity church clinic club coffee college commission communications community company
computing consult consultants consulting cooperative coop corporation corp council couriers crafts creative cruise cruises
dagblad dairy data datasenter department dental departement design development digital direktorat distillery distribution
domstol drift dynamics dagligvare dyreklinikk education eiendom eiendommer eigedom elektro elverk energi energy engineering
enterprises entreprenør entertainment equipment estates etat events export express eiendomsmegling eldresenter elektronikk
fabrikk fabrikker factory farm farms fashion federation fengsel festival fiber film finans finance financial fisheries fisk
fiskeforum fjordhotell flooring folkehøgskole folkehøyskole folkeuniversitetet foods food forbund forening foreninga
foreningen forlag forsikring forskning forum foundation frisøren fylkeskommune fritidssenter fylkesbibliotek fylkesmuseum
galleri gallery garage gardens gard gartneri gjestgiveri gjestegård glass global group gruppe gruppen gym grid grossist gård
grill gravferd handel hagesenter havn healthcare health helse helsestasjon helseforetak helsesenter holding holdings home
hospice hospital hotel hotell housing hus huset hytte høgskole høgskolen høgskule høyskole høyskolen hotels høgskulen
hjemmetjenesten heimeteneste idrettslag immobilien import industri industrier industries innovation institute institutt
institusjon insurance interiør international internasjonal invest investment investments isolasjon ingeniørservice jernvare
jernbane journal jewellers jordmorsenter kafé kafe kaffe kapital capital kino kiosk kirke kyrkje kirkelige klinikk kommune
kompani konditori konsult kontor kraft kraftlag kraftverk kro kultur kulturhus kulturskole kunst kunstskole kystlag kystnett
kompetanse kompetansesenter konsulenter kirkekontor kollektiv kraftselskap klima kjøpesenter lab laboratories laboratory labs
lager landhandel landbruk laks law legal legekontor legesenter legevakt library limousine logistics logistikk luftfart
løsninger lysverk lensmannskontor lakkering legepraksis management marina maritim maritime marked market marketing matsenter
marine maskin mat media medical mek mek. mekaniske meieri mills ministry misjon mobil mobility motor motors museum museet
music musikk mølle maskinering montasje møbler møbel naturvernforbundet nett nettverk network networks nursery nursing
næringshage næringspark nytt næringsforening offshore olje opera optikk orchestra organisasjon orkester outdoor oppdrett
oppvekstsenter omsorgssenter park parkering partners pensjonat pharma pharmacy plast plumbing politidistrikt politi politiet
politikammer posten power press print products produkter produksjon productions produksjoner properties property pub
publishing pizza prestegård primary pensjonskasse racing radio railway rail rederi regnskap rekneskap renhold renseri research
resort restaurant retail revisjon rør rørservice rådhus røyr rådgivning røyrservice reiser regnskapskontor rederiet rens sag
sagbruk salon salong savings school schools seafood security senter senteret service services servicekontor shipping shop
sjømat skatteetaten skip skole skolen skule skulen skoler slakteri snekkeri software solar solutions sons sparebank
sparebanken spedisjon sport stadion stål steel stiftelse stiftelsen stiftinga store stores studio studios sykehjem sjukeheim
sykehus sykehuset sjukehus sjukehuset systems system sønn sønner søner sykkel sentrum storsenter sentralsykehus skoleverk
speidergruppe skatt sveis spa språksenter tannklinikk tannlegekontor tannlegesenter tannlegene tannlegar taxi tech
technologies technology teater teatret tele telecom teknikk teknologi theatre tidende times tilsyn timber tingrett
lagmannsrett tours trading trafikk transport transporter travel travels trust trykkeri trygdekontor treindustri trelast tømmer
treningssenter tools union universitet universitetet universitetssykehus university utdanning utvikling utleie varehus
vegvesen vekst ventures verft verk verksted verkstad verlag vin videregående vgs vidaregåande vaskeri vind vindkraft
ventilasjon vvs ungdomsskole barneskole ungdomsskule barneskule water wealth web wine wind winery works workshop warehousing
wholesale windows yard zoo øl økonomi
"""
_EMPLOYERS = """
abb accenture adecco adobe advania aftenposten aftenbladet ahus airbus aibel akastor aker allianz altibox amazon amedia apple
asko aller arbeidstilsynet atea avinor autronica axactor bama bane-nor bdo bekk bergenshalvøens bergensavisen betsson bik bir
bkk boots borregaard bouvet brunel bunnpris byggmakker bufetat bufdir capgemini cappelen cargill cegal cermaq cisco clas
cognite computas coop cowi crayon cgi dagbladet danske datatilsynet dell deloitte dfds dhl digdir dips dnb dnv dof
domstoladministrasjonen dyno dn e24 ecit egmont eika elektroimportøren elkem elkjøp eltel elvia enova entur equinor ericsson
europris evry ey facebook felleskjøpet ferd finansavisen fjord1 fjordkraft flytoget folkehelseinstituttet forsvaret fremtind
frende fhi ffi gassco gjensidige glencore google gyldendal glava glitre hafslund handelsbanken helfo hm hurtigruten hydro
hennig-olsen höegh høegh havila ibm ikea intility intersport isave itera implenia jernia jotun justervesenet kahoot kartverket
kavli kitron kiwi klp knowit komplett kongsberg kpmg kristiania kystverket kripos lerøy lidl lilleborg lyse lånekassen
løvenskiold läderach lotteritilsynet maersk mattilsynet mcdonalds mckinsey meny mesta microsoft mowi multiconsult moelven
nammo narvesen nasjonalbiblioteket nav ncc nel nettavisen netcompany nhh nho nibio nina nilu nmbu noaignite nokas norce nordea
norconsult nordlaks norgesgruppen norwegian noroff norsar norled ntnu nrk ntb nupi nve nav-kontoret norfund nille nets nito
novartis obos odfjell oljedirektoratet oracle orkla oslomet otovo obs peab pfizer politiet posten postnord protector pwc ppt
pgs petoro pst ragn-sells rambøll reitan rema rema1000 renonorden riksrevisjonen riksteatret riksantikvaren ruter
rikshospitalet recover saab salmar samfunnsviterne sap sas sats schibsted schlumberger securitas seb seadrill selvaag siemens
siemens-energy simula sintef sjøfartsdirektoratet skanska skanem skatteetaten skagerak slb snøhetta sopra sparebank1 spotify
ssb statkraft statnett statoil statsbygg storebrand subsea7 sweco sykehuspartner stormberg stortinget statped tampnet
technipfmc tekna telenor telia tesla tibber tieto tietoevry tine tomra topdanmark tryg tv2 tui tyrens toyota tolletaten udi
uib uio uia uis uit usn utdanningsdirektoratet udir unhcr unicef vaisala veidekke vegvesenet verisure vg vinmonopolet visma
vitusapotek volvo vy vipps wallenius wärtsilä widerøe wilhelmsen wwf wintershall xxl yara zalando økokrim ørsted østlendingen
sunnmørsposten adresseavisen nordlys firda hallingdølen varden nationen klassekampen unilever tesco sainsbury's vodafone bbc
nhs bt bp shell barclays hsbc lloyds rolls-royce gsk astrazeneca nestlé philips bosch bmw basf bayer novo carlsberg arla lego
vestas scania h&m nokia kone
"""
_PLACES = """
oslo bergen trondheim stavanger sandnes drammen fredrikstad sarpsborg kristiansand tromsø ålesund skien porsgrunn sandefjord
tønsberg moss bodø arendal haugesund hamar larvik halden lillehammer askøy kongsberg harstad molde horten gjøvik jessheim ski
kristiansund narvik elverum alta mandal drøbak stord leirvik notodden florø førde sogndal stryn voss odda steinkjer levanger
stjørdal namsos røros mosjøen sandnessjøen brønnøysund svolvær leknes sortland finnsnes hammerfest kirkenes vadsø vardø
honningsvåg mo luster lærdal årdal aurland vik høyanger gloppen sandane nordfjordeid måløy volda ørsta ulsteinvik hareid
åndalsnes sunndalsøra oppdal orkanger brekstad rørvik verdal kongsvinger otta vinstra lom vågå dombås raufoss fagernes gol
geilo hemsedal ål hønefoss vikersund modum rjukan bø kragerø risør tvedestrand grimstad lillesand flekkefjord farsund lyngdal
egersund bryne jørpeland sauda ølen kopervik bømlo norheimsund jæren toten hadeland valdres hallingdal gudbrandsdalen
østerdalen setesdal telemark vestfold østfold agder rogaland hordaland vestland sogn fjordane sunnfjord nordfjord sunnmøre
romsdal nordmøre trøndelag nordland troms finnmark innlandet akershus buskerud hedmark oppland lofoten vesterålen helgeland
hardanger sørlandet vestlandet østlandet nord-norge nordnorge fosen ryfylke karmøy haugalandet viken norge noreg norway
sverige sweden danmark denmark london paris berlin københavn copenhagen stockholm göteborg malmö helsinki reykjavik brussel
brussels england skottland scotland usa uk tyskland germany amsterdam rotterdam hamburg manchester leeds birmingham bristol
edinburgh glasgow aberdeen dublin oxford cambridge york lena nesodden asker bærum lillestrøm lørenskog sandvika ås nittedal
eidsvoll eidsvåg kolbotn nærbø klepp sola randaberg
"""
_BESIDES = """
korpset koret speideren turlaget idrettslaget velforeningen velet borettslagsstyret styret fau klubben laget fotballaget
skilaget menigheten kirkekoret bunadlaget songlaget sanglaget foreldrerådet foreldreutvalget lions rotary odd-fellow losjen
loppemarkedet bygdekvinnelaget bondelaget jaktlaget sjakklubben bridgeklubben hagelaget danselaget vevstua strikkekafeen
bokklubben lesesirkelen quizlaget mentorlaget misjonsforeningen saniteten sanitetsforeningen helselaget husflidslaget
historielaget mållaget ungdomslaget treningen yogaen kurset messa festen konferansen seminaret bryllupet sentralbordet
resepsjonen kantina kantinen nabolaget hytta hyttefeltet byen bygda gata oppgangen blokka ferien militæret studiet studietida
universitetsdagene barneskolen-vår facebook linkedin instagram telefonen mailen møtet choir club church reception switchboard
party fair conference gym pub treningssenteret
"""

TITLES = frozenset(_TITLES.split())
MODIFIERS = frozenset(_MODIFIERS.split())
FIELDS = frozenset(_FIELDS.split())
ORGANISATION_WORDS = frozenset(_ORGANISATION_WORDS.split())
EMPLOYERS = frozenset(_EMPLOYERS.split())
PLACES = frozenset(_PLACES.split())
BESIDES = frozenset(_BESIDES.split())
"""Lower-case words after `i`, `på`, `fra` that are no workplace: the band, the club, the party, the switchboard."""

TITLE_END = re.compile(
    r".*(?:leder|leiar|ledar|ledare|sjef|chef|direktør|direktör|ingeniør|ingenjör|konsulent|konsult|rådgiver"
    r"|rådgjevar|rådgivar|ansvarlig|ansvarleg"
    r"|ansvarlege|medarbeider|medarbeidar|arbeider|arbeidar|sekretær|koordinator|utvikler|utviklar|analytiker"
    r"|analytikar|spesialist|terapeut"
    r"|pedagog|lærer|lærar|lektor|lege|lækjar|pleier|pleiar|sykepleier|megler|meklar|fører|førar|sjåfør|montør"
    r"|tekniker|teknikar|mester|meister"
    r"|behandler|behandlar|forsker|forskar|redaktør|journalist|arkitekt|designer|økonom|jurist|advokat"
    r"|kontrollør|inspektør|operatør|assistent"
    r"|selger|seljar|kjøper|kjøpar|planlegger|planleggar|eier|eigar|gründer|stifter|vert|vertinne|betjent"
    r"|fullmektig|bestyrer|styrar|forvalter"
    r"|forvaltar|revisor|controller|instruktør|veileder|rettleiar|vegleiar|trener|trenar|student|lærling"
    r"|stipendiat|kandidat|representant"
    r"|ombud|dommer|prest|kokk|baker|bakar|maker|makar|legger|leggar|snekker|snikkar|handler|handlar|manager"
    r"|developer|engineer|officer"
    r"|ologist|ologe|olog|grafiker|grafikar|fotograf|produsent|regissør|kurator|bonde|oppdretter|oppdrettar"
    r"|psykolog|terapaut|tolk|vakt|hjelp"
    r"|agent|strateg|logist|kjemiker|fysiker|ambassadør|lotse|reder|reiar|kaptein)\Z"
)
"""Endings of positions in lower case."""

ORGANISATION_END = re.compile(
    r".*(?:verket|vesenet|etaten|tilsynet|direktoratet|departementet|kommune|kommunen|kontoret|skole|skolen"
    r"|skule|skulen|sykehuset|sykehus"
    r"|sjukehuset|sjukehus|banken|bank|bygg|senteret|senter|klinikken|klinikk|verkstedet|verksted|verkstad"
    r"|verkstaden|butikken|bua|sjappa|heimen|hjemmet"
    r"|avisa|avisen|posten|bladet|museet|museum|teatret|teateret|instituttet|firmaet|selskapet|fabrikken"
    r"|bedriften|verft|verftet|hotellet|hotell|kroa"
    r"|kafeen|kafé|legane|legene|legesenter|stasjonen|tjenesten|tenesta|apoteket|apotek|biblioteket|bakeriet"
    r"|bakeri|meieriet|bryggeriet|rederiet|rederi|forlaget"
    r"|universitetet|høgskolen|høgskulen|høyskolen|akademiet|barnehagen|barnehage|barnehagane|kirken|kyrkja"
    r"|kirka|hallen|huset|hagen|rådet|nemnda|ombudet|tinget"
    r"|retten|politiet|fengselet|brannvesenet|vakta|gruppen|gruppa|konsernet|laget|forbundet|kraft|nett|data"
    r"|tech|soft|gården|garden|gartneriet|varehuset"
    r"|salongen|frisøren|tannlegen|legen|optikeren|renseriet|trykkeriet|advokatene|byrået|mølla|bruket|sagbruk"
    r"|sagbruket|lageret|havna|havnen|sentralen|stova|stua|kiosken|kiosk|studioet|pensjonatet|campingen|vaskeriet|puben|baren|restauranten|kafeteriaen|smia|mottaket|brygga|slakteriet"
    r"|fondet|terapeuten|lækjaren|megleren|meklaren|bakeren|bakaren|slakteren|slaktaren|skomakeren|urmakeren|dyrlegen|veterinæren"
    r"|bilforhandleren|advokaten|kiropraktoren)\Z"
)
"""Endings of workplaces in lower case, Norwegian definite forms among them: apoteket, tannlegen, Blomsterbua."""

CLUB = re.compile(
    r".*(?:(?:jakt|idretts|song|sang|musikk|mål|historie|ungdoms|kvinne|helse|husflids|hage|tur|ball|ski|skytter"
    r"|danse|spel|båt|grende|kor|orienterings)"
    r"(?:s?lag(?:et)?|klubben|foreninga|foreningen)|koret|korpset|klubben|losjen|messa|messen|festen|kurset"
    r"|styret|utvalget|menigheten|treninga|treningen"
    r"|gjengen|foreldrerådet|venneforeningen|velforeningen|velforeninga|velet|saniteten|sanitetslaget|dugnaden"
    r"|seminaret|konferansen)\Z"
)
"""Definite lower-case words of clubs and gatherings."""

FAMILY_END = re.compile(
    r".*(?:sen|ssen|son|sson|stad|vik|vig|dal|dahl|berg|land|heim|haug|haugen|rud|lund|nes|næs|ness|set|seth"
    r"|vold|voll|moen|lien|bakken|bakk|gård"
    r"|gaard|garden|ås|aas|strand|holm|eid|eide|hus|vang|rød|røed|sund|sæter|sæther|seter|løkken|løkka|brekke"
    r"|bråten|myhr|myhre|myr|sand|tveit|tveiten|hagen"
    r"|engen|øy|øya|ø|skog|stein|fjell|fjeld|nesset|viken|sletten|sletta|kleven|rønning|rud|by|bø|kvist|gren"
    r"|ström|ski|ska|wski|wicz|enko|ova|ov|ić|ic"
    r"|ian|yan|poulos|ez|escu|man|mann|ford|ton|field|worth|wood|well|ley|stone|shaw|ham)\Z"
)
"""Endings of family names in lower case."""

ABBREVIATIONS = frozenset(
    [
        "dr",
        "prof",
        "mob",
        "tlf",
        "tel",
        "avd",
        "ass",
        "adm",
        "st",
        "mr",
        "mrs",
        "ms",
        "capt",
        "kapt",
        "ing",
        "siv",
        "mek",
        "jr",
        "sr",
        "chr",
        "nr",
        "kl",
        "gt",
        "ca",
        "f",
        "pb",
        "konst",
        "fr",
        "hr",
        "frk",
        "dir",
        "sekr",
        "øk",
        "arb",
        "priv",
        "univ",
        "inst",
        "dept",
        "ltd",
        "inc",
        "co",
        "bl",
        "a",
        "med",
        "phil",
        "philos",
        "cand",
        "mag",
        "jur",
        "polit",
        "tidl",
        "ev",
        "evt",
        "int",
        "v",
        "m",
        "t",
        "e",
    ]
)
"""Words whose full stop ends no sentence."""

OPENER = re.compile(
    r"(?:(?:med )?(?:vennlig|venleg|beste|mange) (?:hilsen|helsing)|hilsen|helsing|mvh|m\.v\.h\.?|vh|hils(?: på"
    r"| til| fra| frå)?|(?:best|kind|warm) regards|regards"
    r"|(?:(?:du )?(?:må|bør|kan) )?(?:snakke?|prate?|ta kontakt|ta en prat|møte|sjekke?|høre?|høyre?) med|check with|ta kontakt|kontakt(?:e"
    r"|person)?|spørr?e? etter|spørr?e?|ringe?(?: til)?|be om"
    r"|ved spørsmål|talk (?:to|with)|speak (?:to|with)|ask for|get hold of|call|contact|meet|ring|phone|e-?mail"
    r"|att|attn|v/|navn(?:et)?|namn(?:et)?"
    r"|name|(?:han|hun|ho|hu)(?: (?:derre|der|dere|herre|her|nye|gamle|hyggelige|hyggjelege|snille))?|he|she|hei"
    r"|hello|hi|min venn|venninna mi|en som heter|ei som heiter|denne|kanskje|muligens|visstnok|prøv|husk|her er"
    r"|dette er|this is|it's"
    r"|så har vi|også|og|eller|and|or|nå|no|now|currently|for tida|for tiden|til daglig|helst)(?:[:,]\s*"
    r"|\s+(?=\S)|\s*\Z)",
    re.IGNORECASE,
)
"""What stands before the person and says nothing of them; taken off as long as it fits."""

RELATION = re.compile(
    r"(?:(?:tidligere|tidlegare|gamle|gammel|god|former|old|min|mi|my|vår|our)\s+)*(?:kollega|kollegaen|nabo"
    r"|naboen|venn|vennen|venninne|venninna|kompis|kompisen|kamerat|kameraten|fetter|kusine|kusina"
    r"|svoger|svigerinne|bror|broren|søster|søstera|søsteren|onkel|tante|sjef|sjefen|colleague|friend|neighbour"
    r"|neighbor|cousin|boss|uncle|aunt|brother|sister)\s+(?=[A-ZÆØÅ])",
    re.IGNORECASE,
)
"""How the person is related to the writer, right before the name."""

REMARK = re.compile(
    r"(?:\d+ (?:år|years|barn)|forhenværende|forhenverande|fhv|avgått|som har|som hadde|ikke|ikkje|not|vet|veit|husker|hugsar|møtte|møtt|traff|trefte|met|pluss|plus|tidl\.?|tidligere"
    r"|tidlegare|former|formerly|previously|ex|eks|pensjonert"
    r"|pensjonist|retired|kona?|mannen|kjæresten|sambuar(?:en)?|samboer(?:en)?|ektemannen|mora?|moren|faren?"
    r"|bror(?:en)?|søster(?:a|en)?|søskenbarn(?:et)?|kusina?|kusinen|fetter(?:en)?"
    r"|tante|tanta|onkel(?:en)?|nabo(?:en)?|venn(?:en)?|ven(?:en)?|venninne?(?:n|a)?|kollega(?:en)?"
    r"|kompis(?:en)?|barndomsvenn|svigermor|svigerfar|svigersønn|svoger(?:en)?|svigerinne|datter(?:a|en)?"
    r"|dotter(?:a)?"
    r"|sønn(?:en)?|son(?:en)? (?:til|hans|hennar)|barnebarn|studiekamerat|klassekamerat|skolekamerat|gift med"
    r"|bor|bur|lives|friend|neighbou?r|colleague|brother|sister|wife|husband|cousin|mother|father|daughter"
    r"|ring(?:er|es)? (?:helst|ikke|før|etter|ikkje|kun|bare|på|i)|helst|treffes|best|etter kl|før kl|kl\.? ?\d"
    r"|after|before|between|mellom|kun|bare|only|hverdager|kvardagar|mandag|tirsdag|onsdag|torsdag|fredag"
    r"|født|fødd|born|anbefalt|tilrådd|recommended|kjent|kjenner|kjenner|kjem|kommer|skal|vil|har|hadde|var|was"
    r"|has|sitter i styret|sit i styret|styremedlem i|styret|medlem|member|aktiv i|trener for|trener i|also|også"
    r"|samt|fikk|fekk|got|snakket|snakka|spoke"
    r"|gikk|gjekk|jobbet|jobba|arbeidet|arbeida|worked|likes|liker|snill|hyggelig|hyggjeleg|nice|travel"
    r"|org\.? ?nr|orgnr|mva|ansattnr|tittel ukjent|ukjent|unknown)\b",
    re.IGNORECASE,
)
"""How a remark begins that is about something other than who, what and where."""
