"""A line for each child whom the latest lists name, and what a person answered to the rows of lists."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.access.row_security import RowSecurity
from umai.law.children.ages import minors_born_after

COUNTED_COLUMNS = ["settlement", "waits", "absent", "of_migrant", "since", "birth_date", "child_id"]


class ListedChildQuerySet(models.QuerySet):
    """Lines are read where the list says the child lives, whichever office holds a file of the child."""

    def within_reach_of(self, by):
        if not settings.UMAI_OWN_FILTER:
            return self
        reach = by.reach
        here = Q(district__in=reach.districts) | Q(municipality__in=reach.municipalities)
        found = self.filter(here)
        if not reach.walled:
            return found
        return found.filter(Q(child_id=None) | ~Q(child_id__in=reach.walled))

    def of_minors(self, *, on):
        """Those under 18 on this day; a child whose day of birth the list does not say counts."""
        return self.filter(Q(birth_date=None) | Q(birth_date__gt=minors_born_after(on)))


class ListedChild(models.Model):
    """One child whom at least one of the latest lists of a district names: a line of the work list.

    The database writes the lines (`unseen_regroup`), never the program: when a list comes, a row is found to
    be a child, a pair of rows is read, two records are merged or the merge is undone, a case begins or ends,
    or somebody answers; and every night. `row` is the row that says best where the child lives, `rows` all
    that are the same child, `sources` their lists. `child_id` is the record of the register, if one was
    found. `birth_date` is the last day on which the child can have been born: the latest of the days that
    lists give, the end of a year or month given alone. `since` is the day, in Bishkek, on which a list that
    names the child was first taken in. `waits`: in nobody's care, and nobody answered.
    """

    row = models.OneToOneField(
        "linkage.ListRow", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    """Row of a list that says best where the child lives; its key is the key of the line."""
    child_id = models.UUIDField(null=True)
    """Record of the register that the child was found to be; null when there is none."""
    district = models.ForeignKey("places.Place", on_delete=models.PROTECT, db_index=False, related_name="+")
    """District where the lists say that the child lives; decides who reads the line."""
    municipality = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """Aiyl okmotu or town where the lists say the child lives; null when not known."""
    settlement = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """Village where the lists say the child lives; null when not known, or in a town."""
    rows = ArrayField(models.UUIDField())
    """Keys of all rows of the latest lists in this district that are this child."""
    sources = ArrayField(models.UUIDField())
    """Keys of the lists on which the child stands in this district."""
    of_migrant = models.BooleanField()
    """Whether any of these rows says: a child of migrants."""
    absent = models.BooleanField()
    """Whether any of these rows says: absent from school."""
    birth_date = models.DateField(null=True)
    """Last day on which the child can have been born, by the lists; null: none says it."""
    since = models.DateField()
    """Day in Bishkek on which a list that says so of the child was first taken in."""
    in_care = models.BooleanField()
    """Whether the child has an open case now; kept by the database."""
    answered = models.BooleanField()
    """Whether what people answered covers every list that names the child."""
    waits = models.GeneratedField(
        # The stubs want an Expression; Django takes a Q too.
        expression=Q(in_care=False) & Q(answered=False),  # type: ignore[arg-type]
        output_field=models.BooleanField(),
        db_persist=True,
    )
    """True when no case is open and nobody answered: the child is on the work list."""

    objects = ListedChildQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["rows"], name="line_of_row", fastupdate=False),
            models.Index(fields=["child_id"], name="line_of_child", condition=Q(child_id__isnull=False)),
            # Indexes that hold every column that counting reads, and one in the order of the work list.
            models.Index(
                fields=["district"], name="line_of_district", include=["municipality", *COUNTED_COLUMNS]
            ),
            models.Index(
                fields=["municipality"], name="line_of_municipality", include=["district", *COUNTED_COLUMNS]
            ),
            models.Index(fields=["district", "since", "row"], name="line_waits", condition=Q(waits=True)),
        ]

    def get_absolute_url(self):
        return reverse("unseen:line", args=[self.pk])


class RowAnswerKind(models.TextChoices):
    """What a person makes of a child on a list."""

    SIGNAL = "signal", _("a signal was made of it")
    KNOWN = "known", _("known to us: somebody saw the child, and no help is needed")
    CARED_FOR = "cared_for", _("cared for: a parent or a guardian lives with the child")
    LEFT = "left", _("left the country")
    NOT_FOUND = "not_found", _("looked for, and not found")
    WRONG_ROW = "wrong_row", _("the list is wrong: no such child, or it does not fit")


class RowAnswer(Fact):
    """What a person answered about one row of a list; one act answers every row of a child alike.

    It is part of no child's file: `child_id` is always null. `happened_on` is the day on which it was found
    out. An answer holds for every list taken in before `answered_at`. A newer edition that says the same of
    the child gets a copy of it (`carries`) until `holds_to`; one that says something else brings the child
    back to the work list at once.
    """

    protected_by = RowSecurity(
        reach="""district_id = any ((select access_districts())::int[])
        or municipality_id = any ((select access_municipalities())::int[])
        or row_id = any ((select unseen_elsewhere())::uuid[])""",
        unless="row_id = any ((select linkage_walled())::uuid[])",
    )

    child_id = models.UUIDField(null=True, editable=False)
    """Always null: an answer about a row of a list is part of no child's file."""
    row = models.ForeignKey("linkage.ListRow", on_delete=models.PROTECT, related_name="+")
    """Row of a list to which the answer was given."""
    what = models.CharField(_("what you found"), max_length=10, choices=RowAnswerKind)
    """What the person did or found: signal made, known, cared for, left, not found, or wrong."""
    words = models.TextField(_("in words"), blank=True)
    """What the person did and found, in words; empty only when a signal was made."""
    signal = models.ForeignKey("identification.Signal", on_delete=models.PROTECT, null=True, related_name="+")
    """Signal that was made of the child; null for every other answer."""
    answered_at = models.DateTimeField(db_default=Now(), editable=False)
    """When a person answered; it stands for every list that was taken in before."""
    holds_to = models.DateField()
    """Last day, inclusive, on which a newer list that says the same keeps the answer."""
    carries = models.ForeignKey("self", on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    """First answer, which the database repeated for a newer edition; null: a person gave it."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(fields=["row"], condition=Q(current=True), name="one_answer_a_row"),
            models.CheckConstraint(
                condition=Q(what="signal", signal__isnull=False) | (~Q(what="signal") & Q(signal=None)),
                name="answer_has_its_signal",
            ),
            models.CheckConstraint(condition=Q(what="signal") | ~Q(words=""), name="answer_says_why"),
            models.CheckConstraint(
                condition=Q(happened_on=None) | Q(holds_to__gte=F("happened_on")), name="answer_holds_forward"
            ),
        ]
