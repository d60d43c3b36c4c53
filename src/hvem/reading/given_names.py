"""Given names met in Norway and in its working life: Norwegian, Nordic, English, and those of people who came from elsewhere."""

from __future__ import annotations

from hvem.reading.folding import fold

_NORWEGIAN = """
aasmund ada adele adrian agnar agnes agnete aksel albert albertine aleksander alette alexander alexandra alf alfhild
alfred alice alida alise allan alma alv alvhild amalie amanda amund anders andor andrea andreas andrine ane anette
angelica angelika anita anja anke ann anna annar annbjørg anne anneke anneli annelise annette annfrid annika anniken
annlaug annveig antoinette anton antonie ante aran are arild arin arna arnbjørg arne arnfinn arnhild arnljot arnold
arnstein arnt arntor arthur arve arvid asbjørn asgeir aslak aslaug asle asta astri astrid atle aud audbjørg audhild
audun august auden augusta aurora aase aina balder bård baard beate beathe bendik benedicte benedikte benjamin bente
berge bergljot berit bernhard bernt berta berte bertil bertine birger birgit birgitte birgitta birk birte birthe
bjarne bjarte bjørg bjørgulf bjørgunn bjørk bjørn bjørnar bjørnhild bjørghild bjarnhild bjørnulf bjoern bo bodil boye
borgar borghild borgny brage brede brigt brit britt britta brith brita brynhild brynjar brynjulf brian bruno borgvald
bothild børge børre bendix brynja bergsvein bertha camilla carina carl caroline casper cassandra cathrin cathrine cato
cecilia cecilie charlotte chris christel christen christer christian christiane christin christina christine
christoffer christopher cicilie claes clara claus conrad cornelia cornelius celine dag dagfinn daghild dagmar dagny
dagrun dagrunn daniel daniella david didrik ditlef ditte dorte dorthe dorthea dordi dyveke durdei dorothea dina dennis
ebba edel edgar edith edmund edny edvard edvin egil eigil eileen eilert eilev eilif eiliv einar eindride eir eira
eirik eirin eiril eirill eivind eivor elbjørg eldar eldbjørg eldrid elen elena elfrid eli elias elin eline elisa
elisabet elisabeth elise eliza ella elle ellen ellinor elling elly elmar else elsa elsebeth elvira embla emil emilia
emilie emma emrik endre enok erik erika erlend erling erna ernst espen ester esther ethel eva evald even evelyn evy
eyolf eyvind embrik eystein edda edle eina falk fanny felix ferdinand filip filippa finn fillip fiona flora folke
frances frank frants fred frede fredrik fredrikke frederik frida fride fridtjof fritjof frits fritz frode frøya
frøydis frøy gabriel gabriella gard gaute geir georg gerd gerda gerhard gerhart gerlaug german gert gina gisle gitte
gjermund gjert gjertrud gjøran gjøa gjørild glenn gorm grete greta grethe gretha grethel gro grunde grim gry gudbjørg
gudbrand gudfrid gudmund gudny gudrun gudrunn gudveig gulbrand gullborg gunda gunhild gunn gunnar gunnbjørg gunnbjørn
gunne gunnhild gunnlaug gunnstein gunnvald gunnvor gunvald gunvor gustav guri guro gurine guttorm gyda gyrd gyri gyrid
gøran gørild gøril gunleif gunnveig gunnleik hågen haakon haavard halfdan halldis halldor halgeir hallgeir halle
hallfrid hallstein hallvard halvar halvard halvdan halvor hanna hannah hanne hans harald haldis haldor hauk hebe hedda
hedvig hege heidi heine heimir helen helena helene helga helge helle hellen hjalmar helmer helmine henning henny
henriette henrik henry herbjørg herbjørn herborg herdis herlaug herleif herman hermann hermod hermund herolv hilda
hilde hildegard hildegunn hildur hjørdis hogne holger håkon håvar håvard håvald hugo huldra hulda hæge høgne håkan ida
idar idun idunn igor ina ine inga ingar ingard ingfrid ingebjørg ingeborg ingebrigt ingebret ingel inger ingerid
inghild ingjald ingjerd inge ingri ingrid ingrun ingunn ingvald ingvar ingvart ingveig ingvild ingvill irene irja iren
iris irmelin isa isabel isabell isabella isak iselin isolde isabelle ivar iver iwar inger-lise jacob jakob jan jane
janet janicke janike janita janne jannicke jannike jarand jarl jarle jeanette jeanett jenny jens jeppe jermund jesper
jill jim jimmy jo joachim joakim joar jofrid johan johann johanna johanne johannes johnny john johs jomar jon jonas
jone jonette jonny jorid jorun jorunn jostein josefine josef joseph josephine joralf judith julia julian juliane
julianne julie jørand jørgen jørn jøran jøns jorulf juni julius joralv jonatan jonathan jonetta kai kaia kaisa kaj
kaja kajsa kamilla karen karense kari karin karina karine karianne karl karla karlot karoline karsten kasper kate
katarina katharina kathe kathinka kathrin kathrine katinka katja katrin katrine kay kenneth kent ketil kim kine kira
kirsten kirsti kirstin kitty kjartan kjell kjellaug kjellbjørg kjellfrid kjellrun kjerstin kjersti kjerand kjetil
kjærsti klara klas klaus knut kolbein kolbjørn konrad konstanse kornelia kornelius kristen krister kristi kristian
kristiane kristin kristina kristine kristoffer kristofer kurt kyrre kåre kaare kåra kari-anne kjærstin klemet kittil
kjølv laila lajla lars lasse laura laurits laurence lavrans lauritz leander lea leif leiv leikny leidulf lena lene
leni leo leon leonard leonora lill lilli lillian lilly lily lina linda lindis line linn linnea lisa lisbet lisbeth
lise lisen liss live liv lorentz lotte louise lovise lucas ludvig ludvik lukas luna lykke lydia lilja loke loyd
lillemor lucie lilian mads magda magdalena magn magna magnar magne magnhild magni magnor magnus mai maia maiken maja
malene mali malin malvin marcus mareno marte maren margareta margareth margaretha margaret margit margot margrete
margrethe margret margunn mari maria mariann marianne marie marielle mariell marina marion marit marita marius mariken
markus marlene marta martha marthe marthine martin martine mary mathea mathias mathilde matias matilde mats mattias
maud max may maya mekline melissa merete merethe meta mette mia michael michelle mie mikael mikal mikkel mildrid
milian milla mille mina miriam mirjam modolf modulf molly mona monica monika morten margido nanna naomi natalie
nathalie nelly nicolai nicolay nicoline niels niklas nikolai nikoline nils nina njål noah noralf nora norun norunn
norvald noralv norma normann nancy nikita ninni odd oda oddbjørg oddbjørn oddfrid oddgeir oddhild oddlaug oddleif
oddmund oddny oddrun oddvar oddveig odin odleiv odny ola olaf olafia olaug olav olava ole olea oleif oline olga oliver
olivia olve orm oscar oskar osvald otilie ottar otto ove oddstein odvar oddvin odne palma patricia patrick patrik paul
paula paulina pauline peder pedro per pernille petra petter philip pia poul preben pål paal paulus peter pelle petrine
ragna ragnar ragne ragnfrid ragnhild ragni ragnvald ragnvei rakel ralf ramona randi randulf rangvald rasmus ravn
rebecca rebekka regine reidar reidun reidunn reidulf reidulv rein reinert reinhard remi remy renate richard rikard
rikke rita robert robin roald roar roe roger rognvald rolf rolv rolleiv roland ronald ronja ronny rosa rosemari roy
ruben rudi rudolf runa runar rune runhild runolv ruth rut rutt rønnaug røskva roksana rolleif sally salve sander
sandra sanna sanne sara sarah sebastian selja selma selmer semund seline sigbjørn sigfred sigfrid sigmund signe signy
sigrid sigrun sigrunn sigurd sigurdur sigve silas silja silje silvia simen simon simone sina sindre sine sissel siri
sirianne sirene siv sivert siw sjur skjalg snefrid snorre sofia sofie solbjørg solfrid solgunn solrun solrunn solvei
solveig solvor sondre sonja sophie sophus stefan steffen stein steinar steinkjell steinulf stella stephan stian stig
stina stine storm sture styrkår sunniva susann susanna susanne svanhild svein sveinung svend svenn sverre synne
synneve synnøve synnva sylvi sylvia sylvelin syver syvert sæbjørn sølve sølvi sølvei søren sørine synva sjønne saga
tale tallak tallaug tanja tarald tarjei tea telma tellef tellev teodor terese teresa terje tharald thea theo theodor
therese thelma thomas thor thora thorbjørn thore thoralf thorleif thorstein thorvald tilda tilde tilla tim tina tine
tiril tirill tobias tom tomas tomine tommy tomm tone tonje tony tor tora toralf toralv torbjørg torbjørn torborg tord
tordis tore torfinn torfrid torgeir torger torgils torgrim torgunn torhild torild torill toril torjus torkel torkil
torkild torkjell torlaug torleif torleiv tormod torodd torolf torolv torstein torun torunn torvald torveig tove trine
trond trude truls trygve tryggve truid trym tuva ture turi turid tyra tyri tyril tønnes trulte tron ulf ulla ulrik
ulrikke ulrika una une unn unni unnveig ursula uno valborg valdemar valentin vanja vanessa varg vebjørn vegar vegard
vegeir veslemøy vera veronica veronika vetle vibecke vibeke vidar vidkunn viggo vigdis vigleik viktor viktoria vilde
vilhelm vilja villy vilma vincent viola virginia vivi vivian victor victoria vårin vår walter wanda wenche wencke
werner wibecke wiggo wilhelm willy wilma william wilfred wiljar yngvar yngve yngvild yvonne ylva yrja ådne åge ågot
ågår åmund åsa åsbjørn åse åshild åslaug åsmund åsne åsta åste åsulv årstein ørjan ørnulf østein øystein øyvind øyvor
øivind øydis ølver ørnulv øyunn øyvinn øistein ægir æsa
"""

