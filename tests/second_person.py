"""What two persons do in a test: the one proposes, and another of the cast agrees."""

from tests.cast import id_of
from umai.access.sessions import Speaker, open_session
from umai.register.merges import MergeProposal
from umai.register.merging import actions
from umai.register.merging.second_person import agree_to_merge
from umai.staff.models import Role, Term, Worker


def merge_records(child, *, by, **said):
    """The merge; where something runs for one of the records, another person agrees to it."""
    return agreed(actions.merge_records(child, by=by, **said), by)


def unmerge_records(merge, *, by, words):
    """The row that undoes the merge, to which another person agrees where something runs."""
    return agreed(actions.unmerge_records(merge, by=by, words=words), by)


def agreed(row, by):
    return agree_to_merge(row, by=second_of(by)) if isinstance(row, MergeProposal) else row


def second_of(by):
    """Another person of the same post who answers for the same records: of the cast, or made here."""
    if by.role in (Role.SPECIALIST, Role.HEAD) and by.office.pk == id_of("office", "nookat"):
        return speaker(id_of("worker", "erlan" if by.pk == id_of("worker", "damira") else "damira"))
    other, made = Worker.objects.using("owner").get_or_create(
        id=id_of("worker", f"second {by.pk}"), defaults={"surname": "Экинчи", "given": "Адам"}
    )
    if made:
        term = Term.objects.get(worker_id=by.pk, to_on=None)
        Term.objects.using("owner").create(
            worker=other, office_id=term.office_id, role=term.role, from_on=term.from_on
        )
    return speaker(other.pk)


def speaker(worker_id):
    return Speaker(open_session(Worker.objects.get(pk=worker_id)))
