"""Whether a plan works, what a conference decided, and why a closing was refused."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Held
from umai.intake.risk import Risk


class Works(models.TextChoices):
    """Whether the plan does what it was made for."""

    YES = "yes", _("yes")
    PARTLY = "partly", _("partly")
    NO = "no", _("no")


class Review(Held):
    """Somebody looked whether the plan is working, on a day, and said until when the next look is due.

    `edition` is the child's plan that was looked at, None where none was handed in. `promised` is what
    the plans promised and what had become of it on that day, as it was shown. `due_on` is the day by
    which this review was owed, or None; late is what was held, or recorded, after it. A review that
    happened on paper carries the paper's number and who held it.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(
        "planning.Edition", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    held_on = models.DateField(_("held on"))
    works = models.CharField(_("does the plan work"), max_length=10, choices=Works)
    words = models.TextField(_("what has changed for the child"))
    childs_view = models.TextField(_("the child's view, or why the child was not heard"))
    risk = models.CharField(_("risk level"), max_length=10, choices=Risk)
    reasons = models.TextField(_("reasons for the risk level"))
    promised = models.JSONField(_("what the plan promised and what became of it"), default=list)
    change_plan = models.BooleanField(_("the plan is to be changed"), default=False)
    next_on = models.DateField(_("next review by"))
    due_on = models.DateField(null=True)
    is_late = models.BooleanField(default=False)
    paper_number = models.CharField(_("number of the paper"), max_length=60, blank=True)
    paper_on = models.DateField(_("date of the paper"), null=True, blank=True)
    decided_by = models.CharField(_("who held it, by the paper"), max_length=200, blank=True)
    scan = models.ForeignKey(
        "documents.File", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(next_on__gt=F("held_on")), name="next_review_is_later")
        ]
        indexes = [models.Index(fields=["case", "-held_on"], name="review_of_case")]


class Conference(Held):
    """Those who work for one child sat together: what was said. Who came and what was decided are rows.

    What was entered from minutes on paper carries their number, their day and who signed them.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(_("held on"))
    words = models.TextField(_("what was talked about"))
    paper_number = models.CharField(_("number of the paper"), max_length=60, blank=True)
    paper_on = models.DateField(_("date of the paper"), null=True, blank=True)
    decided_by = models.CharField(_("who signed it, by the paper"), max_length=200, blank=True)
    scan = models.ForeignKey(
        "documents.File", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(paper_number="", paper_on=None, scan=None) | ~Q(decided_by=""),
                name="conference_paper_says_who",
            )
        ]


class Participant(Held):
    """Somebody who sat in a conference, and for which body."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="participants")
    name = models.CharField(_("name"), max_length=200)
    body = models.CharField(_("body"), max_length=200, blank=True)


class Decision(Held):
    """What a conference decided: what is done, by whom, until when. `line` names it in later rows."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="decisions")
    line = models.UUIDField(default=uuid.uuid4)
    words = models.TextField(_("what is done"))
    who = models.CharField(_("by whom"), max_length=200)
    due_on = models.DateField(_("until when"))


class ClosingRefusal(Held):
    """The head does not agree to close a case, and says what is to be done first. The case stays open."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    proposal = models.OneToOneField("intake.ClosingProposal", on_delete=models.PROTECT, related_name="+")
    words = models.TextField(_("why, and what is to be done first"))
