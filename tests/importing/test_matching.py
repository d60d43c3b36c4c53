"""Whether two are the same: certain, asked, or different; never merged in silence."""

from __future__ import annotations

import pytest

from hvem.importing.matching import Face, match


def face(name="", *, email="", phone="", web="", at="", uid="", key=None, named=True):
    points = {("email", one) for one in email.split() if one} | {("phone", one) for one in phone.split() if one} | {("web", one) for one in web.split() if one}
    return Face(name, uid=uid, points=points, organisations=set(at.split()), named=named, key=key)


SAME = [
    ("the same address and name", face("kari nordmann", email="kari@x.example"), face("kari nordmann", email="kari@x.example")),
    ("the same number and name", face("kari nordmann", phone="+4799"), face("kari nordmann", phone="+4799")),
    ("a middle name more", face("bjarte t. kvalheim", email="b@x.example"), face("bjarte kvalheim", email="b@x.example")),
    ("an initial for the first name", face("b. kvalheim", email="b@x.example"), face("bjarte kvalheim", email="b@x.example")),
    ("no name on the card", face("kari@x.example", email="kari@x.example", named=False), face("kari nordmann", email="kari@x.example")),
    ("the same uid", face("kari nordmann", uid="u1"), face("kari nordmann", uid="u1", phone="+4799")),
    ("name and organisation", face("kari nordmann", at="fjordbygg", email="kari@home.example"), face("kari nordmann", at="fjordbygg", phone="+4799")),
    ("someone listed by name alone", face("kari nordmann", at="fjordbygg"), face("kari nordmann")),
    ("the same profile page", face("kari n", web="linkedin.com/in/kari"), face("kari nordmann", web="linkedin.com/in/kari")),
]
ASK = [
    ("name-elsewhere", face("kari nordmann", at="fjordbygg"), face("kari nordmann", at="nordlys")),
    ("name-alone", face("kari nordmann", phone="+4799"), face("kari nordmann", phone="+4788")),
    ("shared-email", face("ola nordmann", email="familien@x.example", phone="+4711"), face("kari nordmann", email="familien@x.example")),
    ("shared-phone", face("ola nordmann", phone="+4751"), face("kari nordmann", phone="+4751")),
    ("shared-phone", face("kari hansen", phone="+4799", email="k@x.example"), face("kari nordmann", phone="+4799")),
    ("uid-other-name", face("ola dunk", uid="u1"), face("kari nordmann", uid="u1")),
    ("two-there", face("kari nordmann", at="fjordbygg", email="kari1@f.example"), face("kari nordmann", at="fjordbygg", email="kari2@f.example")),
]
NEW = [
    ("another name", face("ola dunk", email="ola@x.example"), face("kari nordmann", email="kari@x.example")),
    ("a colleague behind the same switchboard", face("ola dunk", phone="+4751", email="ola@f.example"), face("kari nordmann", phone="+4751")),
    ("a firm's common box", face("ola dunk", email="post@f.example"), face("kari nordmann", email="post@f.example")),
    ("the firm's own number", face("fjordbygg", phone="+4751", at="fjordbygg", named=False), face("kari nordmann", phone="+4751")),
]


@pytest.mark.parametrize(("what", "card", "one"), SAME, ids=[row[0] for row in SAME])
def test_what_is_certain_is_the_same_person(what, card, one):
    one.key = "kari"
    assert (match(card, [one]).kind, match(card, [one]).who) == ("same", ("kari",))


@pytest.mark.parametrize(("why", "card", "one"), ASK, ids=[f"{row[0]} {at}" for at, row in enumerate(ASK)])
def test_what_is_uncertain_is_asked_with_its_reason(why, card, one):
    verdict = match(card, [one])
    assert (verdict.kind, verdict.why) == ("ask", why)


@pytest.mark.parametrize(("what", "card", "one"), NEW, ids=[row[0] for row in NEW])
def test_what_has_nothing_in_common_is_somebody_else(what, card, one):
    assert match(card, [one]).kind == "new"


def test_two_who_fit_equally_well_are_asked_about():
    verdict = match(face("kari nordmann", email="k@x.example"), [face("kari nordmann", email="k@x.example", key=1), face("kari", email="k@x.example", key=2)])
    assert (verdict.kind, verdict.why, set(verdict.who)) == ("ask", "several", {1, 2})


def test_an_address_weighs_more_than_a_number():
    verdict = match(
        face("kari nordmann", email="k@x.example", phone="+4751"),
        [face("kari nordmann", phone="+4751", key="number"), face("kari nordmann", email="k@x.example", key="address")],
    )
    assert verdict.who == ("address",)
