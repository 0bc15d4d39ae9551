"""`umai words`: gather every text a person sees into the catalogues, and say which lack a translation.

The texts in the code are English; Kyrgyz and Russian stand in
`umai/locale/{ky,ru}/LC_MESSAGES/django.po`, the Uzbek of the report form alone in `uz_Cyrl`. An
entry whose comment says `reviewed` was read by a native speaker. A text that left the code leaves
the catalogue. What allauth, Django and the other packages say in their own catalogues is not
gathered: their pages that we use are ours.
"""

import argparse
import io
import sys
from importlib.util import find_spec
from pathlib import Path

HELP = "gather the texts of the pages and list those without a translation"

CHECKOUT = Path(__file__).resolve().parent.parent
LANGUAGES = ("ky", "ru", "uz_Cyrl")
# A language that does not speak everywhere: the beginnings of the names of the files that do speak it.
FILES_OF_LANGUAGE = {
    "uz_Cyrl": (
        "umai/identification/report_form/",
        "umai/identification/messages/",
        "umai/identification/whereabouts/place_cache.py",
        "umai/identification/templates/identification/report_form/",
        "umai/identification/signal/replies.py",
        "umai/guardianship/site/",
        "umai/guardianship/templates/guardianship/site/",
        "umai/call_back/site/",
        "umai/call_back/templates/call_back/site/",
        "umai/design/fields/dates.py",
        "umai/register/fields/countries.py",
        "umai/design/templates/design/rehearsal.html",
        "umai/design/templates/design/error_summary.html",
        "umai/design/templates/design/forms/errors.html",
        "umai/design/templates/design/forms/field.html",
    )
}
PLURALS = {  # how many forms a word has after a number, and which is which
    "ky": (1, "nplurals=1; plural=0;"),
    "ru": (
        3,
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 :"
        " n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    ),
    "uz_Cyrl": (1, "nplurals=1; plural=0;"),
}
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a text is missing")


def run(args: argparse.Namespace) -> int:
    """Bring the catalogues up to date and list what is not translated; needs the development packages."""
    if find_spec("babel") is None:
        print("umai words: needs the development packages; bin/test brings them", file=sys.stderr)
        return 2
    missing = 0
    for language in LANGUAGES:
        lacking = untranslated_texts(language) if args.check else update_catalogue(language)
        missing += len(lacking)
        for key in lacking:
            print(f"{language}: {key[1]}")
    print(f"{missing} texts without a translation", file=sys.stderr)
    return 1 if missing else 0


def catalogue_file(language: str) -> Path:
    return CHECKOUT / "umai" / "locale" / language / "LC_MESSAGES" / "django.po"


def gather_texts() -> dict[tuple[str | None, str], tuple[str | None, set[str], bool]]:
    """(context, text) to (plural, the files it stands in, whether it has Python's %-formats)."""
    found: dict = {}
    for path in sorted(CHECKOUT.glob("umai/**/*")):
        if path.suffix not in {".py", ".html", ".txt"} or {"tests", "migrations", "vendor"} & set(path.parts):
            continue
        for context, text, plural in texts_of(path):
            where = str(path.relative_to(CHECKOUT))
            kept = found.setdefault((context, text), (plural, set(), "%(" in text or "%s" in text))
            kept[1].add(where)
            if plural and not kept[0]:
                found[context, text] = (plural, kept[1], kept[2])
    return found


def texts_of(path: Path):
    from babel.messages.extract import extract
    from django.utils.translation.template import templatize

    source = path.read_text()
    if path.suffix != ".py":
        # Whatever is no text was blanked out; only its indentation would trouble the reader of Python.
        source = "\n".join(line.lstrip() for line in templatize(source).split("\n"))
    for _line, message, _comments, context in extract(
        "python", io.BytesIO(source.encode()), keywords=KEYWORDS, options={"encoding": "utf-8"}
    ):
        forms = [form for form in (message if isinstance(message, tuple) else (message,)) if form]
        if forms:
            yield context, forms[0], forms[1] if len(forms) > 1 else None


def read_catalogue(language: str):
    import polib

    path = catalogue_file(language)
    if path.exists():
        return polib.pofile(str(path), wrapwidth=100)
    book = polib.POFile(wrapwidth=100)
    book.metadata = {
        "Project-Id-Version": "Umai",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language][1],
    }
    return book


def untranslated_texts(language: str) -> list[tuple[str | None, str]]:
    """Texts that stand in the code and have no words in this language."""
    done = {(entry.msgctxt, entry.msgid) for entry in read_catalogue(language) if entry.translated()}
    return [key for key in texts_of_language(language) if key not in done]


def texts_of_language(language: str) -> dict:
    """What is gathered, of the files that speak this language."""
    if language not in FILES_OF_LANGUAGE:
        return gather_texts()
    kept = {}
    for key, (plural, where, formatted) in gather_texts().items():
        if here := {name for name in where if name.startswith(FILES_OF_LANGUAGE[language])}:
            kept[key] = (plural, here, formatted)
    return kept


def update_catalogue(language: str) -> list[tuple[str | None, str]]:
    """Add what is new, drop what is gone, keep what was translated; answer what lacks words."""
    import polib

    book = read_catalogue(language)
    known = {(entry.msgctxt, entry.msgid): entry for entry in book}
    forms = PLURALS[language][0]
    entries = []
    for (context, text), (plural, where, formatted) in sorted(
        texts_of_language(language).items(), key=sort_key
    ):
        entry = known.get((context, text)) or polib.POEntry(msgid=text, msgctxt=context)
        if plural:
            entry.msgid_plural = plural
            entry.msgstr_plural = entry.msgstr_plural or dict.fromkeys(range(forms), "")
        entry.occurrences = [(name, "") for name in sorted(where)]
        entry.flags = ["python-format"] if formatted else []
        entries.append(entry)
    book[:] = entries
    path = catalogue_file(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(str(path))
    return [(entry.msgctxt, entry.msgid) for entry in book if not entry.translated()]


def sort_key(item):
    (context, text), (_plural, where, _formatted) = item
    return (min(where), text, context or "")
