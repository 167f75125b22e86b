"""Going to the page of reports from elsewhere, with a paper and its options chosen."""

from __future__ import annotations

from scse_desk.settings import REPORTS
from scse_desk.ui.context import Context


def go_to_report(context: Context, name: str, **values: object) -> None:
    """Open the page of reports at a paper; `values` are its options, the others stay as they were.

    Of a round: `round_id`, `participant_id`, `table_id` (ids), `day` (ISO), `own_language`.
    """
    settings = context.settings
    settings.set_entry(REPORTS, name, {**settings.entry(REPORTS, name), **values})
    settings.set_entry(REPORTS, "last", {"name": name})
    context.open_page("reports")
