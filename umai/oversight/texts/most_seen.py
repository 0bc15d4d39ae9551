"""Which texts of the pages people see most: counted from the templates and the catalogues when asked.

A text counts for every file it stands in. A template counts for itself and for every template that
extends or includes it; the pages that are opened most often count more.
"""

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from umai.machine.installation import CHECKOUT
from umai.machine.translations import CatalogueText, read_texts

MOST = 200  # texts on the list
ALIKE = "ky"  # the catalogue whose files are counted; every catalogue of the pages names the same
BASE = "design/base.html"
EVERY_PAGE = {"umai/casefile/navigation.py", "umai/casefile/inbox_count.py"}  # drawn with the head of a page
OPENED_OFTEN = {  # beginnings of files to how often a page of theirs is opened; any other counts once
    "umai/casefile/": 10,
    "umai/urgency/": 10,
    "umai/identification/templates/identification/report_form/": 10,
    "umai/identification/": 8,
    "umai/visits/": 8,
    "umai/intake/": 5,
    "umai/notices/": 5,
    "umai/rounds/": 3,
    "umai/referrals/": 3,
}
USED = re.compile(r"""{%\s*(?:extends|include)\s+["']([^"']+)["']""")


class SideBySide(NamedTuple):
    """A text in the three languages; the forms of a counted one on a line each."""

    english: str
    kyrgyz: str
    russian: str


def most_seen(language: str) -> list[CatalogueText]:
    """The texts seen most, in this language, the most seen first; the same texts in each language."""
    words = {(one.context, one.english): one for one in read_texts().get(language, ())}
    return [words[key] for key in _keys_by_weight() if key in words][:MOST]


def words_beside(texts: list[CatalogueText]) -> list[SideBySide]:
    """These texts in the three languages."""
    kyrgyz, russian = (
        {(one.context, one.english): "\n".join(one.said) for one in most_seen(code)} for code in ("ky", "ru")
    )
    keys = [(one.context, one.english) for one in texts]
    return [SideBySide("\n".join(key[1]), kyrgyz.get(key, ""), russian.get(key, "")) for key in keys]


@cache
def _keys_by_weight() -> list[tuple[str, tuple[str, ...]]]:
    """Counted once a process: templates and catalogues do not change while it runs."""
    weights = weights_of_templates()
    base = next(weight for file, weight in weights.items() if file.endswith(f"/templates/{BASE}"))

    def weight(text):
        return sum(base if file in EVERY_PAGE else weights.get(file, own(file)) for file in text.files)

    found = sorted(read_texts()[ALIKE], key=lambda text: (-weight(text), text.english, text.context))
    return [(one.context, one.english) for one in found]


def weights_of_templates() -> dict[str, int]:
    """How much each template counts, by its file from the root of the checkout."""
    files, users = {}, defaultdict(set)
    for path in CHECKOUT.glob("umai/**/templates/**/*.html"):
        file = str(path.relative_to(CHECKOUT))
        name = file.partition("/templates/")[2]
        files[name] = file
        for used in USED.findall(path.read_text(encoding="utf-8")):
            users[used].add(name)

    def weight(name, below=()):
        """Its own, and that of each template that draws it."""
        drawn_by = users[name] - {name, *below} & set(files)
        return own(files[name]) + sum(weight(one, (*below, name)) for one in drawn_by)

    return {file: weight(name) for name, file in files.items()}


def own(file: str) -> int:
    """How often a page of this file is opened."""
    return next((often for begin, often in OPENED_OFTEN.items() if file.startswith(begin)), 1)
