"""What each form that overwrites shows: its fields, their labels and what stands in them, for the look at two open at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from hvem.people.editing import MARKS, NAMES
from hvem.web.stale import Shown, Words, was_field
from hvem.wording.catalogue import Language, say, texts

Fields = Sequence[Shown]


def _of(prefix: str, blank: str = "") -> Words:
    """The words of a chosen value, by the group of the catalogue it stands in; `blank` is the key of nothing chosen."""

    def said(language: Language, value: str) -> str:
        key = f"{prefix}{value}" if value else blank
        return say(language, key) if key in texts() else value

    return said


def _yes_no(language: Language, value: str) -> str:
    return say(language, "stale.yes" if value else "stale.no")


def _minutes(language: Language, value: str) -> str:
    return say(language, "common.minutes", count=value)


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _ticked(name: str, label: str, on: Any, value: str = "on") -> Shown:
    return Shown(name, label, (value,) if on else (), words=_yes_no, many=True)


def person_names(person: Any) -> Fields:
    """The parts of a name."""
    return [Shown(name, f"edit.{name}", getattr(person, name)) for name in NAMES]


def person_point(point: Any) -> Fields:
    """A number or an address."""
    return [
        Shown("value", f"kind.{point.kind}", point.value), Shown("label", "edit.label", point.label),
        _ticked("preferred", "edit.preferred", point.preferred_on), _ticked("dead", "edit.dead", point.dead_on),
    ]  # fmt: skip


def person_position(row: Any) -> Fields:
    """A role somewhere; nothing stands in a new one."""
    if row is None:
        return []
    return [
        Shown("title", "note.title-of", row.title),
        Shown("organisation", "note.organisation", row.organisation.name if row.organisation else ""),
        Shown("department", "edit.department", row.department),
        Shown("from_year", "edit.from-year", _text(row.from_year)), Shown("to_year", "edit.to-year", _text(row.to_year)),
    ]  # fmt: skip


def person_known(person: Any, circles: Sequence[str]) -> Fields:
    """Where one knows them from."""
    return [
        Shown("circle", "people.circle", tuple(circles), words=_of("circle."), many=True),
        Shown("how_met", "edit.how-met", person.how_met, long=True),
        Shown("through", "edit.through", person.through.name if person.through else ""),
    ]


def person_tie(person: Any, tie: Any, roles: Sequence[str]) -> Fields:
    """How close one is, and what they are."""
    marks = tuple(one for one in MARKS if tie and getattr(tie, one))
    name = person.first_name

    def mark(language: Language, value: str) -> str:
        return say(language, f"edit.{value.replace('_', '-')}", name=name) if value in MARKS else ""

    return [
        Shown("closeness", "edit.closeness", tie.closeness if tie else "friendly", words=_of("closeness.")),
        Shown("mark", "edit.marks", marks, words=mark, many=True),
        Shown("role", "edit.roles", tuple(roles), words=_of("role."), many=True),
    ]


def person_tags(tags: Sequence[str]) -> Fields:
    """One's own tags."""
    return [Shown("tags", "edit.tags", ", ".join(tags))]


def person_about(person: Any) -> Fields:
    """Birthday and language."""
    return [
        Shown("birthday", "edit.birthday", person.birthday),
        Shown("letter_language", "edit.language", person.letter_language, words=_of("edit.", "edit.as-mine")),
    ]


def person_quiet(person: Any) -> Fields:
    """A time to let them be."""
    return [
        Shown("why", "edit.because", person.quiet_why, words=_of("quiet.", "quiet.no")),
        Shown("since", "edit.since", _day(person.quiet_from)), Shown("until", "edit.until", _day(person.quiet_until)),
    ]  # fmt: skip


def person_note(text: str) -> Fields:
    """A note."""
    return [Shown("text", "person.note", text, long=True)]


def organisation_name(row: Any) -> Fields:
    """What an organisation is called."""
    return [Shown("name", "note.name", row.name)]


def organisation_about(row: Any) -> Fields:
    """The facts of an organisation."""
    return [
        Shown("about", "place-of.about", row.about, long=True), Shown("place", "place-of.where", row.place),
        Shown("web", "kind.web", row.web), Shown("number", "place-of.number", row.number),
    ]  # fmt: skip


def letter(row: Any) -> Fields:
    """The words of a letter, of a wave's with the fields in them."""
    return [Shown("subject", "letter.subject", row.subject), Shown("body", "letter.body", row.body, long=True)]


