"""What the mail tells of someone: since when, who answers and how soon, how near; offered, and left alone where it is declined."""

from __future__ import annotations

from datetime import date, timedelta

from hvem.correspondence.receiving.written import by_mail, leave_nearness, nearness_offers, take_nearness
from hvem.ground.undo import undo
from hvem.people.models import Tie
from tests.correspondence.mail import HILDE, KARI, kari, look_back, mail, mailbox, per, server
from tests.world import at


def written_for_a_year(here, count=10):
    """A mail each month to Kari, and her answer two days later; the last is unanswered."""
    one, row = kari(here), mailbox(here)
    start = at("2026-01-05T10:00")
    sent = tuple(mail(HILDE, KARI, start + timedelta(days=30 * n), id=f"s{n}@x.example") for n in range(count))
    inbox = tuple(mail(KARI, HILDE, start + timedelta(days=30 * n + 2), id=f"i{n}@x.example", answers=f"s{n}@x.example") for n in range(count - 1))
    look_back(here, row, server(inbox=inbox, sent=sent))
    return one


def test_who_answers_and_how_soon_is_known(here):
    one = written_for_a_year(here)
    found = by_mail(here.account, [one.pk], today=here.today)[one.pk]
    assert (found.written.sent, found.written.received, found.written.first_on) == (10, 9, date(2026, 1, 5))
    assert (found.answering.asked, found.answering.answered, found.answering.in_days) == (10, 9, 2) and found.answering.share == 0.9


def test_it_is_one_question_for_any_number_of_people(here, django_assert_num_queries):
    people = [written_for_a_year(here).pk, per(here).pk]
    with django_assert_num_queries(1):
        by_mail(here.account, people, today=here.today)


def offers(here, person):
    return nearness_offers(here, by_mail(here.account, [person.pk], today=here.today))


def test_how_near_one_is_by_the_mail_is_offered_and_can_be_taken(here):
    one = written_for_a_year(here, 11)
    (offer,) = offers(here, one)
    assert (offer.closeness, offer.because.key) == ("near", "written-often") and Tie.objects.of(here.account).get().closeness == "friendly"
    deed = take_nearness(here, one, "near")
    assert Tie.objects.of(here.account).get().closeness == "near" and offers(here, one) == []
    undo(deed.happening, at=here.now, by=here.user)
    assert len(offers(here, one)) == 1


def test_what_was_declined_is_not_offered_again(here):
    one = written_for_a_year(here, 11)
    leave_nearness(here, one, "near")
    assert offers(here, one) == []
    from hvem.correspondence.receiving.corrections import waiting

    assert waiting(here.account, one) == []


def test_another_accounts_mail_tells_nothing(here, stranger):
    one = written_for_a_year(here)
    assert by_mail(stranger.account, [one.pk], today=here.today) == {}
