"""Counterparts recommended to the participants of a round."""

from scse_desk.language import N_

STATUSES = {
    "offered": N_("Offered"),
    "accepted": N_("Accepted"),
    "dismissed": N_("Dismissed"),
}
