"""The first fifteen minutes: three one likes, the easiest of them, what one wonders, three lines sent, and what came back.

Where one had got to stands in the rows: the three carry the labels `1` to `3` of the kind `first`, the one chosen to begin with
the label `easiest`, and what is wondered, written and answered are rows of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hvem.accounts.access import Seat
from hvem.campaign.conversing import Talk, choose, note_in
from hvem.campaign.models import Campaign, Conversation, Part, Wonder
from hvem.campaign.remembering import named_card, put_down, who_is
from hvem.campaign.running import running
from hvem.campaign.telling import story_of, tell_in
from hvem.ground.deeds import Deed
from hvem.people.adding import complete
from hvem.people.entering import add_points, points_of
from hvem.people.models import Label, Person, Source, Tie
from hvem.reading.card import Card
from hvem.reading.line import read_line
from hvem.reading.wondering import wondered
from hvem.wording.catalogue import Language, say

PLACES = ("1", "2", "3")
PURPOSE = "rekindle"


@dataclass(frozen=True)
class Beginning:
    """How far the first fifteen minutes have come; `liked` has one place for each of the three, empty where none is named."""

    liked: tuple[Person | None, ...] = (None, None, None)
    easiest: Person | None = None
    wonder: Wonder | None = None
    sent: Conversation | None = None
    answer: Conversation | None = None

    @property
    def people(self) -> list[Person]:
        """Those named so far."""
        return [one for one in self.liked if one is not None]

    @property
    def step(self) -> int:
        """The step that is open: 1 names, 2 the easiest, 3 what is wondered, 4 the lines, 5 the answer, 6 done."""
        done = (self.people, self.easiest, self.wonder, self.sent, self.answer)
        return next((number for number, one in enumerate(done, 1) if not one), 6)


def beginning(here: Seat) -> Beginning:
    """How far it has come, read from the rows."""
    labels = Label.objects.of(here.account).present().filter(kind="first", person__removed_at=None, person__merged_into=None)
    by_word = {label.word: label.person for label in labels.select_related("person").order_by("pk")}
    liked = tuple(by_word.get(place) for place in PLACES)
    easiest = by_word.get("easiest")
    if easiest is None:
        return Beginning(liked)
    wonder = Wonder.objects.of(here.account).present().filter(person=easiest).order_by("-on", "-pk").first()
    sent = _written(here, easiest, inward=False)
    answer = _written(here, easiest, inward=True, since=sent) if sent else None
    return Beginning(liked, easiest, wonder, sent, answer)


def _written(here: Seat, person: Person, *, inward: bool, since: Conversation | None = None) -> Conversation | None:
    parts = (
        Part.objects.of(here.account).present().filter(person=person, conversation__removed_at=None, conversation__inward=inward)
    )
    parts = parts.filter(conversation__at__gte=since.at) if since else parts.filter(conversation__purpose=PURPOSE)
    part = parts.select_related("conversation").order_by("-conversation__at").first()
    return part.conversation if part else None


def like(here: Seat, lines: Sequence[str]) -> tuple[Deed, list[str]]:
    """Name up to three one likes (M1, M2): they are chosen, friends unless known from elsewhere, and marked as liked.

    A place whose words are unchanged is left; one that is empty is given up. Lines without a name come back beside.
    """
    nameless = []
    with Deed(here.account, "first-liked", at=here.now, by=here.user) as deed:
        names = []
        for place, line, before in zip(PLACES, [*lines, "", "", ""][:3], beginning(here).liked, strict=True):
            text = " ".join(line.split())
            if before is not None and text == before.name:
                names.append(before.first_name)
                continue
            card = named_card(text, here.account.region) if text else None
            if text and card is None:
                nameless.append(text)
                continue
            if before is not None:
                _give_up(deed, before, place, anew=bool(card))
            if card is not None:
                names.append(_liked(deed, place, card).first_name)
        deed.facts.update(names=", ".join(names), count=len(names))
    return deed, nameless


def _liked(deed: Deed, place: str, card: Card) -> Person:
    source = Source(kind="first", at=deed.at)
    day = deed.account.day(deed.at)
    fitting = who_is(deed, card)
    if len(fitting) == 1:
        person = fitting[0]
        complete(deed, person, card, circles=(), source=source)
    else:
        person = put_down(deed, card, source=deed.add(source), chosen_on=day, circles=["friend"])
    choose(deed, person, day)
    tie = Tie.objects.of(deed.account).present().filter(person=person).first() or deed.add(Tie(person=person))
    deed.change(tie, i_like_on=tie.i_like_on or day)
    deed.add(Label(person=person, kind="first", word=place))
    return person


def _give_up(deed: Deed, person: Person, place: str, *, anew: bool) -> None:
    """Take a place from someone; a name that was only mistyped, with nothing on it yet, goes with it."""
    words = [place, "easiest"]
    for label in Label.objects.of(deed.account).present().filter(person=person, kind="first", word__in=words):
        deed.remove(label)
    untouched = not Part.objects.of(deed.account).present().filter(person=person).exists()
    only_here = person.source is not None and person.source.kind == "first"
    if anew and untouched and only_here and not Wonder.objects.of(deed.account).present().filter(person=person).exists():
        deed.remove(person)


def begin_with(here: Seat, person: Person) -> Deed:
    """Choose the easiest of the three: the first conversation should only be pleasant (M8, M9)."""
    with Deed(here.account, "first-easiest", at=here.now, by=here.user) as deed:
        for label in Label.objects.of(here.account).present().filter(kind="first", word="easiest"):
            deed.remove(label)
        deed.add(Label(person=person, kind="first", word="easiest"))
        deed.about(person, name=person.first_name)
    return deed


def wonder(here: Seat, person: Person, text: str, *, situation: str = "") -> Deed:
    """Write down what one really wonders about a person (M8), and one's own news in a line, which begins the story (M6)."""
    campaign = running(here.account, on=here.today)
    with Deed(here.account, "first-wondered", at=here.now, by=here.user) as deed:
        open_one = Wonder.objects.of(here.account).present().filter(person=person, asked_on=None).order_by("-on", "-pk").first()
        if open_one is None:
            deed.add(Wonder(person=person, text=text.strip(), on=here.today))
        else:
            deed.change(open_one, text=text.strip())
        if _may_write(here, campaign, situation):
            tell_in(deed, campaign, situation=situation)
        deed.about(person, name=person.first_name)
    return deed


