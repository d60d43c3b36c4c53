"""What happens in the demo, in the order it happened: from the walk with Astrid to this afternoon's coffee with Samira."""

from __future__ import annotations

from datetime import datetime, time

from hvem.campaign.giving import give
from hvem.campaign.models import (
    Advice,
    Event,
    Evidence,
    Homework,
    Meeting,
    MeetingPart,
    Opportunity,
    Pause,
    Referral,
    Signal,
    WayThere,
    Wish,
    Wonder,
)
from hvem.campaign.promising import keep
from hvem.campaign.telling import TOLD, add_cv, add_place, tell
from hvem.ground.deeds import Deed
from hvem.keeping.demo import Telling
from hvem.keeping.demo_people import CAST
from hvem.people.entering import organisation_named
from hvem.people.models import Label, Note, Person

PLACES = (
    ("work", "Tananger Ventil", "place-leader", 2011, 2026), ("work", "Forus Rør og Flens", "place-buyer", 2003, 2011),
    ("school", "Høgskolen på Jæren", "place-student", 1998, 2003), ("association", "Våland Blandakor", "place-alto", 2009, None),
    ("association", "Innkjøpsforum Rogaland", "place-member", 2015, None), ("town", "Sandnes", "", 1979, 1998),
)  # fmt: skip


def tell_all(told: Telling) -> None:
    """The whole story."""
    _story(told)
    _first_week(told)
    _second_week(told)
    _third_week(told)
    _circles(told)
    _ahead(told)
    _opportunities(told)


def _story(told: Telling) -> None:
    tell(told.here, **{name: told.words(f"story-{name}".replace("_", "-")) for name in TOLD})
    for kind, name, role, since, until in PLACES:
        add_place(told.here, kind, name, role=told.words(role) if role else "", from_year=since, to_year=until)
    add_cv(told.here, told.words("cv-name"), told.words("cv-text"))


def _first_week(told: Telling) -> None:
    """Those she knows: a walk, five letters, the first calls."""
    told.talk("walk", "call", "astrid", 15, "18:30", told=told.words("astrid-told"), note=told.words("astrid-note"), names=["wenche"],
              steps=[told.step("astrid-next", 9)], felt=3, minutes=20, my_share=45)  # fmt: skip
    _said(told, "walk", "wenche-said")
    for who, clock in (("terje", "09:10"), ("gunnvor", "09:25"), ("jostein", "09:40"), ("mette", "10:05"), ("kjersti", "10:20")):
        told.talk(
            f"letter-{who}",
            "mail",
            who,
            14,
            clock,
            subject=told.words("letter-subject"),
            note=told.words(f"{who}-letter"),
            purpose="letter",
        )
    told.talk("mette-answers", "mail", "mette", 13, "14:12", inward=True, note=told.words("mette-answer"))
    told.talk("mette-call", "call", "mette", 12, "10:15", told=told.words("mette-told"), names=["knut"], advice=[told.words("mette-advice")],
              steps=[told.step("mette-next", 9)], felt=4, minutes=25, my_share=30)  # fmt: skip
    _said(told, "mette-call", "knut-said")
    told.talk("jostein-lunch", "meeting", "jostein", 11, "11:30", told=told.words("jostein-told"), names_answer="none",
              no_next_step=told.words("jostein-no-step"), felt=3, minutes=45, my_share=55)  # fmt: skip


def _second_week(told: Telling) -> None:
    """The names she got: Wenche, Knut Arne, Samira; and back to those who gave them."""
    told.talk("jostein-thanks", "mail", "jostein", 10, "08:20", note=told.words("jostein-thanks"), purpose="thank")
    told.talk(
        "knut-mail",
        "mail",
        "knut",
        11,
        "13:05",
        subject=told.words("knut-subject"),
        note=told.words("knut-mail"),
        purpose="introduction",
    )
    step = told.step("wenche-next", -2, owed_by_me=False, agreed=True)
    talk = told.talk("wenche-call", "call", "wenche", 10, "12:40", told=told.words("wenche-told"), names=["samira", "piotr"],
                     advice=[told.words("wenche-advice"), told.words("wenche-advice-2")], heard=[told.heard("gap", "Innkjøpsforum Rogaland", "gap-course")],
                     steps=[step], felt=4, minutes=35, my_share=25)  # fmt: skip
    _said(told, "wenche-call", "samira-said", "piotr-said")
    _advice_taken(told, talk.conversation, "wenche-result")
    told.talk(
        "samira-mail",
        "mail",
        "samira",
        9,
        "09:15",
        subject=told.words("samira-subject"),
        note=told.words("samira-mail"),
        purpose="introduction",
    )
    told.talk("astrid-report", "message", "astrid", 9, "19:00", note=told.words("astrid-report"), purpose="report")
    _kept(told, "walk", 9)
    give(told.here.account, told.people["mette"], told.words("gift-book"), at=told.at(9, "16:30"), by=told.here.user)
    _kept(told, "mette-call", 9)
    told.talk("samira-answers", "mail", "samira", 8, "15:40", inward=True, note=told.words("samira-answer"))
    told.talk("knut-call", "call", "knut", 8, "10:20", told=told.words("knut-told"), names=["torunn"],
              heard=[told.heard("expansion", "Ryfylke Tørrdokk AS", "signal-dock", "certain"), told.heard("reorganisation", "Jærlys Energi AS", "signal-team")],
              steps=[told.step("knut-next", -6, agreed=True)], felt=4, minutes=18, my_share=28)  # fmt: skip
    told.talk("mette-report", "mail", "mette", 7, "08:45", note=told.words("mette-report"), purpose="report")
    told.talk("samira-call", "call", "samira", 7, "14:05", names_answer="not-asked", told=told.words("samira-told"),
              steps=[told.step("samira-next", 5, agreed=True, act="do")], felt=4, minutes=8, my_share=40)  # fmt: skip
    _kept(told, "samira-call", 6)
    give(told.here.account, told.people["wenche"], told.words("gift-introduction"), at=told.at(6, "10:00"), by=told.here.user)
    told.talk("wenche-report", "mail", "wenche", 6, "11:10", note=told.words("wenche-report"), purpose="report")


