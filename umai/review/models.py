"""Whether a plan works, what a conference decided, and why a closing was refused."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow
from umai.intake.risk_models import Risk


class PlanEffect(models.TextChoices):
    """Whether the plan does what it was made for."""

    YES = "yes", _("yes")
    PARTLY = "partly", _("partly")
    NO = "no", _("no")


class Review(FileRow):
    """Somebody looked whether the plan is working, on a day, and said until when the next look is due.

    `edition` is the child's plan that was looked at, None where none was handed in. `promised` is what
    the plans promised and what had become of it on that day, as it was shown. `due_on` is the day by
    which this review was owed, or None; late is what was held, or recorded, after it. A review that
    happened on paper carries the paper's number and who held it.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the case; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="+")
    """Case whose plan was reviewed."""
    edition = models.ForeignKey(
        "planning.PlanEdition", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Edition of the child's plan in force, else the last handed in; null where there is none."""
    held_on = models.DateField(_("held on"))
    """Day of the review, as the worker says; the next one is counted from it."""
    works = models.CharField(_("does the plan work"), max_length=10, choices=PlanEffect)
    """Whether the plan does what it was made for, as the worker judges."""
    words = models.TextField(_("what has changed for the child"))
    """What has changed for the child since the plan or the last review."""
    childs_view = models.TextField(_("the child's view, or why the child was not heard"))
    """What the child said or showed, or why the child was not heard."""
    risk = models.CharField(_("risk level"), max_length=10, choices=Risk)
    """Risk level judged at the review; sets the case's, unless one of a later day stands."""
    reasons = models.TextField(_("reasons for the risk level"))
    """Why the worker judged this risk level."""
    promised = models.JSONField(_("what the plan promised and what became of it"), default=list)
    """Measures of both plans (what, who, due_on, state) as they stood when this was recorded."""
    change_plan = models.BooleanField(_("the plan is to be changed"), default=False)
    """True if another version is to be made; what is approved stays in force until then."""
    next_on = models.DateField(_("next review by"))
    """Last day, inclusive, for the next review; counted from held_on by the risk level."""
    due_on = models.DateField(null=True)
    """Last day, inclusive, for this review; null where none was due."""
    is_late = models.BooleanField(default=False)
    """True if held or recorded after due_on; false where due_on is null."""
    paper_number = models.CharField(_("number of the paper"), max_length=60, blank=True)
    """Number of the paper about the review; empty where there is none."""
    paper_on = models.DateField(_("date of the paper"), null=True, blank=True)
    """Date that stands on the paper; null where there is none."""
    decided_by = models.CharField(_("who held it, by the paper"), max_length=200, blank=True)
    """Who held the review, as the paper says; empty where there is no paper."""
    scan = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """File of the same child with the scan of the paper; null where there is none."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(next_on__gt=F("held_on")), name="next_review_is_later")
        ]
        indexes = [models.Index(fields=["case", "-held_on"], name="review_of_case")]


class Conference(FileRow):
    """Those who work for one child sat together: what was said. Who came and what was decided are rows.

    What was entered from minutes on paper carries their number, their day and who signed them.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child about whom the conference met; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="+")
    """Case that the conference was about."""
    held_on = models.DateField(_("held on"))
    """Day on which the people met, as the writer says."""
    words = models.TextField(_("what was talked about"))
    """What was talked about; what was decided stands in rows of its own."""
    paper_number = models.CharField(_("number of the paper"), max_length=60, blank=True)
    """Number of the minutes on paper; empty where there is none."""
    paper_on = models.DateField(_("date of the paper"), null=True, blank=True)
    """Date that stands on the minutes; null where there is none."""
    decided_by = models.CharField(_("who signed it, by the paper"), max_length=200, blank=True)
    """Who signed the minutes; empty where there are none on paper."""
    scan = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """File of the same child with the scan of the minutes; null where there is none."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(paper_number="", paper_on=None, scan=None) | ~Q(decided_by=""),
                name="conference_paper_says_who",
            )
        ]


class Participant(FileRow):
    """Somebody who sat in a conference, and for which body."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Child about whom the conference met; the row is part of this child's file."""
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="participants")
    """Conference to which this person came."""
    name = models.CharField(_("name"), max_length=200)
    """Name of the person who came to the conference."""
    body = models.CharField(_("body"), max_length=200, blank=True)
    """Body or office for which the person came; empty where not written."""


class ConferenceDecision(FileRow):
    """What a conference decided: what is done, by whom, until when. `line` names it in later rows."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Child about whom the conference met; the row is part of this child's file."""
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="decisions")
    """Conference that decided this."""
    line = models.UUIDField(default=uuid.uuid4)
    """Id of what was decided, made by the program, by which later rows can name it."""
    words = models.TextField(_("what is done"))
    """What is to be done, as the conference decided."""
    who = models.CharField(_("by whom"), max_length=200)
    """Person or body that is to do it, in words."""
    due_on = models.DateField(_("until when"))
    """Last day, inclusive, by which it is to be done."""


class ClosingRefusal(FileRow):
    """The head does not agree to close a case, and says what is to be done first. The case stays open."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Child of the case; the row is part of this child's file."""
    proposal = models.OneToOneField("intake.ClosingProposal", on_delete=models.PROTECT, related_name="+")
    """Proposal to close the case that the head refused; each is refused once at most."""
    reason = models.TextField(_("why, and what is to be done first"))
    """Why the case stays open, and what is to be done first."""