def _may_write(here: Seat, campaign: Campaign, line: str) -> bool:
    """Whether the line may stand as the story's situation: a longer one told before is never replaced by it."""
    before = story_of(here.account, campaign).situation
    return "\n" not in before and len(before) <= 200 and line.strip() != before


def own_line(here: Seat) -> str:
    """One's own news in a line: the first of the story's situation, empty where nothing is told."""
    told = story_of(here.account, running(here.account, on=here.today)).situation
    return told.strip().split("\n")[0] if told.strip() else ""


def three_lines(person: Person, question: str, line: str, language: Language) -> str:
    """A short message from the user's own words: the question first, their news if they told any, and an easy way to meet (M5, M40)."""
    outright, words = wondered(question)
    asked = words if outright else say(language, "first.wonder-that", words=words)
    lines = [say(language, "first.hello", name=person.first_name) + " " + asked, line.strip(), say(language, "first.coffee")]
    return "\n".join(one for one in lines if one)


def reach(here: Seat, person: Person, text: str) -> Deed:
    """Write the number or address one has just been told, so that the message finds its way."""
    with Deed(here.account, "first-reach", at=here.now, by=here.user) as deed:
        source = Source(kind="own", at=here.now)
        points = points_of(read_line(text, here.account.region))
        if points:
            deed.add(source)
            add_points(deed, person, points, source)
        deed.about(person, name=person.first_name)
    return deed


def sent(here: Seat, person: Person, kind: str, text: str) -> Deed:
    """The user sent it: noted as a message or mail, and what was wondered is asked."""
    campaign = running(here.account, on=here.today)
    with Deed(here.account, f"noted-{kind}", at=here.now, by=here.user) as deed:
        noted = note_in(deed, campaign, Talk(kind, [person], here.now, note=text, purpose=PURPOSE))
        for row in Wonder.objects.of(here.account).present().filter(person=person, asked_on=None):
            deed.change(row, asked_on=here.today)
        deed.about(noted.conversation, name=person.first_name)
    return deed


def answered(here: Seat, person: Person, kind: str, text: str) -> Deed:
    """What came back, in a few words."""
    campaign = running(here.account, on=here.today)
    with Deed(here.account, f"noted-{kind}", at=here.now, by=here.user) as deed:
        noted = note_in(deed, campaign, Talk(kind, [person], here.now, inward=True, note=text))
        deed.about(noted.conversation, name=person.first_name, inward=True)
    return deed
