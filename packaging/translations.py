"""The catalogues: extract the messages of the code, merge them in and check them.

``python3 packaging/translations.py extract | update | check``

- extract lists the messages that the code marks, one a line;
- update brings ``resources/translations/*.po`` up to date with them, keeping translations;
- check says what is untranslated, changed, or at odds with the glossary, and exits with 1.

A message is the literal first argument of ``N_``, ``….text``, ``Message`` or a subclass of
``Refused``, and the first two of ``….plural``.
"""

from __future__ import annotations

import ast
import re
import string
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "scse_desk"
RESOURCES = ROOT / "resources"
CATALOGUES = RESOURCES / "translations"
LANGUAGES = ("zh_TW", "vi", "id")

PLURALS = "nplurals=1; plural=0;"
"""None of the three has plural forms."""

# Neither names nor dates, so that two people's updates merge without a conflict.
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: SCSE Desk\\n"
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""

Messages = dict[str, str | None]
"""English text to its plural, or to None if it has none."""


def messages(sources: Path = SOURCES) -> Messages:
    """Return every message that the code under ``sources`` marks, sorted.

    A marking that is not followed by a literal cannot be extracted and is a ValueError.
    """
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(sources.rglob("*.py"))}
    takers = {"N_", "Message", *_refusals(list(trees.values()))}
    found: Messages = {}
    for path, tree in trees.items():
        foreign = _foreign_names(tree)
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        in_plurals = {a for call in calls if _name(call.func) == "plural" for a in call.args}
        for call in calls:
            if call in in_plurals:
                continue
            if marked := _marked(call, takers, foreign, path):
                found[marked[0]] = marked[1] or found.get(marked[0])
    return dict(sorted(found.items()))


def _marked(
    call: ast.Call, takers: set[str], foreign: set[str], path: Path
) -> tuple[str, str | None] | None:
    name, literals = _name(call.func), _literals(call)
    if name == "N_" and not literals:
        raise ValueError(f"{path}:{call.lineno}: N_ marks a literal, nothing else")
    if not literals or not literals[0]:
        return None
    if name in takers or (name == "text" and _root(call.func) not in foreign):
        return literals[0], None
    if name == "plural" and len(literals) > 1 and _root(call.func) not in foreign:
        return literals[0], literals[1]
    return None


def _name(function: ast.expr) -> str:
    """Return the last name of ``a.b.c``."""
    return getattr(function, "attr", getattr(function, "id", ""))


def _root(function: ast.expr) -> str:
    """Return the first name of ``a.b(…).c``."""
    while isinstance(function, ast.Attribute | ast.Call):
        function = function.value if isinstance(function, ast.Attribute) else function.func
    return getattr(function, "id", "")


def _literals(call: ast.Call) -> list[str]:
    """Return the string literals that the arguments begin with."""
    literals: list[str] = []
    for argument in map(_unmarked, call.args):
        if not isinstance(argument, ast.Constant) or not isinstance(argument.value, str):
            break
        literals.append(argument.value)
    return literals


def _unmarked(argument: ast.expr) -> ast.expr:
    """Return what ``N_`` marks; ``plural`` takes its two either marked or not."""
    marked = isinstance(argument, ast.Call) and _name(argument.func) == "N_" and argument.args
    return argument.args[0] if isinstance(argument, ast.Call) and marked else argument


def _foreign_names(tree: ast.AST) -> set[str]:
    """Return what a module imports from others than ours: ``text`` of SQLAlchemy is no message."""
    names: set[str] = set()
    for node in ast.walk(tree):
        ours = isinstance(node, ast.ImportFrom) and (node.module or "").startswith("scse_desk")
        if isinstance(node, ast.Import | ast.ImportFrom) and not ours:
            names.update((alias.asname or alias.name).split(".")[0] for alias in node.names)
    return names


