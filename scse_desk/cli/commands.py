"""Which commands there are, and what may be said to each: help in the language asked for."""

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from scse_desk import __version__
from scse_desk.cli.parser import Commands, add_common, late, new
from scse_desk.language import N_, Language

OPTIONS: Mapping[str, tuple[str, str, Mapping[str, Any]]] = {
    "--edition": (N_("YEAR"), N_("the edition: a year of SCSE, or SERIES-YEAR"), {}),
    "--round": (N_("NAME"), N_("the matchmaking round; the only one if there is but one"), {}),
    "--participant": (
        N_("NAME"),
        N_("of a round only this participant: its name, or its ID"),
        {},
    ),
    "--table": (N_("LABEL"), N_("of a round only this table"), {}),
    "--day": (N_("DATE"), N_("of a round only this day, such as 2026-03-17"), {}),
    "--at": (
        N_("TIME"),
        N_("the moment before which nothing is moved, such as 2026-03-17T14:30; now"),
        {},
    ),
    "--time-limit": (
        "S",
        N_("seconds after which the best plan so far is taken"),
        {"type": float},
    ),
    "--delegation": (
        N_("NAME"),
        N_("the delegation of a brief: its name in any language, or its ID"),
        {},
    ),
    "--columns": ("A,B,…", N_("columns of a list, named as in its JSON"), {}),
    "--role": ("A,B,…", N_("of a list only these roles, such as buyer,press"), {}),
    "--status": ("A,B,…", N_("of a list only these statuses, such as confirmed"), {}),
    "--country": ("A,B,…", N_("of a list only these countries, such as TW,VN"), {}),
}
"""Options with a value: what stands for it, what it is, and how it is read."""
HAPPENINGS = ("cancelled", "no-show", "late", "table-closed", "interpreter-ill")


def parse(arguments: Sequence[str], words: Language) -> argparse.Namespace:
    """The options of a command line; `run` is the function to be called with them."""
    return _parser(words).parse_args(arguments)


def _parser(words: Language) -> argparse.ArgumentParser:
    text = words.text
    parser = new(
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
    add_common(parser, words, default=None)
    parser.set_defaults(run=late("window", "open"))
    commands = Commands(parser, words)
    commands.add(
        "open", "window", text(N_("open the window (this is what happens without a command)"))
    )
    _add_making(commands, text)
    _add_reading(commands, text)
    _add_changing(commands, text)
    _add_picturing(commands, text)
    _add_solving(commands, text)
    _add_scheduling(commands, text)
    _add_happening(commands, text)
    _add_recommending(commands, text)
    return parser


Text = Callable[[str], str]


def _add(parser: argparse.ArgumentParser, text: Text, *names: str, **more: Any) -> None:
    """Options of `OPTIONS`."""
    for name in names:
        metavar, words, read = OPTIONS[name]
        parser.add_argument(name, metavar=text(metavar), help=text(words), **read, **more)


def _add_json(parser: argparse.ArgumentParser, text: Text) -> None:
    parser.add_argument(
        "--json", action="store_true", help=text(N_("print JSON with documented fields"))
    )


def _add_apply(parser: argparse.ArgumentParser, words: str) -> None:
    parser.add_argument("--apply", action="store_true", help=words)


APPLY = N_("apply the plan, as one change; not if you stop it with Ctrl+C")
RECORD = N_("keep it and apply the plan, as one change; Ctrl+C takes the best plan so far")


def _add_making(commands: Commands, text: Text) -> None:
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


def _add_reading(commands: Commands, text: Text) -> None:
    listed = commands.add("list", "listing", text(N_("print records of one kind")))
    listed.add_argument("kind", metavar=text(N_("KIND")), help=", ".join(_kinds()))
    _add(listed, text, "--edition")
    _add_json(listed, text)
    report = commands.add("report", "reporting", text(N_("write a paper or workbook")))
    report.add_argument("name", metavar=text(N_("NAME")), help=", ".join(_reports()))
    _add(report, text, "--edition", "--delegation")
    _add(report, text, "--round", "--participant", "--table", "--day")
    report.add_argument(
        "--own-language",
        action="store_true",
        default=None,
        help=text(N_("each participant’s paper in the language they read best")),
    )
    report.add_argument(
        "--change",
        metavar="ID",
        help=text(N_("of whom to tell, after which change; the latest that concerns anybody")),
    )
    report.add_argument(
        "--contacts",
        action="store_true",
        default=None,
        help=text(N_("with e-mail and phone of those to tell")),
    )
    _add(report, text, "--columns", "--role", "--status", "--country")
    report.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar=text(N_("FILE")),
        help=text(N_("file to write; its ending chooses the format: .pdf, .xlsx, .ics or .zip")),
    )


