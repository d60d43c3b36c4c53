"""`./hvem lint`: every check that needs no running program, one line each; under a minute."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
PYTHON = sys.executable
BIN = Path(PYTHON).parent

CHECKS = {
    "lint": [BIN / "ruff", "check", "src", "tests", "bench"],
    "format": [BIN / "ruff", "format", "--check", "src"],
    "types": [BIN / "mypy"],
    "walls": [BIN / "lint-imports"],
    "migrations": [PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run"],
    "deploy": [PYTHON, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
    "templates": [BIN / "djlint", "src/hvem/web/templates", "--lint", "--quiet"],
    "messages, lock files, house": [PYTHON, "-m", "pytest", "-q", "tests/test_house.py", "tests/test_wording.py", "tests/test_locks.py"],
}


def main() -> int:
    """Run all checks, two at a time; print what failed."""
    env = os.environ | {
        "HVEM_DATA": tempfile.mkdtemp(prefix="hvem-lint-"),
        "DJANGO_SETTINGS_MODULE": "hvem.config.settings",
        "PYTHONPATH": str(ROOT / "src"),
        "HVEM_KEY": "a-key-of-fifty-letters-for-the-checks-alone-0123456789",
    }
    asked = sys.argv[1:]
    failed = 0
    begun = time.monotonic()
    running = {
        name: subprocess.Popen(words, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for name, words in CHECKS.items()
        if not asked or name.split(",")[0] in asked
    }
    for name, process in running.items():
        out, _ = process.communicate()
        print(f"{'ok  ' if process.returncode == 0 else 'FAIL'} {name}")
        if process.returncode:
            failed += 1
            print(out)
    print(f"{len(running) - failed} of {len(running)} checks passed in {time.monotonic() - begun:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
