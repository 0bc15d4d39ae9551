"""Orders that keep a child safe, their breaches, and what a court answers to an application."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.justice.incidents.models import SEALED_WITH_INCIDENT, Incident
from umai.justice.line import LineRow


class ProtectionOrder(LineRow):
    """An order or a ban that keeps a child safe, or one that changes an earlier order.

    `happened_on` is the day on which it was given. Whether it is in force on a day is computed from it and
    from the orders that name it in `changes`; nothing of that is stored. An order about a sealed incident
    is sealed with it.
    """

    protected_by = SEALED_WITH_INCIDENT

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whom the order keeps safe."""
    changes = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("the order that it changes"),
    )
    """Earlier order, by its first row, which this one extends, suspends or ends; null for none."""
    change = models.CharField(_("what it does to that order"), max_length=20, blank=True)
    """Code of the list order_changes; empty for an order of its own."""
    does = models.CharField(max_length=20, blank=True)
    """Mark of that code on its day, by which a state is computed: "extends", "ends"; else empty."""
    kind = models.CharField(_("what kind of order"), max_length=40)
    """Code of the list order_kinds; of a changing order the kind of the order that it changes."""
    adult = models.ForeignKey(
        "register.Adult",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("against whom, of the family"),
    )
    """Adult of the child's family whom it forbids something; null for anybody else."""
    against = models.CharField(_("against whom else, in words"), max_length=200, blank=True)
    """Who else is forbidden something: name, what this person is to the child; may be empty."""
    body = models.CharField(_("who gave it"), max_length=200)
    """Court or police station that gave the order."""
    number = models.CharField(_("number"), max_length=60, blank=True)
    """Number on the paper; empty where nobody saw it."""
    in_force_on = models.DateField(_("in force from"), blank=True)
    """First day on which it has force, the day on which it was given where none is written."""
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    """Last day, inclusive; the longest term of the law where none is written, null where there is none."""
    is_final = models.BooleanField(_("final: it cannot be appealed any more"), null=True, blank=True)
    """Whether it is final or only interim; null where nobody knows."""
    monitoring = models.BooleanField(_("with electronic monitoring"), null=True, blank=True)
    """Whether the person is watched electronically; null where nobody knows."""
    words = models.TextField(_("what it forbids or commands"), blank=True)
    """What may not be done, where, to whom, and what the police was told; may be empty."""
    incident = models.ForeignKey(
        Incident,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("after which incident"),
    )
    """Incident by its first row, after which it was given; an order that changes another names none."""
    protection = models.ForeignKey(
        "protection.Protection",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("in which immediate protection"),
    )
    """Immediate protection in which it was given; null for none."""
    sealed = models.BooleanField(default=False)
    """Whether its incident is sealed, copied from that by the database."""

    class Meta(LineRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["line"], condition=Q(current=True), name="one_current_order"),
            models.CheckConstraint(
                condition=Q(changes=None, change="", does="")
                | Q(changes__isnull=False) & ~Q(change="") & ~Q(does=""),
                name="order_changes_in_a_way",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("in_force_on")), name="order_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(happened_on__isnull=False) & ~Q(kind="") & ~Q(body=""),
                name="order_says_what_who_when",
            ),
            models.CheckConstraint(
                condition=Q(adult=None) | Q(against=""), name="order_against_family_or_in_words"
            ),
        ]
        indexes = [
            models.Index(fields=["child"], name="order_of_child", condition=Q(current=True)),
            models.Index(fields=["changes"], name="order_changed", condition=Q(current=True)),
            models.Index(fields=["incident"], name="order_of_incident"),
            *(
                models.Index(fields=[place], name=f"order_of_{place}", condition=Q(current=True))
                for place in ("district", "municipality")
            ),
        ]

    def get_absolute_url(self):
        return reverse("justice:order", args=[self.changes_id or self.line])


class OrderBreach(Fact):
    """An order was broken: the child has to be seen now, and whoever answers for the child is called."""

    protected_by = SEALED_WITH_INCIDENT

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whom the order keeps safe; the row is part of this child's file."""
    order = models.ForeignKey(ProtectionOrder, on_delete=models.PROTECT, related_name="+")
    """Order that was broken, by its first row."""
    words = models.TextField(_("what happened"))
    """What was done against the order, where, and how the child is."""
    told = ArrayField(models.CharField(max_length=40), verbose_name=_("which bodies were told"))
    """Codes of the list breach_bodies, at least one; "nobody" is one of them."""
    told_words = models.CharField(_("to whom there, and under which number"), max_length=300, blank=True)
    """Who took it there and the number under which it was registered; may be empty."""
    sealed = models.BooleanField(default=False)
    """Whether the order is sealed, copied from it by the database."""

    class Meta(Fact.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & Q(told__len__gt=0) & Q(happened_on__isnull=False),
                name="breach_says_what_and_who_knows",
            )
        ]
        indexes = [models.Index(fields=["order"], name="breach_of_order", condition=Q(current=True))]


class CourtAnswer(Fact):
    """What the court answered to the application about a child who was removed, on `happened_on`."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who was removed; the row is part of this child's file."""
    protection = models.ForeignKey("protection.Protection", on_delete=models.PROTECT, related_name="+")
    """Immediate protection in which the application was filed."""
    answer = models.CharField(_("what the court answered"), max_length=40)
    """Code of the list court_answers: granted, refused, left without movement."""
    settles = models.BooleanField()
    """Whether the application is answered by it; false where the court asks for something first."""
    court = models.CharField(_("which court"), max_length=300)
    """Name of the court that answered."""
    number = models.CharField(_("number of the decision"), max_length=60, blank=True)
    """Number on the decision; empty where nobody saw the paper."""
    place_until = models.DateField(_("the child stays in the safe place until"), null=True, blank=True)
    """Last day, inclusive, of the placement by this answer; null where it names none."""
    words = models.TextField(_("what the court said"), blank=True)
    """Reasons, what is missing, or where the child has to be; may be empty."""

    class Meta(Fact.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(court="") & Q(happened_on__isnull=False), name="answer_of_a_court_on_a_day"
            )
        ]
        indexes = [
            models.Index(fields=["protection"], name="answer_of_protection", condition=Q(current=True))
        ]
