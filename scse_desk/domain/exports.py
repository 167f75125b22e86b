"""The table of papers and workbooks that left the store: who, when, which, in what language."""

from scse_desk.domain.listing import Listing
from scse_desk.domain.queries import Column
from scse_desk.language import N_
from scse_desk.store.models import Export

REPORTS = {
    "fact-sheet": N_("Edition fact sheet"),
    "delegation-brief": N_("Delegation brief"),
    "attendee-list": N_("Attendee list"),
    "meeting-schedule": N_("Meeting schedule"),
    "table-sign": N_("Table signs"),
    "master-grid": N_("Master grid"),
    "unmet-wishes": N_("Unmet wishes"),
    "round-report": N_("Report of the round"),
    "round-workbook": N_("Workbook of the round"),
    "calendar": N_("Calendars"),
    "people-to-tell": N_("Whom to tell"),
}
LANGUAGES = {
    "en": N_("English"),
    "zh_TW": N_("Traditional Chinese"),
    "vi": N_("Vietnamese"),
    "id": N_("Indonesian"),
}

LISTING = Listing(
    "exports",
    N_("Exports"),
    Export,
    [
        Column("at", N_("When"), "datetime", width=17, sql=Export.at),
        Column("author", N_("Who"), width=18, sql=Export.author),
        Column("report", N_("Report"), "code", REPORTS, width=22, sql=Export.report),
        Column(
            "language",
            N_("Language of the paper"),
            "code",
            LANGUAGES,
            width=18,
            sql=Export.language,
        ),
        Column("file_name", N_("File"), width=40, sql=Export.file_name),
        Column("rows", N_("Rows"), "number", width=9, sql=Export.rows),
    ],
    order=(("at", True),),
)
