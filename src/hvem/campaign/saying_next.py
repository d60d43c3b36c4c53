"""The next step with a person in a few words, as lists and commands say it."""

from __future__ import annotations

from datetime import date
from typing import Any

from hvem.campaign.listing import Entry
from hvem.wording.catalogue import say
from hvem.wording.moments import near_day


def step_in_words(entry: Entry, today: date, language: Any) -> str:
    """What comes next with the person and when: "Ring torsdag", "I fred til 19. desember", "Ligger rolig"."""
    if entry.quiet and (entry.resting_until is None or entry.resting_until > today) and not entry.action:
        return say(language, "step.quiet")
    if entry.resting_until and entry.resting_until > today:
        return say(language, "step.peace", until=near_day(entry.resting_until, today, language))
    if entry.action:
        return act_in_words(entry.action, entry.due, today, language)
    return say(language, "step.resting" if entry.rests else "step.nothing")


def act_in_words(action: str, due: date | None, today: date, language: Any) -> str:
    """An act and its day: "Meld tilbake mandag"; what was due before is for today."""
    when = near_day(max(due, today), today, language) if due else ""
    return say(language, f"step.{action}", when=when).strip()