def _add_changing(commands: Commands, text: Text) -> None:
    history = commands.add("history", "changing", text(N_("print what was changed, by whom, when")))
    history.add_argument(
        "--record",
        nargs=2,
        metavar=(text(N_("KIND")), "ID"),
        help=text(N_("of one record only, with its values before and after")),
    )
    _add_json(history, text)
    commands.add("undo", "changing", text(N_("take the latest change back")))
    commands.add("redo", "changing", text(N_("make the change again that was taken back last")))
    commands.add("check", "changing", text(N_("check that the store is sound")))


def _add_picturing(commands: Commands, text: Text) -> None:
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


def _add_solving(commands: Commands, text: Text) -> None:
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
    _add(solve, text, "--time-limit")
    solve.add_argument(
        "--workers",
        type=int,
        default=2,
        metavar="N",
        help=text(N_("how many threads work at it (2); with 1 the plan is the same each time")),
    )
    _add_json(solve, text)


def _add_scheduling(commands: Commands, text: Text) -> None:
    schedule = commands.add(
        "schedule", "scheduling", text(N_("plan a matchmaking round, and say how good the plan is"))
    )
    _add(schedule, text, "--edition", required=True)
    _add(schedule, text, "--round")
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
    _add(schedule, text, "--at", "--time-limit")
    _add_apply(schedule, text(APPLY))
    _add_json(schedule, text)
    why = commands.add(
        "why", "scheduling", text(N_("say why a request is not met, and what would let it in"))
    )
    why.add_argument(
        "request",
        nargs="+",
        metavar=text(N_("REQUEST")),
        help=text(N_("its ID, or the names of the two who are to meet")),
    )
    _add(why, text, "--edition", "--at")
    _add_json(why, text)


def _add_happening(commands: Commands, text: Text) -> None:
    happen = commands.add(
        "happen",
        "happening",
        text(N_("say what happens on the day, plan what answers it, and whom to tell")),
    )
    happen.add_argument("what", choices=HAPPENINGS, metavar="|".join(HAPPENINGS))
    happen.add_argument(
        "name",
        nargs="+",
        metavar=text(N_("NAME")),
        help=text(
            N_(
                "the meeting by the ID of its request or the names of the two,"
                " who is late, the table, or the interpreter"
            )
        ),
    )
    _add(happen, text, "--edition", required=True)
    _add(happen, text, "--round")
    for option, metavar, words in (
        ("--at", N_("TIME"), N_("when it happens, such as 2026-03-17T14:30; now")),
        ("--until", N_("TIME"), N_("until when the table or interpreter is not to be had")),
        ("--absent", N_("NAME"), N_("who did not come to the meeting: the name, or both")),
    ):
        happen.add_argument(option, metavar=text(metavar), help=text(words))
    happen.add_argument(
        "--minutes", type=int, metavar="N", help=text(N_("by how many minutes they are late"))
    )
    happen.add_argument(
        "--replan",
        action="store_true",
        help=text(N_("plan anew all that is to come, with the fewest moved")),
    )
    _add(happen, text, "--time-limit")
    _add_apply(happen, text(RECORD))
    _add_json(happen, text)


def _add_recommending(commands: Commands, text: Text) -> None:
    recommend = commands.add(
        "recommend", "recommending", text(N_("say whom a participant might meet, and why"))
    )
    recommend.add_argument(
        "participant",
        metavar=text(N_("PARTICIPANT")),
        help=text(N_("its name in any language, or its ID")),
    )
    _add(recommend, text, "--edition", "--round")
    recommend.add_argument(
        "--number",
        type=int,
        default=12,
        metavar="N",
        help=text(N_("how many at most (12)")),
    )
    _add_json(recommend, text)


def _kinds() -> Iterable[str]:
    from scse_desk.domain.listings import MODULES

    return MODULES


def _reports() -> Iterable[str]:
    from scse_desk.reports import MODULES

    return MODULES
