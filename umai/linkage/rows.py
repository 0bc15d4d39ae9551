"""The rows of lists, apart from the register, and what is thought of which child each of them is."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, Held
from umai.access.reach import ReachableQuerySet
from umai.places.models import Precision
from umai.register.people import Sex
from umai.staff.models import Role


class RowQuerySet(ReachableQuerySet):
    """Rows are read where their place lies; those of no known district by the level above.

    A social worker reads of the own municipality what says that a child's parents are away or that it is
    absent from school (a policy of `umai.unseen`).
    """

    def within_reach_of(self, by):
        reach = by.reach
        rows = Q(district__in=reach.districts)
        if reach.municipalities:
            told = Q(of_migrant=True) | Q(absent=True)
            rows |= Q(municipality__in=reach.municipalities) & told & ~Q(verdict=Verdict.REFUSED)
        if reach.role == Role.OBLAST_SUPERVISOR:
            rows |= Q(district=None, oblast__in=oblasts_of(reach.districts))
        if reach.role == Role.MINISTRY_SUPERVISOR:
            rows |= Q(district=None)
        return self.filter(rows)


def oblasts_of(districts):
    """The oblasts in which these districts lie; a city of the republic's own is one by itself."""
    from umai.places.models import Place

    found = Place.objects.filter(pk__in=districts)
    return {one for pair in found.values_list("pk", "parent_id") for one in pair if one}


class Verdict(models.TextChoices):
    ACCEPTED = "accepted", _("taken in")
    WARNED = "warned", _("taken in, with a remark")
    REFUSED = "refused", _("not taken in")


class Row(Held):
    """One row of an edition: as it came (`raw`), as it was understood, and what was wrong with it.

    No part of any child's file: `child_id` is always null. Never changed; what is thought of it later
    are rows of `Pair` and `Resolution`. `given_key`, `surname_key`, `father_key` and `birth_date` are
    what candidates are found by, as in `register.Findable`. `whose` tells the same child in another
    edition of the list, `content` whether anything about the child changed.
    """

    child_id = models.UUIDField(null=True, editable=False)
    edition = models.ForeignKey(
        "linkage.Edition", on_delete=models.PROTECT, db_index=False, related_name="lines"
    )
    number = models.IntegerField()  # of the line in the file, the first line is 1
    raw = models.JSONField()
    verdict = models.CharField(max_length=8, choices=Verdict)
    reasons = ArrayField(models.CharField(max_length=20), default=list)
    oblast = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    settlement = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    surname = models.CharField(max_length=100, blank=True)
    given = models.CharField(max_length=100, blank=True)
    patronymic = models.CharField(max_length=100, blank=True)
    sex = models.CharField(max_length=1, choices=Sex, blank=True)
    birth_date = models.DateField(null=True)
    birth_precision = models.CharField(max_length=10, choices=Precision, default=Precision.UNKNOWN)
    pin = models.CharField(max_length=14, blank=True)
    mother = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=16, blank=True)
    listed_as = models.CharField(max_length=60, blank=True)  # the number by which the list itself knows it
    of_migrant = models.BooleanField(default=False)
    absent = models.BooleanField(default=False)
    given_key = models.IntegerField(null=True)
    surname_key = models.IntegerField(null=True)
    father_key = models.IntegerField(null=True)
    keys_version = models.PositiveSmallIntegerField()
    whose = models.BigIntegerField()
    content = models.BigIntegerField()

    objects = RowQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="one_row_a_line")]
        indexes = [
            models.Index(fields=["edition", "whose"], name="row_whose"),
            models.Index(fields=["given_key", "surname_key"], name="row_given_surname"),
            models.Index(fields=["given_key", "father_key"], name="row_given_father"),
            models.Index(fields=["surname_key", "father_key"], name="row_surname_father"),
            models.Index(fields=["birth_date", "given_key"], name="row_born"),
            models.Index(fields=["municipality", "given_key"], name="row_given_place"),
            models.Index(fields=["municipality", "surname_key"], name="row_surname_place"),
            models.Index(fields=["pin"], condition=~Q(pin=""), name="row_pin"),
            models.Index(fields=["district", "edition"], name="row_of_district"),
        ]

    def full_name(self):
        return " ".join(filter(None, [self.surname, self.given, self.patronymic]))