def _refusals(trees: Sequence[ast.AST]) -> set[str]:
    """Return Refused and its subclasses, unless they take something else than the message first."""
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    known = {"Refused"}
    for _ in classes:
        more = {c.name for c in classes if known & set(map(_name, c.bases)) and not _initialised(c)}
        if more <= known:
            break
        known |= more
    return known


def _initialised(node: ast.ClassDef) -> bool:
    return any(isinstance(f, ast.FunctionDef) and f.name == "__init__" for f in node.body)


# Reading and writing catalogues


def path_of(code: str, folder: Path = CATALOGUES) -> Path:
    """Return where the catalogue of a language lies."""
    return folder / f"{code}.po"


def read(path: Path) -> Catalog:
    """Read a catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem, abort_invalid=True)


def update(path: Path, found: Messages) -> None:
    """Bring a catalogue up to date: new messages untranslated, gone ones dropped, none guessed."""
    old = read(path)
    new = Catalog(locale=path.stem)
    new.mime_headers = [("Plural-Forms", PLURALS)]
    for text, plural in found.items():
        known = old.get(text)
        new.add((text, plural) if plural else text, _kept(known, plural=bool(plural)))
        new[text].flags.clear()
    content = BytesIO()
    write_po(content, new, width=0, omit_header=True, no_location=True, sort_output=True)
    header = HEADER.format(code=path.stem, plurals=PLURALS)
    path.write_text(header + content.getvalue().decode().strip() + "\n", "utf-8", newline="\n")


def _kept(known: Message | None, *, plural: bool) -> str | tuple[str, ...]:
    """Return the translation so far, also where a message has gained or lost its plural."""
    words = translations(known)[0] if known else ""
    return (words,) if plural else words


def translations(message: Message) -> tuple[str, ...]:
    """Return a message's translations: one, or one for each plural form."""
    words = message.string if isinstance(message.string, list | tuple) else [message.string]
    return tuple(str(form or "") for form in words)


# Checking


@dataclass(frozen=True)
class Entry:
    """A message of a catalogue with what is wrong to be found out."""

    language: str
    text: str
    plural: str | None
    translations: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.language}: “{self.text}” → “{' | '.join(self.translations)}”"


def entries(code: str, folder: Path = CATALOGUES) -> list[Entry]:
    """Return the messages of a catalogue."""
    return [
        Entry(code, message.id[0], message.id[1], translations(message))
        if isinstance(message.id, list | tuple)
        else Entry(code, message.id, None, translations(message))
        for message in read(path_of(code, folder))
        if message.id
    ]


def untranslated(entry: Entry) -> bool:
    """Say whether any form has no words."""
    return not all(words.strip() for words in entry.translations)


def placeholders_differ(entry: Entry) -> bool:
    """Say whether a translation's ``{…}`` are others than the message's (the plural's)."""
    wanted = placeholders(entry.plural or entry.text)
    return any(placeholders(words) != wanted for words in entry.translations if words)


def placeholders(text: str) -> set[str]:
    """Return the placeholders of a text; one that cannot be filled in has ``{"?"}``."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return {"?"}
    return {f"{name}!{kind}:{form}" for _, name, form, kind in parts if name is not None}


def same_as_english(entry: Entry) -> bool:
    """Say whether words were left in English; a text without letters of its own has no words."""
    bare = re.sub(r"\{[^}]*\}", "", entry.text)
    return entry.text in entry.translations and any(map(str.isalpha, bare))


def ends_otherwise(entry: Entry) -> bool:
    """Say whether a sentence, a question or an ellipsis ends as something else, or a name does.

    An abbreviation ("No.") may become a whole word.
    """
    if re.fullmatch(r"\w+\.", entry.text):
        return False
    wanted = _ending(entry.text)
    return any(_ending(words) != wanted for words in entry.translations if words)


def _ending(text: str) -> str:
    text = text.rstrip()  # a blank follows "usage:", but not the Chinese colon
    return {"。": ".", "？": "?", "：": ":", "！": "!"}.get(
        text[-1], text[-1] if text[-1] in ".?…:!" else ""
    )


def same(folder: Path = CATALOGUES) -> dict[str, list[str]]:
    """Return, by language, the messages that are rightly the same as in English."""
    return tomllib.loads((folder / "same.toml").read_text("utf-8"))


# The glossary


@dataclass(frozen=True)
class Glossary:
    """The field's terms: English forms to the words of each language, longest first."""

    terms: tuple[tuple[str, dict[str, list[str]]], ...]
    exceptions: frozenset[tuple[str, str, str]]
    """Language, message and English form that need not go together."""


