"""Letters put together from the user's own words: nothing invented, gaps shown, advice asked for and never a job."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvem.correspondence.letters.composing import PURPOSES, Done, Followed, Last, Told, compose, gaps_in, words_in
from hvem.correspondence.letters.posting import MAILTO_LENGTH, eml, fits_mailto, mailto, sms

FULL = Told(
    "Astrid", "Hilde Skjæveland", date(2026, 11, 23), path="Jeg har ledet innkjøp hos Tananger Ventil i fjorten år.",
    situation="Tananger Ventil flyttet innkjøp til Bremen i august, så nå kan jeg velge på nytt",
    looking_for="ansvar for innkjøp i en bedrift som vokser", wonder="om du fortsatt padler til Kvitsøy",
)
EMPTY = Told("Piotr", "Hilde Skjæveland", date(2026, 11, 23))
LANGUAGES = ("nb", "nn", "en")


def test_a_letter_to_a_friend_begins_with_interest_in_them_and_ends_with_a_call():
    draft = compose("letter", Told(**(_fields(FULL) | {"close": True})), "nb")
    assert draft.subject == "Hilsen fra Hilde"
    assert draft.body.startswith("Kjære Astrid\n\nHvordan har du det? Jeg lurer på om du fortsatt padler til Kvitsøy.")
    assert "Jeg ringer deg om et par dager" in draft.body
    assert "Nå ser jeg etter ansvar for innkjøp i en bedrift som vokser." in draft.body
    assert draft.body.endswith("Varm hilsen\nHilde")
    assert not gaps_in(draft.body)


def test_a_letter_never_signs_with_a_name_nobody_gave():
    for language in LANGUAGES:
        draft = compose("letter", Told(**(_fields(FULL) | {"me": ""})), language)  # type: ignore[arg-type]
        assert gaps_in(draft.body) == ("hva heter du?",) and draft.subject in {"En hilsen", "Ei helsing", "Hello"}
    assert gaps_in(compose("letter", Told(**(_fields(FULL) | {"me": ""})), "nb", message=True).body)


def test_what_one_looks_for_is_a_whole_sentence_in_the_letter_whatever_little_words_it_holds():
    sought = "Steder som kjøper inn mye og vil gjøre det bedre"
    body = compose("letter", Told(**(_fields(FULL) | {"looking_for": sought})), "nb").body
    assert "Nå ser jeg etter steder som kjøper inn mye og vil gjøre det bedre." in body
    whole = "Det finnes mange steder å begynne."
    assert whole in compose("letter", Told(**(_fields(FULL) | {"looking_for": whole})), "nb").body


@pytest.mark.parametrize(("language", "sought", "said"), [
    ("nb", "Råd om hvem jeg bør snakke med", "Nå ser jeg etter råd om hvem jeg bør snakke med."),
    ("nb", "Folk jeg kan lære av. Jeg vil helst bli i Stavanger.", "Nå ser jeg etter folk jeg kan lære av. Jeg vil helst bli i Stavanger."),
    ("nb", "Jeg vil forstå hvor innkjøp betyr mest", "\n\nSlik er det hos meg nå: ledig fra nyttår. Jeg vil forstå hvor innkjøp betyr mest."),
    ("nn", "Råd om kven eg bør snakke med", "No ser eg etter råd om kven eg bør snakke med."),
    ("nn", "Eg vil skjøne kvar innkjøp betyr mest", "ledig fra nyttår. Eg vil skjøne kvar innkjøp betyr mest."),
    ("en", "Advice on whom I should talk to", "Now I am looking for advice on whom I should talk to."),
    ("en", "I want to learn from people I trust", "ledig fra nyttår. I want to learn from people I trust."),
])  # fmt: skip
def test_advice_on_whom_i_should_talk_to_does_not_stand_bare(language, sought, said):
    told = Told(**(_fields(FULL) | {"looking_for": sought, "situation": "Ledig fra nyttår"}))
    assert said in compose("letter", told, language).body


def test_a_letter_to_others_is_shorter_and_leaves_the_path_out():
    close, other = compose("letter", Told(**(_fields(FULL) | {"close": True})), "nb"), compose("letter", FULL, "nb")
    assert words_in(other.body) < words_in(close.body) and words_in(other.body) <= 85
    assert "fjorten år" not in other.body


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("purpose", PURPOSES)
def test_no_letter_asks_for_a_job_or_shouts(purpose, language):
    for told in (FULL, EMPTY):
        body = compose(purpose, told, language).body
        assert not re.search(r"\b(jobb|stilling|job|position|ledig|vacancy)\b|!", body)


@pytest.mark.parametrize("purpose", ["letter", "introduce-yourself", "second-contact", "keep-in-touch", "rekindle", "message"])
def test_what_is_not_told_is_a_gap_and_never_invented(purpose):
    body = compose(purpose, EMPTY, "nb").body
    assert gaps_in(body)
    assert "Tananger" not in body


def test_who_named_them_opens_the_letter_and_the_subject():
    draft = compose("introduce-yourself", Told(**(_fields(FULL) | {"named_by": "Terje Undheim"})), "nb")
    assert draft.subject == "Etter råd fra Terje Undheim"
    assert "Terje Undheim mente at jeg burde snakke med deg. Jeg heter Hilde Skjæveland." in draft.body


def test_thanks_say_what_will_be_done_and_when_they_hear_of_it():
    told = Told(
        "Samira", "Hilde", date(2026, 11, 23), last=Last("meeting", date(2026, 11, 22)), named=("Knut Arne Vigrestad",),
        advice=(("read", "Les rapporten om leverandørmarkedet."), ("do", "melde meg inn i Innkjøpsforum")),
    )
    body = compose("thank", told, "nb").body
    assert "Takk for at du tok deg tid til å møte meg i går." in body
    assert "Jeg ringer Knut Arne Vigrestad, leser rapporten om leverandørmarkedet og tar med meg rådet om å melde meg inn i Innkjøpsforum." in body
    assert "Så hører du fra meg innen en uke." in body
    assert not gaps_in(body)


def test_a_report_tells_only_what_was_done():
    told = Told(
        "Terje", "Hilde", date(2026, 11, 23), last=Last("call", date(2026, 11, 16)), named=("Wenche Lura",),
        followed=(Followed("Ingrid Bjørheim", date(2026, 11, 20), talked=True), Followed("Piotr Zieliński", date(2026, 11, 19), talked=False)),
        done=(Done("lese rapporten", "Den ga meg tre navn på verft"),),
    )
    body = compose("report", told, "nb").body
    assert "Jeg snakket med Ingrid Bjørheim fredag." in body
    assert "Jeg tok kontakt med Piotr Zieliński torsdag, men vi har ikke snakket sammen ennå." in body
    assert "Jeg har fulgt rådet ditt: lese rapporten. Den ga meg tre navn på verft." in body
    assert "Wenche Lura står for tur." in body
    assert gaps_in(body) == ("hva kom ut av samtalen med Ingrid Bjørheim?",)


def test_a_report_with_nothing_done_says_so_as_a_gap():
    assert gaps_in(compose("report", EMPTY, "nb").body) == ("hva har du gjort med rådene?",)


def test_words_in_another_language_are_asked_for_in_that_of_the_letter():
    body = compose("letter", Told(**(_fields(FULL) | {"foreign": True})), "en", reader="nb").body
    assert any(gap.startswith("si dette på engelsk: Tananger Ventil flyttet") for gap in gaps_in(body))
    assert "[" not in re.sub(r"\[[^\]]*\]", "", body)


def test_a_wonder_said_of_them_is_to_be_said_to_them():
    body = compose("message", Told(**(_fields(FULL) | {"wonder": "om hun fortsatt synger i kor"})), "nb").body
    assert gaps_in(body) == ("si det til Astrid: om hun fortsatt synger i kor",)


def test_someone_without_a_number_is_asked_for_it_rather_than_promised_a_call():
    body = compose("letter", Told(**(_fields(FULL) | {"phone": False})), "nb").body
    assert "Kan jeg ringe deg" in body and "Jeg ringer deg om" not in body


def test_a_message_has_no_subject_and_is_short():
    draft = compose("letter", FULL, "nn", message=True)
    assert draft.subject == "" and words_in(draft.body) < 40


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(PURPOSES), st.sampled_from(LANGUAGES), st.booleans())
def test_any_words_at_all_make_a_letter(words, wonder, purpose, language, message):
    told = Told("Astrid", "Hilde", date(2026, 11, 23), situation=words, path=words, looking_for=words, wonder=wonder)
    assert compose(purpose, told, language, message=message).body


def test_the_mail_program_gets_the_whole_letter_or_none_of_it():
    address = mailto("piotr@torrdokk.example", "Hilsen & takk", "Hei Piotr\n\nSmå ord: æøå?")
    query = parse_qs(urlsplit(address).query)
    assert query == {"subject": ["Hilsen & takk"], "body": ["Hei Piotr\r\n\r\nSmå ord: æøå?"]}
    long = mailto("piotr@torrdokk.example", "Lang", "ord " * 900)
    assert len(long) <= MAILTO_LENGTH and "body=" not in long
    assert not fits_mailto("piotr@torrdokk.example", "Lang", "ord " * 900)
    assert unquote(sms("+4790000001", "Hei, æ")) == "sms:+4790000001?&body=Hei, æ"


def test_the_file_opens_as_a_draft_with_its_letters_intact():
    from datetime import UTC, datetime
    from email import message_from_bytes, policy

    made = eml(
        sender=("Hilde Skjæveland", "hilde@example.example"), to=("Piotr Zieliński", "piotr@torrdokk.example"), subject="Takk for møtet på Sørøya",
        body="Hei Piotr\n\nÆrlig talt: takk.", at=datetime(2026, 11, 23, 9, tzinfo=UTC), card=b"BEGIN:VCARD\r\nEND:VCARD\r\n",
    )
    read = message_from_bytes(made, policy=policy.default)
    assert read["X-Unsent"] == "1" and read["Subject"] == "Takk for møtet på Sørøya"
    assert read["To"].addresses[0].addr_spec == "piotr@torrdokk.example"
    assert read.get_body().get_content().startswith("Hei Piotr\r\n\r\nÆrlig talt: takk.")
    assert [one.get_filename() for one in read.iter_attachments()] == ["visittkort.vcf"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_an_address_that_is_none_never_stops_the_file(name, address):
    from datetime import UTC, datetime

    assert b"X-Unsent: 1" in eml(sender=(name, address), to=(name, address), subject="a", body="b", at=datetime(2026, 1, 1, tzinfo=UTC))


def _fields(told):
    return {name: getattr(told, name) for name in Told.__slots__}
