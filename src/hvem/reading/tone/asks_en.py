"""What is asked for, in English: nothing that can be answered, a polite request, and the classes of asks about the writer's own search."""

from __future__ import annotations

from typing import Final

VAGUE: Final = """
do me ~1 a|one|some ~1 good|small|big|little? ~1 favour|turn|kindness|favor|solid >|sometime|some_time|one_day
able|willing|there to ~1 support|help|back me ~1 >
any help ~1 at_all|>|here
{can}|would you ~1 support|help|back me ~1 >
i ~1 could_use|need|want|appreciate|would_appreciate|would_welcome|would_love ~1 some|any|your|a_bit_of|a_little help|support|guidance|advice ~1 >
is there anything you can ~1 do ~1 >|for_me
your ~1 help|support|assistance|guidance ~1 would|is|are|will ~1 be? ~2 appreciated|welcome|great|useful|lovely|wonderful|gold|mean|invaluable
point|steer|nudge me ~1 somewhere|anywhere|in_the|in_some|in_a|right ~1 right? ~1 direction? ~1 >
pull|find|have something for me >
synergies|synergy
connect and|to ~1 explore|see|chat|share|discuss ~3
explore|see|discuss ~2 opportunities|possibilities|synergies|options|ways ~2 together|going_forward|>|forward|ahead|collaborate
pick your brain|brains ~1 >|sometime|some_time|a_bit|one_day
catch|touch|chat ~1 up|base|sometime ~1 sometime|at_some_point|one_of_these|about_stuff|about_things|about_everything
about things|stuff|life|everything|this_and_that >
do|doing something|anything >|for_me|for_an_old
could|can you maybe|perhaps do something
if something|anything crosses|lands|passes|comes ~2 your|across|by ~1 desk|way|you
help|assist|support|helping|helped|back me|us ~1 out|a_bit|a_little|somehow|in_some_way|in_any_way|please|here|at_all|along|any|with_things|with_something|with_anything|with_stuff|with_this|with_it|if_you_can|on_my_way|move_forward|move_on|get_going|get_started|find_my_way|find_my_feet|through_this? ~3 >
help|assist|support ~1 me out|somehow|along|in_some|in_any|any_way|in_one
{can}|able_to|willing_to|if|hoping|hope|think ~2 you ~3 help ~1 >|out|somehow|at_all|a_bit|me_a_bit|me_a_little
help me ~1 >
< help ~1 >|please|me_please|needed|wanted|appreciated
could|can do|use ~2 with|some|a ~1 help|hand|support|pointers|boost|leg-up ~1 >|here|right|just|at|from
any|some|all|every|a_little|a_bit_of|bit_of ~1 help|assistance|support|pointers|tips|ideas|thoughts|advice|suggestions|input|hints|wisdom|guidance|contribution ~2 would|is|are|appreciated|welcome|gratefully|for_me|at_all|>|will|you_have|you_can|you_could|you_might|from_you|here|you_may
any|some|got_any|have_any|more|have_some ~1 thoughts|tips|ideas|advice|pointers|suggestions|help|input|hints|leads|words_of_wisdom ~1 for_me|at_all|here|to_share|to_offer|on_this|on_that|on_it|about_it|for_someone_like_me? >
< thoughts|tips|ideas|advice|pointers|suggestions|help|input|opinions >
got|have|share ~2 anything|something|a_thought|any_wisdom ~1 for_me|to_offer|to_say|to_share|to_add|>
anything|whatever|everything you|that|at_all|would|will|helps|goes|is ~3 can|could|do|have|got|helps|help|would|goes|offer|appreciated|great|welcome|think_of|fine|might
anything ~1 helps|goes|would|at_all
whatever ~1 you ~1 can|have|got|think|could
every little
somehow|some_way_or_other|in_some_way|one_way_or_another|in_any_way|some_way|in_one_way|in_whatever_way|any_way_you ~~8
do|doing something|anything|a_little|what_you_can|your_bit ~1 for_me|to_help|for|about|>
is there|anything ~2 anything|something ~2 you ~1 can|could|might ~2 do|offer|suggest
what ~1 can|could you ~1 do|offer|suggest ~1 for_me|me|>|to_help|here
lend|give me ~1 a ~1 hand|leg-up|push|boost|helping_hand|steer|lift
lend ~2 hand
be ~2 of ~2 assistance|help|use|service|some_use|support ~1
need|needing|want|seeking|looking_for|after|hoping_for|grateful_for|appreciate|use|like|welcome|love|glad_of ~2 help|assistance|support|guidance|a_hand|backing|pointers|a_bit_of_help|some_direction|direction|a_boost|a_leg-up ~1 >|right_now|from|at|in|just|please|somehow|with_things|here|with_something|now|you_can
{alert} ~~3 if|when|should|about|of ~2 anything|something|you_hear ~3 >|comes|turns|crops|up|pops|hear|occurs|interesting|of_interest|think|come|suitable|see|at
{alert} ~1 >
keep ~1 me ~1 in mind ~~3 >|if|for|please
keep ~2 your|an ~1 eye|eyes|ear|ears ~1 open|out|peeled|to_the_ground
if anything|something ~2 comes|turns|crops|pops|springs ~1 up|to_mind|along ~~4
think ~1 of ~1 me ~1 >|if|when
be there|around|on_my_side for me
put|send ~1 out ~1 feelers
what now >
"""

