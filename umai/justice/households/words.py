"""The words of a household near a suspect: who lives there, and how each child is near."""

from django.utils.translation import gettext as _


def hows() -> dict[str, str]:
    """How a child is near a suspect, by the code that the database answers."""
    return {
        "care": _("in the suspect's care"),
        "own": _("the suspect's own child"),
        "lives": _("lives with the suspect"),
        "sibling": _("brother, sister or housemate of the child"),
    }


def home_in_words(home, names) -> str:
    """The children of a household with how each is near the suspect; a sentence where none is registered."""
    if not home.is_registered:
        return _(
            "Which other children live with the suspect or are in the suspect's care? The register knows"
            " none."
        )
    near: dict[str, list[str]] = {}
    for one in home.children:
        near.setdefault(one.how, []).append(names.get(one.child) or _("Name not known"))
    words = hows()
    return "; ".join(f"{', '.join(sorted(found))} ({words[how]})" for how, found in near.items())
