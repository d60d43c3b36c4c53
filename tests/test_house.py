"""The house stands as it is drawn: floors, keys that point down, names, sizes, and what every public thing says of itself."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "hvem"
FLOORS = {
    "config": 10, "web": 9, "cli": 9, "coaching": 8, "keeping": 7, "importing": 6, "correspondence": 5, "campaign": 4,
    "people": 2, "accounts": 1, "ground": 1, "method": 0, "reading": 0, "wording": 0, "outside": 0,
}  # fmt: skip
FORBIDDEN = {"services", "utils", "helpers", "manager", "handler", "common", "data", "info", "process"}
FILES = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]


def test_every_room_has_its_floor():
    rooms = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert rooms == set(FLOORS)


def test_a_key_points_down_never_up():
    from django.apps import apps

    for model in apps.get_models():
        if not model.__module__.startswith("hvem."):
            continue
        for field in model._meta.concrete_fields:
            target = field.related_model if field.is_relation else None
            if target is None or not target.__module__.startswith("hvem."):
                continue
            here, there = model.__module__.split(".")[1], target.__module__.split(".")[1]
            assert FLOORS[there] <= FLOORS[here], f"{model.__name__}.{field.name} points up"


def test_every_row_of_an_account_is_unique_within_it():
    from django.apps import apps

    from hvem.ground.rows import Owned

    for model in apps.get_models():
        if not issubclass(model, Owned):
            continue
        for constraint in model._meta.constraints:
            fields = getattr(constraint, "fields", ("account",))
            assert fields[0] == "account", f"{constraint.name} does not start with the account"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_file_is_too_long_and_none_has_an_empty_name(path):
    assert len(path.read_text("utf-8").splitlines()) <= 400
    assert path.stem not in FORBIDDEN


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_public_things_say_what_they_are(path):
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree) or not tree.body, f"{path} has no sentence of its own"
    for node in tree.body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and not node.name.startswith("_"):
            if isinstance(node, ast.ClassDef) and node.name.endswith("Config"):
                continue
            assert ast.get_docstring(node), f"{path.name}: {node.name} has no sentence"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_the_clock_is_read_at_the_doors_only(path):
    room = path.relative_to(SOURCE).parts[0]
    if room in {"web", "cli", "config"} or path.name in {"clock.py", "tasks.py", "__init__.py"}:
        return
    assert not re.search(r"\b(datetime\.now|date\.today|timezone\.now|utcnow)\(", path.read_text("utf-8")), f"{path} reads the clock"


def test_templates_are_short_and_say_what_they_take():
    for path in (SOURCE / "web" / "templates").rglob("*.html"):
        text = path.read_text("utf-8")
        assert text.lstrip().startswith("{#"), f"{path.name} does not say what it takes"
        assert len(text.splitlines()) <= 140, f"{path.name} is long"
        assert "style=" not in text and "<script>" not in text and "hx-on" not in text, f"{path.name} breaks the content policy"


def test_nothing_shipped_names_a_folder_of_one_machine():
    bad = re.compile(r"(^|[^\w./])/(home|root|tmp|mnt|work|Users)/\w")
    root = SOURCE.parent.parent
    for folder in ("src", "docs", "tests", "bench"):
        for path in (root / folder).rglob("*"):
            if path.suffix in {".py", ".md", ".toml", ".html", ".css", ".js"} and path.name not in {"test_house.py", "axe.js"}:
                assert not bad.search(path.read_text("utf-8")), f"{path} names a machine's path"
