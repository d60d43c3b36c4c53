"""What is fetched and shipped is pinned, known and licensed."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
STATIC = ROOT / "src" / "hvem" / "web" / "static"


def test_lock_files_pin_with_hashes_and_name_no_address():
    for name in ("run.txt", "test.txt"):
        text = (ROOT / "requirements" / name).read_text()
        assert "://" not in text
        for block in re.split(r"\n(?=[a-z])", text):
            assert not block.strip() or "--hash=sha256:" in block, block[:60]


def test_the_list_to_test_with_contains_the_list_to_run_with():
    run, test = (set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / f"{name}.txt").read_text(), re.M)) for name in ("run", "test"))
    assert run and run <= test


def test_every_dependency_is_explained_in_one_line():
    told = (ROOT / "docs" / "dependencies.md").read_text().casefold()
    for name in ("run.in", "test.in"):
        for line in (ROOT / "requirements" / name).read_text().splitlines():
            package = re.split(r"[<>=\[]", line)[0].strip().casefold()
            assert not package or package.startswith("-r") or f"`{package}`" in told, package


def test_vendored_files_are_the_ones_in_the_manifest():
    manifest = json.loads((STATIC / "vendor" / "manifest.json").read_text())
    named = {entry["file"] for entry in manifest}
    shipped = {str(path.relative_to(STATIC)) for folder in ("vendor", "fonts") for path in (STATIC / folder).iterdir()}
    assert shipped - {"vendor/manifest.json"} == named
    for entry in manifest:
        assert hashlib.sha256((STATIC / entry["file"]).read_bytes()).hexdigest() == entry["sha256"], entry["file"]
        assert entry["licence"] and entry["name"] and entry["version"]
