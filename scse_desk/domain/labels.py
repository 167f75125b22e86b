"""What a change is called: for each kind of record the words for adding, editing, removing."""

from collections.abc import Mapping

from scse_desk.language import N_, Message

ADD: Mapping[str, str] = {
    "agreement": N_("Add agreement {name}"),
    "booth": N_("Add booth {name}"),
    "city": N_("Add city {name}"),
    "claim": N_("Add claim {name}"),
    "delegation": N_("Add delegation {name}"),
    "delegation_member": N_("Add member {name}"),
    "edition": N_("Add edition {name}"),
    "exhibitor": N_("Add exhibitor {name}"),
    "interpreter": N_("Add interpreter {name}"),
    "leg": N_("Add leg {name}"),
    "matchmaking_round": N_("Add round {name}"),
    "meeting_table": N_("Add table {name}"),
    "organisation": N_("Add organisation {name}"),
    "participant": N_("Add participant {name}"),
    "pavilion": N_("Add pavilion {name}"),
    "person": N_("Add person {name}"),
    "post": N_("Add post {name}"),
    "programme_item": N_("Add programme item {name}"),
    "programme_participant": N_("Add {name} to the programme item"),
    "registration": N_("Register {name}"),
    "request": N_("Add request {name}"),
    "series": N_("Add series {name}"),
    "solution": N_("Add solution {name}"),
    "statistic": N_("Add statistic {name}"),
    "theme": N_("Add theme {name}"),
    "venue": N_("Add venue {name}"),
}
EDIT: Mapping[str, str] = {
    "agreement": N_("Edit agreement {name}"),
    "booth": N_("Edit booth {name}"),
    "city": N_("Edit city {name}"),
    "claim": N_("Edit claim {name}"),
    "delegation": N_("Edit delegation {name}"),
    "delegation_member": N_("Edit member {name}"),
    "document": N_("Edit document {name}"),
    "edition": N_("Edit edition {name}"),
    "exhibitor": N_("Edit exhibitor {name}"),
    "interpreter": N_("Edit interpreter {name}"),
    "leg": N_("Edit leg {name}"),
    "matchmaking_round": N_("Edit round {name}"),
    "meeting": N_("Edit meeting {name}"),
    "outcome": N_("Outcome of {name}"),
    "meeting_table": N_("Edit table {name}"),
    "organisation": N_("Edit organisation {name}"),
    "participant": N_("Edit participant {name}"),
    "pavilion": N_("Edit pavilion {name}"),
    "person": N_("Edit person {name}"),
    "post": N_("Edit post {name}"),
    "programme_item": N_("Edit programme item {name}"),
    "registration": N_("Edit registration of {name}"),
    "request": N_("Edit request {name}"),
    "series": N_("Edit series {name}"),
    "solution": N_("Edit solution {name}"),
    "statistic": N_("Edit statistic {name}"),
    "theme": N_("Edit theme {name}"),
    "venue": N_("Edit venue {name}"),
}
REMOVE: Mapping[str, str] = {
    "agreement": N_("Remove agreement {name}"),
    "booth": N_("Remove booth {name}"),
    "claim": N_("Remove claim {name}"),
    "delegation": N_("Remove delegation {name}"),
    "delegation_member": N_("Remove member {name}"),
    "document": N_("Remove document {name}"),
    "edition": N_("Remove edition {name}"),
    "exhibitor": N_("Remove exhibitor {name}"),
    "leg": N_("Remove leg {name}"),
    "matchmaking_round": N_("Remove round {name}"),
    "meeting": N_("Remove meeting {name}"),
    "interpreter": N_("Remove interpreter {name}"),
    "meeting_table": N_("Remove table {name}"),
    "organisation": N_("Remove organisation {name}"),
    "participant": N_("Remove participant {name}"),
    "pavilion": N_("Remove pavilion {name}"),
    "person": N_("Remove person {name}"),
    "programme_item": N_("Remove programme item {name}"),
    "registration": N_("Remove registration of {name}"),
    "request": N_("Remove request {name}"),
    "series": N_("Remove series {name}"),
    "shift": N_("Remove a shift"),
    "solution": N_("Remove solution {name}"),
    "statistic": N_("Remove statistic {name}"),
    "unavailability": N_("Remove an absence"),
}
ASSIGN_BOOTH = N_("Assign booth {booth} to {name}")
RELEASE_BOOTH = N_("Release booth {booth}")
SET_HEAD = N_("Make {name} head of {delegation}")
REORDER = N_("Order of precedence of {delegation}")
PLACE = N_("Place meeting {name}")
MOVE = N_("Move meeting {name}")
UNPLACE = N_("Take meeting {name} off the board")
LOCK = N_("Lock meeting {name}")
UNLOCK = N_("Unlock meeting {name}")
MAKE_SLOTS = N_("Make slots of {name}")
MAKE_TABLES = N_("Add tables to {name}")
PASTE_REQUESTS = N_("Paste requests")
NEW_EDITION = N_("Open edition {name}")


def adding(kind: str, name: str) -> Message:
    """The label of adding a record: pass `text` and `values` on to `store.change`."""
    return Message(ADD.get(kind, N_("Add {name}")), {"name": name})


def editing(kind: str, name: str) -> Message:
    """The label of setting a field of a record."""
    return Message(EDIT.get(kind, N_("Edit {name}")), {"name": name})


def removing(kind: str, name: str) -> Message:
    """The label of removing a record."""
    return Message(REMOVE.get(kind, N_("Remove {name}")), {"name": name})
