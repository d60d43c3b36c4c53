"""hvem's own Python beside the sources: made once, filled from a hash-locked list, whole or not at all.

Started by the script `hvem` with the system's Python before anything is there: standard library alone, one line for whatever fails.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

DONE, FAILED, NO_VENV, STOPPED = 0, 2, 3, 130
SILENCE = ("NewConnectionError", "Failed to establish a new connection", "Name or service not known", "timed out", "ProxyError")


def main(words: Sequence[str]) -> int:
    """Put in what `requirements/NAME.txt` lists: 0 it is there, 2 it could not be, 3 the system's venv is missing, 130 stopped."""
    root, name = Path(words[0]), words[1]
    try:
        return _ready(root, name)
    except KeyboardInterrupt:
        return STOPPED
    except OSError as why:
        _say(f"hvem keeps its own Python in {root / '.hvem'}, which could not be written: {why.strerror or why}.")
        return FAILED


def _ready(root: Path, name: str) -> int:
    home = root / ".hvem"
    if _is_in(root, name):
        return DONE
    home.mkdir(exist_ok=True)
    with (home / "lock").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _say("Another hvem sets itself up here just now; waiting for it …")
            fcntl.flock(held, fcntl.LOCK_EX)
        return DONE if _is_in(root, name) else _fill(root, name, held.fileno())


def _stamp(root: Path, name: str = "") -> str:
    """What the environment was made of: this Python, this place (its scripts name it) and, with a name, that list."""
    listed = (root / "requirements" / f"{name}.txt").read_bytes() if name else b""
    return hashlib.sha256(b"\0".join([sys.version.encode(), str(root).encode("utf-8", "surrogateescape"), listed])).hexdigest()


def _kept(file: Path) -> str:
    return file.read_text() if file.exists() else ""


def _is_in(root: Path, name: str) -> bool:
    return _kept(root / ".hvem" / f"{name}.stamp") == _stamp(root, name) and (root / ".hvem" / "venv" / "bin" / "python").exists()


def _fill(root: Path, name: str, held: int) -> int:
    """Make the environment anew unless it is whole and of this Python; it counts as whole again when everything is in."""
    home = root / ".hvem"
    whole, inside = home / "whole", home / "venv"
    if _kept(whole) != _stamp(root) or not (inside / "bin" / "python").exists():
        if inside.exists():
            shutil.rmtree(inside)
        if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
            return NO_VENV
        _say("Making hvem's own Python environment …")
        if _failed([sys.executable, "-I", "-m", "venv", str(inside)], home / "log", held):
            return _tell(home / "log", "hvem's own Python environment could not be made")
    whole.unlink(missing_ok=True)
    _say("Fetching what hvem is built with (once) …")
    pip = [
        str(inside / "bin" / "python"),
        "-I",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        "--no-user",
    ]
    if _failed(
        [*pip, "--retries", "3", "--require-hashes", "-r", str(root / "requirements" / f"{name}.txt")], home / "log", held
    ):
        return _tell(home / "log", "What hvem is built with could not be fetched")
    for one in {name, "run"}:  # whatever is in the list to test with contains the list to run with
        (home / f"{one}.stamp").write_text(_stamp(root, one))
    whole.write_text(_stamp(root))
    return DONE


def _failed(words: list[str], log: Path, held: int) -> bool:
    """Run it, its words to the log; it holds the lock too, so that nobody begins anew while it outlives us."""
    with log.open("wb") as out:
        return (
            subprocess.run(
                words, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, pass_fds=(held,), check=False
            ).returncode
            != 0
        )


def _tell(log: Path, what: str) -> int:
    """One line: the network where it was silent, else the last error there was."""
    text = log.read_text(errors="replace")
    if any(sign in text for sign in SILENCE):
        _say(f"{what}: the network did not answer. Connect this machine and type it again. All of it: {log}")
        return FAILED
    errors = [
        line.removeprefix("ERROR: ").strip() for line in text.splitlines() if line.startswith("ERROR")
    ] or text.splitlines()[-1:]
    _say(f"{what}{': ' + errors[-1].rstrip('.') if errors else ''}. All of it: {log}")
    return FAILED


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
