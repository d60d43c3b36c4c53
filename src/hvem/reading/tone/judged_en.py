"""Pressure and gloom, in English."""

from __future__ import annotations

from typing import Final

PRESSURE: Final = """
# deadline: a deadline for the reader
i ~1 must|need_to|have_to|want_to|will ~1 know|hear|have ~4 {by} -their -them
i ~1 expect|trust|assume|count_on|take_it ~1 that? ~1 you ~1 will ~3 -well -busy -fine -enjoying -remember
done|ready|finished|sorted|sent by|before ~1 monday|tuesday|wednesday|thursday|friday|tomorrow|tonight|the_weekend|noon -i_have -i_must -i_will
i ~1 must_have|need|want|require|expect|must_get ~2 your|this|it|them|these ~4 {by}
please ~1 answer|respond|reply|call|act|decide|write ~2 {by}
answer|call|help|ring me {by}
answer|reply|respond|response|get_back|hear_from_you|hear_back|decision|let_me_know|feedback|yes_or_no ~5 {by}
i ~1 need|want|expect|require|must_have|demand|await|will_need ~2 an|a|your|you|some|the? ~1 answer|reply|response|decision|feedback|yes
i ~1 need|expect|require|demand you to ~~8
i need you
i ~1 expect|am_expecting|demand|insist|require|am_counting|count ~1 you|on|that|nothing|better|more|help|an|a|results|your ~1
i expect to ~1 hear|get|receive
you|please ~1 reply|answer|respond|call|get_back|help|decide|confirm|do_this|sort ~4 {by}
{by} ~3 i|you need|must|have|expect|will_have ~3 answer|reply|respond|decide|help|hear
when can i ~1 finally|expect|count ~3 answer|reply|hear|response|help
how long|much_longer ~2 do|must|will|are|should i|you ~3 wait|keep
how much longer
your ~1 deadline|time_is|clock|last_chance|final_chance|last_warning
deadline for ~1 you|your
last|final chance|warning|time i|reminder
i|will give|giving you ~2 until|days|hours|one_week|a_week|till
you have until|till
clock is ticking
# ultimatum: or else
if|unless you|i ~1 do_not|did_not|will_not|can_not|hear|help|reply|answer|refuse|not|have_not ~~8 i_will|i_shall|we_are|we_can|our_friendship|do_not_bother|your_boss|your_manager|never|forget|finished|done|consequences|tell|regret|over|take_it|lose|assume_you|know_where|sorry|blame|be_your
or else
or ~1 i_will|i_am|we_are|do_not_bother|i_shall|it_is|you_will|i_have|forget|lose ~~4
otherwise ~~3 i|we|you|it will|am|are|is|can ~1
do not bother
will|shall be ~1 your ~1 fault|responsibility|loss
i ~1 will|shall ~1 call|tell|go_to|ring|contact|write_to|speak_to|complain_to ~1 your ~1 boss|manager|wife|husband|employer|director|head
turn up|show_up ~3 your|at
everyone|people|they will ~1 know|hear ~1 what|how
# must: demands, and a no refused
call|ring|answer|reply|write|help|phone|respond ~2 me|back ~1 now|today|tonight|this_minute|at_once|immediately|right_now
keep|keeping|leave|leaving me ~1 waiting|hanging|guessing|in_the_dark
can|could not be ~1 that|so hard|difficult
it is only|just ~1 an|one|a ~1 e-mail|call|phone_call|message|minute
call ~1 yourself ~2 friend|mate
i|so ~2 think ~1 you ~1 can ~1 manage|spare|find|afford
could|can|might|should|would ~2 at_least|have_the_decency|have_the_courtesy ~1 to? ~1 reply|answer|call|help|try|write|respond|listen|say
at least ~1 reply|answer|call|write|respond|read
refuse to ~1 accept|believe
out of|losing|lost|end_of|lose patience ~1
running out of ~1 patience
my patience
you must|have_to|need_to ~1 help|say_yes|answer|reply|do|get|give
no ifs
you ~1 can not ~1 say ~1 no
i demand
promised ~1 me|you ~2 so|now ~1 do|keep|deliver|help
your last|final ~1 chance
without fail
no excuses
giving|give you ~1 one|two|three|a|until|till|another|more|only|just ~1 more|days|week|weeks|day|last|chance|hours
do not make me ~1
not ~1 too much|a_lot to ask
too much to ask
surely you ~1 can|could|must ~2 spare|manage|find|do|help|answer|at_least
spare ~3 after ~1 what|all|everything
about|high time ~1 you|that_you
your job|duty|obligation to ~1 help|answer|see
see to it ~1 that? ~1 you
this is urgent ~~4 you|answer|reply
you|you_all must|have_to|need_to|had_better|better|ought_to|should ~1 help|answer|reply|get_me|find_me|give_me|sort|respond|get_back|call_me_back|fix|do_something|do_this|come_through|deliver|make_it|pull_your|be_ashamed|step_up|act|be_there_for_me|get_it
you can|could|may not ~1 say_no|refuse|turn_me|ignore|let_me_down|abandon|leave_me|back_out|just
you have ~1 no|not_got|got_no choice|excuse|right|option|alternative
have|has no ~1 choice|option|excuse
no excuses|excuse
will|would|can|do not|never ~1 take|accept|hear ~1 no|a_no
not taking|accepting|hearing ~1 no
no is not an
do not ~2 say|tell_me|give_me|dare|come ~1 no|with_excuses|excuses|you_can_not
do not ~1 let|fail|disappoint|ignore|forget|abandon|desert|refuse|leave ~1 me ~1 down|>|again|now|like_this|hanging
i ~1 will|am|shall ~1 keep|not_stop|not_stopping|not_give_up|not_rest|not_leave|not_let ~1 calling|ringing|writing|asking|messaging|until|till|it_go|you|sending|pestering ~~5
i ~1 am_done|done|tired_of|fed_up|sick_of|have_had_enough ~1 waiting|of_waiting|chasing|being_ignored|of_being_ignored|asking_nicely
will not stop|rest|leave|give ~2 until|till
i insist
i am counting|relying|depending ~1 on you
everything|it_all depends|rests|hangs on you
my ~2 life|future|family|marriage|fate depends|is|rests|hangs ~2 on|in|your
stop ignoring|avoiding|stalling|wasting
get it done|sorted
# favours: favours called in
i ~2 lent|gave|drove|helped|paid|covered|looked_after|bailed|got|fixed|saved|backed ~1 you|your ~~16 so|now|and_now ~4 you|can|must|owe|your|think|expect|time
helped|backed|supported you when|through|with|once ~~8 so|now|time
always ~1 been|there ~1 there ~1 for ~1 you
after ~1 what|all|everything|the_way|how i|we ~~4 for you|your
bigger|greater|more ~1 favours|favors ~2
done you ~2 favours|favour|favors|favor|service
you ~1 owe|owed me|us|it
owe me
after all|everything i|we ~3 did|have_done|done|put_up|went_through|gave|sacrificed ~~4 you
after ~1 all|everything|what|the_times|the_help ~2 i ~~6 for_you
least you can|could
have|always ~1 helped|supported|covered|been_there_for you ~~8 so|now|expect|time|least|return|turn|,
calling|call|cashing|cash ~1 it? ~1 in ~2 favour|favor|favours|that|now|it|>|what
calling|call it|that in
your turn
return|repay|pay_back ~1 the|that|this|my ~1 favour|favor|debt|kindness ~2
pay|paid me ~1 back
time ~1 you|to ~2 returned|repaid|paid|did|pay|return|gave|helped
remember|forget who|what|how|that ~3 helped|did|got|gave|lent|stood|drove|covered|paid|saved|i
without me|my_help you|where
who was there when|for you
i ~1 was|stood|stuck there|by|up for? ~1 you ~~6 now|where|so|and
i ~1 never ~1 asked ~~6 now|so|but
favour|favor you ~1 owe|promised
i ~1 got|gave|lent|bailed|covered|helped|drove|paid|saved you ~~12 so_now|your_turn|you_owe|the_least|now_i|now_it|now_you|pay_me|in_return|it_is_time|i_expect
# counting: counting what was not answered
waited ~1 long|quite_long enough
waiting|waited|wait ~4 {number}|a|many|long weeks|months|days|week|month|time ~4 answer|reply|you|response|word|call
you ~1 have ~1 had ~2 {number} ~1 weeks|days|months
you ~1 have ~1 had ~1 plenty|enough|ample ~1 of? ~1 time
ignored|ignoring ~1 my|all_my ~2 messages|e-mails|letters|calls|message|e-mail
had my ~2 e-mail|message|letter|cv|plan ~1 for ~2 weeks|months|days|ages
why ~1 have|did|do|are not you ~1 replied|answered|called|responded|written|reply|answer|call|helping|got
have not you ~1 replied|answered|called|responded
still ~1 waiting ~1 for ~2 answer|reply|response|you|your|word
sent ~1 you ~1 {number} ~1 e-mails|messages|letters|texts|reminders|mails
wrote|written|sent ~~6 not|nothing|silence|no ~2 reply|answer|word
why ~1 have|did|do|are you ~1 not ~1 replied|answered|called|responded|written|reply|answer|call|helping|got
have you ~1 not ~1 replied|answered|called|responded
not a|one|even_a|heard_a peep|word|line|squeak|reply|answer|sound|single|syllable|thing ~2 from|of|to|back|since|>|reply|answer
told|promised|said me|you ~2 in|last|that|you ~~14 and ~1 it_is|now|still
radio|total|deafening|complete silence ~3
silence from you
again last|on|this|in ~1 monday|tuesday|week|month ~~6 still|nothing|no
{number} times|messages|e-mails|letters|calls|texts|voicemails|reminders ~4 no_reply|not_a_word|no_answer|without|nothing|silence|unanswered|not_one|and_still|not_a_single|ignored|and_you|and_counting|already|now
you ~1 still? ~1 have ~1 still? ~1 not|never ~2 answered|replied|responded|called_back|written_back|bothered|got_back|had_the|even|returned|lifted
my|the ~1 second|third|fourth|fifth|sixth|seventh|tenth|2nd|3rd|4th|5th|umpteenth|nth|last|final message|e-mail|letter|note|attempt|reminder|text|mail|try|voicemail|request ~~5
this is my|the ~1 second|third|fourth|fifth|sixth|umpteenth|last|final
second|third|fourth|fifth|sixth time ~1 i|that ~3
i ~1 have|had ~2 written|e-mailed|messaged|called|rung|texted|phoned|asked|sent|left|chased|reminded ~5 {number}|twice|again ~1 times|messages|e-mails|letters|already|>|and|now|voicemails|texts|reminders|notes|in|,
i ~1 wrote|e-mailed|called|messaged|texted|rang|asked|phoned|sent|left ~~8 again ~~6 not|nothing|silence|no|never|have|reply|ignored
twice|three_times|four_times|five_times now|already|without
still ~1 have_not|not|no|nothing|waiting|silence ~2 heard|reply|answer|word|response|replied|answered|for|from|>
not ~1 had the ~1 decency|courtesy|manners|guts
decency|courtesy|manners to|of
not|never ~1 bothered|bother to|>
why|how_come ~1 have|are|do|did|will you ~1 not|ignoring|never|avoiding|still ~2
ignoring|ignored|avoiding|ghosted|ghosting|snubbed|blanking me|my|us
you ~1 ignore|ignored|avoid|never_answer|never_reply|never_call
i ~1 have ~1 been ~1 waiting|patient ~2 for|long|since|enough|weeks|months|three|two
not|never even|once|so_much ~2 reply|replied|answer|answered|call|called|respond|bothered|a_word|a_line|write
unanswered e-mail|e-mails|message|messages|calls|letters
# guilt: guilt
what kind|sort of ~1 friend|colleague are_you|does|would|is
so|that|too hard|difficult|much_trouble to ~1 answer|reply|call|write|help|send|pick
disappointed ~1 that|you|not|in ~2
i thought ~1 we|you ~1 were|was|had|would ~1 friends|my|a|better|help|care
assume ~1 you do not
if you ~1 really|truly|actually|ever|even cared|care|valued|respected|were|loved ~2
if you ~1 cared ~1 about|at|for|even|,
if you|we ~1 were|are ~2 friend|friends|my_friend
real|true|good|proper|decent|genuine friend|friends|colleague|mate|person would|does|do|helps|help|answers|never
thought ~1 that? ~1 we|you were|had|would|cared|could ~2 friends|friend|more|better|different|care|mates|a_friend|someone
i ~1 thought|expected|hoped ~1 better|more ~1 of|from you
disappointed|disappointing|hurt|hurtful|let_down|saddened|insulted|offended|upset|shocked|appalled|rude ~2 by|in|that|at|with|of|how ~2 you|your
it ~1 is|was ~1 very|rather|pretty|frankly? rude|disappointing|hurtful|unfair|insulting|shameful|disrespectful|cowardly|mean|poor
shame on
ashamed of yourself|you
your ~1 fault|conscience
on your ~1 conscience|head|hands
can|could|would|will|did you ~1 not ~1 even|at_least|once
you can not even|be_bothered
you ~1 can|could not ~1 be bothered
bothered to ~1 reply|answer|call|write
you ~1 do_not|never|clearly_do_not|obviously_do_not|did_not|must_not ~1 care
you ~1 let|letting|have_let|are_letting ~1 me|us ~1 down
you ~1 abandoned|betrayed|dropped|forgot|deserted|failed me
you ~1 promised|gave_your_word|swore|said_you_would ~~8 expect|deliver|hold|so|and|keep|where|now
hold you to
keep your word|promise
keep ~1 your ~1 end|side
how can|could|dare you
easy|comfortable|fine|all_right for you
it|this|that ~1 would ~1 cost|take|kill|hurt you ~1 nothing|two_minutes|to
you ~1 have|got it ~1 all|easy|made
i ~1 beg|implore|am_begging|plead|demand you|that|to ~1
do it ~1 for_my|for_the_sake
think of my ~1 children|kids|family
owe it to
expect ~1 you ~1 to|it|will
you ~1 of_all_people|are_the_only_one ~~8
wash ~1 your hands
turn ~1 your back
"""

