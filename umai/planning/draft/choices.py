"""What can be chosen in a plan."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanKind(models.TextChoices):
    CHILD = "child", _("individual protection plan of the child")
    FAMILY = "family", _("plan of individual work with the family")


class MeasureKind(models.TextChoices):
    """What kind of help. The first five may protect at once."""

    DOCTOR = "doctor", _("doctor")
    POLICE = "police", _("police")
    SAFE_PLACE = "safe_place", _("safe place")
    FOOD = "food", _("food, clothes, heating")
    DOCUMENTS = "documents", _("documents")
    SCHOOL = "school", _("school or kindergarten")
    PSYCHOLOGIST = "psychologist", _("psychologist")
    LEGAL_HELP = "legal_help", _("legal help")
    BENEFIT = "benefit", _("benefit or social payment")
    GUARDIANSHIP = "guardianship", _("guardianship or other papers for the carer")
    ABSENT_PARENT = "absent_parent", _("contact with the absent parent")
    CARER = "carer", _("work with the carer")
    TALK = "talk", _("talk with the child or the family")
    OTHER = "other", _("other")


class ProgressKind(models.TextChoices):
    BEGUN = "begun", _("begun")
    DONE = "done", _("done")
    NOT_DONE = "not_done", _("not done yet, though it was due")
    STOPPED = "stopped", _("stopped: it is not needed any more")


class PlacementKind(models.TextChoices):
    """Where the child is to live. Care by relatives without papers is the most common."""

    PARENTS = "parents", _("with the parents or one of them")
    RELATIVES = "relatives", _("with relatives, without papers")
    RELATIVES_GUARDIAN = "relatives_guardian", _("with relatives, under guardianship")
    GUARDIAN = "guardian", _("with a guardian or trustee who is not a relative")
    FOSTER = "foster", _("in a foster family")
    SHELTER = "shelter", _("in a temporary shelter or crisis centre")
    INSTITUTION = "institution", _("in an institution, as the last resort")
    OTHER = "other", _("other")


class StepKind(models.TextChoices):
    """What can happen to a plan that was handed in, in this order; it is sent back before it is approved."""

    SUBMITTED = "submitted", _("submitted to the Commission")
    AGREED = "agreed", _("agreed by the Commission")
    APPROVED = "approved", _("approved by the local administration")
    RETURNED = "returned", _("sent back")
