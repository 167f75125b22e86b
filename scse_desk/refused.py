"""A request that breaks a rule of the product, as opposed to a bug."""

from scse_desk.language import Message


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
