"""The letter check beside the text: numbered findings with why and a better wording, used or kept, with script and without."""

from __future__ import annotations

import html
import re

import pytest

from hvem.correspondence.models import Letter
from hvem.web.checks import LookedOver
from tests import world
from tests.web.test_waves import at, begun, letters_of
from tests.world import person

pytestmark = pytest.mark.django_db

HEAVY = "Hei Astrid\n\nHvordan har du det?\n\nHar dere noe ledig hos dere?\n\nHilsen Hilde"


def text(answer):
    return html.unescape(answer.content.decode())


def sign(shown, of="use"):
    return re.search(rf'name="{of}" value="([a-z_]+:[0-9a-f]+)"', shown).group(1)


def checked(page, one, body=HEAVY, **more):
    return page.post("/letters/check/", {"field": "body", "body": body, "in": "nb", "about": str(one.pk), "for": "letter", **more})


def test_what_is_typed_is_looked_over_and_nothing_is_written(page, here):
    astrid = world.astrid(here)
    shown = text(checked(page, astrid))
    assert "Én ting å se på" in shown and "Du spør om jobb" in shown and "fordi" in shown and "synes du jeg bør snakke med" in shown
    assert "Dette er bra" in shown and "Du begynner med den du skriver til." in shown
    assert "<html" not in shown and not Letter.objects.of(here.account).exists()


@pytest.mark.parametrize(("language", "words"), [("nn", "Éin ting å sjå på"), ("en", "One thing to look at")])
def test_the_check_speaks_the_readers_language(page, here, language, words):
    here.user.language = language
    here.user.save()
    assert words in text(checked(page, world.astrid(here)))


def test_a_clean_text_is_let_be(page, here):
    shown = text(checked(page, world.astrid(here), "Hei Astrid\n\nHvordan har du det? Hvem synes du jeg bør snakke med?\n\nHilsen Hilde"))
    assert "Ingenting å rette på" in shown and 'name="use"' not in shown


def test_ones_own_words_are_kept_and_it_is_remembered_for_that_letter(page, here):
    astrid, terje = world.astrid(here), world.terje(here)
    keep = sign(text(checked(page, astrid)), "keep")
    assert "Ingenting å rette på" in text(checked(page, astrid, keep=keep))
    assert "Ingenting å rette på" in text(checked(page, astrid))
    assert "Du spør om jobb" in text(checked(page, terje))


def test_without_script_one_looks_over_and_uses_a_better_wording_before_anything_is_kept(page, here):
    astrid = world.astrid(here)
    fields = {"person": str(astrid.pk), "for": "letter", "kind": "mail", "in": "nb", "about": str(astrid.pk), "subject": "Mitt emne", "body": HEAVY}
    shown = text(page.post("/letters/new/", fields | {"do": "check"}))
    assert "Du spør om jobb" in shown and 'value="Mitt emne"' in shown
    shown = text(page.post("/letters/new/", fields | {"use": sign(shown)}))
    area = re.search(r"<textarea[^>]*name=\"body\"[^>]*>(.*?)</textarea>", shown, re.DOTALL).group(1)
    assert "noe ledig" not in area and "synes du jeg bør snakke med" in area
    assert not Letter.objects.of(here.account).exists()


def test_in_a_letter_the_findings_are_numbered_in_the_text_and_used_with_undo(page, here):
    astrid = world.astrid(here)
    answer = page.post("/letters/new/", {"person": str(astrid.pk), "for": "letter", "subject": "Hei", "body": HEAVY})
    shown = text(page.get(answer["Location"]))
    assert re.search(r'<mark class="find">Har dere noe ledig hos dere\?<sup><span class="unseen">Funn </span>1</sup></mark>', shown)
    letter = Letter.objects.of(here.account).get()
    answer = page.post(answer["Location"], {"use": sign(shown), "about": str(astrid.pk), "body": HEAVY, "subject": "Hei"}, follow=True)
    letter.refresh_from_db()
    assert "noe ledig" not in letter.body
    page.post(re.search(r"/undo/[0-9a-f-]+/", text(answer)).group())
    letter.refresh_from_db()
    assert letter.body == HEAVY


