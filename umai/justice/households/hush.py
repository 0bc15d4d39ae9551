"""The warning that nobody calls, writes or goes to a household before the hour that is agreed."""

from uuid import UUID

from django.utils.translation import gettext as _

from umai.design.days import moment_in_words


def hush_warnings(child_id, by) -> list[str]:
    """The warning before a visit or a call to this household; empty where there is none."""
    return list(hushes_of([child_id], by).values())


def hushes_of(child_ids, by) -> dict[UUID, str]:
    """Child to the warning before a visit or a call to its household; none that tells a sealed incident."""
    if not child_ids:
        return {}
    found = by.ask("select * from justice_hush_shown(%(children)s::uuid[])", children=list(child_ids))
    return {child: hush_in_words(undecided, until) for child, undecided, until in found}


def hush_in_words(undecided, until) -> str:
    """That nobody may go there yet: `undecided` by whom, or until the hour that is agreed."""
    if undecided or until is None:
        return _(
            "Do not go to this household and do not call there yet: it is not decided who goes there with"
            " the police, and when. Ask the head of the department."
        )
    return _(
        "Do not go to this household and do not call there before %(at)s: then a visit is made together"
        " with the police."
    ) % {"at": moment_in_words(until)}
