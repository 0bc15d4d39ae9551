"""The terms of the papers of care: one paper a child and carer at a time, and two carers who say why."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Func, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.access.requirements import raise_refusals
from umai.refusal import Refusal


class PaperBeside(models.TextChoices):
    """How a paper stands beside the paper of another carer of the same days."""

    JOINT = "joint", _("both have a paper together")
    TAKES_OVER = "takes_over", _("this paper took the place of the other one")


class PaperTwice(Refusal):
    """The same carer has another paper for the same child and the same days."""


class PaperHolder(Func):
    """Who stands in by the paper: the institution, else the adult; null where neither is named."""

    template = "coalesce(nullif(institution, ''), carer_id::text)"
    output_field = models.TextField()


class PaperTerm(Func):
    """The days on which the paper of a care is valid; no day where the term ends before it begins."""

    template = (
        "case when coalesce(paper_from, holds_from) > least(paper_to, holds_to) then 'empty'::daterange"
        " else daterange(coalesce(paper_from, holds_from), least(paper_to, holds_to), '[]') end"
    )
    output_field = DateRangeField()


def one_paper_constraint():
    """The constraint that a carer has one paper a time for one record; the trigger asks merged records."""
    return ExclusionConstraint(
        name="one_paper_a_carer",
        expressions=[
            ("child", RangeOperators.EQUAL),
            (PaperHolder(), RangeOperators.EQUAL),
            (PaperTerm(), RangeOperators.OVERLAPS),
        ],
        condition=Q(current=True) & ~Q(paper="none"),
    )


def refuse_second_paper():
    """Turn the database's refusal of a second paper of one carer into `PaperTwice`."""
    twice = PaperTwice(
        gettext(
            "This carer has another paper for the same days already. Nothing was saved. If the new paper"
            " takes its place, first write in the older entry until when that paper is valid: the day before"
            " the new one begins. If it is the same paper, correct the older entry, or have it struck out."
        )
    )
    return raise_refusals({"one_paper_a_carer": twice})
