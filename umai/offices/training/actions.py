"""The acts that write down training, and what workers lack."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.doors import act
from umai.access.requirements import insert_once, refuse_future, require_text
from umai.design.days import date_in_words
from umai.law.training import TrainingRecord, training_lacks
from umai.offices.staff import offices_of, require_own_office
from umai.offices.training.models import Training, TrainingKind
from umai.refusal import NotPermitted, Refusal
from umai.staff.models import Role, Term

CASE_ROLES = (Role.SOCIAL_WORKER, Role.SPECIALIST, Role.HEAD)


class TrainingWrittenBefore(Refusal):
    """The same row was written before, or was struck out before."""


class WorkerLacks(NamedTuple):
    """One worker in a post, and what the worker lacks, in sentences."""

    term: Term
    lacks: list


@act("offices.record_training")
def record_training(office, *, by, id, worker, kind, title, on, holds_to=None, hours=None):
    """Write down a qualification, a training or a supervision talk of somebody who works at this office.

    `holds_to` is for a qualification that ends, `hours` for a training. Nobody writes down their own.
    Raises `ImpossibleTime`, `Incomplete`, `TrainingWrittenBefore`.
    """
    require_own_office(by, office)
    refuse_own_training(by, worker)
    if not Term.objects.filter(office=office, worker=worker).exists():
        raise NotPermitted(_("This person does not work at this office. Nothing was changed."))
    refuse_future(on, _("This day has not come yet. Write it down when it is over. Nothing was saved."))
    if kind != TrainingKind.SUPERVISION_TALK:
        require_text(title, _("Write what it was. Nothing was saved."))
    if kind == TrainingKind.TRAINING and not hours:
        require_text("", _("Write how many hours the training lasted. Nothing was saved."))
    return insert_training(
        Training(
            id=id,
            office=office,
            worker=worker,
            kind=kind,
            title=title.strip(),
            on=on,
            holds_to=holds_to if kind == TrainingKind.QUALIFICATION else None,
            hours=hours if kind == TrainingKind.TRAINING else None,
        )
    )


@act("offices.strike_training")
def strike_training(training, *, by, reason):
    """Strike out a wrong row with a reason; both rows stay. Raises `Incomplete`, `TrainingWrittenBefore`."""
    require_own_office(by, training.office)
    refuse_own_training(by, training.worker)
    require_text(reason, _("Write why it was wrong. Nothing was changed."))
    return insert_training(
        Training(
            office=training.office,
            worker=training.worker,
            kind=training.kind,
            title=training.title,
            on=training.on,
            holds_to=training.holds_to,
            hours=training.hours,
            strikes=training,
            reason=reason.strip(),
        )
    )


def refuse_own_training(by, worker):
    if worker.pk == by.pk:
        raise NotPermitted(_("Nobody writes down their own training. Ask the administrator."))


def insert_training(row):
    before = TrainingWrittenBefore(_("This was written down before. Nothing was changed."))
    return insert_once(row, {"_pkey": before, "strikes": before})


def worker_lacks_of(by, *, on):
    """The workers on cases at the offices of this head, and what each lacks; who lacks most is first."""
    terms = Term.objects.on(on).filter(ended_at=None, role__in=CASE_ROLES, office__in=offices_of(by))
    terms = list(terms.select_related("worker", "office__place").order_by("worker__surname", "worker__given"))
    had = {}
    for row in Training.objects.standing().filter(worker__in=[term.worker_id for term in terms]):
        had.setdefault(row.worker_id, []).append(as_past_training(row))
    found = [WorkerLacks(term, lacks_of(term, had.get(term.worker_id, []), on=on)) for term in terms]
    return sorted(found, key=lambda one: -len(one.lacks))


def lacks_of(term, had, *, on):
    """What the holder of this post lacks, in sentences."""
    return [lack_in_words(lack) for lack in training_lacks(term.role, had, on=on, since=term.from_on)]


def as_past_training(row):
    return TrainingRecord(row.kind, row.on, row.holds_to, row.hours)


def lack_in_words(lack):
    if lack.kind == TrainingKind.TRAINING:
        words = ngettext("%(n)d hour of training", "%(n)d hours of training", lack.hours)
        return words % {"n": lack.hours}
    if lack.kind == TrainingKind.SUPERVISION_TALK:
        return _("a supervision talk, due since %(day)s") % {"day": date_in_words(lack.since)}
    return _("a qualification")
