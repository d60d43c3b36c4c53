"""A letter put together from the user's own words and what was really done; what is missing stands as a gap (M3, M4, M33)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from hvem.method.conversations import closing
from hvem.method.times import TimeRules
from hvem.reading.clauses import is_whole, sentences_of
from hvem.reading.wondering import wondered
from hvem.wording.catalogue import Language, say
from hvem.wording.rows import begun, in_a_row

PURPOSES = (
    "letter",
    "introduce-yourself",
    "thank",
    "report",
    "answer",
    "second-contact",
    "keep-in-touch",
    "rekindle",
    "message",
    "follow-up",
    "ask-mails",
)
APART = frozenset({"follow-up", "ask-mails"})
"""Purposes that are offered only where there is something to follow up or to show."""

GAP = re.compile(r"\[[^\[\]\n]{2,400}\]")
"""What only the user can write, as it stands in a text until then."""
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_READ = re.compile(r"^(?:å\s+)?(?:les|lese|lesa|read)\s+", re.IGNORECASE)
_TO = re.compile(r"^(?:å|to)\s+", re.IGNORECASE)
_ANSWER = re.compile(r"^(?:(?:re|sv|aw)\s*:\s*)+", re.IGNORECASE)
_THEM = re.compile(r"\b(hun|han|ho|hennes|hans|hennar|hanses|she|he|her|his|him)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Last:
    """The last talk with someone: call, meeting, mail or message, and its day."""

    kind: str
    on: date


@dataclass(frozen=True, slots=True)
class Followed:
    """Someone they named, whom I got in touch with; `talked` when we have spoken."""

    name: str
    on: date
    talked: bool


@dataclass(frozen=True, slots=True)
class Done:
    """Advice of theirs that I took, and what came of it in my own words."""

    text: str
    result: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a letter may be made of: only what the user has written or done.

    `close` is a friend, who gets the longer letter. `foreign` says that the user's own words are in another language than the
    letter. `phone` says whether I can call them at all. `named` are people they named whom I have not been in touch with; `advice` pairs a kind with the words. `subject` is that of the mail that is followed up or answered, `shows` a draft to be shown to a friend.
    """

    name: str
    me: str
    today: date
    close: bool = False
    foreign: bool = False
    phone: bool = True
    path: str = ""
    situation: str = ""
    looking_for: str = ""
    wonder: str = ""
    named_by: str = ""
    last: Last | None = None
    named: tuple[str, ...] = ()
    advice: tuple[tuple[str, str], ...] = ()
    followed: tuple[Followed, ...] = ()
    done: tuple[Done, ...] = ()
    subject: str = ""
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A subject (empty for a message) and a text, with its gaps in brackets."""

    subject: str
    body: str


def gaps_in(text: str) -> tuple[str, ...]:
    """The gaps still open in a text, as they stand without their brackets."""
    return tuple(found[1:-1] for found in GAP.findall(text))


def words_in(text: str) -> int:
    """How many words the text has."""
    return len(_WORD.findall(text))


def compose(
    purpose: str,
    told: Told,
    language: Language,
    *,
    reader: Language = "nb",
    message: bool = False,
    rules: TimeRules | None = None,
) -> Draft:
    """The draft of a letter, or of a `message` without subject; gaps speak the reader's language.

    A letter asks for advice, never for a job, and says that a call follows (M3, M40). Raises `KeyError` for an unknown purpose.
    """
    pen = _Pen(told, language, reader, rules or TimeRules())
    parts = _MESSAGES.get(purpose, _LETTERS[purpose]) if message else _LETTERS[purpose]
    paragraphs = [text for part in parts if (text := part(pen))]
    if message or purpose == "message":
        return Draft(
            "",
            "\n".join([pen.say("hello-message") + " " + " ".join(paragraphs), pen.say("sign-message", me=pen.first_name())]),
        )
    greeting = pen.say("hello-close" if told.close else "hello")
    sign = pen.say("sign-close", me=pen.first_name()) if told.close else pen.say("sign", me=told.me or pen.gap("me"))
    shown = [pen.say("draft-below"), told.shows] if told.shows else []
    return Draft(pen.subject(purpose), "\n\n".join([greeting, *paragraphs, sign, *shown]))


@dataclass(frozen=True, slots=True)
class _Pen:
    told: Told
    language: Language
    reader: Language
    rules: TimeRules

    def say(self, key: str, **facts: object) -> str:
        return say(self.language, f"letter-text.{key}", today=self.told.today, **({"name": self.told.name} | facts))

    def gap(self, key: str, **facts: object) -> str:
        return f"[{say(self.reader, f'letter-gap.{key}', name=self.told.name, **facts)}]"

    def first_name(self) -> str:
        """What one signs with to friends; a gap until the user has said who they are."""
        return self.told.me.split(" ")[0] if self.told.me else self.gap("me")

    def own(self, text: str, frame: str, gap: str) -> str:
        """The user's own words as sentences: a part of one gets its frame, nothing at all a gap.

        What one looks for is framed by how it begins, since the frame leads straight into it.
        """
        clean = re.sub(r"[\[\]]", "", " ".join(text.split()))
        if not clean:
            return self.gap(gap) if gap else ""
        if self.told.foreign:
            return self.theirs(clean)
        sentences = sentences_of(clean)
        if not any(is_whole(one, self.language) for one in (sentences[:1] if frame == "looking-for" else sentences)):
            return _sentence(self.say(frame, words=clean[:1].lower() + clean[1:].rstrip(" .")))
        return _sentence(clean)

    def theirs(self, text: str) -> str:
        """Words of the user's as they are; in a letter in another language, a gap that asks for them in that."""
        clean = re.sub(r"[\[\]]", "", text)
        return (
            self.gap("translate", words=clean, language=say(self.reader, f"letter.in-{self.language}"))
            if self.told.foreign and clean
            else clean
        )

    def subject(self, purpose: str) -> str:
        if purpose in {"follow-up", "answer"} and self.told.subject:
            return f"Re: {_ANSWER.sub('', self.told.subject)}"
        key = f"subject-{purpose}"
        if purpose == "introduce-yourself" and not self.told.named_by:
            key = "subject-letter"
        if key == "subject-letter" and not self.told.me:
            key = "subject-letter-plain"
        if purpose == "thank" and self.told.last and self.told.last.kind in {"call", "meeting"}:
            key = f"subject-thank-{self.told.last.kind}"
        return self.say(key, me=self.told.me.split(" ")[0], by=self.told.named_by)