_NORDIC = """
agneta anders ann-sofie annelie bengt birgitta björn bosse claes dan ebbe eskil folke fredrik gunilla göran gösta göte
gun hampus håkan hjördis ingela ingemar jerker jonas jörgen kerstin kjell lars lennart linus ludde lotta maj malin
märta mats mattias måns nils ola olle olof oskar pehr pelle per pernilla pontus rickard rolf siv stefan stellan sten
sture sven tage tomas torsten tove ulf ulrika viveka yngve åke örjan östen ove anne-mette bent birthe bjarne dorthe
flemming gitte hanne helle henning ib ingelise jannie jens jesper jytte jørgen karsten kirsten kjeld kurt laurits lis
lone mads mogens morten niels ole palle pernille poul preben rikke signe steen susanne søren thorkild troels ulla
viggo winnie kaj aleksi antti eero eeva eija ilkka jaakko jari jouni juha jukka jussi kaarina kalle katja katri laura
lauri leena markku marko matti mika mikko minna olli outi päivi pekka pentti petri pirjo pirkko raimo riikka risto
sami samuli sanna satu seppo tapio tarja teemu teppo tiina timo tuomas veikko ville ari guðrún gudrun sigríður ólafur
jón björk hrafnhildur þóra einar gunnar arnar áile aili ánte biret elle inga issát máret máhtte niillas ravna risten
sara sunná
"""

