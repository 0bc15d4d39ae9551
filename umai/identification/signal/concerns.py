"""What a signal is about, how it came, how it ended. The report form, without models, uses it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Concern(models.TextChoices):
    """What is feared for the child, in the words of the report."""

    LEFT_BEHIND = "left_behind", _("parents away, care uncertain")
    NO_CARE = "no_care", _("left without parental care")
    VIOLENCE = "violence", _("violence against a child")
    NEGLECT = "neglect", _("neglect")
    SELF_HARM = "self_harm", _("suicide attempt or self-harm")
    LABOUR = "labour", _("exploitation, child labour")
    NO_SCHOOL = "no_school", _("out of school")
    NO_PAPERS = "no_papers", _("no documents")
    IN_CONFLICT = "in_conflict", _("in conflict with the law")
    OTHER = "other", _("other")


class Channel(models.TextChoices):
    """How the authorised body came to know."""

    VISIT = "visit", _("found by a worker")
    SCHOOL = "school", _("school")
    CLINIC = "clinic", _("clinic")
    POLICE = "police", _("police")
    CITIZEN = "citizen", _("citizen")
    HOTLINE = "hotline", _("children's line")
    CHILD = "child", _("the child")
    ROUND = "round", _("house-to-house round")
    LIST = "list", _("list")
    MESSAGE = "message", _("SMS or messenger")
    OTHER_OFFICE = "other_office", _("other office")


class ReporterLanguage(models.TextChoices):
    KYRGYZ = "ky", "Кыргызча"
    RUSSIAN = "ru", "Русский"
    ENGLISH = "en", "English"
    UZBEK = "uz-cyrl", "Ўзбекча"


class SignalEndingKind(models.TextChoices):
    """What became of a signal. A report cannot be withdrawn, so that is never one of them."""

    CASE = "case", _("a case was opened")
    IN_CASE = "in_case", _("goes on in the open case of the child")
    GATHERED = "gathered", _("goes on with another signal")
    NO_NEED = "no_need", _("checked: no need for protection was found")
    PASSED_ON = "passed_on", _("passed on to another body")
    NOT_FOR_US = "not_for_us", _("not for us")
    UNFOUNDED = "unfounded", _("malicious or unfounded")
