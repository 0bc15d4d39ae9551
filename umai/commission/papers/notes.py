"""What a member reads of each matter beforehand: what is asked, without whose it is."""

import re
from typing import NamedTuple

from umai.access.doors import consult_list
from umai.commission.agenda.models import HearingRequest, ItemKind
from umai.commission.decisions.models import Decision
from umai.planning.editions.sheet import sheet_of
from umai.planning.models import PlanEdition

OF_A_FATHER = ("уулу", "кызы")  # "son of" and "daughter of" in a name; by themselves they name nobody
FALL_AWAY = "аяйьоеиыуюэё"  # last letters of a name that give way to endings
SHORT = 3  # letters of a name that stays whole


class NotedItem(NamedTuple):
    """A matter with what is asked of the Commission, in words."""

    item: object
    view: object
    removal: object
    about: str


def with_what_is_asked(items, by) -> list[NotedItem]:
    """These matters, each with what is asked; the child's name is left out of it where it stands there."""
    of = {kind: [one.item for one in items if one.item.kind == kind] for kind in ItemKind}
    editions = {
        row.pk: plan_words(row)
        for row in consult_list(
            "commission.noted_plans",
            PlanEdition.objects.within_reach_of(by).filter(
                pk__in=[one.edition_id for one in of[ItemKind.PLAN]]
            ),
            by=by,
        )
    }
    asked = rows_by_id(HearingRequest, [one.request_id for one in of[ItemKind.CASE]], "pk", by)
    earlier = rows_by_id(Decision, [one.earlier_id for one in of[ItemKind.DECISION]], "item_id", by)
    found = []
    for one in items:
        item = one.item
        about = (
            editions.get(item.edition_id) or asked.get(item.request_id) or earlier.get(item.earlier_id) or ""
        )
        found.append(NotedItem(item, one.view, one.removal, without_name(about, item.name)))
    return found


def rows_by_id(model, ids, column, by):
    """Words of these rows by this column."""
    rows = model.objects.within_reach_of(by).filter(**{f"{column}__in": ids})
    return {getattr(row, column): row.words for row in rows}


def plan_words(edition) -> str:
    """The measures of a plan, one a line."""
    return "\n".join(one.in_one() for one in sheet_of(edition.text).measures())


def without_name(words, name):
    """These words without the parts of this name in any case; who is meant is said at the session."""
    for part in name.split():
        if part.lower() in OF_A_FATHER:
            continue
        stem = part[:-1] if len(part) > SHORT and part[-1].lower() in FALL_AWAY else part
        words = re.sub(rf"\b{re.escape(stem)}\w*", "…", words, flags=re.IGNORECASE)
    return words