GLOOM: Final = """
# self: contempt of oneself
everything|all i ~1 touch|do|try|start ~1 turns|goes|fails|ends|falls|is|breaks
i ~1 ruin|spoil|wreck|destroy|fail|break ~1 everything|it_all|at_everything
i ~1 am ~1 too ~1 old|slow|stupid to|for ~1
who would|will|wants|would_ever ~1 want|hire|employ|need|to_hire|have ~1 someone|a|me|an|to
nothing ~1 to offer|give|contribute|show|bring
i ~1 am ~1 completely|totally|just|so? ~1 useless|desperate|worthless|hopeless|lost|miserable|finished
such|being|be|am|become a ~1 burden|nuisance|failure|bother|disappointment|pest|charity_case|lost_cause
not|hardly|never ~1 worth ~1 your|anyone's|the|their|his ~1 time|trouble|effort|while
on the scrapheap|scrap_heap|shelf|rubbish_heap
i ~2 am|was|feel|feeling|felt|become|being|seem ~1 just|clearly|obviously|probably|simply|only|like|nothing_but|such|basically|utterly|totally|completely|so|too|a_bit? ~1 a|an|the? ~2 failure|loser|burden|fraud|disgrace|idiot|fool|waste|wreck|nobody|joke|dinosaur|has-been|mess|disappointment|reject|worthless|useless|pathetic|unemployable|good-for-nothing|washed-up|unwanted|hopeless|stupid|no_good|no_use|nothing|rubbish|discarded|invisible|dirt|past_it|write-off|nuisance|hopeless_case|unwanted|finished|ashamed|beaten|broken|has_been|lost_cause|beggar|obsolete|useless|helpless
i ~2 am|was|feel ~1 probably|obviously|clearly|far|way|simply|just|surely? too old|stupid|slow|dumb|far_gone|late|dim|past_it
too old for ~2 anyone|everyone|anything|anybody|everybody|this|work|any|employers|them
i|my ~1 have|career|life|is|was|years|has ~1 been? ~2 wasted|thrown_away|ruined|wrecked|destroyed|blown|squandered|messed_up|screwed_up|made_a_mess|botched ~2
wasted|threw_away|thrown_away|ruined|wrecked|squandered|destroyed|blew|frittered ~1 my|twenty|thirty|ten|fifteen|years|{number}|it|everything|half ~2
{number} years ~1 thrown|wasted|down|for|lost|gone ~1 away|>|the_drain|nothing|on|to_waste
years ~1 thrown|wasted|gone ~1 away|down|for ~1
made ~1 a ~1 mess|hash|shambles|pigs_ear of ~1 my|it|everything|things|all
hate|despise|loathe|ashamed_of|disgusted_with|sick_of myself
nothing ~1 to|left ~1 to ~1 offer|contribute|give|live
no ~1 good|use|worth|value to ~1 anyone|anybody|any|me|my_family
i ~1 can not ~2 do ~1 anything ~1 right
anything right
failed ~1 at ~1 everything|life
it is ~1 all ~1 my ~1 own? fault
not|hardly worth ~1 anything|much|hiring|anyone|it|a
i ~1 am ~1 not ~1 good|clever|young ~1 enough ~~4
# unwanted: nobody wants me
no ~2 firm|employer|company|boss|recruiter|office will|would|wants|hires|looks ~2 me|us|touch|take|hire|have|at|someone|people
laughing stock|laughing-stock
nobody|no_one ~1 ever? ~1 calls|rings|writes|replies|answers ~1 back|any_more|me
nobody|no_one|no-one|none_of_them|not_one|no_employer|no_company|no_employers|no_recruiter|no_firm ~3 wants|want|will|would|hires|hire|cares|care|needs|need|gives|takes|values|likes|interviews|trusts|wanted|answers|replies|looks|bothers|employs|employ|touch ~2 me|us|someone|someone_like|people|my|a_man|a_woman|anyone|over|old|back|printers|a_chance|experience
nobody|no_one|no-one ~2 wants|want|hires|cares|bothers|replies|answers|can_be_bothered|could_be_bothered ~2 me|us|any_more|anymore|>|to_reply|to_answer|these_days
nobody|no_one|no-one ~2 hires|hire|hiring ~2 printers|people|anyone|men|women|my_age|at_my_age|over
never|ever ~1 hire|employ|want|take|give ~1 someone|me|anyone|people|somebody|us ~2
everyone|everybody|they|all ~2 reject|rejects|rejected|turns|turned|laughs|laughed|despises|says_no|said_no|hates|looks_down|has_abandoned|abandoned|ignores ~1 me|my|down|at|us
door|doors ~2 slammed|slam|shut|closed|slamming|closes|close|shuts ~2 in|on|to|>
nothing|only|all but|i_get|i_hear ~2 rejection|rejections|no|silence|nos
rejection|rejections ~2 after|on_top
sick|tired|weary|fed_up|exhausted|worn_out ~1 of|by|from|with ~1 being|rejection|rejections|it|everything|this|life|all|trying|begging|applying|the|people|always|constant
poor me
feel|feeling ~1 so? ~1 sorry ~1 for ~1 myself
why ~1 does|do|is|must|always|me ~2 always|this|it|everything|bad ~2 happen|go|me|happens
just|always ~1 my luck
life|world|it|everything ~1 is ~1 so|just|all|simply? ~1 unfair|cruel|over|ruined|pointless|meaningless|hopeless|against_me|rigged|falling_apart|in_ruins|a_mess|lost|collapsing|black|bleak|dark|doomed|finished|miserable|going_wrong|going_downhill|futile|crumbling
my ~2 life|career|future|world|working_life ~1 is|are|has|lies|seems|looks|feels|fell ~2 over|ruined|pointless|finished|fallen|mess|shambles|ruins|bleak|doomed|hopeless|wreck|dead|apart|nowhere|destroyed|collapsed|black|down|joke
# hopeless: no hope
see|sees|seeing no way ~1 out|forward
no way out
it|everything|all ~1 is ~1 all? ~1 hopeless|pointless|lost|over|useless
nothing ~1 left ~1 for|to ~1 me|live|lose|hope
nothing ~1 ever ~1 works|goes_right|changes|helps|comes
nothing ~1 works|helps|matters|goes_right ~1 for_me|any_more|anymore|>|out|any
nothing ~2 will ~1 ever|help
no|zero|what_is_the|not_much|not_any|lost|without|see_no|never_any|not_see_any hope|point|future|chance|use|light|prospects|way_out|purpose ~3 for|left|in|at|any|>|of|me|trying|here|anymore|now
there|is|it ~1 is? no|not_any|little|hardly_any|without ~1 hope|point|future|use|chance|sense ~1
what ~1 is|was the ~1 point|use
i ~1 have|had|am|feel|been ~1 given|giving|lost|losing|gave ~1 up|hope|all|faith|the_will|everything|heart
given up hope|all|ever|on|everything|looking|trying|>
lost ~1 all|any|my|every|the ~1 hope|faith|everything|confidence|will
hopeless|pointless|futile|miserable|desperate|desperately|despair|despairing|wretched|devastated|heartbroken|bitter|depressed|suicidal|crushed|humiliated|humiliating|humiliation|broken-hearted|dejected|at_my_wits'_end|demoralised|demoralized|soul-destroying|helpless|powerless|defeated|embittered|resentful ~1
rock|hit_rock|reached_rock bottom
at the ~1 end ~1 of ~1 my ~1 tether|rope|wits
on ~1 the ~1 scrapheap|scrap_heap|rubbish_heap
scrapheap|scrap_heap ~1
at|reached|hit ~1 rock|my_lowest|an_all-time
going|gone|all|things|straight ~1 downhill|to_the_dogs|to_hell|down_the_drain|to_pieces|south|from_bad
i ~1 will|shall|am ~1 never|going_to_die|not_ever ~2 get|find|work|be|have|make|recover|amount|see|land|climb ~2 job|work|again|anywhere|anything|one|good|happy|it|back|hired|out|the|another|a|to
will ~1 never ~1 work ~1 out|again ~1
it ~1 will|is ~2 never|not_going_to|not_ever ~1 work|get|be|happen|change|going ~1 out|better|>|for|anything
never ~2 work|go|turn ~1 out|right ~1 for_me|for_us
i ~1 can|could not ~1 go|cope|take|bear|stand|face|see_a_way ~1 on|any|it|this|another|with|>|anymore
life|lives ~1 is|was ~1 not ~1 worth
fall|falling|fell|fallen apart|to_pieces
end of ~1 the_line|the_road|my_rope
black hole|cloud|despair|days
cry|crying|cried|weep|weeping ~1 myself|every|all|at|over
# bitter: bitterness
like ~1 a|an|some|so_much|yesterday's? ~2 rubbish|dirt|garbage|trash|scum|criminal|coat|shoe|shoes|dog|dishcloth|rag|glove|newspaper|furniture|number ~1 >|and|,
no|never ~1 employer|boss|company|firm|recruiter ~3 trusted|trust|honest
trust no|any ~1 employer|boss|company
got rid of me|us
they|he|she|the_firm|the_company ~1 used ~1 me ~2 and|up|for|>
the|this|my|our ~1 industry|trade|business|market|system|profession|job_market|sector ~1 is|was ~1 dead|rigged|dying|finished|rotten|broken|a_joke|hopeless|corrupt|doomed|unfair|brutal|a_mess
recruiters|employers|headhunters|politicians|the_unions|the_jobcentre|the_job_centre|hr|they ~1 are|is ~1 all|just|so? ~1 useless|hopeless|idiots|liars|blind|stupid|the_worst|a_joke|pathetic|cruel|cowards|crooks
could not care less
& {insult} {target}
& {insult} {self} -{you}
gives|give|given a damn|toss|monkey's|fig|hoot
chewed|chews|chew me|you|people|us ~1 up
what is the point
gone|going to the|rack dogs|and_ruin|wall
employers|bosses|recruiters|managers|headhunters|companies|politicians|bureaucrats|firms|the_industry|this_industry|the_trade|the_system|the_government|the_company|the_council|hr|the_job_centre|the_market|management|my_boss|my_manager|my_old_boss|my_ex-boss|my_former_boss|my_employer|my_last_boss|my_former_employer|they|he|she|it|those_people|the_whole_lot|the_whole_thing|the_whole_industry|the_board|the_owners|the_place|the_profession|the_business|this_business|this_trade|this_country|the_union|the_directors|the_agency|the_state|the_authorities ~1 is|are|was|were|has_become|have_become ~1 all|just|nothing_but|such|complete|full_of|run_by|really|totally|completely|so|simply|a|an|a_bunch_of|a_pack_of|a_load_of? ~2 liars|crooks|thieves|cowards|bastards|idiots|morons|snakes|vultures|parasites|clowns|fools|hypocrites|criminals|sharks|corrupt|rotten|greedy|incompetent|useless|clueless|heartless|ruthless|cynical|spineless|cruel|a_joke|joke|rigged|broken|dead|tyrant|bully|liar|crook|idiot|snake|coward|disgrace|scum|scam|sham|farce|circus|pigs|pathetic|toxic|poisonous|vile|evil|hell|disgusting|rats|psychopath|fraud|shambles|dying|doomed|finished|a_nightmare|nightmare|contemptible|lying|two-faced|vindictive
liars|crooks|bastards|scumbags|parasites|vultures|scum|spineless|heartless|incompetent|rotten|greedy|corrupt|vindictive|two-faced|clueless|morons|bloodsuckers|back-stabbing|backstabbing|backstabbers|swine|lying ~1
stab*|knifed|knife me|us|in ~1 in|the ~1 the? back
stabbed ~2 in the back
in the back by
threw|tossed|chucked|kicked|squeezed|pushed|forced|drove|froze|dumped|drummed|hounded|cast|spat|bullied|shoved|turfed|edged|discarded|booted|hung|slung|ditched|hung ~1 me|us ~3 out|away|aside|rubbish|like|on|street|scrap*|over|a|to|by|off|of|>
treat|treats|treated|treating ~5 like ~1 dirt|rubbish|garbage|trash|scum|cattle|a_number|numbers|criminals|a_criminal|animals|dogs|a_dog|nothing|vermin|cattle|muck|fools|an_idiot|lepers|a_leper|slaves
treated ~1 me|us|like ~1 like|so|very|terribly|badly|appallingly|shabbily|unfairly ~1
used ~1 me ~1 up
chewed|spat|spit|spits|chews ~1 me|you|people|us ~1 up|out
screwed|shafted|cheated|betrayed|robbed|conned|lied_to|destroyed|ruined|wrecked|crushed|broke|failed|abandoned|humiliated|swindled|exploited|sacrificed ~1 me|us|my|everyone|people ~1
i|we was|were|am|got|have_been|been|had_been ~1 thrown_away|thrown_aside|thrown_on|kicked_out|dumped_like|hounded_out|driven_out|hung_out|spat_out|tossed_aside|chucked_out|discarded_like|betrayed|cheated|screwed|lied_to|robbed|conned|humiliated|bullied|ditched|dumped|shafted|abandoned|discarded|mistreated|exploited|frozen_out|pushed_out|forced_out|squeezed_out|thrown_out|kicked_out|cast_aside|stitched_up|hung_out|sold_down|swindled
employers|bosses|recruiters|managers|companies|politicians|firms|the_system|the_government|management|they|the_company|the_industry|hr|nobody|no_one|people|bureaucrats ~1 do|does|did|never|could|could_not|only ~1 not|care|cared ~1 care|give_a|cares|less|bother|about ~3 people|workers|us|anyone|themselves|money|profit|damn|me|>|less|human|reply
could ~1 not care less
only ~2 care|cares|cared|think|thinks|interested ~2 about|of|in ~2 themselves|money|profit|profits|himself|herself|bonuses|bonus|numbers
system|market|game|whole_thing|industry ~1 is ~1 rigged|broken|a_joke|dead|corrupt|against ~1
have|has ruined|destroyed|wrecked ~1 my|me|everything ~1
hate|despise|loathe|detest|sick_of ~2 employers|recruiters|bosses|managers|my_boss|my_job|my_old|them|this_industry|this_trade|the_system|this_town|work|politicians|headhunters|the_industry|everything|everyone
fat cats|cat
old ~1 fool|fossil|dinosaur|has-been|man_like_me|woman_like_me|wreck
old boys'
"""
