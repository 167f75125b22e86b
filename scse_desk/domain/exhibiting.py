"""What an exhibitor has in an edition: booths, people, solutions and meetings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from scse_desk.domain import records
from scse_desk.domain.spans import in_spans
from scse_desk.language import N_, Language, order
from scse_desk.refused import Refused
from scse_desk.store.models import (
    Booth,
    BoothAssignment,
    City,
    Edition,
    Exhibitor,
    Interpreter,
    Leg,
    MatchmakingRound,
    Meeting,
    Organisation,
    Participant,
    Person,
    Post,
    Registration,
    Request,
    Solution,
    SolutionDomain,
    SolutionDomainLink,
)

OFFERED = 12


class NoSuchBooth(Refused):
    """The edition has no booth of that number."""


@dataclass(frozen=True)
class Team:
    """A person who stands for an exhibitor: contact, post at the organisation, registration."""

    person: Person
    post: Post | None
    registration: Registration | None
    is_contact: bool


def booths(session: Session, exhibitor_id: int) -> list[Booth]:
    """The booths an exhibitor has, by number."""
    statement = (
        select(Booth)
        .join(BoothAssignment, BoothAssignment.booth_id == Booth.id)
        .where(BoothAssignment.exhibitor_id == exhibitor_id)
        .options(joinedload(Booth.pavilion))
    )
    return list(session.scalars(statement.order_by(Booth.number)))


def area(held: Iterable[Booth]) -> Decimal:
    """The net area of booths in square metres; those without an area count nothing."""
    return sum((booth.area_m2 for booth in held if booth.area_m2), Decimal())


def booths_called(session: Session, edition_id: int, text: str) -> list[Booth]:
    """Booths of an edition whose number begins with, or has, a text; free ones first."""
    taken = select(BoothAssignment.booth_id).where(BoothAssignment.booth_id == Booth.id).exists()
    statement = (
        select(Booth)
        .where(Booth.edition_id == edition_id, Booth.number.icontains(text, autoescape=True))
        .options(
            joinedload(Booth.assignment)
            .joinedload(BoothAssignment.exhibitor)
            .joinedload(Exhibitor.organisation)
        )
        .order_by(func.lower(Booth.number) != text.lower(), taken, Booth.number)
    )
    return list(session.scalars(statement.limit(OFFERED)))


def booth_numbered(session: Session, edition_id: int, number: str) -> Booth:
    """The booth of a number, whatever its capitals. Refused where the edition has none."""
    wanted = number.strip().lower()
    statement = select(Booth).where(
        Booth.edition_id == edition_id, func.lower(Booth.number) == wanted
    )
    found = session.scalars(statement).first()
    if found is None:
        raise NoSuchBooth(N_("There is no booth {number} in this edition."), number=number)
    return found


def solutions(session: Session, exhibitor_id: int) -> list[Solution]:
    """What an exhibitor shows, with its domains."""
    statement = (
        select(Solution)
        .where(Solution.exhibitor_id == exhibitor_id)
        .options(selectinload(Solution.domains).joinedload(SolutionDomainLink.domain))
    )
    return list(session.scalars(statement.order_by(Solution.id)))


def domains(session: Session) -> list[SolutionDomain]:
    """The whole vocabulary in its order."""
    ordered = select(SolutionDomain).order_by(
        SolutionDomain.taxonomy, SolutionDomain.position, SolutionDomain.code
    )
    return list(session.scalars(ordered))


def set_domains(session: Session, solution_id: int, domain_ids: Sequence[int]) -> None:
    """Give a solution exactly these domains."""
    solution = records.find(session, Solution, solution_id)
    for link in list(solution.domains):
        if link.domain_id not in domain_ids:
            session.delete(link)
    held = {link.domain_id for link in solution.domains}
    for domain_id in domain_ids:
        if domain_id not in held:
            records.add(
                session, "solution_domain_link", solution_id=solution_id, domain_id=domain_id
            )
    session.flush()
    session.expire(solution, ["domains"])


def team(session: Session, exhibitor: Exhibitor) -> list[Team]:
    """The people of an exhibitor: its contact, then those registered for it, then others there."""
    registered = select(Registration).where(
        Registration.edition_id == exhibitor.edition_id,
        Registration.organisation_id == exhibitor.organisation_id,
        Registration.role == "exhibitor_staff",
    )
    found = session.scalars(
        registered.options(joinedload(Registration.person), joinedload(Registration.post))
    )
    registrations = {registration.person_id: registration for registration in found}
    posts = {
        post.person_id: post
        for post in session.scalars(
            select(Post)
            .where(Post.organisation_id == exhibitor.organisation_id)
            .options(joinedload(Post.person))
            .order_by(Post.id.desc())
        )
    }
    contact = exhibitor.contact_person
    people = {person.id: person for person in [contact] if person}
    people |= {key: registration.person for key, registration in registrations.items()}
    people |= {key: post.person for key, post in posts.items() if key not in people}
    return [
        Team(person, posts.get(key), registrations.get(key), key == exhibitor.contact_person_id)
        for key, person in people.items()
    ]


def register_staff(session: Session, exhibitor: Exhibitor, person_id: int) -> Registration:
    """Register a person as staff of an exhibitor in its edition; refused where registered."""
    post = session.scalars(
        select(Post)
        .where(Post.person_id == person_id, Post.organisation_id == exhibitor.organisation_id)
        .order_by(Post.id.desc())
    ).first()
    return records.add(
        session,
        Registration,
        edition_id=exhibitor.edition_id,
        person_id=person_id,
        organisation_id=exhibitor.organisation_id,
        post_id=post.id if post else None,
        role="exhibitor_staff",
    )


def requests(session: Session, exhibitor_id: int) -> list[Request]:
    """The requests of an exhibitor or for it, over all rounds, with their meetings."""
    ours = select(Participant.id).where(Participant.exhibitor_id == exhibitor_id)
    return with_meetings(session, ours)


def requests_of_delegation(session: Session, delegation_id: int) -> list[Request]:
    """The requests of a delegation or for it, over all rounds, with their meetings."""
    ours = select(Participant.id).where(Participant.delegation_id == delegation_id)
    return with_meetings(session, ours)


def with_meetings(session: Session, ours: object) -> list[Request]:
    """The requests in which participants (a select of their ids) stand, placed ones first."""
    party = (Request.first, Request.second)
    statement = (
        select(Request)
        .where(or_(Request.first_id.in_(ours), Request.second_id.in_(ours)))  # type: ignore[arg-type]
        .options(
            joinedload(Request.round).joinedload(MatchmakingRound.edition),
            joinedload(Request.meeting).options(
                joinedload(Meeting.slot),
                joinedload(Meeting.table),
                joinedload(Meeting.interpreter).joinedload(Interpreter.person),
            ),
            *(joinedload(side).joinedload(Participant.exhibitor) for side in party),
            *(joinedload(side).joinedload(Participant.delegation) for side in party),
            *(joinedload(side).joinedload(Participant.registration) for side in party),
        )
    )
    found = list(session.scalars(statement).unique())
    return sorted(found, key=_by_time)


def _by_time(request: Request) -> tuple[int, str, int]:
    slot = request.meeting.slot if request.meeting else None
    return (0, slot.starts_at.isoformat(), request.id) if slot else (1, "", request.id)


def editions_of(session: Session, organisation_id: int) -> list[Exhibitor]:
    """The editions in which an organisation has exhibited, the latest first, with its booths."""
    statement = (
        select(Exhibitor)
        .join(Exhibitor.edition)
        .where(Exhibitor.organisation_id == organisation_id)
        .options(
            joinedload(Exhibitor.edition).joinedload(Edition.series),
            joinedload(Exhibitor.pavilion),
            selectinload(Exhibitor.booth_assignments).joinedload(BoothAssignment.booth),
        )
        .order_by(Edition.year.desc(), Edition.id)
    )
    return list(session.scalars(statement))


def organisation_people(session: Session, organisation_id: int) -> list[Post]:
    """The posts held at an organisation, present ones first."""
    statement = (
        select(Post)
        .where(Post.organisation_id == organisation_id)
        .options(joinedload(Post.person))
        .order_by(Post.ends_on.is_not(None), Post.rank.is_(None), Post.rank, Post.id)
    )
    return list(session.scalars(statement))


def organisation_of(session: Session, exhibitor_id: int) -> Organisation:
    """The organisation that exhibits."""
    return records.find(session, Exhibitor, exhibitor_id).organisation


def of_pavilion(session: Session, pavilion_id: int, language: Language) -> list[Exhibitor]:
    """The exhibitors in a pavilion with their booths, by their names in a language."""
    statement = (
        select(Exhibitor)
        .join(Exhibitor.organisation)
        .where(Exhibitor.pavilion_id == pavilion_id)
        .options(
            joinedload(Exhibitor.organisation),
            selectinload(Exhibitor.booth_assignments).joinedload(BoothAssignment.booth),
        )
    )
    key = order.key(language.code)
    return sorted(
        session.scalars(statement),
        key=lambda one: (key(language.name_of(one.organisation)) or "", one.id),
    )


def legs(session: Session, edition_id: int | None) -> list[Leg]:
    """The legs of an edition in their order, with their cities."""
    statement = select(Leg).where(Leg.edition_id == edition_id).options(joinedload(Leg.city))
    return list(session.scalars(statement.order_by(Leg.position)))


def leg(session: Session, leg_id: int | None) -> Leg | None:
    """A leg with its city; None for none."""
    return session.get(Leg, leg_id) if leg_id else None


def cities_called(session: Session, text: str) -> list[City]:
    """Cities with a text in one of their names, those that begin with it first."""
    places = (City.name, City.name_en, City.name_zh_tw, City.name_vi, City.name_id)
    statement = (
        select(City)
        .where(or_(*(place.icontains(text, autoescape=True) for place in places)))
        .order_by(City.name.istartswith(text, autoescape=True).desc(), City.name)
    )
    return list(session.scalars(statement.limit(OFFERED)))


def numbers(held: Iterable[Booth]) -> str:
    """Booth numbers in short: those that follow each other as a span, "A0226–A0229, A0240"."""
    return in_spans(booth.number for booth in held)