_ENGLISH = """
aaron abigail adam aidan alan alastair albert alec alex alexis alfie alice alison alistair allison alyssa amber amelia
amy andrew andy angela angus annabel annie anthony archie arthur ashley audrey austin ava barbara barry beatrice becky
ben benedict bernard beth bethany betty beverley bill billy blake bob bobby brad bradley brandon brenda brendan brent
bret brett bridget brittany brooke bruce bryan bryce callum calvin cameron carla carly carmen carol carole carrie
catherine cathy chad charles charlie chelsea cheryl chloe christie claire clare clark clive cole colin connor
constance corey courtney craig curtis cynthia daisy dale dana danielle danny darcy daren darren dave dawn dean deborah
debra debbie deirdre declan denise derek dermot devon diana diane dominic donald donna donovan dorothy douglas drew
duncan dustin dylan eamon ed eddie edward elaine eleanor elizabeth ellie elliot emily eric erica erin ethan eugene
evan evie fergus flynn florence fraser freddie freya gareth garry gary gavin gayle gemma geoff geoffrey george georgia
georgina gerald gerard gillian glen glenda gordon grace graeme graham grant greg gregory gwen hailey haley harriet
harrison harry harvey hayley hazel heather hector heidi hilary holly howard hugh hunter iain ian imogen irene isaac
isla isobel ivy jack jackie jackson jacqueline jade jake james jamie jan janice jared jasmine jason jay jean jeff
jeffrey jemma jennifer jeremy jerry jess jesse jessica jessie jill joan joanna joanne jocelyn jodie joe joel joey
jordan joshua josh joy joyce juliet june justin kara karl kate katherine kathleen kathryn kathy katie katy kayla keith
kelly kelsey ken kerry kevin kieran kimberly kirk kirsty kristen kurt kyle lachlan lance larry lauren laurie lawrence
leah leanne lee leigh leonard leslie lesley lewis liam lindsay lindsey lisa liz logan lois lorna lorraine louis lucy
luke lydia lynn lynne mabel mackenzie madeleine madison maggie malcolm marc marcia margaret marian marilyn mark marsha
marshall martha martyn mason matilda matt matthew maureen maurice meg megan melanie melinda melvin meredith mervyn
michele mick mike mildred miles millie mitchell morgan moira molly murray myles nadine nancy natasha nathan nathaniel
neil nell nelson niall nicholas nick nicola nicole nigel noel nora norman oliver olive owen paige pam pamela patricia
patrick patsy paul pauline peggy penelope penny percy perry pete phil philip phillip phoebe phyllis polly poppy
priscilla rachael rachel ralph ray raymond rebecca reginald rex rhiannon rhys richard rick ricky riley rob robbie
roberta roderick rodney roger ron ronan rory rosalind rose rosemary rosie ross rowan roxanne roy rupert russell ruth
ryan sabrina sadie sam samantha samuel sandy saul scott sean seamus sergio seth shane shannon sharon shaun shawn
sheila shelley sheryl shirley sian sidney sienna simon siobhan sonia sophia spencer stacey stanley stella stephanie
stephen steve steven stewart stuart sue susan susie suzanne suzie sybil sydney tamara tammy tanya tara ted teresa
terence terry tess tessa theresa tiffany timothy toby todd tracey tracy travis trevor tricia trish tristan troy tyler
valerie vaughn vera vernon vicki vicky vikki vincent wade wallace walter warren wayne wendy wesley will willa winston
winifred yvette zac zach zachary zara zoe zoë
"""

