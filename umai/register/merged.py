"""Two records that are one child: a row that says so, and a later row that says they are not."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, FactQuerySet, Why
from umai.register.people import Child


class MergeReason(models.TextChoices):
    """By what two records were found to be one child."""

    PIN = "pin", _("the PIN is the same")
    PAPER = "paper", _("a document of the child was seen")
    FAMILY = "family", _("the family or the child says so")
    KNOWN = "known", _("workers know the child")
    LIST = "list", _("a list names the child in both places")


class Doubt(models.TextChoices):
    """What speaks against two records being one child, and a person looked at before saying so."""

    PIN = "pin", _("They have two different PINs.")
    SEX = "sex", _("One is a girl and the other a boy.")
    BORN = "born", _("They were born on two different days.")
    TWINS = "twins", _("They share a parent or a day of birth and have different names: twins, or siblings?")


class MergeQuerySet(FactQuerySet):
    def within_reach_of(self, by):
        """Merges of which this worker sees both records; of others nobody is told that they are."""
        if not settings.UMAI_OWN_FILTER:
            return self
        seen = Child.objects.within_reach_of(by)
        return self.filter(
            Exists(seen.filter(pk=OuterRef("child_id"))), Exists(seen.filter(pk=OuterRef("other_id")))
        )


class CurrentMerges(models.Manager.from_queryset(MergeQuerySet)):
    def get_queryset(self):
        return super().get_queryset().filter(current=True)


class Merge(Fact):
    """Two records are one child. Reading joins them (`umai.register.same`) while the row is the current one.

    `child` is the record that leads: whose file the page is, and to which is written. `other` keeps every
    row that it has. A row with `why = struck` says that they are not one, and its `words` say how that was
    found. `despite` is what spoke against it and was looked at.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("how it was found"), max_length=10, choices=MergeReason)
    words = models.TextField(_("in words"), blank=True)
    despite = ArrayField(models.CharField(max_length=10, choices=Doubt), default=list, blank=True)

    objects = CurrentMerges()
    ever = models.Manager.from_queryset(MergeQuerySet)()

    class Meta(Fact.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(child=F("other")), name="merge_of_two"),
            models.CheckConstraint(
                condition=Q(replaces=None, why=Why.CHANGE)
                | (Q(replaces__isnull=False, why=Why.STRUCK) & ~Q(words="")),
                name="merge_is_said_or_undone_with_words",
            ),
            models.UniqueConstraint(
                Least("child", "other"), Greatest("child", "other"), condition=Q(current=True),
                name="one_merge_a_pair",
            ),
        ]  # fmt: skip
