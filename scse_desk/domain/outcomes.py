"""What came of meetings: who came, how it was, what is to follow."""

from scse_desk.language import N_

ABSENT = {
    "first": N_("The first side"),
    "second": N_("The second side"),
    "both": N_("Both sides"),
}
"""Whose side did not come; None where both did."""