def wave_text(row: Any) -> Fields:
    """The words of a wave."""
    return [
        Shown("name", "wave.name", row.name), Shown("subject", "letter.subject", row.subject), Shown("body", "wave.body", row.body, long=True),
        Shown("body_close", "wave.body-close", row.body_close, long=True), Shown("language", "letter.other-language", row.language, words=_of("letter.")),
    ]  # fmt: skip


def wave_pace(row: Any) -> Fields:
    """How a wave leaves."""

    def after(language: Language, value: str) -> str:
        return (
            say(language, "wave.call-after", count=int(value))
            if value.isdigit() and len(value) < 3 and value != "0"
            else say(language, "wave.call-not")
        )

    return [
        Shown("calls_after", "wave.call-when", _text(row.calls_after), words=after), Shown("per_day", "wave.per-day", _text(row.per_day)),
        Shown("from_hour", "wave.from-hour", _text(row.from_hour)), Shown("until_hour", "wave.until-hour", _text(row.until_hour)),
    ]  # fmt: skip


def wave_lines(letters: Any) -> Fields:
    """The line of one's own to each."""
    rows = [one for one in letters if not (one.released_at or one.sent_at)]
    return [Shown(f"line-{one.pk}", "wave.line-to", one.personal, {"name": one.person.name}) for one in rows]


def story_part(words: Sequence[Any]) -> Fields:
    """The fields of a part of the story."""
    return [
        Shown(one.name, f"story.field-{one.name}", one.text, long=not one.is_number and one.name != "languages") for one in words
    ]


def story_place(row: Any) -> Fields:
    """A place of the path; nothing stands in a new one."""
    if row is None:
        return []
    return [
        Shown("kind", "story.place-kind", row.kind, words=_of("story.kind-")), Shown("name", "story.place-name", row.name),
        Shown("role", "story.place-role", row.role), Shown("from_year", "story.place-from", _text(row.from_year)),
        Shown("to_year", "story.place-to", _text(row.to_year)),
    ]  # fmt: skip


def story_cv(row: Any) -> Fields:
    """A version of the CV; nothing stands in a new one."""
    return [Shown("name", "story.cv-name", row.name), Shown("text", "story.cv-text", row.text, long=True)] if row else []


def mailbox(row: Any) -> Fields:
    """How a mailbox is reached; nothing stands in a new one."""
    if row is None:
        return []
    found = [Shown("username", "connect.username", row.username)]
    for which in ("imap", "smtp"):
        found += [
            Shown(f"{which}_host", f"connect.{which}", getattr(row, f"{which}_host")),
            Shown(f"{which}_port", "connect.port", _text(getattr(row, f"{which}_port"))),
            Shown(f"{which}_safety", "connect.safety", getattr(row, f"{which}_safety"), words=_of("connect.safety-")),
        ]
    return found


def meeting_words(row: Any) -> Fields:
    """Why one goes, what one looks forward to, how one begins."""
    return [
        Shown("purpose", "meeting.purpose", row.purpose, long=True),
        Shown("look_forward", "meeting.look-forward", row.look_forward, long=True),
        Shown("opening", "meeting.opening", row.opening, long=True),
    ]


def meeting_when(row: Any) -> Fields:
    """When and where; what is typed in words replaces the day and the time."""
    local = row.account.local(row.at)
    day, clock = local.date().isoformat(), f"{local:%H:%M}"
    return [
        Shown("when", "meeting.when", f"{day} {clock}", blank=True), Shown("day", "meeting.when-day", day),
        Shown("clock", "meeting.when-clock", clock), Shown("minutes", "meeting.minutes", str(row.minutes), words=_minutes),
        Shown("kind", "meeting.how", row.place_kind, words=_of("meeting.place-")), Shown("place", "meeting.place", row.place),
    ]  # fmt: skip


def event(row: Any) -> Fields:
    """An event; what is typed in words replaces the day."""
    return [
        Shown("name", "event.name", row.name), Shown("when", "event.when", row.on.isoformat(), blank=True),
        Shown("day", "event.day", row.on.isoformat()), Shown("place", "event.place", row.place),
        Shown("organisation", "event.organisation", row.organisation.name if row.organisation else ""),
        Shown("purpose", "event.purpose", row.purpose, long=True),
    ]  # fmt: skip


def talk_note(talk: Any) -> Fields:
    """The notes of a conversation."""
    return [Shown("note", "talk.note", talk.note, long=True)]