def _sentence(text: str) -> str:
    text = text.strip()
    return begun(text) + ("" if text[-1:] in ".?!…)»”]" else ".") if text else ""


def _wonder(pen: _Pen) -> str:
    """Interest in them first (M5, M8): what one wonders, else a gap."""
    outright, words = wondered(re.sub(r"[\[\]]", "", pen.told.wonder))
    if not words:
        return pen.gap("wonder")
    if pen.told.foreign:
        return pen.theirs(words)
    if _THEM.search(words):
        return pen.gap("turn", words=words)
    return words if outright else _sentence(pen.say("wonder", words=words))


def _opening(pen: _Pen) -> str:
    return f"{pen.say('how-are-you')} {_wonder(pen)}"


def _long_ago(pen: _Pen) -> str:
    last = pen.told.last
    since = pen.say("last-year", year=last.on.year) if last and last.on.year < pen.told.today.year else ""
    return f"{since or pen.say('thought-of-you')} {_wonder(pen)}"


def _situation(pen: _Pen) -> str:
    """The path for friends, the situation, and what one looks for: a situation, not a request (M4, M40)."""
    told = pen.told
    path = pen.own(told.path, "path", "") if told.close or told.named_by else ""
    return " ".join(
        filter(None, (path, pen.own(told.situation, "situation", "situation"), pen.own(told.looking_for, "looking-for", "")))
    )


def _who_sent_me(pen: _Pen) -> str:
    told = pen.told
    sent = pen.say("named-by", by=told.named_by) if told.named_by else pen.gap("why-you")
    return f"{sent} {pen.say('my-name', me=told.me or pen.gap('me'))} {_situation(pen)}"


def _advice_wanted(pen: _Pen) -> str:
    return pen.say("advice-close" if pen.told.close else "advice")


def _question(pen: _Pen) -> str:
    """What one wants to hear of somebody new."""
    words = pen.told.wonder.strip()
    return f"{_wonder(pen) if words else pen.gap('question')} {pen.say('quarter')}"


def _call_follows(pen: _Pen) -> str:
    if not pen.told.phone:
        return pen.say("call-number")
    return pen.say("call-close" if pen.told.close else "call")


def _call_soon(pen: _Pen) -> str:
    return pen.say("call" if pen.told.phone else "call-number")


def _thanks(pen: _Pen) -> str:
    last = pen.told.last
    thanks = pen.say(f"thanks-{last.kind}", on=last.on) if last else pen.say("thanks")
    valued = "" if pen.told.advice or pen.told.named else pen.gap("valued")
    return " ".join(filter(None, (thanks, valued)))


