"""`bench`: the project's benchmarks, which lie beside the source."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hvem.cli.main import Refused

ROOT = Path(__file__).resolve().parent.parent.parent.parent
FOLDER = ROOT / "bench"
PARTS = frozenset({"crowd"})
"""Files that others are made with: no benchmarks of their own."""


def add(commands: Any) -> None:
    """The commands of this file."""
    measured = commands.add_parser("bench", help="run the benchmarks of the project")
    measured.add_argument("name", nargs="?", default="", metavar="NAME", help="one benchmark; without it, all of them")
    measured.add_argument("options", nargs=argparse.REMAINDER, help="options of that benchmark")
    measured.set_defaults(run=bench)


def bench(args: argparse.Namespace) -> int:
    """Run the benchmark, or all of them one after the other, each in a process and a data folder of its own."""
    names = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in PARTS) if FOLDER.is_dir() else []
    if not names:
        raise Refused("The benchmarks lie beside the source, which is not here. See the repository.")
    if args.name and args.name not in names:
        raise Refused(f"There is no benchmark {args.name!r}; there are {', '.join(names)}.")
    env = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    return max(
        subprocess.run([sys.executable, str(FOLDER / f"{name}.py"), *args.options], env=env, check=False).returncode
        for name in ([args.name] if args.name else names)
    )
