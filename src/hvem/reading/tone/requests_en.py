"""Asking for work and for names, in English."""

from __future__ import annotations

from typing import Final

JOB: Final = """
# here: does the reader's place have work, or need somebody
might|may|could|would ~1 have something|anything ~1 for me ~1 at|in|with|on
taking|take ~1 anyone|anybody|people|someone|somebody|staff|new_people ~1 on
considered|be_considered ~1 >|for
is|would|might|could there ~1 be? ~2 {some}? {some}? {job}
are there ~1 any|some|still ~2 {some}? {job}
do|does|would|might|will|could|has|have you|your_{firm}|your_company|your_firm|your_team|your_office|your_department|your_boss|your_place ~1 have|got|be_having ~2 {some}? {some}? {job} ~3 for|at_your|on_your|in_your|with_you|going|available|open|free|>|left|that_i|i|coming|where_i|at_the
is|are|would|might|could|will there ~1 be? ~2 {some}? {some}? {job} ~3 for_me|for_someone|for_a|for_an|at_your|on_your|in_your|with_you|going|available|open|left|that_i|where_i|coming_up|here|in_the_office
have|got|is_there|any ~1 any? work|hours ~1 for|at|on|in a|an|me|the|your|some
any|some work|job|jobs|shifts|role|position|openings|hours for ~1 a|an|someone|somebody
use ~1 an|another|a ~1 extra|another|retired|experienced|good|more ~2
a part|member of your team|crew|staff|company|firm
& chance|possible|possibility employ|hire|recruit|take_me_on me
let me ~1 do|have|take|work|try|cover ~2 {some}? ~1 shifts|shift|trial|hours|days
is|are|would|do|does you|your|your_company|your_firm|your_team|they|your_{firm} ~2 looking|look|on_the_lookout|searching|advertising|in_need ~1 for|of ~2 anyone|someone|somebody|staff|people|a|an|new|more|hands|help
need|needs|after|want anyone|someone|somebody ~3 at_the_moment|right_now|like_me|just_now|>|for_the|in_the
hoping|hope|wondering|wonder ~2 you ~2 have something|anything for me ~2 at|in|with
& {worky} {ask} {me} {place} -{info}
chance|possibility|hope of|that ~2 getting|being|getting_me|joining|working|coming ~2 on|onto|in|taken_on|for|with|at|to
something|anything ~1 for me ~1 at|in|with|on|to_do ~1 your|the|you
have|find something|anything for me ~2 at|in|with|there|on
if your|you|the ~1 {firm}|team|company|firm|boss ~2 ever|needs|need|wants|has ~1 needs? ~2 {role}|pair_of_hands|a_spare|an_extra|hands
your|the man|woman|person|girl|guy|one for the ~1 job
i am your|the man|woman|person|girl|guy
whose|space|room|desk ~1 for one more
room|place|space for ~2 hard-working|willing|keen|old|experienced
is|are|would|might|could there ~2 room|place|space|work|something|anything ~2 for|on|at|in ~2 me|someone_like_me|one_more|your_team|your_crew|a_person_like_me|somebody_like_me|another
room|place|space|spot|opening|job|position|desk|bench for|on ~1 me|someone|somebody|one_more|your|a ~1 like|on|at|in|>|team|crew|me
room|place|space|use for|of a|an|some|someone|somebody|another ~4 like_me
room|place for me|one_more|another
are|is you|your_{firm}|your_company|your_firm|your_team|they ~2 hiring|recruiting|taking_on|taking_people_on|looking_for_staff|looking_for_people|looking_to_hire
do|does|would|could|might you|your_team|your_company|your_firm|your_boss ~1 need|use|want ~2 {role} ~~6
do|does|would|could|might you|your_team|your_company ~1 need|use|want ~3 someone|somebody|person|man|woman ~2 like me|>
could|can you use me|someone_like_me|somebody_like_me|an_extra|another|a_hand
have you ~1 got|any ~1 {some}? {some}? {job} ~1 for|going|available|open|>|at|on
any chance|possibility|hope of|for ~2 {some}? {some}? {job}|work|an_interview
any {some}? {job} ~2 for_me|going|at|on|in|available|open|>
any|some work for|going ~1 me|>|at
if|whether you|there|your_{firm}|your_team|your_company ~1 have|has|had|are|is|might_have|would_have|were ~2 {some}? {some}? {job} ~2
if|whether|in_case you|your_team|your_company|your_boss ~1 need|needs|want|wants|could_use|ever_need|are_short_of ~2 {role}|someone_like_me ~~10 i|me
if|whether you|your_team|your_company ~1 are|is ~1 hiring|recruiting|short-staffed|short_of_staff ~~10 me|i|>
# know: does the reader know of work
know ~2 anyone|someone|anybody|who ~2 hiring|might_hire|could_hire|would_hire|wants_to_hire|takes_on
know|heard|hear|aware|seen ~1 of|about ~2 {some}? {some}? {job} ~~6
know|heard|hear|aware of|about ~2 any|some|a ~2 work|employment
know ~1 of? anyone|someone|anybody|somebody|a_company|a_place|companies|people|any_firm|any_companies who|that|hiring ~2 hiring|looking_for|needs|need|recruiting|wants|could_use|>
know ~1 of? anyone|anybody|somebody|someone hiring|recruiting
# give: give me, get me, find me
me ~1 on ~1 as|at|in ~1 an|a|your ~1 apprentice|trainee|intern|temp|assistant
start|work|come as an|a ~2 with|at you|your
recommend me >|to|for|as|internally|at
find|get|give|offer|save|spare me ~1 a|an|some ~2 berth|spot|slot|seat|desk|corner|perch|opening|chance|start|break|stool ~1 >|at|in|on|with|there
find|get|offer|do me ~1 something|anything ~2 at|in|with|there
top of the pile|stack|list|heap
cv|application|name ~1 in|before|under ~1 front|the|nose ~2 of ~2 {boss}|whoever|hiring
consider|considered me|for ~2 for ~2 {job}|any|a
{can} i ~1 have|get ~1 an interview|a_job|a_trial
{can} i ~1 apply for ~2 {job} ~1 with|at|in
{can} you ~1 tell|ask|convince|persuade ~2 {boss} ~3 i|me
tell ~1 your ~1 boss|manager|director|hr ~2 i
help* me ~2 get|find|land ~2 a|some ~1 {job}|work
!to ~1 get|land ~1 a|the|that job|position|role|foot|place ~2 at|with|in|here|there ~1 your|you
get|getting|put|putting|have|sign me ~1 on|onto|in|into|up|up_for ~1 the|your|a|any ~1 rota|night_rota|payroll|roster|books|team|list|staff|shift|crew
get me in at|with|to|there|somewhere|through
take me on|in|aboard
{give} me ~1 {some}? {some}? {job}|work
{give} me ~2 in|into|through ~2 door|with_your|at_your|there|your|to_your|the_company|the_firm|somewhere|>
{give} me in >|at|with|there
get|getting me ~1 an|a ~1 in|foot
foot in the|your door
in the door ~1 at|with|>
{give} me ~1 a|the chance|shot|try|start|break|go|opportunity ~1 at|in|on|with|as|to|>
{give} ~2 {some}? {job} for|to me
help* me ~2 find|get|land|secure|into|obtain ~1 {some}? {some}? {job}|work
help* me ~1 get ~1 in|hired|employed
{can} i ~1 have|get|be_given|be_offered|come_in_for|come_for|do|take|apply_for ~1 {some}? {some}? {job}
{can} i ~1 come|start|join|work ~2 work|at|for|with|your ~1 you|your|team|company|>
{can} i ~1 join your
!when can|could|may i ~1 come_in_for|start|begin|come_for ~1 an|a|>|work|interview
!what would|will|does it take for|to ~2 you|get ~1 hire|to_hire|hired|give
{can}|please|to|you hire|employ|recruit me
hire|employ|recruit me
hire|employ|hiring|employing|take_on|taking_on|recruit|have_me|use|want someone|somebody|a_person|a_man|a_woman|people|a ~3 like_me
take|taking|bring|bringing|sign|signing|get|put|have|let me on|on_board|aboard|on_the_payroll|on_your_team|on_your_books|on_the_rota|join_your|come_and_work|work_for_you|work_with_you|work_at
consider|considering me ~1 for|as|when|if|next|>|a
considered for ~3 {job}
{can} you|your_boss|your_company|they ~2 consider|considering ~2 me
squeeze|fit|slot me in|into
an ~1 interview ~2 with|at|for ~1 me|you|your
set|arrange|line|sort ~3 interview
recommend|put_forward|refer|suggest|nominate|mention|name|vouch|vouching|pitch|sell|plug me|for_me ~1 to|for|with|as|internally|at|>
refer|recommend|put me ~1 to|forward|for|internally|at
# word: a good word with the one who hires
get|ask|have|persuade ~2 {boss} ~1 to ~1 see|meet|interview|hire|consider|take me
word with|to ~2 {boss}|whoever|the_one|those|someone|somebody|anyone ~3
walk|take|carry|slip|drop|put|slide|run ~1 my cv|application|name|résumé ~4 to|over|under|on|in|past|through ~1
whoever does|is|handles|runs|decides ~1 the? ~1 hiring|recruiting|recruitment
have a ~1 quiet|word ~1 word? with
word ~2 for|about|on|in me|my_behalf ~1
put ~2 good|kind ~1 word
word with|to|in ~4 {boss}|boss ~~6 me|job|>
speak|talk|have_a_word|chat|have_a_chat|plead to|with ~2 {boss} ~~4 for|about|on|and ~1 me|my_behalf|job|get|a_job|hiring|taking|giving|getting|role
ask|tell|convince|persuade|get ~2 {boss} ~~2 to|if|whether|about|that ~~6 me|job|jobs|hiring|opening|openings|vacancy|vacancies|role|roles|i|position|interview
check|find_out|enquire|inquire|ask with|from|of|around ~2 {boss}|hr ~1 if|whether|about ~~6 me|job|openings|vacancies|hiring|roles|positions|i
pass|passing|forward|send|hand|give|get|show|drop|slip|submit ~2 my|the ~1 cv|application|details|name|letter ~1 on? ~1 to|on|in|along|with|past ~2 {boss}|whoever|someone|anyone|people|your|the
pass|forward|send ~1 my cv|application|details on|along|around|internally|to
pass on my cv|details|application
mention me|my_name|my_application to|at ~3 {boss}|your_company|your_firm|your_team
vouch ~1 for me
pull some|a_few|strings
pull strings
introduce me to ~2 hiring|recruit*|hr|whoever_hires
# want: I want to work with you
i ~1 {want} ~1 {some}? {some}? {job} ~1 with|at|in|on|from|for|of ~1 you|your
i ~2 {want}|like|love|want to ~1 be_given|have|get ~1 {some}? {some}? {job}
i ~2 {want}|like|love|want to work|start|come_and_work|come_to_work|be_employed|be_hired|be_taken_on|be_part ~2 for|with|at|on|in|under|of you|your
i ~2 {want}|like|love|want|hope to ~1 join your
i ~2 apply|applying|wish_to_apply|like_to_apply for|to ~4 you|your|{job}
i ~2 like|want|love|wish|hoping|hope to apply for|to
i ~1 am|was|would_like|want asking|ask|begging|pleading you for ~1 {some}? {some}? {job}|work
ask|asking|beg|begging you ~1 for|about ~1 {some}? {some}? {job}|work
asking|ask for ~1 a job|position|interview|role|shift|work
i ~1 would ~1 love|like|appreciate|be_grateful|be_glad|be_thrilled ~2 it? ~1 if|for you ~1 could|would|can ~1 give|get|find|offer|hire|take|put|recommend|refer|consider|employ ~1 me
hope|hoping|wonder|wondering ~1 if|that|you|whether ~1 you|there ~1 have|has|might_have|is|could_have|could_find|could_get|could_offer|might_be ~2 {some}? {job}|room|place|work
i ~1 can|could start tomorrow|monday|immediately|whenever|right_away|next_week ~~6 you
grateful|happy|glad|delighted|thrilled for|of|with ~1 {some}? {some}? {job}
trial|trial_shift|trial_day|trial_week|trial_period at|with|in your
# alert: tell me when something opens
{alert} ~~3 if|when|about|for|of|as_soon_as|should|next_time ~~5 {job}|hiring|opens|recruiting|need_someone|need_people|comes_up_at|opens_up|hires|short-staffed|need_staff|vacant
{alert} ~~3 if|when anything|something ~2 for_me ~~5
if you hear of anything|something for me ~~8
if|should|when ~1 {some}? {job} comes|opens|crops|turns|become|becomes|pops|should|arises ~1 up|available|free|come|vacant|>|at|there ~~8 me|i
"""