def glossary() -> Glossary:
    """Read the glossary."""
    terms = _glossary_file()["terms"].values()
    forms = [(form, term) for term in terms for form in term["en"]]
    return Glossary(
        tuple(sorted(forms, key=lambda form: -len(form[0]))),
        frozenset((code, e["message"], e["term"]) for e in exceptions() for code in e["languages"]),
    )


def exceptions() -> list[dict[str, Any]]:
    """Return the exceptions from the glossary: message, term, languages and reason."""
    return list(_glossary_file().get("exception", []))


def _glossary_file() -> dict[str, Any]:
    return tomllib.loads((RESOURCES / "glossary.toml").read_text("utf-8"))


def glossary_breaches(entry: Entry, terms: Glossary) -> list[str]:
    """Return the English terms of a message whose own words its translation lacks."""
    return [
        form
        for form, words in _terms_in(entry.plural or entry.text, terms)
        if (entry.language, entry.text, form) not in terms.exceptions
        and not all(_has(words[entry.language], t) for t in entry.translations)
    ]


def _has(words: list[str], translation: str) -> bool:
    return any(word.casefold() in translation.casefold() for word in words)


def _terms_in(text: str, terms: Glossary) -> Iterator[tuple[str, dict[str, list[str]]]]:
    rest = re.sub(r"\{[^}]*\}", "", text)
    for form, words in terms.terms:
        rest, count = re.subn(rf"(?i)(?<![\w-]){re.escape(form)}(?![\w-])", "\0", rest)
        if count:
            yield form, words


def problems(code: str, wanted: Messages) -> list[str]:
    """Return all that is wrong with a catalogue of the messages wanted, one line each."""
    found, listed, terms = entries(code), same().get(code, []), glossary()
    faults: dict[str, Callable[[Entry], bool]] = {
        "untranslated": untranslated,
        "placeholders differ": placeholders_differ,
        "ends otherwise": ends_otherwise,
        "same as English, and not in same.toml": lambda e: (
            same_as_english(e) and e.text not in listed
        ),
    }
    lines = [
        f"{fault}: {entry}" for fault, wrong in faults.items() for entry in found if wrong(entry)
    ]
    for entry in found:
        breaches = [] if untranslated(entry) else glossary_breaches(entry, terms)
        lines += [f"glossary has “{term}” otherwise: {entry}" for term in breaches]
    return lines + _out_of_date(code, found, wanted)


def _out_of_date(code: str, found: Sequence[Entry], wanted: Messages) -> list[str]:
    has = {entry.text: entry.plural for entry in found}
    return [
        f"missing, run update: {code}: “{t}”" for t in wanted if wanted[t] != has.get(t, "")
    ] + [f"in no code any more, run update: {code}: “{t}”" for t in has if t not in wanted]


def main(arguments: Sequence[str]) -> int:
    """Run one of the commands; return the exit code."""
    found = messages()
    match list(arguments):
        case ["extract"]:
            print(*found, sep="\n")
        case ["update"]:
            for code in LANGUAGES:
                update(path_of(code), found)
        case ["check"]:
            lines = [line for code in LANGUAGES for line in problems(code, found)]
            print(*lines, sep="\n")
            return 1 if lines else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
