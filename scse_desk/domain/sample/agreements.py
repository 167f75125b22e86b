"""The agreements of the sample, signed by heads of delegations."""

from collections.abc import Sequence
from datetime import timedelta

from scse_desk.domain.sample import lists
from scse_desk.domain.sample.delegations import Party
from scse_desk.domain.sample.ground import Ground
from scse_desk.domain.sample.rows import Rows
from scse_desk.store.models import Agreement, AgreementParty


def make(rows: Rows, ground: Ground, parties: Sequence[Party], size: int) -> None:
    """Keep eight agreements for each unit of size; the first is with the first delegation."""
    entries = lists.load("edition")["agreements"]
    for number in range(len(entries) * size):
        entry, party = entries[number % len(entries)], parties[number]
        is_signed = number % 4 == 0
        day = ground.first_day + timedelta(days=number % ground.days)
        agreement_id = rows.add(
            Agreement,
            edition_id=ground.edition_id,
            kind=entry["kind"],
            status="signed" if is_signed else "planned",
            signed_on=day if is_signed else None,
            **lists.columns("place", lists.load("programme")["texts"]["signing"]),
            **lists.columns("fields", lists.lines(entry["fields"])),
            **lists.titles(lists.texts(entry), "zh_TW"),
        )
        host = ground.hosts[1 + number % 2]
        signing = (host.id, None), (party.organisation_id, party.members[0].id)
        for position, (organisation_id, person_id) in enumerate(signing, start=1):
            rows.add(
                AgreementParty,
                agreement_id=agreement_id,
                organisation_id=organisation_id,
                position=position,
                signatory_person_id=person_id,
            )
