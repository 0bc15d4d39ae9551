"""Every page that somebody is shown, drawn: each address, each role that gets HTML there, each language."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.urls import get_resolver

from tests.attack.matrix.objects import PART, every_pattern, filled, objects_of
from tests.attack.matrix.readers import HERE
from tests.cast import PASSWORD
from umai.staff.models import Account

LANGUAGES = ("ky", "ru", "en")
SHOWN_TO = tomllib.loads(Path(__file__).with_name("shown.toml").read_text())["shown"]
# What shows a page to nobody: it sends on, gives bytes, or ends the session of whoever asks.
NO_PAGES = ("accounts/logout/", "i18n/")


@dataclass(frozen=True)
class Drawn:
    """A page as it was sent: where, to whom, in which language."""

    address: str
    role: str
    language: str
    path: str
    html: bytes

    @property
    def name(self) -> str:
        """A file's name, by which a complaint names the page."""
        place = "".join(one if one.isalnum() else "-" for one in self.address).strip("-") or "first"
        return f"{place[:150]}.{self.role}.{self.language}.html"


def addresses(patterns=None, before="") -> Iterator[str]:
    """Each address of the staff's site that names nothing; those that do are in `every_pattern`."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        address = before + str(pattern.pattern).lstrip("^").rstrip("$")
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern.url_patterns, address)
        elif not PART.search(address) and not address.startswith(NO_PAGES):
            yield address


def drawn_pages(world, *, to_all=True, languages=LANGUAGES) -> Iterator[Drawn]:
    """The pages of each address for every role that gets one, or (`to_all` false) for the first that does."""
    own = vars(world.own)
    for account in Account.objects.using("owner").filter(
        username__in=[world.readers[key].username for key in HERE]
    ):
        account.set_password(PASSWORD)  # whoever has none has no page on which to change it
        account.save(using="owner")
    clients = {role: world.readers[role, where].client() for role, where in HERE}
    for address in [*addresses(), *every_pattern()]:
        path = filled(address, objects_of(address), lambda _part, name: own[name])
        for role in roles_at(address):
            shown = [
                page for language in languages if (page := draw(clients[role], address, role, language, path))
            ]
            yield from shown
            if shown and not to_all:
                break


def roles_at(address) -> list[str]:
    """The roles that may be shown something there."""
    if not PART.search(address):
        return [role for role, _where in HERE]
    lines = [line["to"] for line in SHOWN_TO if address in line["at"]]
    return [role for role, _where in HERE if any(to == "everybody" or role in to for to in lines)]


def draw(client, address, role, language, path) -> Drawn | None:
    """The page, or None where this role gets no HTML."""
    found = client.get(path, headers={"accept-language": language})
    if found.status_code != 200 or not found.headers.get("Content-Type", "").startswith("text/html"):
        return None
    return Drawn(address, str(role), language, path, found.content)