class PairQuerySet(ReachableQuerySet):
    """A pair tells of both its sides, so both must lie within reach."""

    def within_reach_of(self, by):
        reach = by.reach
        rows = Q(district__in=reach.districts, other_district__in=reach.districts)
        if reach.role == Role.MINISTRY_SUPERVISOR:
            rows |= Q(district=None) | Q(other_district=None) | ~Q(other_district=F("district"))
        found = self.filter(rows)
        if not reach.walled:
            return found
        return found.filter(
            Q(child=None) | ~Q(child__in=reach.walled),
            Q(other_child=None) | ~Q(other_child__in=reach.walled),
        )


class Pair(Held):
    """Two records that may be one child: a row beside a child of the register, a row beside a row of
    another list or of its own, or two children of the register; and how alike they are.

    `bits` is the match weight, `probability` with siblings taken into account, `levels` what each
    comparison said, `model` the version of the model. Kept until the histories are frozen; scored anew,
    there is another row. The place is that of the child or of the first row; `other_district` that of
    the other side.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, null=True, related_name="+")
    row = models.ForeignKey(Row, on_delete=models.PROTECT, null=True, related_name="+")
    other = models.ForeignKey(Row, on_delete=models.PROTECT, null=True, related_name="+")
    other_child = models.ForeignKey("register.Child", on_delete=models.PROTECT, null=True, related_name="+")
    other_district = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    bits = models.FloatField()
    probability = models.FloatField()
    band = models.CharField(max_length=9)
    levels = models.JSONField()
    model = models.CharField(max_length=40)

    objects = PairQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(row__isnull=False, child=None, other__isnull=False, other_child=None)
                | Q(row__isnull=False, child__isnull=False, other=None, other_child=None)
                | Q(row=None, child__isnull=False, other=None, other_child__isnull=False),
                name="pair_has_two_sides",
            ),
            models.CheckConstraint(condition=~Q(child=F("other_child")), name="pair_of_two_children"),
            models.UniqueConstraint(
                fields=["row", "child", "model"], condition=~Q(child=None), name="one_pair_a_child"
            ),
            models.UniqueConstraint(
                fields=["row", "other", "model"], condition=~Q(other=None), name="one_pair_of_rows"
            ),
            models.UniqueConstraint(
                Least("child", "other_child"),
                Greatest("child", "other_child"),
                "model",
                condition=~Q(other_child=None),
                name="one_pair_of_children",
            ),
        ]
        indexes = [
            models.Index(fields=["band", "probability"], name="pair_by_doubt"),
            models.Index(fields=["district"], condition=Q(band="clerical"), name="pair_for_a_person"),
        ]  # fmt: skip

    def open_to(self, by):
        """Whether this lies between districts, or in none: those the Ministry reads; as in the policy."""
        across = self.district_id is None or self.district_id != self.other_district_id
        return by.role == Role.MINISTRY_SUPERVISOR and across


class Resolved(models.TextChoices):
    CHILD = "child", _("this child of the register")
    NOBODY = "nobody", _("no child of the register")


class Resolution(Fact):
    """Which child a row is, or that it is none on the register: by a person, or by a rule that has a name.

    Undone by a row that strikes it; nothing is moved, the row keeps what it said.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, null=True, related_name="+")
    row = models.ForeignKey(Row, on_delete=models.PROTECT, related_name="+")
    pair = models.UUIDField(null=True, editable=False)  # on which it rests
    what = models.CharField(max_length=6, choices=Resolved)
    rule = models.CharField(max_length=40, blank=True)  # empty: a person decided

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(fields=["row"], condition=Q(current=True), name="one_resolution_a_row"),
            models.CheckConstraint(
                condition=Q(what="child", child__isnull=False) | Q(what="nobody", child=None),
                name="resolution_names_a_child",
            ),
        ]
        indexes = [models.Index(fields=["child"], condition=Q(current=True), name="resolution_of_child")]
