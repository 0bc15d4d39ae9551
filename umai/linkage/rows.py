"""The rows of lists, apart from the register, and which child each of them may be or is."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, FileRow
from umai.access.reach import ReachableManager, ReachableQuerySet
from umai.access.row_security import RowSecurity
from umai.places.models import Place, Precision
from umai.register.people import Sex
from umai.staff.models import Role

DISTRICTS = "(select access_districts())::int[]"


class ListRowQuerySet(ReachableQuerySet):
    """Rows are read by the office where their place lies; those of no known district by the level above.

    A social worker reads the rows of the own municipality that say a child's parents are away or the child is
    absent from school (a policy of `umai.unseen`).
    """

    def within_reach_of(self, by):
        reach = by.reach
        rows, marked = Q(district__in=reach.districts), Q(of_migrant=True) | Q(absent=True)
        if reach.municipalities:
            rows |= Q(municipality__in=reach.municipalities) & marked & ~Q(verdict=Verdict.REFUSED)
        if reach.role == Role.OBLAST_SUPERVISOR:
            rows |= Q(district=None, oblast__in=oblasts_of(reach.districts))
        if reach.role == Role.MINISTRY_SUPERVISOR:
            rows |= Q(district=None)
        return self.filter(rows)


class ListRowManager(ReachableManager):
    def get_queryset(self):
        return ListRowQuerySet(self.model, using=self._db, hints=self._hints)  # type: ignore[attr-defined]  # Django's own


def oblasts_of(districts):
    """The oblasts in which these districts lie; a city of the republic's own is one by itself."""
    found = Place.objects.filter(pk__in=districts).values_list("pk", "parent_id")
    return {one for pair in found for one in pair if one}


class Verdict(models.TextChoices):
    ACCEPTED = "accepted", _("taken in")
    WARNED = "warned", _("taken in, with a remark")
    REFUSED = "refused", _("not taken in")


class ListRow(FileRow):
    """One row of an edition: as it came (`raw`), as it was understood, and what was wrong with it.

    It is part of no child's file: `child_id` is always null. It never changes; what is found out about it
    later is in rows of `RecordPair` and `Resolution`. Candidates are found by `given_key`, `surname_key`,
    `father_key` and `birth_date`, as by `register.SearchKey`. `whose` is the same for the same child in
    another edition of the list, `content` the same where nothing about the child changed.
    """

    protected_by = RowSecurity(
        reach=f"""district_id = any ({DISTRICTS})
        or (district_id is null and (select access_role()) = 'ministry_supervisor')
        or (district_id is null and (select access_role()) = 'oblast_supervisor' and oblast_id = any (array(
            select unnest(array[p.id, p.parent_id]) from places_place p where p.id = any ({DISTRICTS}))))""",
        writes="false",
        unless="id = any ((select linkage_walled())::uuid[])",
    )

    child_id = models.UUIDField(null=True, editable=False)
    """Always null: the row of a list is part of no child's file."""
    edition = models.ForeignKey(
        "linkage.ListEdition", on_delete=models.PROTECT, db_index=False, related_name="lines"
    )
    """Edition of a list in which the row stands."""
    number = models.IntegerField()
    """Number of the line in the file; the first line of the file is 1."""
    raw = models.JSONField()
    """The cells of the line as they came, as texts, in the order of the columns."""
    verdict = models.CharField(max_length=8, choices=Verdict)
    """Whether the row was taken in, taken in with a remark, or refused."""
    reasons = ArrayField(models.CharField(max_length=20), default=list)
    """Codes of the faults and remarks of the row; empty when there are none."""
    oblast = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """Oblast of the row's place, or the city that lies in none; null when not understood."""
    settlement = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """Village that the row names; null when it names none or it was not understood."""
    surname = models.CharField(max_length=100, blank=True)
    """Family name as it was understood; empty when the row has none."""
    given = models.CharField(max_length=100, blank=True)
    """First name as it was understood; empty when the row has none."""
    patronymic = models.CharField(max_length=100, blank=True)
    """Name after the father as it was understood; empty when the row has none."""
    sex = models.CharField(max_length=1, choices=Sex, blank=True)
    """f for a girl, m for a boy; empty when the row does not say it readably."""
    birth_date = models.DateField(null=True)
    """Birth as far as the row says it: the first day that it can mean; null: not known."""
    birth_precision = models.CharField(max_length=10, choices=Precision, default=Precision.UNKNOWN)
    """Whether the row says day, month or only year of birth, or nothing of it."""
    pin = models.CharField(max_length=14, blank=True)
    """Fourteen-digit personal number; empty when the row has none or it cannot be read."""
    mother = models.CharField(max_length=200, blank=True)
    """Name of the mother as the list writes it; empty when it does not say it."""
    phone = models.CharField(max_length=16, blank=True)
    """Telephone with + and country code, the first of several; empty: none could be read."""
    listed_as = models.CharField(max_length=60, blank=True)
    """Number by which the list itself knows the child; empty when it has none."""
    of_migrant = models.BooleanField(default=False)
    """Whether the row, or the source of every row, says: a child of migrants."""
    absent = models.BooleanField(default=False)
    """Whether the row says that the child is absent from school."""
    given_key = models.IntegerField(null=True)
    """Hash of the folded given name, to find candidates; null when there is none."""
    surname_key = models.IntegerField(null=True)
    """Hash of the folded root of the surname; null without one or when it is the father's."""
    father_key = models.IntegerField(null=True)
    """Hash of the folded root of the father's name; null when the row does not tell it."""
    keys_version = models.PositiveSmallIntegerField()
    """Version of the rules of spelling by which the three hashes were made."""
    whose = models.BigIntegerField()
    """Hash of listed_as, else PIN, else name, birth, place: one child's in every edition."""
    content = models.BigIntegerField()
    """Hash of all that was understood; it is another when anything of the child changed."""

    objects: ClassVar[ListRowManager] = ListRowManager()

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
    """A pair is read where both its records lie within reach, because it tells of both."""

    def within_reach_of(self, by):
        reach = by.reach
        rows = Q(district__in=reach.districts, other_district__in=reach.districts)
        if reach.role == Role.MINISTRY_SUPERVISOR:
            rows |= Q(district=None) | Q(other_district=None) | ~Q(other_district=F("district"))
        found = self.filter(rows)
        if not reach.walled:
            return found
        return found.filter(
            Q(child=None) | ~Q(child__in=reach.walled), Q(other_child=None) | ~Q(other_child__in=reach.walled)
        )