OPINION: Final = """
what do|would|did you think|say|reckon|make_of_it|make_of_that|suggest|advise|feel ~1 of_it|of_that|of_me|of_this|about_it|about_that|about_this|about_me|of_all_this|about_all_this|of_it_all? >
do you agree >
"""

POLITE: Final = """
< please|just ~1 tell|let|send|give|share|read|call|write|say|ring|look|reply|answer|help|explain|drop|pass|get|find|hire|refer|recommend|introduce|put
< do tell|let|send|share|call|ring|say|write|drop|explain ~1 me|us|if|when|what|how
i|we ~2 wonder|wondering ~2 how|what|who|whether|if|where|which|why|about
i ~3 curious|keen|intrigued|interested ~2 how|what|who|whether|where|which|to|about|in ~2
would|should|could ~2 love|like|be|glad|happy|grateful|appreciate|welcome|value|delighted|pleased|mean|help|enjoy|treasure ~4 to|your|a|if|hearing|any|know|hear|for
i ~1 want|wish|need|am_asking|ask|demand|await ~2 to_hear|to_ask|to_know|to_learn|you|your|an_answer|a_reply|advice|a_job
i ~1 hope|am_hoping|was_hoping|hoping|expect ~2 to_hear_how|to_hear_what|to_ask|to_learn|you_could|you_can|you_will|you_might|you_would|an_answer|a_reply|your_advice
tell|let|show|send|give|drop|teach ~1 me ~1 know|how|what|who|a|your|about|where|which|if|an|the|any|something
please|kindly ~1 tell|let|send|give|share|read|call|write|say|ring|look|reply|answer|help|explain|drop|pass|get|find|hire|refer|recommend|introduce|put
< {can}|do|will|are|have you
< share|send|tell|write|get|find|hire|refer|answer|reply|give ~1 me|my_cv|us|back|to|the|your|a|an -love -best -regards
perhaps|maybe you ~1 could|can|might|would
"""

REVIEW: Final = """
look|glance|read|reading|review|check|go|critique|proofread|comment|see|edit|eyes|eye|run|cast|skim|view|have_a_look ~5 cv|application|cover_letter|portfolio|profile|plan|proposal|draft|letter|pages|statement|website|resumé|slides|presentation|attached|linkedin_profile|business_plan|two_pages|outline|manuscript|e-mail
think|make|reckon|opinion|thoughts|view|views|say|feedback|comments|feel ~2 of|on|about ~3 cv|application|cover_letter|portfolio|profile|plan|proposal|draft|letter|website|pages|presentation|business_plan|outline|statement|slides
change|improve|cut|drop|alter|fix|add|delete|shorten|strengthen ~4 cv|application|portfolio|profile|draft|letter|plan|statement|proposal|website|presentation
cv|draft|application|portfolio|letter|profile|proposal ~~6 change|improve|cut|feedback|clear|too_long|enough
"""