def _third_week(told: Telling) -> None:
    """Terje, and the names he gave; Gunnvor yesterday, Siri this morning."""
    told.talk("terje-call", "call", "terje", 5, "16:15", told=told.words("terje-told"), names=["ingrid", "olav"], advice=[told.words("terje-advice")],
              steps=[told.step("terje-next", -8)], felt=5, minutes=32, my_share=24)  # fmt: skip
    _said(told, "terje-call", "ingrid-said", "olav-said")
    told.talk(
        "torunn-mail",
        "mail",
        "torunn",
        5,
        "09:30",
        subject=told.words("torunn-subject"),
        note=told.words("torunn-mail"),
        purpose="introduction",
    )
    told.talk("knut-report", "mail", "knut", 4, "08:50", note=told.words("knut-report"), purpose="report")
    told.talk("torunn-answers", "mail", "torunn", 3, "13:20", inward=True, note=told.words("torunn-answer"))
    told.talk("torunn-call", "call", "torunn", 3, "15:00", told=told.words("torunn-told"), names_answer="none",
              steps=[told.step("torunn-next", -7, agreed=True)], felt=5, minutes=15, my_share=30)  # fmt: skip
    told.talk("ingrid-mail", "mail", "ingrid", 2, "13:15", subject=told.words("ingrid-subject"), note=told.words("ingrid-mail"), purpose="letter",
              steps=[told.step("ingrid-next", -3, act="send")])  # fmt: skip
    told.talk("olav-call", "call", "olav", 1, "09:50", told=told.words("olav-told"), names=["siri"], steps=[told.step("olav-next", -9)],
              heard=[told.heard("market", "Jærlys Energi AS", "signal-contracts", "likely"), told.heard("reorganisation", "Kvitsøy Havbruk AS", "signal-split"),
                     told.heard("problem", "Sørvest Pumper AS", "signal-contract-work")], felt=4, minutes=22, my_share=29)  # fmt: skip
    told.talk("kjersti-call", "call", "kjersti", 1, "10:40", reached=False)
    told.talk("gunnvor-lunch", "meeting", "gunnvor", 1, "12:00", told=told.words("gunnvor-told"), note=told.words("gunnvor-note"),
              names_answer="none", steps=[told.step("gunnvor-next", -14)], felt=5, minutes=60, my_share=35)  # fmt: skip
    give(told.here.account, told.people["gunnvor"], told.words("gift-praise"), got=True, talk=told.talks["gunnvor-lunch"].conversation,
         at=told.at(1, "13:10"), by=told.here.user)  # fmt: skip
    told.talk(
        "siri-mail",
        "mail",
        "siri",
        0,
        "08:12",
        subject=told.words("siri-subject"),
        note=told.words("siri-mail"),
        purpose="introduction",
    )


def _said(told: Telling, talk: str, *keys: str) -> None:
    """What was said of those named."""
    rows = Referral.objects.of(told.here.account).filter(conversation=told.talks[talk].conversation).order_by("pk")
    with Deed(told.here.account, "named", at=told.talks[talk].conversation.at, remembered=False) as deed:
        for row, key in zip(rows, keys, strict=True):
            deed.change(row, said=told.words(key))


def _kept(told: Telling, talk: str, back: int) -> None:
    """The next step of a conversation was done."""
    for promise in told.talks[talk].promises:
        if promise.next_step:
            promise.refresh_from_db()
            keep(told.here.account, promise, at=told.at(back, "20:00"), by=told.here.user)


def _advice_taken(told: Telling, talk: object, key: str) -> None:
    """The second piece of advice was followed, and what came of it."""
    row: Advice = Advice.objects.of(told.here.account).filter(conversation=talk).order_by("-pk")[0]
    with Deed(told.here.account, "demo", at=told.at(7, "20:00"), remembered=False) as deed:
        deed.change(row, taken_on=told.day(7), result=told.words(key))


