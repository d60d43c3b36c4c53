"""Families of English words the patterns are made of."""

from __future__ import annotations

from typing import Final

SOME: Final = (
    "a an any some the suitable open vacant new small good possible available paid decent proper real temporary part-time full-time permanent short few couple_of "
    "spare summer junior senior entry-level other kind_of sort_of single little extra occasional regular weekend more odd current upcoming"
)
JOB: Final = (
    "job jobs position positions opening openings vacancy vacancies role roles shift shifts interview interviews internship internships traineeship trial "
    "trial_shift trial_day apprenticeship placement post gig gigs contract employment paid_work work_experience temping spot slot job_interview part-time_job work_for_me "
    "summer_job desk_job trial_period trial_week probation odd_jobs freelance_work hours_at"
)
FIRM: Final = "company firm team office department place shop business crew studio agency school hospital council organisation organization workshop warehouse outfit end practice branch plant group lab clinic store yard site unit kitchen café cafe"
ROLE: Final = (
    "people staff hands someone somebody anyone anybody help *er *or accountant assistant consultant analyst nurse chef electrician technician secretary volunteer "
    "trainee apprentice mechanic admin pair_of_hands extra_pair_of_hands extra_hands another_pair_of_hands one_more more_people new_people more_staff more_hands"
)
BOSS: Final = (
    "boss manager managers hiring_manager hr human_resources personnel director recruiter recruiters ceo head_of_* team_lead supervisor line_manager the_head owner "
    "head chief talent_team people_team recruitment recruiting hiring_team partners department_head foreman principal editor whoever_hires whoever_is_hiring person_who_hires "
    "person_hiring people_who_hire hirers the_top management"
)
GIVE: Final = "give get find offer land fix sort arrange wangle secure grant swing line_up set_up fetch slip throw hand sort_out getting finding giving offering"
ASK_CAN: Final = "can could would will might may should"
WANT: Final = (
    "want need am_after am_looking_for hope_for would_like would_love am_hoping_for would_really_like would_be_glad_of am_asking_for ask_for am_keen_on am_interested_in would_kill_for "
    "am_hungry_for would_jump_at would_welcome want_you_to_give_me would_appreciate am_begging_for am_requesting request want_to_ask_for would_be_grateful_for"
)
ALERT: Final = (
    "let_me_know keep_me_in_mind keep_me_posted think_of_me give_me_a_shout drop_me_a_line tell_me ping_me call_me ring_me give_me_a_call shout contact_me get_in_touch "
    "bear_me_in_mind remember_me alert_me tip_me_off give_me_a_ring give_me_a_heads-up put_me_down reach_out keep_an_eye_out keep_your_eyes_open keep_your_ears_open consider_me notify_me message_me"
)
KNOWN: Final = (
    "friends friend's contacts clients customers colleagues acquaintances connections network people everyone everybody anyone suppliers partners managers bosses leaders members "
    "neighbours neighbors relatives associates buyers coworkers co-workers recruiters executives others all_those those them team clients' customers' friends' colleagues' contacts' "
    "alumni classmates mates board_members decision-makers decision_makers directors investors editors patients guests tenants family teammates folks someone somebody buddies pals"
)
DETAILS: Final = (
    "names name_and_number numbers phone_numbers telephone_numbers e-mails e-mail_addresses addresses contact_details contact_information contact_info mobile_numbers details phone_number "
    "e-mail_address cell_numbers names_and_numbers business_cards cards direct_lines numbers_and_addresses mobiles linkedin_profiles number"
)
LISTS: Final = (
    "address_book client_list customer_list contact_list contacts_list mailing_list phone_book phonebook rolodex contacts contact_book client_base list_of_contacts list_of_clients list_of_customers "
    "customer_base member_list membership_list guest_list attendee_list list_of_attendees client_database customer_database crm customer_file black_book supplier_list phone_contacts linkedin_contacts "
    "linkedin_connections list_of_names address_list directory email_list e-mail_list distribution_list business_card_file card_file list_of_suppliers donor_list list_of_members database contact_database"
)
NUMBER: Final = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty fifty hundred dozen several many countless half_a_dozen a_few few couple couple_of a_couple_of 2 3 4 5 6 7 8 9 10 12 15 20 30 50 100"
BY: Final = (
    "today tonight tomorrow asap immediately straight_away right_away at_once "
    "no_later_than this_week this_afternoon this_morning at_the_latest end_of_the_day first_thing without_delay "
    "urgently promptly this_minute this_evening end_of_play close_of_business instantly this_very_day "
    "right_now as_soon_as_possible within_the within_a within_24 within_48 within_two within_three "
    "within_one within_days by_monday before_monday by_tuesday before_tuesday by_wednesday before_wednesday "
    "by_thursday before_thursday by_friday before_friday by_saturday before_saturday by_sunday before_sunday "
    "by_tomorrow before_tomorrow by_tonight before_tonight by_noon before_noon by_lunchtime before_lunchtime "
    "by_lunch before_lunch by_then by_christmas before_christmas by_easter before_easter by_the_end "
    "before_the_end by_the_weekend before_the_weekend by_next before_next by_end by_close by_eod "
    "before_eod by_the_1* before_the_1* by_the_2* before_the_2* by_the_3* before_the_3* by_midnight "
    "before_midnight by_this before_this "
)

WORK: Final = (
    "position vacancy job shifts shift rota night_rota payroll internship apprenticeship trial placement hire hiring employ employing take_on taking_on vacancies hired employed books_full "
    "on_board staff_list roster work_for_you work_with_you come_and_work working_for_you working_at your_payroll the_team your_team payroll traineeship part-time temp temping"
)
ASK: Final = (
    "could_you can_you would_you will_you could_i can_i may_i might_i is_there would_there are_there do_you does_your have_you i_wonder wondering hoping i_hope i_would_love i_would_like please if_you do_me "
    "would_it could_there are_you would_your could_your any_chance might_you i_want i_need let_me let_us give_me get_me put_me might_there"
)
ME: Final = "me someone_like_me myself i_can i_could my i_might i_am"
PLACE: Final = "your_* you with_you"
INFO: Final = "advice tips how what why which who where application applications practise practice prepare opinion think learn understand course book plan experience interview_questions cv view views thoughts recommend_me_a tell number"
TARGET: Final = (
    "employer employers boss bosses manager managers company companies firm firms recruiter recruiters industry trade management council government system job_centre politicians headhunters they he she owners directors hr "
    "profession business agency union market colleagues"
)
INSULT: Final = (
    "tyrant bully liar liars crook crooks idiot idiots snake snakes coward cowards scum rotten corrupt greedy incompetent clueless heartless spineless two-faced vindictive psychopath psychopaths parasites vultures swine bastards bastard "
    "hypocrites morons bloodsuckers sham farce scam backstabbing back-stabbing toxic vile evil ruthless poisonous contemptible nest_of_vipers gone_to_the_dogs give_a_damn gives_a_damn could_not_care_less disgrace"
)

SELF: Final = "i me my mine we us our"
YOU: Final = "you your yours"

FAMILIES: Final = {
    "self": SELF,
    "you": YOU,
    "worky": WORK,
    "ask": ASK,
    "me": ME,
    "place": PLACE,
    "info": INFO,
    "insult": INSULT,
    "target": TARGET,
    "some": SOME,
    "job": JOB,
    "firm": FIRM,
    "role": ROLE,
    "boss": BOSS,
    "give": GIVE,
    "can": ASK_CAN,
    "want": WANT,
    "alert": ALERT,
    "known": KNOWN,
    "details": DETAILS,
    "lists": LISTS,
    "number": NUMBER,
    "by": BY,
}