def talk_told(talk: Any, who: str) -> Fields:
    """What they told of themselves."""
    return [Shown("told", "talk.told", talk.told, {"who": who}, long=True)]


def talk_listening(talk: Any) -> Fields:
    """How long it was, and one's share of it."""
    return [
        Shown("minutes", "talk.listening-minutes", _text(talk.minutes)),
        Shown("my_share", "talk.listening-share", _text(talk.my_share)),
    ]


def talk_check(checked: Any) -> Fields:
    """A name, title or address to put right."""
    return [Shown("value", f"talk.check-{checked.field}", checked.value)]


def opportunity(form: Any) -> Fields:
    """An opportunity as its form stands."""
    return [
        Shown("what", "market.what", form.what), Shown("organisation", "market.opp-where", form.organisation),
        Shown("kind", "market.opp-kind", form.kind, words=_of("opportunity-kind.")),
        Shown("can_add", "market.can-add", form.can_add, long=True), Shown("question", "market.question", form.question, long=True),
        Shown("decides", "market.who-decides", form.decides.text), Shown("form", "market.form", form.form, words=_of("opportunity-form.")),
        Shown("deadline", "market.deadline-on", form.deadline),
    ]  # fmt: skip


def opportunity_way(names: str) -> Fields:
    """The people on the way to it."""
    return [Shown("names", "market.way-names", names, long=True)]


def signal(form: Any) -> Fields:
    """A piece of news as its form stands."""
    return [
        Shown("text", "market.words", form.text, long=True), Shown("kind", "market.what-kind", form.kind, words=_of("news-kind.")),
        Shown("organisation", "market.where", form.organisation), Shown("who", "market.who", form.told_by.text),
        Shown("on", "market.on", form.on), Shown("certainty", "market.certainty", form.certainty, words=_of("certainty.")),
        _ticked("opened", "market.open-it", form.opened, "1"),
    ]  # fmt: skip


def gift(what: str, kind: str, on: date, *, got: bool) -> Fields:
    """Something given or got."""

    def way(language: Language, value: str) -> str:
        return say(language, "gifts.was-given" if value == "got" else "gifts.gave")

    return [
        Shown("way", "gifts.way", "got" if got else "gave", words=way), Shown("what", "gifts.what", what, long=True),
        Shown("kind", "gifts.kind", kind, words=_of("gift-kind.", "gifts.kind-read")), Shown("on", "gifts.on", _day(on)),
    ]  # fmt: skip


def campaign_name(campaign: Any) -> Fields:
    """What the campaign is called."""
    return [Shown("name", "settings.name", campaign.name)]


def time_rule(name: str, days: int) -> Fields:
    """A time rule."""
    return [Shown("days", f"settings.time-{name}", str(days))]


def me(mine: Any) -> Fields:
    """Who one is."""
    return [
        *(Shown(name, f"settings.{name}", getattr(mine, name)) for name in ("me_name", "me_title", "me_web")),
        Shown("emails", "settings.me_emails", "\n".join(mine.me_emails), long=True),
        Shown("phones", "settings.me_phones", "\n".join(mine.me_phones), long=True),
    ]


def first_names(names: Sequence[str]) -> Fields:
    """The three one likes."""
    return [Shown("name", "first.whom", tuple(names), words=lambda _, value: value, many=True)]


def first_wonder(name: str, question: str, own_line: str) -> Fields:
    """What one wonders, and one's own news."""
    return [Shown("question", "first.wonder", question, {"name": name}), Shown("own", "first.own-line", own_line)]


FORMS: dict[str, Callable[..., Fields]] = {
    one.__name__: one
    for one in (
        person_names, person_point, person_position, person_known, person_tie, person_tags, person_about, person_quiet, person_note,
        organisation_name, organisation_about, letter, wave_text, wave_pace, wave_lines, story_part, story_place, story_cv, meeting_words, meeting_when, event,
        talk_note, talk_told, talk_listening, talk_check, opportunity, opportunity_way, signal, gift, campaign_name, time_rule, me,
        first_names, first_wonder, mailbox,
    )
}  # fmt: skip


def was(form: str, *rows: Any, **more: Any) -> Markup:
    """For the templates: the hidden field of a form, from what it shows; nothing for a form that shows nothing yet."""
    shown = FORMS[form](*rows, **more)
    return was_field(shown) if shown else Markup()
