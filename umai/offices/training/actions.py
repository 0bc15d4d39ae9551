"""What workers have learnt, what they lack, and the acts that write it down."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.doors import act
from umai.access.writing import insert_once, refuse_future, require_text
from umai.design.days import in_words
from umai.law.training import Had, lacking
from umai.offices.staff import offices_of, require_own
from umai.offices.training.models import Training, TrainingKind
from umai.refusal import NotPermitted, Refusal
from umai.staff.models import Role, Term

WHO = (Role.SOCIAL_WORKER, Role.SPECIALIST, Role.HEAD)


class WrittenBefore(Refusal):
    """The same row came before, or was struck out before."""


class Learning(NamedTuple):
    """One worker in a post, and what is lacking, in sentences."""

    term: Term
    lacks: list


@act("offices.record_training")
def record_training(office, *, by, id, worker, kind, title, on, until_on=None, hours=None):
    """Write down a qualification, a training or a supervision talk of somebody who works at this office.

    `until_on` is for a qualification that ends, `hours` for a training. Nobody writes down their own.
    Raises `ImpossibleTime`, `Incomplete`, `WrittenBefore`.
    """
    require_own(by, office)
    refuse_own(by, worker)
    if not Term.objects.filter(office=office, worker=worker).exists():
        raise NotPermitted(_("This person does not work at this office. Nothing was changed."))
    refuse_future(on, _("This day has not come yet. Write it down when it is over. Nothing was saved."))
    if kind != TrainingKind.SUPERVISION_TALK:
        require_text(title, _("Write what it was. Nothing was saved."))
    if kind == TrainingKind.TRAINING and not hours:
        require_text("", _("Write how many hours the training lasted. Nothing was saved."))
    return insert(
        Training(
            id=id,
            office=office,
            worker=worker,
            kind=kind,
            title=title.strip(),
            on=on,
            until_on=until_on if kind == TrainingKind.QUALIFICATION else None,
            hours=hours if kind == TrainingKind.TRAINING else None,
        )
    )


@act("offices.strike_training")
def strike_training(training, *, by, words):
    """Strike out a row that is wrong, and say why; both stay. Raises `Incomplete`, `WrittenBefore`."""
    require_own(by, training.office)
    refuse_own(by, training.worker)
    require_text(words, _("Write why it was wrong. Nothing was changed."))
    return insert(
        Training(
            office=training.office,
            worker=training.worker,
            kind=training.kind,
            title=training.title,
            on=training.on,
            until_on=training.until_on,
            hours=training.hours,
            strikes=training,
            words=words.strip(),
        )
    )


def refuse_own(by, worker):
    if worker.pk == by.pk:
        raise NotPermitted(_("Nobody writes down their own training. Ask the administrator."))


def insert(row):
    before = WrittenBefore(_("This was written down before. Nothing was changed."))
    return insert_once(row, {"_pkey": before, "strikes": before})


def learning_of(by, *, on):
    """Whoever works on cases at the offices of this head, and what each lacks; who lacks most is first."""
    terms = Term.objects.on(on).filter(ended_at=None, role__in=WHO, office__in=offices_of(by))
    terms = list(terms.select_related("worker", "office__place").order_by("worker__surname", "worker__given"))
    had = {}
    for row in Training.objects.standing().filter(worker__in=[term.worker_id for term in terms]):
        had.setdefault(row.worker_id, []).append(as_had(row))
    found = [Learning(term, lacks_of(term, had.get(term.worker_id, []), on=on)) for term in terms]
    return sorted(found, key=lambda one: -len(one.lacks))


def lacks_of(term, had, *, on):
    """What the holder of this post lacks, in sentences."""
    return [in_sentence(lack) for lack in lacking(term.role, had, on=on, since=term.from_on)]


def as_had(row):
    return Had(row.kind, row.on, row.until_on, row.hours)


def in_sentence(lack):
    if lack.kind == TrainingKind.TRAINING:
        words = ngettext("%(n)d hour of training", "%(n)d hours of training", lack.hours)
        return words % {"n": lack.hours}
    if lack.kind == TrainingKind.SUPERVISION_TALK:
        return _("a supervision talk, due since %(day)s") % {"day": in_words(lack.since)}
    return _("a qualification")
