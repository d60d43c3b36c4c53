"""The help of every command says what each of its words is."""

from __future__ import annotations

import argparse

import pytest

from hvem.cli.main import parser


def _commands(made: argparse.ArgumentParser, name: str = "hvem"):
    yield name, made
    for action in made._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, below in action.choices.items():
                yield from _commands(below, f"{name} {word}")


COMMANDS = dict(_commands(parser()))


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_what_each_word_is(name):
    made = COMMANDS[name]
    silent = [action.dest for action in made._actions if not action.help and not isinstance(action, argparse._SubParsersAction)]
    assert not silent
    assert (made.description or "").endswith((".", "?"))
    assert all(len(line) <= 100 for line in made.format_help().splitlines())


def test_help_tells_of_the_folder_the_account_and_the_time():
    said = COMMANDS["hvem"].format_help()
    assert all(word in said for word in ("--data", "--account", "--at", "HVEM_LANGUAGE"))
