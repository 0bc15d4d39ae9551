"""Which pages are drawn: read from looks.toml."""

import tomllib
from pathlib import Path
from typing import NamedTuple

from umai.machine.installation import CHECKOUT

FOLDER = CHECKOUT / "docs" / "pictures"
LANGUAGES = {"ky": "Kyrgyz", "ru": "Russian", "en": "English"}
SCREENS = {360: 740, 1280: 900}  # width to height: a cheap phone, a desk
PHONE, DESK = SCREENS


class Look(NamedTuple):
    """A page that is drawn: what it is, who opens it (nobody at the report form), and the way to it.

    The way is an address and then links that are followed, as CSS; `{language}` in it is the language.
    """

    name: str
    group: str
    title: str
    who: str | None
    way: tuple[str, ...]


def looks():
    """Every page that is drawn, in the order in which they are shown."""
    read = tomllib.loads(Path(__file__).with_name("looks.toml").read_text())["look"]
    return [Look(one["name"], one["group"], one["title"], one.get("who"), tuple(one["way"])) for one in read]


def picture_file(look, language, width):
    """Where the picture of this page is kept."""
    return FOLDER / look.name / f"{language}-{width}.webp"
