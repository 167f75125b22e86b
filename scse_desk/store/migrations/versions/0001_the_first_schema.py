# ruff: noqa: E501, PLR0915 - written by packaging/migration.py
"""The first schema."""

import sqlalchemy as sa
from alembic import op

from scse_desk.store.models.base import Figure, UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("label_values", sa.JSON(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("schema_number", sa.Integer(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("undone_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('change', 'undo', 'redo')", name=op.f("ck_change_kind")),
        sa.ForeignKeyConstraint(["target_id"], ["change.id"], name=op.f("fk_change_target_id")),
        sa.ForeignKeyConstraint(
            ["undone_by_id"], ["change.id"], name=op.f("fk_change_undone_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_change_undone_by_id"), "change", ["undone_by_id"], unique=False)
    op.create_table(
        "city",
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=True),
        sa.Column("name_zh_tw", sa.String(), nullable=True),
        sa.Column("name_vi", sa.String(), nullable=True),
        sa.Column("name_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_city")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_city_country"), "city", ["country"], unique=False)
    op.create_table(
        "current_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_current_change_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_current_change")),
    )
    op.create_table(
        "export",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("last_change_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export")),
    )
    op.create_table(
        "person",
        sa.Column("family_name", sa.String(), nullable=False),
        sa.Column("given_name", sa.String(), nullable=False),
        sa.Column("name_order", sa.String(), nullable=True),
        sa.Column("honorific", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("languages", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=True),
        sa.Column("name_zh_tw", sa.String(), nullable=True),
        sa.Column("name_vi", sa.String(), nullable=True),
        sa.Column("name_id", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("note_en", sa.String(), nullable=True),
        sa.Column("note_zh_tw", sa.String(), nullable=True),
        sa.Column("note_vi", sa.String(), nullable=True),
        sa.Column("note_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "honorific IN ('mr', 'ms', 'dr', 'prof', 'hon', 'he')", name=op.f("ck_person_honorific")
        ),
        sa.CheckConstraint(
            "name_order IN ('family_first', 'given_first', 'single')",
            name=op.f("ck_person_name_order"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_person_country"), "person", ["country"], unique=False)
    op.create_table(
        "seed_key",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("record_kind", sa.String(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seed_key")),
        sa.UniqueConstraint("key", name=op.f("uq_seed_key_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "series",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=True),
        sa.Column("name_zh_tw", sa.String(), nullable=True),
        sa.Column("name_vi", sa.String(), nullable=True),
        sa.Column("name_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint("code", name=op.f("uq_series_code")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "solution_domain",
        sa.Column("taxonomy", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=True),
        sa.Column("name_zh_tw", sa.String(), nullable=True),
        sa.Column("name_vi", sa.String(), nullable=True),
        sa.Column("name_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_solution_domain")),
        sa.UniqueConstraint("taxonomy", "code", name=op.f("uq_solution_domain_taxonomy_code")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "edition",
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=True),
        sa.Column("ordinal_source", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=True),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=True),
        sa.Column("name_zh_tw", sa.String(), nullable=True),
        sa.Column("name_vi", sa.String(), nullable=True),
        sa.Column("name_id", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("note_en", sa.String(), nullable=True),
        sa.Column("note_zh_tw", sa.String(), nullable=True),
        sa.Column("note_vi", sa.String(), nullable=True),
        sa.Column("note_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "mode IN ('in_person', 'online', 'hybrid')", name=op.f("ck_edition_mode")
        ),
        sa.CheckConstraint(
            "ordinal_source IN ('stated', 'derived', 'public', 'own')",
            name=op.f("ck_edition_ordinal_source"),
        ),
        sa.CheckConstraint(
            "status IN ('planned', 'held', 'cancelled')", name=op.f("ck_edition_status")
        ),
        sa.CheckConstraint("ordinal > 0", name=op.f("ck_edition_ordinal")),
        sa.ForeignKeyConstraint(
            ["series_id"],
            ["series.id"],
            name=op.f("fk_edition_series_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
        sa.UniqueConstraint("series_id", "year", name=op.f("uq_edition_series_id_year")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_edition_series_id"), "edition", ["series_id"], unique=False)
    op.create_index(op.f("ix_edition_year"), "edition", ["year"], unique=False)
    op.create_table(
        "journal_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change.id"], name=op.f("fk_journal_entry_change_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_entry")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_journal_entry_change_id"), "journal_entry", ["change_id"], unique=False
    )
    op.create_index(
        "ix_journal_entry_record", "journal_entry", ["table_name", "row_id"], unique=False
    )
    op.create_table(
        "organisation",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("abbreviation", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("city_id", sa.Integer(), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("website", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("tax_number", sa.String(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=True),
        sa.Column("name_zh_tw", sa.String(), nullable=True),
        sa.Column("name_vi", sa.String(), nullable=True),
        sa.Column("name_id", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("note_en", sa.String(), nullable=True),
        sa.Column("note_zh_tw", sa.String(), nullable=True),
        sa.Column("note_vi", sa.String(), nullable=True),
        sa.Column("note_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('company', 'city_government', 'central_government', 'agency', 'association', 'bank', 'university', 'school', 'media', 'international_organisation', 'representative_office', 'other')",
            name=op.f("ck_organisation_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["city_id"],
            ["city.id"],
            name=op.f("fk_organisation_city_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["organisation.id"],
            name=op.f("fk_organisation_parent_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_organisation_city_id"), "organisation", ["city_id"], unique=False)
    op.create_index(op.f("ix_organisation_country"), "organisation", ["country"], unique=False)
    op.create_index(op.f("ix_organisation_parent_id"), "organisation", ["parent_id"], unique=False)
    op.create_table(
        "person_alias",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_person_alias_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_alias")),
        sa.UniqueConstraint("person_id", "text", name=op.f("uq_person_alias_person_id_text")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_person_alias_person_id"), "person_alias", ["person_id"], unique=False)
    op.create_table(
        "venue",
        sa.Column("city_id", sa.Integer(), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=True),
        sa.Column("name_zh_tw", sa.String(), nullable=True),
        sa.Column("name_vi", sa.String(), nullable=True),
        sa.Column("name_id", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("address_en", sa.String(), nullable=True),
        sa.Column("address_zh_tw", sa.String(), nullable=True),
        sa.Column("address_vi", sa.String(), nullable=True),
        sa.Column("address_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["city_id"],
            ["city.id"],
            name=op.f("fk_venue_city_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_venue")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_venue_city_id"), "venue", ["city_id"], unique=False)
    op.create_table(
        "agreement",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("fields", sa.String(), nullable=False),
        sa.Column("fields_en", sa.String(), nullable=True),
        sa.Column("fields_zh_tw", sa.String(), nullable=True),
        sa.Column("fields_vi", sa.String(), nullable=True),
        sa.Column("fields_id", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("place_en", sa.String(), nullable=True),
        sa.Column("place_zh_tw", sa.String(), nullable=True),
        sa.Column("place_vi", sa.String(), nullable=True),
        sa.Column("place_id", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=True),
        sa.Column("title_zh_tw", sa.String(), nullable=True),
        sa.Column("title_vi", sa.String(), nullable=True),
        sa.Column("title_id", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("note_en", sa.String(), nullable=True),
        sa.Column("note_zh_tw", sa.String(), nullable=True),
        sa.Column("note_vi", sa.String(), nullable=True),
        sa.Column("note_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('mou', 'friendly_relations', 'partnership', 'collaboration', 'other')",
            name=op.f("ck_agreement_kind"),
        ),
        sa.CheckConstraint(
            "status IN ('planned', 'signed', 'lapsed')", name=op.f("ck_agreement_status")
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["edition.id"],
            name=op.f("fk_agreement_edition_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_agreement_edition_id"), "agreement", ["edition_id"], unique=False)
    op.create_table(
        "claim",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("speaker_person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=True),
        sa.Column("title_zh_tw", sa.String(), nullable=True),
        sa.Column("title_vi", sa.String(), nullable=True),
        sa.Column("title_id", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("note_en", sa.String(), nullable=True),
        sa.Column("note_zh_tw", sa.String(), nullable=True),
        sa.Column("note_vi", sa.String(), nullable=True),
        sa.Column("note_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('claim', 'goal', 'initiative', 'award', 'technology', 'collaboration')",
            name=op.f("ck_claim_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["edition.id"],
            name=op.f("fk_claim_edition_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_claim_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["speaker_person_id"],
            ["person.id"],
            name=op.f("fk_claim_speaker_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_claim_edition_id"), "claim", ["edition_id"], unique=False)
    op.create_index(op.f("ix_claim_organisation_id"), "claim", ["organisation_id"], unique=False)
    op.create_index(
        op.f("ix_claim_speaker_person_id"), "claim", ["speaker_person_id"], unique=False
    )
    op.create_table(
        "co_location",
        sa.Column("host_edition_id", sa.Integer(), nullable=False),
        sa.Column("guest_edition_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status IN ('planned', 'held', 'cancelled')", name=op.f("ck_co_location_status")
        ),
        sa.CheckConstraint(
            "host_edition_id <> guest_edition_id", name=op.f("ck_co_location_distinct")
        ),
        sa.ForeignKeyConstraint(
            ["guest_edition_id"],
            ["edition.id"],
            name=op.f("fk_co_location_guest_edition_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["host_edition_id"],
            ["edition.id"],
            name=op.f("fk_co_location_host_edition_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_co_location")),
        sa.UniqueConstraint(
            "host_edition_id",
            "guest_edition_id",
            name=op.f("uq_co_location_host_edition_id_guest_edition_id"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_co_location_guest_edition_id"), "co_location", ["guest_edition_id"], unique=False
    )
    op.create_index(
        op.f("ix_co_location_host_edition_id"), "co_location", ["host_edition_id"], unique=False
    )
    op.create_table(
        "delegation",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("city_id", sa.Integer(), nullable=True),
        sa.Column("arrives_at", UtcDateTime(), nullable=True),
        sa.Column("departs_at", UtcDateTime(), nullable=True),
        sa.Column("languages", sa.String(), nullable=False),
        sa.Column("liaison_person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=True),
        sa.Column("name_zh_tw", sa.String(), nullable=True),
        sa.Column("name_vi", sa.String(), nullable=True),
        sa.Column("name_id", sa.String(), nullable=True),
        sa.Column("talking_points", sa.String(), nullable=False),
        sa.Column("talking_points_en", sa.String(), nullable=True),
        sa.Column("talking_points_zh_tw", sa.String(), nullable=True),
        sa.Column("talking_points_vi", sa.String(), nullable=True),
        sa.Column("talking_points_id", sa.String(), nullable=True),
        sa.Column("arrival", sa.String(), nullable=False),
        sa.Column("arrival_en", sa.String(), nullable=True),
        sa.Column("arrival_zh_tw", sa.String(), nullable=True),
        sa.Column("arrival_vi", sa.String(), nullable=True),
        sa.Column("arrival_id", sa.String(), nullable=True),
        sa.Column("departure", sa.String(), nullable=False),
        sa.Column("departure_en", sa.String(), nullable=True),
        sa.Column("departure_zh_tw", sa.String(), nullable=True),
        sa.Column("departure_vi", sa.String(), nullable=True),
        sa.Column("departure_id", sa.String(), nullable=True),
        sa.Column("hotel", sa.String(), nullable=False),
        sa.Column("hotel_en", sa.String(), nullable=True),
        sa.Column("hotel_zh_tw", sa.String(), nullable=True),
        sa.Column("hotel_vi", sa.String(), nullable=True),
        sa.Column("hotel_id", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("note_en", sa.String(), nullable=True),
        sa.Column("note_zh_tw", sa.String(), nullable=True),
        sa.Column("note_vi", sa.String(), nullable=True),
        sa.Column("note_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('city', 'national', 'parliament', 'association', 'business', 'other')",
            name=op.f("ck_delegation_kind"),
        ),
        sa.CheckConstraint(
            "status IN ('invited', 'registered', 'confirmed', 'declined', 'attended')",
            name=op.f("ck_delegation_status"),
        ),
        sa.CheckConstraint("departs_at >= arrives_at", name=op.f("ck_delegation_stay")),
        sa.ForeignKeyConstraint(
            ["city_id"],
            ["city.id"],
            name=op.f("fk_delegation_city_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["edition.id"],
            name=op.f("fk_delegation_edition_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["liaison_person_id"],
            ["person.id"],
            name=op.f("fk_delegation_liaison_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_delegation_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_delegation_city_id"), "delegation", ["city_id"], unique=False)
    op.create_index(op.f("ix_delegation_country"), "delegation", ["country"], unique=False)
    op.create_index(op.f("ix_delegation_edition_id"), "delegation", ["edition_id"], unique=False)
    op.create_index(
        op.f("ix_delegation_liaison_person_id"), "delegation", ["liaison_person_id"], unique=False
    )
    op.create_index(
        op.f("ix_delegation_organisation_id"), "delegation", ["organisation_id"], unique=False
    )
    op.create_table(
        "document",
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("edition_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("published_note", sa.String(), nullable=False),
        sa.Column("published_note_en", sa.String(), nullable=True),
        sa.Column("published_note_zh_tw", sa.String(), nullable=True),
        sa.Column("published_note_vi", sa.String(), nullable=True),
        sa.Column("published_note_id", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=True),
        sa.Column("title_zh_tw", sa.String(), nullable=True),
        sa.Column("title_vi", sa.String(), nullable=True),
        sa.Column("title_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["edition.id"],
            name=op.f("fk_document_edition_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("sha256", name=op.f("uq_document_sha256")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_document_edition_id"), "document", ["edition_id"], unique=False)
    op.create_table(
        "edition_organiser",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "role IN ('organiser', 'co_organiser', 'advisor', 'supporter', 'sponsor')",
            name=op.f("ck_edition_organiser_role"),
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["edition.id"],
            name=op.f("fk_edition_organiser_edition_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_edition_organiser_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition_organiser")),
        sa.UniqueConstraint(
            "edition_id",
            "organisation_id",
            "role",
            name=op.f("uq_edition_organiser_edition_id_organisation_id_role"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_edition_organiser_edition_id"), "edition_organiser", ["edition_id"], unique=False
    )
    op.create_index(
        op.f("ix_edition_organiser_organisation_id"),
        "edition_organiser",
        ["organisation_id"],
        unique=False,
    )
    op.create_table(
        "interpreter",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("pairs", sa.String(), nullable=False),
        sa.Column("longest_minutes", sa.Integer(), nullable=True),
        sa.Column("rest_minutes", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("longest_minutes > 0", name=op.f("ck_interpreter_longest_minutes")),
        sa.CheckConstraint("rest_minutes >= 0", name=op.f("ck_interpreter_rest_minutes")),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["edition.id"],
            name=op.f("fk_interpreter_edition_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_interpreter_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interpreter")),
        sa.UniqueConstraint(
            "edition_id", "person_id", name=op.f("uq_interpreter_edition_id_person_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_interpreter_edition_id"), "interpreter", ["edition_id"], unique=False)
    op.create_index(op.f("ix_interpreter_person_id"), "interpreter", ["person_id"], unique=False)
    op.create_table(
        "leg",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("city_id", sa.Integer(), nullable=True),
        sa.Column("venue_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("dates_status", sa.String(), nullable=False),
        sa.Column("is_online", sa.Boolean(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("note_en", sa.String(), nullable=True),
        sa.Column("note_zh_tw", sa.String(), nullable=True),
        sa.Column("note_vi", sa.String(), nullable=True),
        sa.Column("note_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "dates_status IN ('planned', 'actual', 'derived')", name=op.f("ck_leg_dates_status")
        ),
        sa.CheckConstraint(
            "status IN ('planned', 'held', 'cancelled')", name=op.f("ck_leg_status")
        ),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_leg_dates")),
        sa.ForeignKeyConstraint(
            ["city_id"],
            ["city.id"],
            name=op.f("fk_leg_city_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["edition.id"],
            name=op.f("fk_leg_edition_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["venue_id"],
            ["venue.id"],
            name=op.f("fk_leg_venue_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leg")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_leg_city_id"), "leg", ["city_id"], unique=False)
    op.create_index(op.f("ix_leg_edition_id"), "leg", ["edition_id"], unique=False)
    op.create_index(op.f("ix_leg_venue_id"), "leg", ["venue_id"], unique=False)
    op.create_table(
        "organisation_alias",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_organisation_alias_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_alias")),
        sa.UniqueConstraint(
            "organisation_id", "text", name=op.f("uq_organisation_alias_organisation_id_text")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_organisation_alias_organisation_id"),
        "organisation_alias",
        ["organisation_id"],
        unique=False,
    )
    op.create_table(
        "post",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("short_title_zh_tw", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=True),
        sa.Column("title_zh_tw", sa.String(), nullable=True),
        sa.Column("title_vi", sa.String(), nullable=True),
        sa.Column("title_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_post_dates")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_post_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_post_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_post_organisation_id"), "post", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_post_person_id"), "post", ["person_id"], unique=False)
    op.create_table(
        "theme",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=True),
        sa.Column("title_zh_tw", sa.String(), nullable=True),
        sa.Column("title_vi", sa.String(), nullable=True),
        sa.Column("title_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('theme', 'subtheme', 'slogan', 'highlight')", name=op.f("ck_theme_kind")
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["edition.id"],
            name=op.f("fk_theme_edition_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_theme_edition_id"), "theme", ["edition_id"], unique=False)
    op.create_table(
        "agreement_party",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("signatory_person_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("position > 0", name=op.f("ck_agreement_party_position")),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_agreement_party_agreement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_agreement_party_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["signatory_person_id"],
            ["person.id"],
            name=op.f("fk_agreement_party_signatory_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_party")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_agreement_party_agreement_id"), "agreement_party", ["agreement_id"], unique=False
    )
    op.create_index(
        op.f("ix_agreement_party_organisation_id"),
        "agreement_party",
        ["organisation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_agreement_party_signatory_person_id"),
        "agreement_party",
        ["signatory_person_id"],
        unique=False,
    )
    op.create_table(
        "citation",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("offset", sa.Integer(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("fact", sa.String(), nullable=False),
        sa.Column("record_kind", sa.String(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint('"offset" >= 0 AND length > 0', name=op.f("ck_citation_place")),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_citation_document_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citation")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_citation_document_id"), "citation", ["document_id"], unique=False)
    op.create_index("ix_citation_record", "citation", ["record_kind", "record_id"], unique=False)
    op.create_table(
        "delegation_member",
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_head", sa.Boolean(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("needs", sa.String(), nullable=False),
        sa.Column("needs_en", sa.String(), nullable=True),
        sa.Column("needs_zh_tw", sa.String(), nullable=True),
        sa.Column("needs_vi", sa.String(), nullable=True),
        sa.Column("needs_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "role IN ('member', 'spouse', 'interpreter', 'liaison', 'security', 'press')",
            name=op.f("ck_delegation_member_role"),
        ),
        sa.CheckConstraint("position > 0", name=op.f("ck_delegation_member_position")),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_delegation_member_delegation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_delegation_member_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["post.id"],
            name=op.f("fk_delegation_member_post_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation_member")),
        sa.UniqueConstraint(
            "delegation_id", "person_id", name=op.f("uq_delegation_member_delegation_id_person_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_delegation_member_delegation_id"),
        "delegation_member",
        ["delegation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_delegation_member_person_id"), "delegation_member", ["person_id"], unique=False
    )
    op.create_index(
        op.f("ix_delegation_member_post_id"), "delegation_member", ["post_id"], unique=False
    )
    op.create_index(
        "uq_delegation_member_head",
        "delegation_member",
        ["delegation_id"],
        unique=True,
        sqlite_where=sa.text("is_head"),
    )
    op.create_table(
        "document_remark",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("offset", sa.Integer(), nullable=True),
        sa.Column("length", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=True),
        sa.Column("title_zh_tw", sa.String(), nullable=True),
        sa.Column("title_vi", sa.String(), nullable=True),
        sa.Column("title_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('defect', 'meta', 'contradiction')", name=op.f("ck_document_remark_kind")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_document_remark_document_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_remark")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_document_remark_document_id"), "document_remark", ["document_id"], unique=False
    )
    op.create_table(
        "matchmaking_round",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("leg_id", sa.Integer(), nullable=True),
        sa.Column("slot_minutes", sa.Integer(), nullable=True),
        sa.Column("gap_minutes", sa.Integer(), nullable=True),
        sa.Column("hall_minutes", sa.Integer(), nullable=False),
        sa.Column("leg_minutes", sa.Integer(), nullable=False),
        sa.Column("rest_minutes", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=True),
        sa.Column("name_zh_tw", sa.String(), nullable=True),
        sa.Column("name_vi", sa.String(), nullable=True),
        sa.Column("name_id", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("note_en", sa.String(), nullable=True),
        sa.Column("note_zh_tw", sa.String(), nullable=True),
        sa.Column("note_vi", sa.String(), nullable=True),
        sa.Column("note_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("gap_minutes >= 0", name=op.f("ck_matchmaking_round_gap_minutes")),
        sa.CheckConstraint("hall_minutes >= 0", name=op.f("ck_matchmaking_round_hall_minutes")),
        sa.CheckConstraint("leg_minutes >= 0", name=op.f("ck_matchmaking_round_leg_minutes")),
        sa.CheckConstraint("rest_minutes >= 0", name=op.f("ck_matchmaking_round_rest_minutes")),
        sa.CheckConstraint("slot_minutes > 0", name=op.f("ck_matchmaking_round_slot_minutes")),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["edition.id"],
            name=op.f("fk_matchmaking_round_edition_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["leg_id"],
            ["leg.id"],
            name=op.f("fk_matchmaking_round_leg_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matchmaking_round")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_matchmaking_round_edition_id"), "matchmaking_round", ["edition_id"], unique=False
    )
    op.create_index(
        op.f("ix_matchmaking_round_leg_id"), "matchmaking_round", ["leg_id"], unique=False
    )
    op.create_table(
        "pavilion",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("leg_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=True),
        sa.Column("name_zh_tw", sa.String(), nullable=True),
        sa.Column("name_vi", sa.String(), nullable=True),
        sa.Column("name_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["edition.id"],
            name=op.f("fk_pavilion_edition_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["leg_id"],
            ["leg.id"],
            name=op.f("fk_pavilion_leg_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pavilion")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_pavilion_edition_id"), "pavilion", ["edition_id"], unique=False)
    op.create_index(op.f("ix_pavilion_leg_id"), "pavilion", ["leg_id"], unique=False)
    op.create_table(
        "programme_item",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("leg_id", sa.Integer(), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("starts_at", UtcDateTime(), nullable=True),
        sa.Column("ends_at", UtcDateTime(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("venue_id", sa.Integer(), nullable=True),
        sa.Column("host_organisation_id", sa.Integer(), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=True),
        sa.Column("title_zh_tw", sa.String(), nullable=True),
        sa.Column("title_vi", sa.String(), nullable=True),
        sa.Column("title_id", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("place_en", sa.String(), nullable=True),
        sa.Column("place_zh_tw", sa.String(), nullable=True),
        sa.Column("place_vi", sa.String(), nullable=True),
        sa.Column("place_id", sa.String(), nullable=True),
        sa.Column("topics", sa.String(), nullable=False),
        sa.Column("topics_en", sa.String(), nullable=True),
        sa.Column("topics_zh_tw", sa.String(), nullable=True),
        sa.Column("topics_vi", sa.String(), nullable=True),
        sa.Column("topics_id", sa.String(), nullable=True),
        sa.Column("talking_points", sa.String(), nullable=False),
        sa.Column("talking_points_en", sa.String(), nullable=True),
        sa.Column("talking_points_zh_tw", sa.String(), nullable=True),
        sa.Column("talking_points_vi", sa.String(), nullable=True),
        sa.Column("talking_points_id", sa.String(), nullable=True),
        sa.Column("vehicles", sa.String(), nullable=False),
        sa.Column("vehicles_en", sa.String(), nullable=True),
        sa.Column("vehicles_zh_tw", sa.String(), nullable=True),
        sa.Column("vehicles_vi", sa.String(), nullable=True),
        sa.Column("vehicles_id", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("note_en", sa.String(), nullable=True),
        sa.Column("note_zh_tw", sa.String(), nullable=True),
        sa.Column("note_vi", sa.String(), nullable=True),
        sa.Column("note_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('forum', 'summit', 'conference', 'ceremony', 'session', 'press_conference', 'general_assembly', 'courtesy_call', 'tour', 'meal', 'transfer', 'other')",
            name=op.f("ck_programme_item_kind"),
        ),
        sa.CheckConstraint(
            "mode IN ('in_person', 'online', 'hybrid')", name=op.f("ck_programme_item_mode")
        ),
        sa.CheckConstraint(
            "precision IN ('time', 'half_day', 'day', 'month', 'year')",
            name=op.f("ck_programme_item_precision"),
        ),
        sa.CheckConstraint(
            "status IN ('planned', 'confirmed', 'held', 'cancelled')",
            name=op.f("ck_programme_item_status"),
        ),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_programme_item_times")),
        sa.CheckConstraint("parent_id <> id", name=op.f("ck_programme_item_parent")),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["edition.id"],
            name=op.f("fk_programme_item_edition_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["host_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_programme_item_host_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["leg_id"],
            ["leg.id"],
            name=op.f("fk_programme_item_leg_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["programme_item.id"],
            name=op.f("fk_programme_item_parent_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["venue_id"],
            ["venue.id"],
            name=op.f("fk_programme_item_venue_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_item")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_programme_item_day"), "programme_item", ["day"], unique=False)
    op.create_index(
        op.f("ix_programme_item_edition_id"), "programme_item", ["edition_id"], unique=False
    )
    op.create_index(
        op.f("ix_programme_item_host_organisation_id"),
        "programme_item",
        ["host_organisation_id"],
        unique=False,
    )
    op.create_index(op.f("ix_programme_item_leg_id"), "programme_item", ["leg_id"], unique=False)
    op.create_index(
        op.f("ix_programme_item_parent_id"), "programme_item", ["parent_id"], unique=False
    )
    op.create_index(
        op.f("ix_programme_item_starts_at"), "programme_item", ["starts_at"], unique=False
    )
    op.create_index(
        op.f("ix_programme_item_venue_id"), "programme_item", ["venue_id"], unique=False
    )
    op.create_table(
        "registration",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("post_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("badge_type", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("registered_at", UtcDateTime(), nullable=True),
        sa.Column("needs", sa.String(), nullable=False),
        sa.Column("needs_en", sa.String(), nullable=True),
        sa.Column("needs_zh_tw", sa.String(), nullable=True),
        sa.Column("needs_vi", sa.String(), nullable=True),
        sa.Column("needs_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "role IN ('visitor', 'buyer', 'delegate', 'exhibitor_staff', 'speaker', 'interpreter', 'press', 'vip', 'organiser')",
            name=op.f("ck_registration_role"),
        ),
        sa.CheckConstraint(
            "status IN ('registered', 'confirmed', 'cancelled')",
            name=op.f("ck_registration_status"),
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["edition.id"],
            name=op.f("fk_registration_edition_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_registration_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_registration_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["post.id"],
            name=op.f("fk_registration_post_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration")),
        sa.UniqueConstraint("edition_id", "number", name=op.f("uq_registration_edition_id_number")),
        sa.UniqueConstraint(
            "edition_id", "person_id", name=op.f("uq_registration_edition_id_person_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_registration_edition_id"), "registration", ["edition_id"], unique=False
    )
    op.create_index(
        "ix_registration_edition_role", "registration", ["edition_id", "role"], unique=False
    )
    op.create_index(
        op.f("ix_registration_organisation_id"), "registration", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_registration_person_id"), "registration", ["person_id"], unique=False)
    op.create_index(op.f("ix_registration_post_id"), "registration", ["post_id"], unique=False)
    op.create_table(
        "shift",
        sa.Column("interpreter_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_shift_times")),
        sa.ForeignKeyConstraint(
            ["interpreter_id"],
            ["interpreter.id"],
            name=op.f("fk_shift_interpreter_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_shift_interpreter_id"), "shift", ["interpreter_id"], unique=False)
    op.create_table(
        "booth",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("leg_id", sa.Integer(), nullable=True),
        sa.Column("pavilion_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("area_m2", Figure(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('shell', 'raw', 'online')", name=op.f("ck_booth_kind")),
        sa.CheckConstraint("area_m2 > 0", name=op.f("ck_booth_area")),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["edition.id"],
            name=op.f("fk_booth_edition_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["leg_id"],
            ["leg.id"],
            name=op.f("fk_booth_leg_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["pavilion_id"],
            ["pavilion.id"],
            name=op.f("fk_booth_pavilion_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booth")),
        sa.UniqueConstraint("edition_id", "number", name=op.f("uq_booth_edition_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_booth_edition_id"), "booth", ["edition_id"], unique=False)
    op.create_index(op.f("ix_booth_leg_id"), "booth", ["leg_id"], unique=False)
    op.create_index(op.f("ix_booth_pavilion_id"), "booth", ["pavilion_id"], unique=False)
    op.create_table(
        "check_in",
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("door", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_check_in_registration_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_in")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_check_in_registration_id"), "check_in", ["registration_id"], unique=False
    )
    op.create_table(
        "exhibitor",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("main_exhibitor_id", sa.Integer(), nullable=True),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("pavilion_id", sa.Integer(), nullable=True),
        sa.Column("contact_person_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("note_en", sa.String(), nullable=True),
        sa.Column("note_zh_tw", sa.String(), nullable=True),
        sa.Column("note_vi", sa.String(), nullable=True),
        sa.Column("note_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind <> 'main' OR main_exhibitor_id IS NULL", name=op.f("ck_exhibitor_main")
        ),
        sa.CheckConstraint(
            "kind IN ('main', 'co_exhibitor', 'represented')", name=op.f("ck_exhibitor_kind")
        ),
        sa.CheckConstraint(
            "stage IN ('prospect', 'applied', 'confirmed', 'invoiced', 'paid', 'withdrawn')",
            name=op.f("ck_exhibitor_stage"),
        ),
        sa.ForeignKeyConstraint(
            ["contact_person_id"],
            ["person.id"],
            name=op.f("fk_exhibitor_contact_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["edition.id"],
            name=op.f("fk_exhibitor_edition_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["main_exhibitor_id"],
            ["exhibitor.id"],
            name=op.f("fk_exhibitor_main_exhibitor_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_exhibitor_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["pavilion_id"],
            ["pavilion.id"],
            name=op.f("fk_exhibitor_pavilion_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exhibitor")),
        sa.UniqueConstraint(
            "edition_id", "organisation_id", name=op.f("uq_exhibitor_edition_id_organisation_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_exhibitor_contact_person_id"), "exhibitor", ["contact_person_id"], unique=False
    )
    op.create_index(op.f("ix_exhibitor_edition_id"), "exhibitor", ["edition_id"], unique=False)
    op.create_index(
        op.f("ix_exhibitor_main_exhibitor_id"), "exhibitor", ["main_exhibitor_id"], unique=False
    )
    op.create_index(
        op.f("ix_exhibitor_organisation_id"), "exhibitor", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_exhibitor_pavilion_id"), "exhibitor", ["pavilion_id"], unique=False)
    op.create_table(
        "programme_participant",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("delegation_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("post_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("languages", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("note_en", sa.String(), nullable=True),
        sa.Column("note_zh_tw", sa.String(), nullable=True),
        sa.Column("note_vi", sa.String(), nullable=True),
        sa.Column("note_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "role IN ('host', 'guest', 'speaker', 'moderator', 'presenter', 'participant', 'interpreter', 'liaison', 'driver')",
            name=op.f("ck_programme_participant_role"),
        ),
        sa.CheckConstraint(
            "(person_id IS NOT NULL) + (delegation_id IS NOT NULL) + (organisation_id IS NOT NULL) = 1",
            name=op.f("ck_programme_participant_one"),
        ),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_programme_participant_delegation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["programme_item.id"],
            name=op.f("fk_programme_participant_item_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_programme_participant_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_programme_participant_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["post.id"],
            name=op.f("fk_programme_participant_post_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_participant")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_programme_participant_delegation_id"),
        "programme_participant",
        ["delegation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_programme_participant_item_id"), "programme_participant", ["item_id"], unique=False
    )
    op.create_index(
        op.f("ix_programme_participant_organisation_id"),
        "programme_participant",
        ["organisation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_programme_participant_person_id"),
        "programme_participant",
        ["person_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_programme_participant_post_id"), "programme_participant", ["post_id"], unique=False
    )
    op.create_table(
        "slot",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("grid", sa.String(), nullable=False),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_slot_times")),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["matchmaking_round.id"],
            name=op.f("fk_slot_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slot")),
        sa.UniqueConstraint(
            "round_id",
            "grid",
            "starts_at",
            "ends_at",
            name=op.f("uq_slot_round_id_grid_starts_at_ends_at"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_slot_round_id"), "slot", ["round_id"], unique=False)
    op.create_table(
        "statistic",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("leg_id", sa.Integer(), nullable=True),
        sa.Column("programme_item_id", sa.Integer(), nullable=True),
        sa.Column("metric", sa.String(), nullable=False),
        sa.Column("value", Figure(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("comparator", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("definition_code", sa.String(), nullable=False),
        sa.Column("part_of_id", sa.Integer(), nullable=True),
        sa.Column("base_metric", sa.String(), nullable=True),
        sa.Column("base_year", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("definition", sa.String(), nullable=False),
        sa.Column("definition_en", sa.String(), nullable=True),
        sa.Column("definition_zh_tw", sa.String(), nullable=True),
        sa.Column("definition_vi", sa.String(), nullable=True),
        sa.Column("definition_id", sa.String(), nullable=True),
        sa.Column("source_note", sa.String(), nullable=False),
        sa.Column("source_note_en", sa.String(), nullable=True),
        sa.Column("source_note_zh_tw", sa.String(), nullable=True),
        sa.Column("source_note_vi", sa.String(), nullable=True),
        sa.Column("source_note_id", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("note_en", sa.String(), nullable=True),
        sa.Column("note_zh_tw", sa.String(), nullable=True),
        sa.Column("note_vi", sa.String(), nullable=True),
        sa.Column("note_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "comparator IN ('eq', 'gt', 'estimated', 'about')", name=op.f("ck_statistic_comparator")
        ),
        sa.CheckConstraint(
            "source IN ('document', 'public', 'record', 'own')", name=op.f("ck_statistic_source")
        ),
        sa.CheckConstraint(
            "status IN ('planned', 'expected', 'achieved_so_far', 'final')",
            name=op.f("ck_statistic_status"),
        ),
        sa.CheckConstraint("part_of_id <> id", name=op.f("ck_statistic_part_of")),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["edition.id"],
            name=op.f("fk_statistic_edition_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["leg_id"],
            ["leg.id"],
            name=op.f("fk_statistic_leg_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["part_of_id"],
            ["statistic.id"],
            name=op.f("fk_statistic_part_of_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["programme_item_id"],
            ["programme_item.id"],
            name=op.f("fk_statistic_programme_item_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statistic")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_statistic_edition_id"), "statistic", ["edition_id"], unique=False)
    op.create_index(op.f("ix_statistic_leg_id"), "statistic", ["leg_id"], unique=False)
    op.create_index(op.f("ix_statistic_metric"), "statistic", ["metric"], unique=False)
    op.create_index(op.f("ix_statistic_part_of_id"), "statistic", ["part_of_id"], unique=False)
    op.create_index(
        op.f("ix_statistic_programme_item_id"), "statistic", ["programme_item_id"], unique=False
    )
    op.create_table(
        "booth_assignment",
        sa.Column("booth_id", sa.Integer(), nullable=False),
        sa.Column("exhibitor_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["booth_id"],
            ["booth.id"],
            name=op.f("fk_booth_assignment_booth_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["exhibitor_id"],
            ["exhibitor.id"],
            name=op.f("fk_booth_assignment_exhibitor_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booth_assignment")),
        sa.UniqueConstraint("booth_id", name=op.f("uq_booth_assignment_booth_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_booth_assignment_exhibitor_id"), "booth_assignment", ["exhibitor_id"], unique=False
    )
    op.create_table(
        "participant",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("exhibitor_id", sa.Integer(), nullable=True),
        sa.Column("delegation_id", sa.Integer(), nullable=True),
        sa.Column("registration_id", sa.Integer(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("attendance", sa.String(), nullable=False),
        sa.Column("quorum", sa.Integer(), nullable=True),
        sa.Column("most_per_day", sa.Integer(), nullable=True),
        sa.Column("rest_minutes", sa.Integer(), nullable=True),
        sa.Column("preferred_half", sa.String(), nullable=True),
        sa.Column("own_place_only", sa.Boolean(), nullable=False),
        sa.Column("is_online", sa.Boolean(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("wakes_at", sa.Integer(), nullable=False),
        sa.Column("sleeps_at", sa.Integer(), nullable=False),
        sa.Column("languages", sa.String(), nullable=False),
        sa.Column("topics", sa.String(), nullable=False),
        sa.Column("topics_en", sa.String(), nullable=True),
        sa.Column("topics_zh_tw", sa.String(), nullable=True),
        sa.Column("topics_vi", sa.String(), nullable=True),
        sa.Column("topics_id", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("note_en", sa.String(), nullable=True),
        sa.Column("note_zh_tw", sa.String(), nullable=True),
        sa.Column("note_vi", sa.String(), nullable=True),
        sa.Column("note_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(quorum IS NOT NULL) = (attendance = 'quorum')",
            name=op.f("ck_participant_attendance_quorum"),
        ),
        sa.CheckConstraint(
            "attendance IN ('head', 'any', 'quorum')", name=op.f("ck_participant_attendance")
        ),
        sa.CheckConstraint(
            "preferred_half IN ('morning', 'afternoon')", name=op.f("ck_participant_preferred_half")
        ),
        sa.CheckConstraint(
            "(exhibitor_id IS NOT NULL) + (delegation_id IS NOT NULL) + (registration_id IS NOT NULL) = 1",
            name=op.f("ck_participant_one"),
        ),
        sa.CheckConstraint("capacity > 0", name=op.f("ck_participant_capacity")),
        sa.CheckConstraint("quorum > 0", name=op.f("ck_participant_quorum")),
        sa.CheckConstraint("rest_minutes >= 0", name=op.f("ck_participant_rest_minutes")),
        sa.CheckConstraint(
            "wakes_at < sleeps_at AND wakes_at >= 0 AND sleeps_at <= 24",
            name=op.f("ck_participant_wakes"),
        ),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_participant_delegation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["exhibitor_id"],
            ["exhibitor.id"],
            name=op.f("fk_participant_exhibitor_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_participant_registration_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["matchmaking_round.id"],
            name=op.f("fk_participant_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
        sa.UniqueConstraint(
            "round_id", "delegation_id", name=op.f("uq_participant_round_id_delegation_id")
        ),
        sa.UniqueConstraint(
            "round_id", "exhibitor_id", name=op.f("uq_participant_round_id_exhibitor_id")
        ),
        sa.UniqueConstraint(
            "round_id", "registration_id", name=op.f("uq_participant_round_id_registration_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_participant_delegation_id"), "participant", ["delegation_id"], unique=False
    )
    op.create_index(
        op.f("ix_participant_exhibitor_id"), "participant", ["exhibitor_id"], unique=False
    )
    op.create_index(
        op.f("ix_participant_registration_id"), "participant", ["registration_id"], unique=False
    )
    op.create_index(op.f("ix_participant_round_id"), "participant", ["round_id"], unique=False)
    op.create_table(
        "solution",
        sa.Column("exhibitor_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=True),
        sa.Column("name_zh_tw", sa.String(), nullable=True),
        sa.Column("name_vi", sa.String(), nullable=True),
        sa.Column("name_id", sa.String(), nullable=True),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("description_en", sa.String(), nullable=True),
        sa.Column("description_zh_tw", sa.String(), nullable=True),
        sa.Column("description_vi", sa.String(), nullable=True),
        sa.Column("description_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exhibitor_id"],
            ["exhibitor.id"],
            name=op.f("fk_solution_exhibitor_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_solution")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_solution_exhibitor_id"), "solution", ["exhibitor_id"], unique=False)
    op.create_table(
        "meeting_table",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("grid", sa.String(), nullable=False),
        sa.Column("leg_id", sa.Integer(), nullable=True),
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("has_interpreting", sa.Boolean(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('table', 'booth', 'room', 'online')", name=op.f("ck_meeting_table_kind")
        ),
        sa.ForeignKeyConstraint(
            ["leg_id"],
            ["leg.id"],
            name=op.f("fk_meeting_table_leg_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["participant.id"],
            name=op.f("fk_meeting_table_owner_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["matchmaking_round.id"],
            name=op.f("fk_meeting_table_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_table")),
        sa.UniqueConstraint("round_id", "label", name=op.f("uq_meeting_table_round_id_label")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_meeting_table_leg_id"), "meeting_table", ["leg_id"], unique=False)
    op.create_index(op.f("ix_meeting_table_owner_id"), "meeting_table", ["owner_id"], unique=False)
    op.create_index(op.f("ix_meeting_table_round_id"), "meeting_table", ["round_id"], unique=False)
    op.create_table(
        "recommendation",
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("counterpart_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("times_offered", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status IN ('offered', 'accepted', 'dismissed')", name=op.f("ck_recommendation_status")
        ),
        sa.CheckConstraint("participant_id <> counterpart_id", name=op.f("ck_recommendation_two")),
        sa.ForeignKeyConstraint(
            ["counterpart_id"],
            ["participant.id"],
            name=op.f("fk_recommendation_counterpart_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_recommendation_participant_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation")),
        sa.UniqueConstraint(
            "participant_id",
            "counterpart_id",
            name=op.f("uq_recommendation_participant_id_counterpart_id"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_recommendation_counterpart_id"), "recommendation", ["counterpart_id"], unique=False
    )
    op.create_index(
        op.f("ix_recommendation_participant_id"), "recommendation", ["participant_id"], unique=False
    )
    op.create_table(
        "request",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("requested_by_id", sa.Integer(), nullable=False),
        sa.Column("is_mutual", sa.Boolean(), nullable=False),
        sa.Column("priority", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("requested_at", UtcDateTime(), nullable=True),
        sa.Column("topics", sa.String(), nullable=False),
        sa.Column("topics_en", sa.String(), nullable=True),
        sa.Column("topics_zh_tw", sa.String(), nullable=True),
        sa.Column("topics_vi", sa.String(), nullable=True),
        sa.Column("topics_id", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("note_en", sa.String(), nullable=True),
        sa.Column("note_zh_tw", sa.String(), nullable=True),
        sa.Column("note_vi", sa.String(), nullable=True),
        sa.Column("note_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "origin IN ('own', 'counterpart', 'staff', 'recommendation', 'import')",
            name=op.f("ck_request_origin"),
        ),
        sa.CheckConstraint(
            "priority IN ('must', 'high', 'normal', 'if_possible')",
            name=op.f("ck_request_priority"),
        ),
        sa.CheckConstraint(
            "status IN ('open', 'accepted', 'declined', 'withdrawn')",
            name=op.f("ck_request_status"),
        ),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_request_order")),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_request_minutes")),
        sa.CheckConstraint(
            "requested_by_id IN (first_id, second_id)", name=op.f("ck_request_requester")
        ),
        sa.ForeignKeyConstraint(
            ["first_id"],
            ["participant.id"],
            name=op.f("fk_request_first_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["requested_by_id"],
            ["participant.id"],
            name=op.f("fk_request_requested_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["matchmaking_round.id"],
            name=op.f("fk_request_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["second_id"],
            ["participant.id"],
            name=op.f("fk_request_second_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
        sa.UniqueConstraint("first_id", "second_id", name=op.f("uq_request_first_id_second_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_request_first_id"), "request", ["first_id"], unique=False)
    op.create_index(op.f("ix_request_round_id"), "request", ["round_id"], unique=False)
    op.create_index(op.f("ix_request_second_id"), "request", ["second_id"], unique=False)
    op.create_table(
        "solution_domain_link",
        sa.Column("solution_id", sa.Integer(), nullable=False),
        sa.Column("domain_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["domain_id"],
            ["solution_domain.id"],
            name=op.f("fk_solution_domain_link_domain_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["solution_id"],
            ["solution.id"],
            name=op.f("fk_solution_domain_link_solution_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_solution_domain_link")),
        sa.UniqueConstraint(
            "solution_id", "domain_id", name=op.f("uq_solution_domain_link_solution_id_domain_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_solution_domain_link_domain_id"),
        "solution_domain_link",
        ["domain_id"],
        unique=False,
    )
    op.create_table(
        "meeting",
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("slot_id", sa.Integer(), nullable=True),
        sa.Column("table_id", sa.Integer(), nullable=True),
        sa.Column("interpreter_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("is_locked", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("note_en", sa.String(), nullable=True),
        sa.Column("note_zh_tw", sa.String(), nullable=True),
        sa.Column("note_vi", sa.String(), nullable=True),
        sa.Column("note_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(slot_id IS NULL) = (status = 'cancelled')", name=op.f("ck_meeting_slot")
        ),
        sa.CheckConstraint(
            "(table_id IS NULL) = (status = 'cancelled')", name=op.f("ck_meeting_table")
        ),
        sa.CheckConstraint(
            "status IN ('placed', 'held', 'no_show', 'cancelled')", name=op.f("ck_meeting_status")
        ),
        sa.ForeignKeyConstraint(
            ["interpreter_id"],
            ["interpreter.id"],
            name=op.f("fk_meeting_interpreter_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["request.id"],
            name=op.f("fk_meeting_request_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["slot_id"],
            ["slot.id"],
            name=op.f("fk_meeting_slot_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["table_id"],
            ["meeting_table.id"],
            name=op.f("fk_meeting_table_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("request_id", name=op.f("uq_meeting_request_id")),
        sa.UniqueConstraint("slot_id", "table_id", name=op.f("uq_meeting_slot_id_table_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_meeting_interpreter_id"), "meeting", ["interpreter_id"], unique=False)
    op.create_index(op.f("ix_meeting_slot_id"), "meeting", ["slot_id"], unique=False)
    op.create_index(op.f("ix_meeting_table_id"), "meeting", ["table_id"], unique=False)
    op.create_table(
        "unavailability",
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("interpreter_id", sa.Integer(), nullable=True),
        sa.Column("table_id", sa.Integer(), nullable=True),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("reason_en", sa.String(), nullable=True),
        sa.Column("reason_zh_tw", sa.String(), nullable=True),
        sa.Column("reason_vi", sa.String(), nullable=True),
        sa.Column("reason_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(participant_id IS NOT NULL) + (interpreter_id IS NOT NULL) + (table_id IS NOT NULL) = 1",
            name=op.f("ck_unavailability_one"),
        ),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_unavailability_times")),
        sa.ForeignKeyConstraint(
            ["interpreter_id"],
            ["interpreter.id"],
            name=op.f("fk_unavailability_interpreter_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_unavailability_participant_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["table_id"],
            ["meeting_table.id"],
            name=op.f("fk_unavailability_table_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unavailability")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_unavailability_interpreter_id"), "unavailability", ["interpreter_id"], unique=False
    )
    op.create_index(
        op.f("ix_unavailability_participant_id"), "unavailability", ["participant_id"], unique=False
    )
    op.create_index(
        op.f("ix_unavailability_table_id"), "unavailability", ["table_id"], unique=False
    )
    op.create_table(
        "outcome",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("absent", sa.String(), nullable=True),
        sa.Column("first_rating", sa.Integer(), nullable=True),
        sa.Column("second_rating", sa.Integer(), nullable=True),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("value", Figure(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=True),
        sa.Column("follow_up", sa.String(), nullable=False),
        sa.Column("follow_up_en", sa.String(), nullable=True),
        sa.Column("follow_up_zh_tw", sa.String(), nullable=True),
        sa.Column("follow_up_vi", sa.String(), nullable=True),
        sa.Column("follow_up_id", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("note_en", sa.String(), nullable=True),
        sa.Column("note_zh_tw", sa.String(), nullable=True),
        sa.Column("note_vi", sa.String(), nullable=True),
        sa.Column("note_id", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("absent IN ('first', 'second', 'both')", name=op.f("ck_outcome_absent")),
        sa.CheckConstraint("first_rating BETWEEN 1 AND 5", name=op.f("ck_outcome_first_rating")),
        sa.CheckConstraint("second_rating BETWEEN 1 AND 5", name=op.f("ck_outcome_second_rating")),
        sa.CheckConstraint("value >= 0", name=op.f("ck_outcome_value")),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_outcome_agreement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_outcome_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_outcome_meeting_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_outcome_agreement_id"), "outcome", ["agreement_id"], unique=False)