_FROM_ELSEWHERE = """
aamir aaliyah abbas abdallah abdi abdifatah abdirahman abdul abdulkadir abdullah abdullahi abdulrahman abid abshir abu
adan adeel adel adil adnan afshan afsaneh ahlam ahmad ahmed ahmet aida aisha ajmal akbar akram ali alia alina amal
aman amar ameen amin amina amir amira amjad ammar amna anas anees anila anisa anwar aqsa arash arif arman arsalan
aryan asad aseel asha ashraf asif asim asiya asma ata atif awais aydin ayaan ayan ayesha aylin ayman ayse ayşe azad
azhar aziz azra babak bahar bahram bashir behrouz behzad bilal burak cem cemal cihan daud dawit deniz dilan dilek
dunya ehsan elham elif emine emir emre ercan erkan esra eyup fadi fadumo fahad faisal faiza farah fardin farhad farhan
farida farooq farzad farzana fatima fatema fatma fatemeh fatou fawad faysal ferhat filsan firas fouad fuad furkan
ghazala ghulam gul gülsen habib habiba hadi hafsa haider hakan hakim halima hamid hamida hamza hanan hani hanif haris
haroon hasan hassan hatice haydar hibo hicham hina hoda hodan hossein huda huseyin hussain hussein ibrahim idil idris
ifrah ikram ilyas iman imran inam iqbal irfan irum ishaq ismael ismail israa issa jabbar jafar jalal jamal jamila
jawad jemal jibril junaid kadir kamal kamran karim karima karwan kashif kaveh kazim kemal khadija khadra khalid khalil
kiran kubra ladan laila latif leyla liban lubna luul maha mahad mahdi mahmood mahmoud mahnaz majid malik maryam marwa
masood masoud mehdi mehmet mehran mehwish meryem mina mirza mohamad mohamed mohamud mohammad mohammed mohsen mohsin
mona mostafa mubarak muhammad muhammed mukhtar munir muna murat musa mustafa muzaffar nabil nada nadeem nader nadia
nadir naeem nahid najib najma naser nasim nasir nasreen nasrin nasteho naveed nawal nazanin nazia nazir nida nilofar
nimo noor noora noreen nour omar omer osama osman ozan parisa parvin parwin payam qasim rabia rafiq rahim rahma rahman
rahmat rana rania rashid rauf raza reem rehana reza riaz ridwan rima rizwan roda roya rukhsana saad saba sabah sabir
sabrin sadia sadiq saeed safa safia sahar sahra said saida saima sajid sakina saleem saleh salem salim salima salma
salman samina samir samira samiya sana sanam saqib sara sarwar sayed selim selin semra serdar serkan shabana shabnam
shahid shahram shaima shakil shamsa sherin shirin shoaib sidra siham sina sinan soheil sohail suad suleiman suleyman
sumaya sumera taha tahir tahira talal tariq tarek tasneem taufiq tayyab tuba tuncay umair umar umit usama usman wafa
wahid walid waqar waqas warda wasim yahya yasin yasir yasmin yasmine yassin yasser younes yousef youssef yunus yusra
yusuf zafar zahid zahir zahra zaid zainab zakaria zakia zamzam zara zeinab zeynep zia zoya zubair abel abebe abeba
abraha alem almaz amanuel amare asmeret aster bereket berhane birtukan biniam daniel elsa eyob fikre filmon fitsum
freweini genet girmay gebre habtom haben hana helen henok hiwot isaias kibrom kidane lemlem lidya luam luwam medhanie
merhawi mehari meron meseret mesfin michael mihret mulu natnael rahel robel ruta salam samrawit samson selam selamawit
semere senait senay simret solomon tedros teklu temesgen tesfay tesfaye tewolde tigist tsegay tsehay winta yared
yemane yohannes yonas yordanos zerai zewdi adaeze ade adebayo amara aminata amadou awa ayo bakary babacar chidi chika
chinedu chioma ebele emeka fatoumata femi ibou ifeoma ikechukwu kwabena kwame kwasi kofi kojo lamin mamadou mariama
modou moses ngozi nneka ousmane oumar oluwaseun samba sekou uche wanjiru blessing grace esi abena akosua joy joyce
jean-pierre claude espérance esperance marie-claire dieudonné agata agnieszka adam aleksandra alicja aneta andrzej
aniela artur arkadiusz barbara bartek bartosz beata bogdan bogumił bożena czesław damian danuta dariusz dawid dominik
dorota edyta elżbieta elzbieta ewa ewelina filip franciszek gabriela grażyna grazyna grzegorz halina hanna henryk
ilona irena iwona izabela jacek jadwiga jakub jan janina janusz jarosław jaroslaw jerzy joanna jolanta józef jozef
julita justyna kacper kamil karol karolina katarzyna kazimierz kinga klaudia krystian krystyna krzysztof leszek lucyna
łukasz lukasz maciej magdalena malgorzata małgorzata marcin marek mariola mariusz marta marzena mateusz michał michal
mieczysław mikołaj milena mirosław miroslaw monika natalia norbert oliwia patrycja patryk paulina paweł pawel piotr
przemysław przemyslaw radosław radoslaw rafał rafal renata robert roman ryszard sebastian sławomir slawomir stanisław
stanislaw sylwia szymon tadeusz teresa tomasz urszula wanda weronika wiesława wiktor wiktoria witold wojciech zbigniew
zdzisław zofia zuzanna zygmunt agnė aistė algirdas andrius antanas arūnas arunas asta aušra audrius aurimas birutė
darius daiva dainius dalia donatas egidijus egle eglė gediminas giedrius gintaras gražina ieva ina inga jonas jurgita
justas karolis kestutis kęstutis kristina laima laimonas linas lina loreta marius mindaugas nerijus neringa ramunas
ramūnas rasa rimantas rimas rita rokas saulius simona sigita tomas vaida vaidas valdas vilma violeta virginija
vytautas zita živilė aivars aigars andris artis dace dainis dzintars edgars elina evija guntis gunta ilze inese ivars
janis jānis juris kaspars kristaps laura liga līga maris māris normunds raimonds sandis santa uldis valdis zane aare
aivar andrus ants indrek jaan kadri kaja katrin kristjan mait margus mart marika priit raivo rein siim tarmo tiit tõnu
toomas triin urmas aleksandr aleksei alena alexei alexey anastasia anastasiia anatoly andrei andrej andriy anton artem
boris bogdana danylo daria dina dmitri dmitriy dmitry dmytro ekaterina elena evgeny galina grigory igor ihor ilya inna
iryna irina ivan ivanna kateryna katya kirill kostiantyn ksenia larisa lesia liudmyla ludmila lyudmila lyubov mariia
maksim maksym marija mykhailo mykola nadezhda nadiia nataliia natalya nikolay oksana oleg oleh olena oleksandr
oleksandra oleksii olha olga pavel pavlo petro ruslan serhii sergei sergey sofiia stanislav svetlana svitlana taras
tatiana tetiana tatyana timur uliana vadim valentyna valeriia valery vasyl vera viktor viktoriia vitalii vitaly
vladimir vladislav volodymyr vladyslav yana yaroslav yelena yevhen yulia yuliia yurii yuri yuriy zhanna zoia adrijana
ajla aleksandar almir amela amra ana ante bojan bojana branka branko damir danijel dario darko davor dejan denis dino
dragan dragana dubravka dunja dušan dusan dženana edin edina elmir elvis emina enisa enver fikret goran gordana hajra
ilija ines irma ivana ivica jasmin jasmina jasna jelena josip jovan jovana katarina lejla ljiljana luka maja marijana
marina marko mario mate merima milan milica miloš milos mirela miroslav mladen nataša natasa nebojša nedim nenad
nermin nermina nevena nihad nikola nina nusreta petar petra predrag radmila rade ramiz ratko safet sanela sanja saša
sasa sead sefik selma senad senada slađana slavica slobodan snežana snezana srđan srdjan stjepan tanja tatjana tihana
tomislav vesna vladan zdenka zdravko željka zeljka željko zeljko zlatan zlatko zoran zorica arben arta besa besnik
blerim blerta dardan drita fatmir flamur granit ilir kushtrim liridon luan lumturije mimoza naim pranvera shpend
shqipe teuta valon vjosa xhevdet adriana alberto alejandra alejandro alessandro alessandra alfonso andré andrea ángel
angela antoine antonio arnaud beatriz benoît blanca bruno camille carlo carlos carmen chiara christophe claudia
claudio clément cristian cristiano cristina diego dolores domenico dominique eduardo elisa emilio enrique enzo ernesto
esteban étienne eva fabian fabio federica federico felipe fernanda fernando francesca francesco francisco françois
françoise gaëlle giacomo gianluca giorgio giovanna giovanni giulia giulio giuseppe gonzalo guillaume guillermo gustavo
hélène hernán ignacio inés isabel iván jaime javier jean jérôme jesús joão joana joaquín jordi jorge josé jose juan
juana julien julio laurent leonardo lorenzo louise luc lucia lucía luciano luigi luis luisa luiz manuel manuela marc
marcel marcelo marco marcos margarita mariana matteo mateo maurício mauro miguel mónica monique mélanie nathalie
nicolás océane olivier pablo paola paolo pascal patricia paulo pedro philippe pierre pilar rafael raquel raúl renato
ricardo roberto rocío rodrigo rosario salvatore sandra santiago sébastien sergio silvia sofía stefania stefano
stéphane sylvie thierry tiago valentina valeria vincenzo virginie ximena yves alin andreea catalin cătălin ciprian
cosmin costel crina doina dragos florin gabriel gheorghe ileana ioan ioana ion ionut iulia liviu lucian madalina
mihaela mihai mircea nicoleta ovidiu radu raluca razvan roxana sorin stefan teodora traian tudor valentin vasile
viorel vlad ágnes andrás attila balázs bence csaba csilla dániel dóra endre erzsébet eszter ferenc gábor gergely
györgy ildikó imre istván jános judit józsef katalin krisztina lajos lászló levente márta máté mihály miklós orsolya
péter réka sándor szilvia tamás tibor tímea zoltán zsófia zsolt zsuzsanna jiří jiri jitka kateřina lenka libor lubomír
lucie luděk markéta martina miloslav ondřej pavla petr radek radka šárka stanislava štěpán tereza václav věra veronika
vít vladimír vlasta zdeněk zuzana dimitris eleni georgios giannis kostas maria nikos panagiotis sofia stavros vasilis
yannis bogomil desislava dimitar elitsa georgi hristo ivaylo kiril krasimir petya plamen rositsa stoyan todor vasil
vesela yordan annegret bärbel birgit brigitte bernd christa christoph dieter dietmar dirk doris eckhard ernst frank
franz friedrich fritz gabriele gerd gert gerhard gisela günter günther hannelore hans-peter heike heiko heinrich heinz
helga helmut holger ilse ingo ingrid jochen johann joachim jörg jürgen jutta karl-heinz karin katharina klaus
konstantin lukas lutz manfred marlene matthias maximilian moritz oliver otto ralf rainer reinhard renate rüdiger
sabine silke stefanie susanne sven thorsten torsten ulrich ursula uta ute uwe volker werner wolfgang anneke annemiek
arjan arjen bart bas bram cornelis daan els erwin esther evert femke floor frans gerrit gijs hein henk hendrik hilde
ineke inge jaap jan-willem jeroen joost joris jos kees lieke lotte maarten maartje marieke marijke martijn merel
michiel niels nienke pieter peter pim rik rob roel ruud saskia sander sanne sjoerd stijn teun thijs tijs tjeerd wim
wouter willem ananya anand anil anita anjali ankit ankur anuradha aparna arjun arun aruna arvind ashish ashok bala
chandra deepa deepak deepika devi dinesh divya ganesh gaurav gita gopal govind harish harpreet hema indira jagdish
jaya jayanthi kalyani kamala karthik kavita kavitha krishna kumar lakshmi lalit lata madhavi madhu mahesh manish manoj
maya meena meera mohan mukesh nagendra naresh neha nikhil nilesh nirmala nisha nitin padma parvati pooja prabhu
pradeep prakash prasad prashant pratik praveen preeti priya priyanka radha radhika raj raja rajan rajeev rajesh rajiv
rakesh ram rama raman ramesh rani ranjit rashmi ravi rekha ritu rohan rohit roshan sachin sandeep sangeeta sanjay
sanjeev santosh sarita satish seema shankar shanthi sharmila shiva shreya siddharth sita sivakumar smita sneha sudha
sudhir sujatha suman sumit sunil sunita suresh surya sushma swati thangam tharmini thevi tharsan uma usha varun
vasanthi venkat vidya vijay vikas vikram vimala vinay vinod vishal vivek yogesh zubin bikram bishnu gurung pasang
pemba tenzin dawa dorji karma sonam nimal sunethra an anh bao bich binh chau chi cuong dao dat diem diep dinh duc dung
duy duyen giang ha hai hang hanh hao hien hiep hieu hoa hoai hoan hoang hong hue hung huong huy huyen khanh khoa kieu
kim lan lien linh loan loc long mai minh nam nga ngan nghia ngoc nguyet nhan nhi nhung oanh phat phong phu phuc phuong
quan quang quoc quyen quynh suong tam tan thanh thao thi thien thinh thoa thu thuan thuy tien tin toan trang tram tri
trinh trong truc trung tuan tung tuyen tuyet viet vinh vu xuan yen aiko akira hiroshi kenji kenta keiko mariko naoko
satoshi takashi takeshi yoko yuki yumi chen jie jing jun lei lili ling mei ming ping qiang wei xia xiao xiaoming yan
yang ying yong yu yue zhen zhi hyun ji-woo jisoo minji minho seo-yeon soo-jin young sunghoon achara anchalee apinya
chalermchai kanya kanokwan malee naree nattaya porn pornthip prasert ratana rattana sirikit siriporn somchai somporn
somsak sunee suda supaporn thidarat wanida wipa analyn arlene arnel bayani cherry corazon edwin emelita erlinda gemma
gloria imelda jennylyn jhun jocelyn jonalyn josefina joselito liezel ligaya lorna luzviminda marlon maricel maricris
marissa melchor nenita norma perlita reynaldo rizal rodel rogelio romeo rosalie rowena rowel teresita
"""

NORWEGIAN_NAMES: frozenset[str] = frozenset(_NORWEGIAN.split())
"""Given names of Norwegian use, in lower case; those that stand two together: Ole Christian."""

GIVEN_NAMES: frozenset[str] = frozenset((_NORWEGIAN + _NORDIC + _ENGLISH + _FROM_ELSEWHERE).split())
"""All given names known here, in lower case."""

ENGLISH_NAMES: frozenset[str] = frozenset(_ENGLISH.split()) - NORWEGIAN_NAMES - frozenset(_NORDIC.split())
"""Given names of English use alone, after which a second given name is a middle name."""

_FOLDED: frozenset[str] = frozenset(fold(name) for name in GIVEN_NAMES if len(name) > 2)


def is_given_name(word: str) -> bool:
    """Whether a word is a given name known here, in whatever letters; of a hyphenated one the first half decides."""
    word = word.casefold()
    if word in GIVEN_NAMES:
        return True
    half = word.partition("-")[0]
    return half in GIVEN_NAMES or (len(half) > 2 and fold(half) in _FOLDED)
