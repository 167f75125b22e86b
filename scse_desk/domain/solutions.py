"""Solutions: products, projects and services that exhibitors show."""

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from scse_desk.domain.columns import (
    DESCRIPTION_TITLES,
    in_language,
    name_column,
    name_columns,
    text_columns,
)
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.queries import Column
from scse_desk.language import N_
from scse_desk.store.models import (
    Exhibitor,
    Organisation,
    Solution,
    SolutionDomain,
    SolutionDomainLink,
)

_exhibitor = aliased(Exhibitor)
_organisation = aliased(Organisation)

LISTING = Listing(
    "solutions",
    N_("Solutions"),
    Solution,
    [
        name_column("name", N_("Name"), Solution, width=40),
        name_column("exhibitor", N_("Exhibitor"), _organisation, width=30),
        Column(
            "domains",
            N_("Domains"),
            width=30,
            sql=lambda code: (
                select(func.aggregate_strings(in_language(SolutionDomain, code), ", "))
                .join(SolutionDomainLink, SolutionDomainLink.domain_id == SolutionDomain.id)
                .where(SolutionDomainLink.solution_id == Solution.id)
                .correlate(Solution)
                .scalar_subquery()
            ),
        ),
        *text_columns("description", N_("Description"), DESCRIPTION_TITLES, Solution, width=40),
        *name_columns(Solution),
    ],
    joins=[
        Join(_exhibitor, _exhibitor.id == Solution.exhibitor_id, outer=False),
        Join(_organisation, _organisation.id == _exhibitor.organisation_id, outer=False),
    ],
    edition=_exhibitor.edition_id,
    order=(("name", False),),
    also=["solution_domain", "solution_domain_link"],
)
