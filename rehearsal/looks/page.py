"""docs/looks.md: what the pages look like, for whoever has not started Umai yet."""

from itertools import groupby

from rehearsal.looks.table import DESK, LANGUAGES, PHONE, looks, picture_file
from umai.machine.installation import CHECKOUT

HEAD = """# What it looks like
Printed by `bin/umai docs` from `rehearsal/looks/looks.toml`; do not edit.

Every person, place of living and event is invented. On a phone of 360 points, two screens of each page; on a
desk of 1280 points, one. `bin/umai docs --pictures` draws them anew from a rehearsal that runs (`bin/run`),
with a Chromium; names behind it draw those alone.
"""


def looks_page():
    """The page with each picture in three languages at two widths."""
    groups = [f"\n## {group}\n" + "".join(map(section, found)) for group, found in groupby(looks(), group_of)]
    return HEAD + "".join(groups)


def group_of(look):
    return look.group


def section(look):
    """Kyrgyz on a phone and Russian on a desk are shown, the four others are links."""
    shown = {("ky", PHONE): 180, ("ru", DESK): 560}
    drawn = [
        f'<a href="{address(look, *one)}"><img src="{address(look, *one)}" width="{width}" '
        f'alt="{look.title}, in {LANGUAGES[one[0]]}"></a>'
        for one, width in shown.items()
    ]
    others = [
        f"[{LANGUAGES[language]}, {width}]({address(look, language, width)})"
        for width in (PHONE, DESK)
        for language in LANGUAGES
        if (language, width) not in shown
    ]
    return f"\n### {look.title}\n\n{' '.join(drawn)}\n\n{' · '.join(others)}\n"


def address(look, language, width):
    return picture_file(look, language, width).relative_to(CHECKOUT / "docs").as_posix()
