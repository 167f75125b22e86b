"""What argparse finds wrong with a command line, in words that are ours and so are translated."""

import re

from scse_desk.language import N_, Message

ARGUMENT = re.compile(r"argument (?P<argument>.+?): (?P<problem>.+)", re.DOTALL)
PROBLEMS = (
    (r"the following arguments are required: (?P<names>.+)", N_("{names} must be given")),
    (r"unrecognized arguments: (?P<names>.+)", N_("{names} means nothing here")),
    (
        r"invalid choice: (?P<value>.+) \(choose from (?P<choices>[^,]+)\)",
        N_("{choices} must stand here, not {value}"),
    ),
    (
        r"invalid choice: (?P<value>.+) \(choose from (?P<choices>.+)\)",
        N_("{argument} is one of {choices}, not {value}"),
    ),
    (r"expected (one|1) argument", N_("{argument} needs a value")),
    (r"expected (?P<number>\d+) arguments", N_("{argument} needs {number} values")),
    (r"expected at least one argument", N_("{argument} needs a value")),
    (r"invalid int value: (?P<value>.+)", N_("{argument} is a whole number, not {value}")),
    (r"invalid \w+ value: (?P<value>.+)", N_("{argument} cannot be {value}")),
    (r"ignored explicit argument (?P<value>.+)", N_("{argument} takes no value, not {value}")),
    (r"not allowed with argument (?P<other>.+)", N_("{argument} does not go with {other}")),
)
"""What argparse says in English -> a marked clause of the same."""


def in_our_words(found: str) -> Message | None:
    """The clause for what argparse says; None for what it is not known to say."""
    about = ARGUMENT.fullmatch(found)
    argument, problem = about.group("argument", "problem") if about else ("", found)
    for pattern, words in PROBLEMS:
        if matched := re.fullmatch(pattern, problem, re.DOTALL):
            return Message(words, {"argument": argument, **_shown(matched.groupdict())})
    return None


def _shown(values: dict[str, str]) -> dict[str, str]:
    """Without Python's quotes, on one line."""
    return {name: " ".join(value.replace("'", "").split()) for name, value in values.items()}