INTRODUCE: Final = """
introduce|introducing|introduction|intro|connect|connecting ~2 me|to|with ~2
put|putting me ~1 in touch|contact
put me in
mention me|my_name ~1 to|when
pass on my ~2 name|number|regards
"""

FAVOUR: Final = """
call|ring|ask|contact|speak|talk|write|phone|chat|have_a_word|e-mail ~5 for_me|on_my_behalf|about_me|to_find|and_ask|and_see|whether_they|if_they|to_ask
use|give|put|name|list|have|cite|act|be|serve ~2 you|as|my|a|your_name ~2 referee|reference|references|mentor
write|provide|give|do ~3 reference|recommendation|testimonial|letter_of_recommendation|endorsement
endorse|mentor me
lend|borrow ~3
share|repost|forward|circulate|pass ~2 my|this ~2 post|profile|cv|advert|article|on
practise|practice|rehearse|run_through|mock ~3 interview|pitch|interviews
good word
put ~1 in ~2 word
get|find|arrange ~1 me ~2 ticket|tickets|invitation|pass|invited|tour|seat|into
teach|train|coach me ~1
act|serve as
take|bring me ~1 along|with|to
"""

MEETING: Final = """
have|grab|get|buy|meet|do|join|share|treat|take|invite|over|for|go_for|fancy|catch_up ~4 coffee|lunch|drink|tea|breakfast|pint|dinner|cuppa|walk|meal|sandwich|beer
{can}|shall|would|could|able|like|love|time|free|willing ~3 meet|visit|come_by|drop_in|see_you|get_together|catch_up|shadow|stop_by|come_and_see ~2 me|you|up|for|in|at|on|next|your|some|over|one|>|with|us
meeting|visit with|to you|your
a meeting ~2
"""

COURSE: Final = """
recommend|suggest|advise|know_of|know|aware_of|point_me|recommendation|favour|prefer|rate ~5 course|courses|book|books|training|certificate|qualification|diploma|degree|master's|programme|programmes|program|groups|group|association|associations|podcast|podcasts|journal|conference|conferences|reading|class|classes|workshop|network|networks|society|literature|meetups|events|programmes
which|what|any|is_there_a|are_there_any|is_there_any ~4 course|courses|book|books|training|certificate|qualification|diploma|degree|master's|programmes|programme|groups|association|associations|podcasts|journals|conferences|class|workshop|societies|networks|literature|meetups|reading ~~8 i|you|me|worth|recommend
what should|could|ought i|to ~1 read|study|learn
what would you ~1 read|study|learn
worth ~1 joining|reading|taking
"""

NAMES: Final = """
who|whom ~6 talk|speak|meet|call|contact|ask|ring|approach|start|reach|know|knows|write|see|turn|visit|chat|to
who|whom else
anyone|anybody|someone|somebody|people ~2 i|you ~1 should|ought|could|think|might|would|recommend|know
is|are there ~1 anyone|anybody|someone|somebody|people
know ~1 anyone|anybody|someone|somebody
"""

ADVICE: Final = """
in ~1 my place|shoes|position|situation
should|ought|might|could|would i|to ~3 do|start|go|try|look|choose|focus|begin|stay|take|wait|consider|aim|learn|apply|make
if you were|was me|in|i|starting
what|how|where ~1 would|do you ~3 do|start|begin|go|choose|suggest|advise|try|look|tackle|approach|focus|recommend
advice|tips|suggestions ~1 for|on|about
think ~1 of|about ~2 plan|idea|moving|going|switching|my
my ~1 plan|idea|thinking
think i|that_i ~1 should|could|ought|am|would
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
who would have|could ~1 thought|guessed|believed|known
who knew >
what are|were the ~1 odds|chances
where does|did|has ~1 the ~1 time|year|years|summer
"""
