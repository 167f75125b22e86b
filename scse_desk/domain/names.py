"""How people are called in print: the honorific as supplied, each language in its own order."""

from collections.abc import Mapping
from unicodedata import east_asian_width

from scse_desk.language import N_, Language
from scse_desk.store.models import Person, Post

ADDRESSED: Mapping[str, str] = {
    "mr": N_("Mr {name}"),
    "ms": N_("Ms {name}"),
    "dr": N_("Dr {name}"),
    "prof": N_("Prof. {name}"),
    "hon": N_("Hon. {name}"),
    "he": N_("H.E. {name}"),
}
"""Chinese puts the honorific after the name, the other languages before it."""


def printed_name(person: Person, language: Language) -> str:
    """The name as it is printed in a language, with the honorific that was supplied, if any."""
    name = language.name_of(person)
    if not person.honorific:
        return name
    if language.code == "zh_TW" and name and east_asian_width(name[-1]) not in "WF":
        name += " "  # Chinese sets a word in other letters apart
    return language.text(ADDRESSED[person.honorific], name=name)


def original_name(person: Person, language: Language) -> str:
    """The raw spelling where it differs from the name printed, else nothing."""
    return person.name if person.name != language.name_of(person) else ""


def printed_title(post: Post | None, language: Language) -> str:
    """The title of a post in a language; nothing for no post."""
    return language.name_of(post) if post else ""


def printed_organisation(post: Post | None, language: Language) -> str:
    """The organisation of a post in a language; nothing where there is none."""
    return language.name_of(post.organisation) if post and post.organisation else ""