def test_a_thank_you_needs_no_question(page, here):
    astrid = world.astrid(here)
    body = "Hei Astrid\n\nTakk for at du tok deg tid i går.\n\nHilsen Hilde"
    assert "Du spør ikke om noe" in text(checked(page, astrid, body))
    assert "Ingenting å rette på" in text(checked(page, astrid, body, **{"for": "thank"}))


def test_in_one_letter_of_a_wave_the_fields_stay_where_the_words_are_ones_own(page, here):
    wave = begun(here, page)
    letter = letters_of(wave)[0]
    own = "Hei {fornavn}\n\nHvordan går det? Har dere noe ledig hos dere?\n\nJeg ringer deg {ringedag}.\n\nHilde"
    page.post(at(wave, f"{letter.pk}/"), {"subject": "Hei", "body": own})
    shown = text(page.get(at(wave, f"{letter.pk}/")))
    assert "Du spør om jobb" in shown
    page.post(at(wave, f"{letter.pk}/"), {"subject": "Hei", "body": own, "use": sign(shown), "about": str(wave.pk)})
    letter.refresh_from_db()
    assert "noe ledig" not in letter.body and "{ringedag}" in letter.body
    page.post(at(wave, f"{letter.pk}/"), {"subject": "Hei", "body": own})
    keep = sign(text(page.get(at(wave, f"{letter.pk}/"))), "keep")
    page.post(at(wave, f"{letter.pk}/"), {"keep": keep, "about": str(wave.pk)})
    assert "Du spør om jobb" not in text(page.get(at(wave, f"{letter.pk}/")))


def test_the_waves_text_is_looked_over_without_script(page, here):
    wave = begun(here, page)
    fields = {"subject": "Nytt emne", "body": HEAVY, "body_close": "", "language": "nb", "about": str(wave.pk)}
    shown = text(page.post(at(wave, "text/"), fields | {"do": "check"}))
    assert "Du spør om jobb" in shown and "Nytt emne" in shown
    wave.refresh_from_db()
    assert wave.subject == "Hilsen"


def test_what_only_the_user_can_fill_becomes_a_gap(here):
    looked = LookedOver.of("Hei\n\nJeg er utslitt og har gitt opp alt håp. Hvem synes du jeg bør snakke med?", "nb", "nb")
    put = next(one.put for one in looked.findings if one.found.kind == "negative")
    assert "[skriv det selv her]" in put and "…" not in put


def test_gaps_and_findings_are_numbered_together():
    looked = LookedOver.of("Hei [hva heter du?]\n\nHar dere noe ledig hos dere?", "nb", "nb")
    assert [one.number for one in looked.findings][0] == 2 and looked.gaps == ("hva heter du?",)
    marked = [bit for paragraph in looked.paragraphs for line in paragraph for bit in line if bit.gap or bit.marked]
    assert marked[0].gap == 1 and 2 in marked[1].numbers


def test_nothing_strange_breaks_the_check(page, here):
    for fields in ({}, {"field": "x", "about": "x", "keep": "body:x"}, {"body": "\x00[" * 500, "keep": "::", "use": "body:"}):
        assert page.post("/letters/check/", fields).status_code == 200
    assert page.get("/letters/check/").status_code == 405


def test_the_check_is_for_those_signed_in(client):
    client.defaults["HTTP_HOST"] = "localhost"
    assert client.post("/letters/check/", {"body": "Hei"}).status_code == 302


def test_whoever_is_named_is_counted_as_good(page, here):
    one = person(here, "Piotr Nes, piotr@nes.example")
    assert "Du sier hvem dere begge kjenner." in text(checked(page, one, "Hei\n\nWenche ba meg hilse. Hvordan går det?", **{"named-by": "Wenche"}))


def test_what_lies_beneath_the_field_is_the_text_letter_for_letter():
    text_typed = "Hei [hva heter du?]\n\n\nHar dere noe ledig hos dere? 🦊\n"
    looked = LookedOver.of(text_typed, "nb", "nb")
    assert "".join(bit.words for bit in looked.flow) == text_typed


def test_the_answer_brings_what_lies_beneath_the_field(page, here):
    assert 'id="under-body"' in text(checked(page, world.astrid(here)))
