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
        kinds |= set(re.findall(r"""\b(?:Deed|deed_on)\([^,]+,\s*["']([a-z-]+)["']""", path.read_text("utf-8")))
    missing = {kind for kind in kinds if f"happening.{kind}" not in texts()}
    assert not missing


CODE = "\n".join(path.read_text("utf-8") for end in ("py", "html") for path in SOURCE.rglob(f"*.{end}") if "migrations" not in path.parts)
WHOLE = set(re.findall(r"(?<![\w.-])[a-z0-9-]+\.[\w-]+", CODE))
HOLE = re.compile(r"\{[^{}]*\}")
FILLED = set(re.findall(r"""f["']((?:[\w.-]|\{[^{}]*\})+)["']""", CODE))
BEGUN = {f"{start}{{}}" for start in re.findall(r"""["']([\w.-]+[.-])["']""", CODE)}
ENDED = {f"{{}}{end}" for end in re.findall(r"""["'](-[\w-]+)["']""", CODE)}
WORDS = set(re.findall(r"""["'/]([\w-]+)["'/]""", CODE)) | set(re.findall(r"^ +(\w+): ", CODE, re.MULTILINE))
WORDS |= {word.replace("_", "-") for word in WORDS}
BUILT = [re.compile("([\\w.-]*)".join(map(re.escape, HOLE.split(one))) + "$") for one in FILLED | BEGUN | ENDED if HOLE.sub("", one).strip("-.")]
"""How keys, or parts of them, are put together: `f"group.{word}"`, `"group." + word`, `f"word-{other}"`."""


def _is_said(word, deep=0):
    """Whether a key, or a part of one, stands in the code, or is put together of parts that do."""
    if word in WORDS or word in WHOLE or word.isdigit():
        return True
    found = [one for pattern in BUILT if deep < 3 and (one := pattern.match(word))]
    return any(len(one.groups()) > 1 or _is_said(one[1], deep + 1) for one in found)


def test_every_sentence_is_said_somewhere():
    assert not [key for key in texts() if not _is_said(key)]


def test_a_sentence_nobody_says_is_found():
    assert not any(_is_said(key) for key in ("market.nobody-says-this", "settings.nobody-says-this", "nobody.says"))
    assert _is_said("rule.M8b") and _is_said("letter-text.thanks-call") and _is_said("number.n7")
