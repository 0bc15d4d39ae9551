"""The decisions about a child that the child is told of, and what may come of telling."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TellKind(models.TextChoices):
    """Which decision it was. `feedback_decided` finds the row of each in the table where it was made."""

    OPENED = "opened", _("a case was opened")
    CLOSED = "closed", _("the case was closed")
    PLAN = "plan", _("the plan came into force")
    COMMISSION = "commission", _("the Commission decided")
    COURT = "court", _("the court answered about the safe place")
    ORDER = "order", _("an order was given or changed")
    RIGHTS = "rights", _("a court decided about the rights of a parent")
    GUARDIAN = "guardian", _("guardianship was granted or refused")
    PLACEMENT = "placement", _("the child came to a carer")
    RETURNED = "returned", _("a parent is back: what becomes of the carer's paper")
    REMOVED = "removed", _("decided on the spot where the child is safe")
    ENDED = "ended", _("the immediate protection ended")
    PROCEEDING = "proceeding", _("proceedings ended")
    MATTER = "matter", _("decided in a matter of the child itself")


class TellState(models.TextChoices):
    """What has become of one decision; the database keeps it by the rows that were written."""

    WAITS = "waits", _("the child was not told yet")
    TOLD = "told", _("the child was told")
    NOT_TOLD = "not_told", _("the child was not told, and why")
    DISAGREES = "disagrees", _("the child does not agree")
    ANSWERED = "answered", _("the child did not agree, and something was done")
    VOID = "void", _("nothing is to be said any more")


OPEN_STATES = (TellState.WAITS, TellState.DISAGREES)


class TellWay(models.TextChoices):
    """How the child was told."""

    ALONE = "alone", _("face to face, alone with the child")
    TRUSTED = "trusted", _("face to face, with somebody whom the child trusts")
    PICTURES = "pictures", _("with pictures or in play")
    INTERPRETER = "interpreter", _("with an interpreter, also of signs")
    PHONE = "phone", _("by telephone")


class Reaction(models.TextChoices):
    """What the child showed or said."""

    CALM = "calm", _("calm, agrees")
    GLAD = "glad", _("glad")
    ASKED = "asked", _("asked questions")
    SAD = "sad", _("sad or cried")
    AFRAID = "afraid", _("afraid")
    ANGRY = "angry", _("angry")
    SILENT = "silent", _("was silent")
    DISAGREES = "disagrees", _("does not agree with it")


class CarerToo(models.TextChoices):
    """Whether whoever cares for the child was told."""

    TOLD = "told", _("yes")
    NOT_YET = "not_yet", _("not yet")
    UNSAFE = "unsafe", _("no: it would not be safe for the child")
    NOBODY = "nobody", _("nobody takes care of the child now")


class NotToldReason(models.TextChoices):
    """Why the child was not told. The first two last for a term only: then somebody tries again."""

    AWAY = "away", _("the child is away now")
    NOT_REACHED = "not_reached", _("the child could not be reached")
    TOO_SMALL = "too_small", _("the child is too small to understand")
    HARM = "harm", _("it would harm the child now")
    KNOWS = "knows", _("another body told the child")
    OTHER = "other", _("another reason")


class ToldLanguage(models.TextChoices):
    """In which language the child was told; the texts that are suggested are in these."""

    KYRGYZ = "ky", "Кыргызча"
    RUSSIAN = "ru", "Русский"
    UZBEK = "uz", "Ўзбекча"
