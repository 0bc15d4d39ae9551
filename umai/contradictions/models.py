"""A row for each contradiction that the night found, and what a person answered to one."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.access.reach import ReachableQuerySet


class ContradictionQuerySet(ReachableQuerySet):
    def standing(self):
        """Those that were found last night too, answered or not."""
        return self.filter(mended_on=None)

    def open(self, *, on):
        """Those that wait for somebody on this day: not mended, and no answer lets them rest."""
        return self.standing().filter(Q(rests_to=None) | Q(rests_to__lt=on))


class Contradiction(models.Model):
    """What does not fit together in a child's file by one rule, as the last night found it.

    The database derives the rows (`contradictions_renew`), never the program. Of one child there is at most
    one row for each rule. A row that was mended stands until the week ends, so that nobody is asked for more
    than the number of a week. A file's own page derives anew and does not read this table.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the database; it means nothing else."""
    rule = models.CharField(max_length=24)
    """Slug of the rule by which it was found (`umai/contradictions/rules.py`)."""
    rank = models.PositiveSmallIntegerField()
    """How grave the rule is, copied from it: 1 is the gravest."""
    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Record of the child in which the rows stand; where several are one child, one of them."""
    district = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """District that holds that record, copied by the database; decides who reaches the row."""
    municipality = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """Aiyl okmotu or town that holds that record; null where only the district does."""
    worker = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """Who answers for the child's open case; null where no case is open or nobody does."""
    records = ArrayField(models.UUIDField())
    """Records whose rows contradict; whoever does not see each of them does not see this row."""
    shared = ArrayField(models.UUIDField())
    """Adults and households whose rows contradict, which belong to the files of other children too."""
    rows = ArrayField(models.UUIDField())
    """Ids of the rows that contradict, of whichever tables."""
    found_on = models.DateField()
    """Day in Bishkek on which these rows, or some of them, were first found."""
    rests_to = models.DateField(null=True)
    """Last day on which an answer lets it rest, 9999-12-31: while its rows stay; null: no answer."""
    asked_on = models.DateField(null=True)
    """Monday of the last week in which the worker was asked about it; null: never."""
    mended_on = models.DateField(null=True)
    """Day on which it was no longer found; null while it is."""

    objects = ContradictionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child", "rule"], name="contradiction_once")]
        indexes = [
            models.Index(
                fields=["district", "rank", "found_on", "id"],
                name="contradiction_of_district",
                condition=Q(mended_on=None),
            ),
            models.Index(fields=["worker", "asked_on"], name="contradiction_of_worker"),
        ]


class ContradictionAnswerKind(models.TextChoices):
    """What a person answers to a contradiction that cannot be mended now."""

    NOT_KNOWN = "not_known", _("not known, and cannot be found out now")
    BOTH_TRUE = "both_true", _("both are true")


class ContradictionAnswer(Fact):
    """What a person answered to a contradiction; it rests then, and nothing of the file is changed.

    "Not known" rests until `holds_to`. "Both are true" rests while its rows stand. An answer covers the rows
    for which it was given (`rows`): any other row that contradicts brings the contradiction back.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child in whose file the rows contradict; one of the records, where several are one child."""
    rule = models.CharField(max_length=24)
    """Slug of the rule by which they contradict (`umai/contradictions/rules.py`)."""
    what = models.CharField(_("what is so"), max_length=10, choices=ContradictionAnswerKind)
    """Whether it cannot be found out now, or both rows are true."""
    words = models.TextField(_("why"))
    """What was tried and why it is not known, or why both are true, in the person's words."""
    rows = ArrayField(models.UUIDField())
    """Ids of the rows that contradicted when the answer was given."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["child", "rule"], condition=Q(current=True), name="one_answer_a_contradiction"
            ),
            models.CheckConstraint(
                condition=Q(what="both_true", holds_to=None) | Q(what="not_known", holds_to__isnull=False),
                name="only_not_known_ends_by_a_day",
            ),
        ]
