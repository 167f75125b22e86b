"""The command line: one command per job, each a few lines over domain and reports."""

import logging
import os
import sys
from collections.abc import Sequence

from scse_desk.language import N_, Message, language
from scse_desk.refused import Refused, problem
from scse_desk.settings import preferred_language

LOG = logging.getLogger(__name__)

DONE = 0
REFUSED = 2
STOPPED = 130


def main(arguments: Sequence[str]) -> int:
    """Run one command; 0, or 2 after one sentence on the standard error."""
    from scse_desk.cli import commands, parser

    _speak_utf8()
    words = language(preferred_language())
    try:
        words = parser.language_of(arguments)
        options = commands.parse(arguments, words)
        _keep_a_log()
        code = int(options.run(options, words) or DONE)
        sys.stdout.flush()
    except Refused as refusal:
        print(words.say(refusal.message), file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print(
            words.text(N_("Stopped; nothing of the unfinished change was kept.")), file=sys.stderr
        )
        return STOPPED
    except BrokenPipeError:
        # The reader has seen enough; nothing is to be said of it when Python closes the stream.
        _close_the_output()
        return DONE
    except OSError as error:
        LOG.exception("The computer refused something")
        print(words.say(_not_done(error)), file=sys.stderr)
        _close_the_output()
        return REFUSED
    return code


def _not_done(error: OSError) -> Message:
    if error.filename is None:
        words = N_("The computer did not let it be done: {problem}.")
    else:
        words = N_("The computer did not let it be done with {file}: {problem}.")
    return Message(words, {"problem": problem(error), "file": error.filename})


def _close_the_output() -> None:
    """Have Python write no more when it ends: there is no place for what is left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _keep_a_log() -> None:
    """Have warnings in the log instead of among the sentences of a command."""
    from scse_desk.app import start_log

    start_log()


def _speak_utf8() -> None:
    """Write every name, whatever the console thinks of it."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="replace")
