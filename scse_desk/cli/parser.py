"""The words of the command line: commands, options, help in the language asked for.

Nothing heavy is imported here, so that help comes at once.
"""

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from scse_desk import __version__
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


def _new(words: Language, **options: Any) -> _Parser:
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


def parse(arguments: Sequence[str], words: Language) -> argparse.Namespace:
    """The options of a command line; `run` is the function to be called with them."""
    return _parser(words).parse_args(arguments)


class _Commands:
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
        made.set_defaults(run=_late(module, function))
        _add_help(made)
        _add_common(made, self.words, default=argparse.SUPPRESS)
        return made


def _late(module: str, function: str) -> Run:
    """The function of a module that is imported when it is called."""

    def run(options: argparse.Namespace, words: Language) -> int | None:
        found: Run = getattr(import_module(f"scse_desk.cli.{module}"), f"run_{function}")
        return found(options, words)

    return run


def _add_common(parser: argparse.ArgumentParser, words: Language, default: object) -> None:
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


def _parser(words: Language) -> argparse.ArgumentParser:
    text = words.text
    parser = _new(
        words,
        prog="scse-desk",
        description=text(N_("The staff’s desktop for the Smart City Summit & Expo.")),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=__version__,
        help=text(N_("show the version")),
    )
    _add_common(parser, words, default=None)
    parser.set_defaults(run=_late("window", "open"))
    commands = _Commands(parser, words)
    commands.add(
        "open", "window", text(N_("open the window (this is what happens without a command)"))
    )
    _add_making(commands, text)
    _add_reading(commands, text)
    _add_changing(commands, text)
    _add_picturing(commands, text)
    _add_solving(commands, text)
    _add_scheduling(commands, text)
    _add_recommending(commands, text)
    return parser


Text = Callable[[str], str]


def _add_making(commands: _Commands, text: Text) -> None:
    commands.add("seed", "making", text(N_("add the facts of the five SCSE documents")))
    sample = commands.add("sample", "making", text(N_("add the invented sample edition")))
    sample.add_argument(
        "--size",
        type=int,
        default=1,
        metavar="N",
        help=text(N_("how many times the size of SCSE itself (1)")),
    )
    documents = commands.add(
        "documents", "making", text(N_("attach the source documents, known by their checksums"))
    )
    documents.add_argument("action", choices=["attach"], metavar="attach")
    documents.add_argument("folder", type=Path, metavar=text(N_("DIR")))


def _add_reading(commands: _Commands, text: Text) -> None:
    listed = commands.add("list", "listing", text(N_("print records of one kind")))
    listed.add_argument("kind", metavar=text(N_("KIND")), help=", ".join(_kinds()))
    _add_edition(listed, text)
    listed.add_argument(
        "--json", action="store_true", help=text(N_("print JSON with documented fields"))
    )
    report = commands.add("report", "reporting", text(N_("write a paper or workbook")))
    report.add_argument("name", metavar=text(N_("NAME")), help=", ".join(_reports()))
    _add_edition(report, text)
    report.add_argument(
        "--delegation",
        metavar=text(N_("NAME")),
        help=text(N_("the delegation of a brief: its name in any language, or its ID")),
    )
    _add_round(report, text)
    report.add_argument(
        "--columns",
        metavar="A,B,…",
        help=text(N_("columns of a list, named as in its JSON")),
    )
    report.add_argument(
        "--role",
        metavar="A,B,…",
        help=text(N_("of a list only these roles, such as buyer,press")),
    )
    report.add_argument(
        "--status",
        metavar="A,B,…",
        help=text(N_("of a list only these statuses, such as confirmed")),
    )
    report.add_argument(
        "--country",
        metavar="A,B,…",
        help=text(N_("of a list only these countries, such as TW,VN")),
    )
    report.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar=text(N_("FILE")),
        help=text(N_("file to write; its ending chooses the format: .pdf, .xlsx, .ics or .zip")),
    )


def _add_round(report: argparse.ArgumentParser, text: Text) -> None:
    """The options of reports about a matchmaking round."""
    for name, metavar, words in (
        ("round", N_("NAME"), N_("the matchmaking round; the only one if there is but one")),
        ("participant", N_("NAME"), N_("of a round only this participant: its name, or its ID")),
        ("table", N_("LABEL"), N_("of a round only this table")),
        ("day", N_("DATE"), N_("of a round only this day, such as 2026-03-17")),
    ):
        report.add_argument(f"--{name}", metavar=text(metavar), help=text(words))
    report.add_argument(
        "--own-language",
        action="store_true",
        default=None,
        help=text(N_("each participant’s paper in the language they read best")),
    )


