"""In which language a name is written, where its script tells that beyond doubt."""

import unicodedata

from scse_desk.store.models import NAME_LANGUAGES, Organisation, Person, Record

TRADITIONAL = frozenset({"TW", "HK", "MO"})
"""Countries where Chinese names are written in traditional characters (ISO 3166-1)."""
VIETNAMESE = frozenset("ơưảẻỉỏủỷấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự")
"""Letters that no other language writes; the dots below alone stand in Yoruba and Igbo too."""
IN_VIETNAM = VIETNAMESE | frozenset("àáãạăâđèéẽẹêìíĩịòóõọôùúũụýỳỹỵ")
BLANKS = frozenset("-.,'’&()（）·‧・／/ \u3000")


def language_of(name: str, country: str | None = None) -> str | None:
    """The code of the product's language that a name is written in, or None where in doubt.

    Chinese characters alone are traditional Chinese where the country writes them so. Where the
    country is not known they are if each is in Big5, the traditional character set: simplified
    and Japanese ones of their own are not. For any other country nothing is said: a name from
    Japan, Korea, China or Singapore may have another form in Taiwan, which staff decide.

    Latin letters are Vietnamese with a mark that only Vietnamese has, for people from Vietnam
    with any mark of it. Plain letters tell nothing.
    """
    letters = {c for c in unicodedata.normalize("NFC", name).lower() if c not in BLANKS}
    if not any(c.isalpha() for c in letters):
        return None
    if all(_is_han(c) for c in letters):
        chinese = country in TRADITIONAL or (not country and _is_big5(name))
        return "zh_TW" if chinese else None
    if all(c.isdigit() or unicodedata.name(c, "").startswith("LATIN") for c in letters):
        return "vi" if letters & (IN_VIETNAM if country == "VN" else VIETNAMESE) else None
    return None


def fill(record: Record) -> None:
    """Let a person or organisation with only a raw name have it in the language it is in."""
    if not isinstance(record, Person | Organisation) or record.names.keys() != {"raw"}:
        return
    code = language_of(record.name, record.country)
    if code:
        setattr(record, f"name_{NAME_LANGUAGES[code]}", record.name)


def _is_han(character: str) -> bool:
    return unicodedata.name(character, "").startswith("CJK ") or character == "〇"


def _is_big5(name: str) -> bool:
    try:
        name.encode("cp950")
    except UnicodeEncodeError:
        return False
    return True
