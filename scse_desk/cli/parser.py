"""A parser that helps and refuses in one language.

Nothing heavy is imported here nor in `commands`, so that help comes at once.
"""

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from scse_desk.cli.problems import in_our_words
from scse_desk.cli.tables import width
from scse_desk.language import LANGUAGES, N_, Language, language
from scse_desk.refused import Refused
from scse_desk.settings import LANGUAGE, Settings

Run = Callable[[argparse.Namespace, Language], int | None]


class NotUnderstood(Refused):
    """The command line says nothing that can be done."""


class _Formatter(argparse.HelpFormatter):
    """Help without English words of its own."""

    usage_prefix = ""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self.usage_prefix if prefix is None else prefix)

    def _format_action(self, action: argparse.Action) -> str:
        """Fewer blanks after a name in Chinese, whose characters are two cells wide."""
        shown, name = super()._format_action(action), self._format_action_invocation(action)
        return shown.replace(name + " " * (width(name) - len(name)), name, 1)

    def format_help(self) -> str:
        """Headings in Chinese end in a colon of their own width."""
        return re.sub("(?m)^(.*[\u4e00-\u9fff]):$", "\\1：", super().format_help())


class _Parser(argparse.ArgumentParser):
    """A parser of one language, that refuses in a sentence instead of printing its usage."""

    words = language("en")

    def __init__(self, **options: Any) -> None:
        class Formatter(_Formatter):
            usage_prefix = self.words.text(N_("usage: "))

        options |= {"add_help": False, "allow_abbrev": False, "formatter_class": Formatter}
        super().__init__(**options)
        self._positionals.title = self.words.text(N_("arguments"))
        self._optionals.title = self.words.text(N_("options"))

    def error(self, message: str) -> NoReturn:
        """Refuse."""
        known = in_our_words(message)
        if known is None:
            raise NotUnderstood(N_("This command is not understood; see scse-desk --help."))
        raise NotUnderstood(
            N_("This command is not understood ({problem}); see scse-desk --help."),
            problem=self.words.say(known),
        )


def new(words: Language, **options: Any) -> _Parser:
    """A parser that speaks a language, with help."""
    made = _speaking(words)(**options)
    _add_help(made)
    return made


def _speaking(words: Language) -> type[_Parser]:
    return type("Parser", (_Parser,), {"words": words})


def _add_help(parser: _Parser) -> None:
    text = parser.words.text(N_("show this help"))
    parser.add_argument("-h", "--help", action="help", help=text)


def language_of(arguments: Sequence[str]) -> Language:
    """The language asked for by `--language`, else the one chosen in the settings."""
    usual = language(Settings().get(LANGUAGE))
    before = _speaking(usual)()
    before.add_argument("--language")
    known, _ = before.parse_known_args(arguments)
    return language(known.language) if known.language else usual


class Commands:
    """Adds commands to a parser, with help in one language."""

    def __init__(self, parser: _Parser, words: Language) -> None:
        self.words = words
        self._made = parser.add_subparsers(
            title=words.text(N_("commands")),
            metavar=words.text(N_("COMMAND")),
            parser_class=_speaking(words),
        )

    def add(self, name: str, module: str, help_text: str) -> _Parser:
        """A command, run by the function of its name in a module of this package."""
        made = self._made.add_parser(name, help=help_text, description=help_text)
        function = name.replace("-", "_")
        made.set_defaults(run=late(module, function))
        _add_help(made)
        add_common(made, self.words, default=argparse.SUPPRESS)
        return made


def late(module: str, function: str) -> Run:
    """The function of a module that is imported when it is called."""

    def run(options: argparse.Namespace, words: Language) -> int | None:
        found: Run = getattr(import_module(f"scse_desk.cli.{module}"), f"run_{function}")
        return found(options, words)

    return run


def add_common(parser: argparse.ArgumentParser, words: Language, default: object) -> None:
    """The options that may stand before the command or after it."""
    parser.add_argument(
        "--store",
        type=Path,
        default=default,
        metavar=words.text(N_("FILE")),
        help=words.text(N_("the store to work on; your own one if none is named")),
    )
    parser.add_argument(
        "--language",
        default=default,
        metavar="|".join(LANGUAGES),
        help=words.text(N_("language of words and names")),
    )