NAMES: Final = """
# names: names, numbers, lists, books
have|see|get|borrow ~1 your ~1 {known} list
colleague|employee|staff|member|friend|guest|buyer list >
which ~1 friends|colleagues|contacts|clients ~2 of ~1 yours ~~6 numbers|names|e-mails|addresses
names of ~1 the? ~1 people|everyone|those ~2 you ~1 know
{number} ~1 people|names|contacts ~1 you ~1 know
write|list|note|jot ~1 down? ~1 everyone|everybody|all_the_people|people|anyone ~1 you
forward|send|give|pass|share ~1 me your ~2 contacts|connections|clients|customers
your ~1 colleague|staff|friend|friends|team|employee|clients|customer list
copy|borrow|see|photograph|photocopy ~2 your ~1 {lists}
business cards|contacts|names ~1 you ~1 collected|gathered|got|have
reading|read|give|giving|send|sending ~2 me ~1 out? ~1 {number} ~1 numbers|names|contacts
whose numbers|details|e-mails|addresses|cards|contacts ~1 do|can|could|would ~1 you
read|reading|reads|tell|telling|text|texting|giving|sending|passing|hand|handing ~3 numbers|names|contacts|addresses|e-mails ~2 from|out|of|in
names and numbers|addresses|e-mails|phone|contact
who do you know ~~8 names|numbers|names_and|details|e-mails
pass|hand|send ~2 on ~1 to me ~2 numbers|contacts
numbers|names|contacts|e-mail_addresses ~4 pass|send|hand|give ~2 me|to_me
{can}|please|would ~1 you|give|name|list ~2 five|ten|three|best|top ~2 contacts
rattle|reel|list|name off|out|five|ten|the_five|your_five|your_top|your_best ~3 contacts|names|clients|customers|friends
{give}|give|send|share|have|pass|forward|provide|supply|lend|show|borrow|see|list|tell|write|text|get|need|want|let_me_have|dictate|jot|collect|e-mail|hand|note|copy|compile|like|fetch ~6 {details} ~2 of|for|from|to ~3 {known}
{give}|give|send|share|have|pass|provide|supply|show|get|need|want|tell|borrow|let_me_have|e-mail|hand|take|like|see ~4 {known} ~1 names|numbers|phone_numbers|e-mails|e-mail_addresses|addresses|contact_details|details|business_cards|cards|number|mobile_numbers|phone|telephone
your ~2 friends'|clients'|customers'|colleagues'|contacts'|friends|clients|customers|colleagues|contacts|suppliers'|bosses'|partners'|neighbours' ~1 names|numbers|phone_numbers|e-mails|e-mail_addresses|addresses|contact_details|details|mobile_numbers|cards
{give}|give|send|share|have|forward|lend|show|borrow|see|access|hand|let_me_have|copy|export|look|get|need|want|browse|through|download|pass|print|scan|e-mail|give_me_access|go|like ~5 your|their|whole|entire|a_copy_of|full ~2 {lists}
{give}|give|send|share|have|forward|lend|borrow|let_me_have|pass|want|need ~2 the {lists}
{give}|give|send|share|have|make|write|draw_up|need|want|like|compile|put_together|e-mail|provide|get|see|type_up|prepare ~5 list|lists of ~4 {known}|contacts|names|companies_you|names_and
give|get|send|share|write|jot|need|want|have|list|provide|get|like|name|text|scribble|supply ~4 {number}|some|a_list_of|as_many ~2 names|contacts|phone_numbers|numbers|e-mail_addresses
{give}|give|send|hand|pass|share|provide|tell me ~2 names
just give|send me ~2 contacts|names|numbers|list
share|give|send|pass|forward|lend|hand ~2 your ~2 contacts|connections|client_list|clients|customers|rolodex ~2 with|to|>|in
which of ~1 your ~1 {known} ~1 numbers|number|details|names
which of ~1 your ~1 {known} ~1 can|could|will|would|should you|i ~2 give|pass|share|call|contact|ring|write
who ~1 are ~2 your ~2 {known} ~~6 numbers|names|e-mails|e-mail_addresses|addresses|details|reach_them|contact_them
what are ~1 their ~1 numbers|names|e-mails|e-mail_addresses|addresses|phone_numbers
what are ~3 names|numbers|e-mail_addresses|phone_numbers|addresses of|for ~3 {known}
names and|& ~1 numbers|phone_numbers|telephone|addresses|e-mails|e-mail_addresses|contact_details|e-mail|phone
names ~1 of ~1 everyone|everybody|all|people ~2 you|your
write|jot|put|note ~1 down ~2 {number} names|people|contacts
list|name ~2 {number} ~1 {known}|names ~2 you|your|i
list everyone|everybody|all ~4 you
borrow|copy|have|take|photograph ~3 business_cards|cards ~2 you|from|of
access to ~2 {lists}|network|contacts
a list of ~4 you ~1 know|work_with|deal_with
"""