def _circles(told: Telling) -> None:
    """From where she knows those she was given the names of, their roles, and what Ingrid has told before."""
    here = told.here
    with Deed(here.account, "demo", at=told.at(0, "08:15"), remembered=False) as deed:
        for one in CAST:
            person = told.people[one.key]
            held = set(Label.objects.of(here.account).filter(person=person).values_list("kind", "word"))
            for kind, word in (("circle", one.circle), ("role", one.role)):
                if word and (kind, word) not in held:
                    deed.add(Label(person=person, kind=kind, word=word))
        ingrid = told.people["ingrid"]
        deed.add(Note(person=ingrid, kind="told", text=told.words("ingrid-told"), at=told.at(2, "12:00")))
        deed.add(Wonder(person=ingrid, text=told.words("ingrid-wonder"), on=told.day(1)))
        deed.change(ingrid, how_met=told.words("ingrid-met"))


def _ahead(told: Telling) -> None:
    """This afternoon's coffee, a lunch later in the week, a meeting place next week, and days off."""
    here = told.here
    coffee = here.account.moment(datetime.combine(here.today, time(13)))
    if coffee <= here.now or here.today.weekday() > 4:
        coffee = told.at(-1, "13:00")
    with Deed(here.account, "demo", at=told.at(0, "08:20"), remembered=False) as deed:
        samira = _meet(deed, told, "samira", coffee, 30, "Jærlys Energi, Forus", "coffee")
        for number in range(1, 5):
            deed.add(Wish(meeting=samira, text=told.words(f"coffee-wish-{number}")))
        deed.add(Homework(meeting=samira, text=told.words("coffee-homework-1"), done_on=told.day(1)))
        deed.add(Homework(meeting=samira, text=told.words("coffee-homework-2")))
        lunch = _meet(deed, told, "knut", told.at(-3, "11:30"), 45, "Ryfylke Tørrdokk, Forsand", "yard")
        deed.add(Wish(meeting=lunch, text=told.words("yard-wish")))
        forum = organisation_named(deed, "Innkjøpsforum Rogaland")
        deed.add(
            Event(
                campaign=told.campaign,
                name=told.words("event-name"),
                on=told.day(-7),
                place="Sola",
                organisation=forum,
                purpose=told.words("event-why"),
            )
        )
        deed.add(Pause(campaign=told.campaign, since=told.day(-12), until=told.day(-14), why=told.words("pause")))


def _meet(deed: Deed, told: Telling, who: str, at: datetime, minutes: int, place: str, key: str) -> Meeting:
    meeting = deed.add(
        Meeting(
            campaign=told.campaign,
            at=at,
            minutes=minutes,
            place=place,
            title=told.words(f"{key}-title"),
            purpose=told.words(f"{key}-purpose"),
            look_forward=told.words(f"{key}-look"),
        )
    )
    deed.add(MeetingPart(meeting=meeting, person=told.people[who]))
    return meeting


def _opportunities(told: Telling) -> None:
    """Five places that may need her, with what speaks for them and the way there."""
    rows = (
        (
            "register",
            "missing",
            "Jærlys Energi AS",
            "samira",
            "guess",
            "post",
            ("astrid", "wenche", "samira"),
            "signal-team",
            None,
        ),
        (
            "contracts",
            "overload",
            "Sørvest Pumper AS",
            "olav",
            "guess",
            "hire-in",
            ("terje", "olav"),
            "signal-contract-work",
            None,
        ),
        ("split", "challenge", "Kvitsøy Havbruk AS", "ingrid", "testing", "post", ("terje", "ingrid"), "signal-split", None),
        ("vacancy", "vacancy", "Sola Verft AS", "", "testing", "post", (), "", -18),
        ("course", "missing", "Innkjøpsforum Rogaland", "wenche", "real", "project", ("astrid", "wenche"), "gap-course", None),
    )
    with Deed(told.here.account, "demo", at=told.at(0, "08:25"), remembered=False) as deed:
        for key, kind, firm, decides, stage, form, way, signal, deadline in rows:
            row = deed.add(
                Opportunity(
                    campaign=told.campaign, kind=kind, what=told.words(f"chance-{key}"), organisation=organisation_named(deed, firm), form=form,
                    can_add=told.words(f"chance-{key}-add"), question=told.words(f"chance-{key}-ask"), decides=told.people.get(decides), stage=stage,
                    deadline_on=told.day(deadline) if deadline else None, made_on=told.day(1),
                )
            )  # fmt: skip
            if signal:
                news = Signal.objects.of(told.here.account).filter(text=told.words(signal)).first()
                deed.add(Evidence(opportunity=row, signal=news))
            else:
                deed.add(Evidence(opportunity=row, text=told.words(f"chance-{key}-evidence")))
            for place, who in enumerate(way):
                person: Person = told.people[who]
                deed.add(WayThere(opportunity=row, person=person, place=place))
