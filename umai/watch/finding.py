"""One row of those who watch, as far as the policy of its table shows it."""

from typing import Any

from umai.access.doors import answer_not_found, consult_list
from umai.trail.entries import EntrySubject


def find_shown(model, joined, name, pk, by) -> Any:
    """The row of this id with what is joined to it; 404 where it is not shown. The look is on the trail."""
    with by.speaking():
        ids = list(model.objects.filter(pk=pk).values_list("pk", flat=True))
    if not ids:
        answer_not_found(f"{name}.read", EntrySubject(model._meta.label_lower, pk), by=by)
    return consult_list(name, model.objects.select_related(*joined), by=by, ids=ids)[0]