class RecordPairManager(ReachableManager):
    def get_queryset(self):
        return PairQuerySet(self.model, using=self._db, hints=self._hints)  # type: ignore[attr-defined]  # Django's own


class RecordPair(FileRow):
    """Two records that may be one child, and how alike they are.

    They are a row and a child of the register, two rows of one or of two lists, or two children of the
    register. A pair that is weighed anew gets another row. Kept until the histories are frozen. The place is
    that of the child or of the first row; `other_district` that of the other side.
    """

    protected_by = RowSecurity(
        of_lists="pairs are sorted by their weight before any of them is shown",
        plain=("band", "levels", "model"),
        reach=f"""(district_id = any ({DISTRICTS}) and other_district_id = any ({DISTRICTS}))
        or ((select access_role()) = 'ministry_supervisor'
            and (district_id is null or other_district_id is null or district_id <> other_district_id))""",
        writes="false",
        wall=" and ".join(
            f"({column} is null or {column} <> all ((select {walled}())::uuid[]))"
            for column, walled in [
                ("child_id", "access_walled"),
                ("other_child_id", "access_walled"),
                ("row_id", "linkage_walled"),
                ("other_id", "linkage_walled"),
            ]
        ),
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, null=True, related_name="+")
    """Child of the register on one side; null when both sides are rows of lists."""
    row = models.ForeignKey(ListRow, on_delete=models.PROTECT, null=True, related_name="+")
    """Row of a list on one side; null when both sides are children of the register."""
    other = models.ForeignKey(ListRow, on_delete=models.PROTECT, null=True, related_name="+")
    """Second row, of the same or another list; null when a side is a child."""
    other_child = models.ForeignKey("register.Child", on_delete=models.PROTECT, null=True, related_name="+")
    """Second child of the register; null when a side is a row of a list."""
    other_district = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """District of the second side when it was weighed; null when not known."""
    bits = models.FloatField()
    """Match weight in bits, with the odds before comparing; pairs below 0 are not kept."""
    probability = models.FloatField()
    """How likely both are one child, 0 to 1, siblings and rival candidates considered."""
    band = models.CharField(max_length=9)
    """What is done about it: automatic (by rule), clerical (by a person), new (nothing)."""
    levels = models.JSONField()
    """By comparison, such as given name or birth: the level at which the sides agree."""
    model = models.CharField(max_length=40)
    """Version of the trained numbers by which the pair was weighed."""

    objects: ClassVar[RecordPairManager] = RecordPairManager()

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
        ]

    def open_to(self, by):
        """Whether the Ministry reads it: a pair of two districts or of none, as the policy has it."""
        across = self.district_id is None or self.district_id != self.other_district_id
        return by.role == Role.MINISTRY_SUPERVISOR and across


class ResolutionOutcome(models.TextChoices):
    CHILD = "child", _("this child of the register")
    NOBODY = "nobody", _("no child of the register")


class Resolution(Fact):
    """Which child a row is, or that it is none on the register: by a person, or by a rule that has a name.

    A later row strikes it to undo it; nothing is moved, and the row of the list stays as it is.
    """

    protected_by = RowSecurity(
        of_lists="which rows belong to no child is asked first",
        plain=("rule",),
        reach=f"""district_id = any ({DISTRICTS}) or child_id = any ((select access_granted())::uuid[])
        or (child_id is null and exists (select from linkage_listrow r where r.id = row_id))""",
        writes="""exists (select from linkage_listrow r where r.id = row_id)
        and (child_id is null or exists (select from register_child c where c.id = child_id))""",
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, null=True, related_name="+")
    """Child of the register that the row was found to be; null when it is none of them."""
    row = models.ForeignKey(ListRow, on_delete=models.PROTECT, related_name="+")
    """Row of a list of which it is said who it is."""
    pair = models.UUIDField(null=True, editable=False)
    """Key of the pair on which the decision rests; null when an earlier edition's was kept."""
    what = models.CharField(max_length=6, choices=ResolutionOutcome)
    """child: the row is this child of the register; nobody: it is none of them."""
    rule = models.CharField(max_length=40, blank=True)
    """Rule that decided, or as before for an earlier edition's; empty: a person decided."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(fields=["row"], condition=Q(current=True), name="one_resolution_a_row"),
            models.CheckConstraint(
                condition=Q(what="child", child__isnull=False) | Q(what="nobody", child=None),
                name="resolution_names_a_child",
            ),
        ]
        indexes = [models.Index(fields=["child"], condition=Q(current=True), name="resolution_of_child")]
