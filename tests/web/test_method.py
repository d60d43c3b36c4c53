"""The method's page, and the map from each rule to the code and the test that keep it."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

import pytest

from hvem.wording.catalogue import LANGUAGES, texts

ROOT = Path(__file__).parent.parent.parent
RULES = [f"M{n}" for n in range(1, 46)] + ["M8b", "M22b"]
ROW = re.compile(r"^\| (M\d+b?) \| `([\w.]+)` \| `([\w/.]+)::(\w+)` \| (.+) \|$", re.MULTILINE)
MAP = ROW.findall((ROOT / "docs" / "method.md").read_text("utf-8"))


def test_every_rule_is_on_the_map_once():
    assert sorted(rule for rule, *_ in MAP) == sorted(RULES)


@pytest.mark.parametrize(("rule", "place", "file", "test", "line"), MAP, ids=[row[0] for row in MAP])
def test_what_the_map_names_is_there(rule, place, file, test, line):
    module, _, name = place.rpartition(".")
    assert hasattr(importlib.import_module(module), name), f"{rule}: {place}"
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    assert any(isinstance(node, ast.FunctionDef) and node.name == test for node in tree.body), f"{rule}: {file}::{test}"


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_its_anchor_and_its_sentence(page, here, language):
    here.user.language = language
    here.user.save()
    shown = page.get("/method/").content.decode()
    for rule in RULES:
        assert f'id="{rule}"' in shown
        assert isinstance(texts()[f"rule.{rule}"][language], str)
    assert len(re.findall(r' id="(M\d+b?)"', shown)) == len(RULES)


def test_only_known_rules_say_how():
    assert {key.removeprefix("rule-how.") for key in texts() if key.startswith("rule-how.")} <= set(RULES)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", ["/signals/", "/signals/new/", "/opportunities/", "/opportunities/new/", "/gifts/"])
def test_the_pages_speak_the_users_language(page, here, language, way):
    from tests.web.test_gifts import given, helped
    from tests.web.test_opportunities import guess
    from tests.web.test_signals import tell
    from tests.world import ingrid, terje

    here.user.language = language
    here.user.save()
    friend = terje(here)
    signal = tell(here, friend, where="Kvitsøy Havbruk AS")
    guess(here, organisation="Kvitsøy Havbruk AS", signal=signal)
    given(here, ingrid(here)), helped(here, friend)
    assert page.get(way).status_code == 200