def _will_do(pen: _Pen) -> str:
    """The sentence that closes: what I will do with it, and that they hear how it went (M33)."""
    told = pen.told
    read = [_READ.sub("", text) for kind, text in told.advice if kind == "read" or _READ.match(text)]
    calls = [*told.named, *(text for kind, text in told.advice if kind == "call")]
    other = [_TO.sub("", text) for kind, text in told.advice if kind not in {"read", "call"} and not _READ.match(text)]
    said = closing(calls, read, other, told.today, pen.rules)
    if said.empty:
        return ""
    groups: Sequence[tuple[str, Sequence[str]]] = (("call", said.call), ("read", said.read), ("do", said.do))
    parts = [
        say(pen.language, f"talk.close-{key}", what=in_a_row([_inside(pen, one, key) for one in words], pen.language))
        for key, words in groups
        if words
    ]
    back = (
        say(pen.language, "talk.close-week")
        if (said.back_on - told.today).days == 7
        else say(pen.language, "talk.close-by", day=said.back_on)
    )
    return f"{pen.say('value')} {_sentence(in_a_row(parts, pen.language))} {back}"


def _inside(pen: _Pen, text: str, key: str) -> str:
    clean = text.strip().rstrip(".")
    return clean if key == "call" else pen.theirs(clean[:1].lower() + clean[1:])


def _went(pen: _Pen) -> str:
    """What was really done with their advice and names; where nothing is marked as done, a gap says so (M33)."""
    told = pen.told
    opening = pen.say("report", on=told.last.on) if told.last else pen.say("report-short")
    lines = [pen.say("followed-talked" if one.talked else "followed-written", who=one.name, on=one.on) for one in told.followed]
    for one in told.done:
        lines += [pen.say("advice-done", words=pen.theirs(one.text.strip().rstrip("."))), _sentence(pen.theirs(one.result))]
    if told.named:
        lines.append(pen.say("still-waiting", who=in_a_row(told.named, pen.language)))
    if not (told.followed or told.done):
        lines.insert(0, pen.gap("done"))
    return " ".join(filter(None, [opening, *lines]))


def _came_of_it(pen: _Pen) -> str:
    """What came of it is the user's to say; their help is named as help."""
    told = pen.told
    talked = [one.name for one in told.followed if one.talked]
    unsaid = talked or any(not one.result.strip() for one in told.done)
    gap = pen.gap("came-of-it", who=talked[0]) if talked else pen.gap("came-of-advice") if unsaid else ""
    return " ".join(filter(None, (gap, pen.say("helped"), pen.say("give-back"))))


def _answer(pen: _Pen) -> str:
    last = pen.told.last
    return f"{pen.say('thanks-mail', on=last.on) if last else pen.say('thanks')} {pen.gap('answer')}"


def _followed_up(pen: _Pen) -> str:
    """What is said where a letter has no answer: nothing is demanded (M3, M40)."""
    last = pen.told.last
    return " ".join(filter(None, [pen.say("follow-up", on=last.on) if last else "", pen.say("follow-up-ask")]))


def _asks_of_mails(pen: _Pen) -> str:
    """The question of the bank about one's letters (M31)."""
    return f"{pen.say('ask-mails')} {say(pen.language, 'question.mails')}"


def _again(pen: _Pen) -> str:
    last = pen.told.last
    return f"{pen.say('thanks-last', on=last.on) if last else ''} {_opening(pen)}".strip()


_Part = Callable[[_Pen], str]


def _line(key: str) -> _Part:
    return lambda pen: pen.say(key)


_LETTERS: dict[str, Sequence[_Part]] = {
    "letter": (_opening, _situation, _advice_wanted, _call_follows),
    "introduce-yourself": (_who_sent_me, _question, _call_follows),
    "thank": (_thanks, _will_do),
    "report": (_went, _came_of_it),
    "answer": (_answer, _call_soon),
    "second-contact": (_again, _line("again-soon")),
    "keep-in-touch": (_opening, _line("no-hurry")),
    "rekindle": (_long_ago, _line("talk-again")),
    "message": (_wonder, _line("talk-this-week")),
    "follow-up": (_followed_up, _call_soon),
    "ask-mails": (_line("how-are-you"), _asks_of_mails, _line("ask-mails-thanks")),
}
_MESSAGES: dict[str, Sequence[_Part]] = {
    "letter": (_wonder, _line("talk-this-week")),
    "introduce-yourself": (_who_sent_me, _line("talk-this-week")),
    "second-contact": (_wonder, _line("talk-this-week")),
    "rekindle": (_wonder, _line("talk-this-week")),
    "keep-in-touch": (_opening,),
    "answer": (_answer,),
}
