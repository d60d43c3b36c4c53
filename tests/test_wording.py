"""Every sentence stands in three languages, and every key that is used is there."""

from __future__ import annotations

import re
import string
from pathlib import Path

from hvem.wording.catalogue import LANGUAGES, texts

SOURCE = Path(__file__).parent.parent / "src" / "hvem"
USED = re.compile(r"""\bt\(\s*["']([a-z0-9-]+\.[a-z0-9-]+)["'][,)]""")
SAID = re.compile(r"""\bsay\([^"')]*,\s*["']([a-z0-9-]+\.[a-z0-9-]+)["'][,)]""")


def _forms(sentence):
    return list(sentence.values()) if isinstance(sentence, dict) else [sentence]


def test_each_sentence_stands_in_three_languages():
    for key, sentence in texts().items():
        assert set(sentence) == set(LANGUAGES), key
        for language in LANGUAGES:
            assert all(form.strip() for form in _forms(sentence[language])), f"{key} {language}"


def test_the_languages_are_filled_with_the_same_facts():
    for key, sentence in texts().items():
        facts = [
            {name for form in _forms(sentence[language]) for _, name, _, _ in string.Formatter().parse(form) if name} - {"count", "counted", "Counted"}
            for language in LANGUAGES
        ]
        assert facts[0] == facts[1] == facts[2], key


def test_no_sentence_shouts_or_uses_long_dashes_for_breath():
    for key, sentence in texts().items():
        for language in LANGUAGES:
            for form in _forms(sentence[language]):
                assert "!" not in form, f"{key} {language}"


def test_nynorsk_is_written_as_nynorsk():
    wrong = re.compile(
        r"(?<![\w-])(ikke|jeg|selv|hva|hvor|hvordan|hvorfor|hvilke|hvilken|hver|noen|noe|fra|en|et|én|ett|være|vært|ble|uke|uka|uker|også|navn|navnet|(?<!å )nå|mer|mye"
        r"|flere|hun|dem|dere|deres|sted|steder|måned|måneder|gjøre|gjør|fikk|kommer|samtaler|personer|venner|kunder|leder|siden|mens|senere|tidligere"
        r"|virksomhet|virksomheter|løfte|løfter|mulighet|muligheter|skrevet|snakket|lagret|endret)(?![\w-])",
        re.IGNORECASE,
    )
    for key, sentence in texts().items():
        for form in _forms(sentence["nn"]):
            found = wrong.search(form)
            assert not found, f"{key}: {found.group()} in «{form}»"


def test_every_key_a_page_or_command_uses_is_in_the_catalogue():
    missing = set()
    for path in [*SOURCE.rglob("*.html"), *SOURCE.rglob("*.py")]:
        text = path.read_text("utf-8")
        missing |= {f"{path.name}: {key}" for key in USED.findall(text) + SAID.findall(text) if key not in texts()}
    assert not missing


def test_every_deed_has_its_sentence():
    kinds = set()
    for path in SOURCE.rglob("*.py"):
        kinds |= set(re.findall(r"""\bDeed\([^,]+,\s*["']([a-z-]+)["']""", path.read_text("utf-8")))
    missing = {kind for kind in kinds if f"happening.{kind}" not in texts()}
    assert not missing
