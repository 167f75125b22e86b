"""The attendee list by hand: its SQL, its titles, its codes in English words."""

NAMES = "{0}.name_en, nullif({0}.name, ''), {0}.name_zh_tw, {0}.name_vi, {0}.name_id"
SELECT = (
    f"SELECT r.number, coalesce({NAMES.format('p')}),"  # noqa: S608 - of our own words
    f" coalesce({NAMES.format('t').replace('name', 'title')}), coalesce({NAMES.format('o')}),"
    " p.country, r.role, r.badge_type, r.status, r.language, r.registered_at,"
    " (SELECT count(*) FROM check_in c WHERE c.registration_id = r.id), p.email, p.phone,"
    " coalesce(r.needs_en, nullif(r.needs, '')),"
    f" p.honorific, p.family_name, p.given_name, p.languages, coalesce({NAMES.format('c')}), p.name"
    " FROM registration r JOIN person p ON p.id = r.person_id"
    " LEFT JOIN post t ON t.id = r.post_id LEFT JOIN organisation o ON o.id = r.organisation_id"
    " LEFT JOIN city c ON c.id = o.city_id WHERE r.edition_id = 1 ORDER BY r.number"
)
KEYS = (
    *("number", "name", "title", "organisation", "country", "role", "badge_type", "status"),
    *("language", "registered_at", "check_ins", "email", "phone", "needs", "honorific"),
    *("family_name", "given_name", "languages", "city", "raw"),
)
"""The same columns of the listing."""
TITLES = [
    "Number",
    "Full name",
    "Title",
    "Organisation",
    "Country",
    "Role",
    "Badge type",
    "Status",
    "Language",
    "Registered",
    "Check-ins",
    "E-mail",
    "Phone",
    "Needs",
    "Honorific",
    "Family name",
    "Given name",
    "Languages",
    "City",
    "Name as it came in",
]
WORDS = (
    (4, {"TW": "Taiwan", "JP": "Japan", "VN": "Vietnam", "DE": "Germany"}),
    (5, {"buyer": "Buyer", "vip": "VIP", "visitor": "Visitor"}),
    (7, {"confirmed": "Confirmed", "cancelled": "Cancelled"}),
    (8, {"en": "English"}),
)
"""Place of a column -> its codes in words."""