def _add_changing(commands: _Commands, text: Text) -> None:
    history = commands.add("history", "changing", text(N_("print what was changed, by whom, when")))
    history.add_argument(
        "--record",
        nargs=2,
        metavar=(text(N_("KIND")), "ID"),
        help=text(N_("of one record only, with its values before and after")),
    )
    history.add_argument("--json", action="store_true", help=text(N_("print JSON")))
    commands.add("undo", "changing", text(N_("take the latest change back")))
    commands.add("redo", "changing", text(N_("make the change again that was taken back last")))
    commands.add("check", "changing", text(N_("check that the store is sound")))


def _add_picturing(commands: _Commands, text: Text) -> None:
    pictures = commands.add(
        "pictures", "picturing", text(N_("write a picture of every page of the window"))
    )
    pictures.add_argument("folder", type=Path, metavar=text(N_("DIR")))
    pictures.add_argument("--dark", action="store_true", help=text(N_("in dark colours")))
    tour = commands.add(
        "tour",
        "picturing",
        text(N_("make a store of its own with everything in it, its papers and pictures")),
    )
    tour.add_argument(
        "folder", type=Path, nargs="?", default=Path("scse-desk-tour"), metavar=text(N_("DIR"))
    )


def _add_solving(commands: _Commands, text: Text) -> None:
    solve = commands.add(
        "solve", "solving", text(N_("solve a published meeting problem with the fewest breaks"))
    )
    solve.add_argument("file", type=Path, metavar=text(N_("FILE")), help=text(N_("a .dzn file")))
    solve.add_argument(
        "--fairness",
        type=int,
        default=2,
        metavar="N",
        help=text(N_("by how much the breaks of two participants may differ (2)")),
    )
    solve.add_argument(
        "--time-limit",
        type=float,
        metavar="S",
        help=text(N_("seconds after which the best plan so far is printed")),
    )
    solve.add_argument(
        "--workers",
        type=int,
        default=2,
        metavar="N",
        help=text(N_("how many threads work at it (2)")),
    )
    solve.add_argument("--json", action="store_true", help=text(N_("print JSON")))


def _add_scheduling(commands: _Commands, text: Text) -> None:
    schedule = commands.add(
        "schedule", "scheduling", text(N_("plan a matchmaking round, and say how good the plan is"))
    )
    _add_edition(schedule, text, required=True)
    schedule.add_argument(
        "--round",
        metavar=text(N_("NAME")),
        help=text(N_("the matchmaking round; the only one if there is but one")),
    )
    schedule.add_argument(
        "--mode",
        choices=("fill", "all", "from-now"),
        default="fill",
        metavar="fill|all|from-now",
        help=text(
            N_(
                "fill only what is free (fill), plan everything again but what is locked (all),"
                " or what is not past, with the fewest moved (from-now)"
            )
        ),
    )
    schedule.add_argument(
        "--at",
        metavar=text(N_("TIME")),
        help=text(N_("the moment before which nothing is moved, such as 2026-03-17T14:30; now")),
    )
    schedule.add_argument(
        "--time-limit",
        type=float,
        metavar="S",
        help=text(N_("seconds after which the best plan so far is taken")),
    )
    schedule.add_argument(
        "--apply", action="store_true", help=text(N_("apply the plan, as one change"))
    )
    schedule.add_argument("--json", action="store_true", help=text(N_("print JSON")))
    why = commands.add(
        "why", "scheduling", text(N_("say why a request is not met, and what would let it in"))
    )
    why.add_argument(
        "request",
        nargs="+",
        metavar=text(N_("REQUEST")),
        help=text(N_("its ID, or the names of the two who are to meet")),
    )
    _add_edition(why, text)
    why.add_argument(
        "--at",
        metavar=text(N_("TIME")),
        help=text(N_("the moment before which nothing is moved, such as 2026-03-17T14:30; now")),
    )
    why.add_argument("--json", action="store_true", help=text(N_("print JSON")))


def _add_recommending(commands: _Commands, text: Text) -> None:
    recommend = commands.add(
        "recommend", "recommending", text(N_("say whom a participant might meet, and why"))
    )
    recommend.add_argument(
        "participant",
        metavar=text(N_("PARTICIPANT")),
        help=text(N_("its name in any language, or its ID")),
    )
    _add_edition(recommend, text)
    recommend.add_argument(
        "--round",
        metavar=text(N_("NAME")),
        help=text(N_("the matchmaking round; the only one if there is but one")),
    )
    recommend.add_argument(
        "--number",
        type=int,
        default=12,
        metavar="N",
        help=text(N_("how many at most (12)")),
    )
    recommend.add_argument("--json", action="store_true", help=text(N_("print JSON")))


def _add_edition(parser: argparse.ArgumentParser, text: Text, *, required: bool = False) -> None:
    parser.add_argument(
        "--edition",
        required=required,
        metavar=text(N_("YEAR")),
        help=text(N_("the edition: a year of SCSE, or SERIES-YEAR")),
    )


def _kinds() -> Iterable[str]:
    from scse_desk.domain.listings import MODULES

    return MODULES


def _reports() -> Iterable[str]:
    from scse_desk.reports import MODULES

    return MODULES
