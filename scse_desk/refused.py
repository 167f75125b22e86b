"""A request that breaks a rule of the product, as opposed to a bug."""

import errno

from scse_desk.language import N_, Message

PROBLEMS = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.ENOTDIR: N_("there is no such file or folder"),
    errno.EISDIR: N_("it is a folder"),
    errno.EEXIST: N_("there is such a file or folder already"),
    errno.EACCES: N_("access is not allowed"),
    errno.EPERM: N_("access is not allowed"),
    errno.EROFS: N_("the disk may only be read"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.ENAMETOOLONG: N_("the name is too long"),
}
"""What the computer did not let be done, within a sentence."""


class Refused(Exception):  # noqa: N818 - a refusal is no error
    """What was asked for cannot be done; ``message`` says why, to be put into words by ``say``.

    Domain functions raise subclasses. The window shows the sentence beside the field or as a
    notice, the command line prints it and exits with 2. Every other exception is a bug.
    ``field`` is the key of the field of a form it is about, beside which it is shown; ``""`` is
    the whole.
    """

    field = ""

    def __init__(self, message: str, /, **values: object) -> None:
        """Take a message marked with ``N_`` and the values of its placeholders."""
        super().__init__(message, values)
        self.message = Message(message, values)

    def __str__(self) -> str:
        """Return the English sentence, for logs and tracebacks."""
        return self.message.english()


class FieldRefused(Refused):
    """A refusal of which only who refuses knows which field it is about."""

    def __init__(self, message: str, /, field: str = "", **values: object) -> None:
        """Take a message, the key of the field it is about, and the values of placeholders."""
        super().__init__(message, **values)
        self.field = field


def problem(error: OSError) -> Message:
    """What the computer did not let be done, to be put into words within a sentence."""
    known = PROBLEMS.get(error.errno or 0)
    return Message(known) if known else Message(N_("error {number}"), {"number": error.errno})
