"""What a mail's subject says of the mails before it: the same words after "Re:", "SV:" and their like are the same matter."""

from __future__ import annotations

import re

from hvem.reading.folding import fold

_BEFORE = re.compile(
    r"\s*(?:\[[^\]]{1,40}\]\s*)?(re|sv|svar|ad|antw|aw|réf|ref|fw|fwd|vs|vb|videresendt|vidaresendt|vidarebefordrat|wg|tr|automatisk svar|autosvar)"
    r"(?:\s*\[\d+\]|\s*\(\d+\)|\^\d+)?\s*:\s*",
    re.IGNORECASE,
)
_ANSWER = frozenset({"re", "sv", "svar", "ad", "antw", "aw"})
SHORTEST = 3
"""A subject of fewer letters than this tells nothing."""


def subject_key(subject: str) -> tuple[str, bool]:
    """The subject as it is compared, empty where it tells nothing; and whether it says that the mail answers another."""
    answers = False
    for _ in range(20):
        found = _BEFORE.match(subject)
        if found is None:
            break
        answers = answers or found[1].lower() in _ANSWER
        subject = subject[found.end() :]
    key = fold(subject).strip(" .:-")
    return (key if len(key) >= SHORTEST else ""), answers
