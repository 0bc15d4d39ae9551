"""Two records that are one child: a row that says so, and a later row that says they are not."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from umai.access.facts import (
    CurrentRowManager,
    EveryRowManager,
    Fact,
    FactQuerySet,
    FileRow,
    ReplacementReason,
)
from umai.access.reach import ReachableQuerySet
from umai.access.roles.words import WordsText
from umai.access.row_security import LOOKED_SQL, NOT_WALLED_SQL, RowSecurity
from umai.register.people import Child

ONE_CHILD = "which records are one child is asked before any of them is shown"
LOOKED_AT_ONE = f"{LOOKED_SQL} or {LOOKED_SQL.replace('child_id', 'other_id')}"


def sees_both(table):
    """The condition that whoever speaks sees both records of a row, and no wall is before either."""
    return " and ".join(
        f"exists (select from register_child c where c.id = {table}.{column}"
        f" and ({Child.protected_by.seen(Child)}) and ({NOT_WALLED_SQL}))"
        for column in ("child_id", "other_id")
    )


class MergeReason(models.TextChoices):
    """By what two records were found to be one child."""

    PIN = "pin", _("the PIN is the same")
    PAPER = "paper", _("a document of the child was seen")
    FAMILY = "family", _("the family or the child says so")
    KNOWN = "known", _("workers know the child")
    LIST = "list", _("a list names the child in both places")


class Doubt(models.TextChoices):
    """What speaks against two records being one child; a person looks at it before merging them."""

    PIN = "pin", _("They have two different PINs.")
    SEX = "sex", _("One is a girl and the other a boy.")
    BORN = "born", _("They were born on different days.")
    TWINS = "twins", _("They share a parent or a day of birth and have different names: twins, or siblings?")


def seen_both(rows, by):
    """Those of these rows about two records of which this worker sees both."""
    if not settings.UMAI_OWN_FILTER:
        return rows
    seen = Child.objects.within_reach_of(by)
    return rows.filter(
        Exists(seen.filter(pk=OuterRef("child_id"))), Exists(seen.filter(pk=OuterRef("other_id")))
    )


class MergeQuerySet(FactQuerySet):
    def within_reach_of(self, by):
        """Merges of which this worker sees both records; it is not said that there are others."""
        return seen_both(self, by)


class MergeProposalQuerySet(ReachableQuerySet):
    def within_reach_of(self, by):
        return seen_both(self, by)

    def waiting(self):
        """Those to which nobody agreed and that nobody refused."""
        return self.filter(merge=None, refusal=None)


class MergeProposal(FileRow):
    """One worker finds two records to be one child, or two children, while something runs for one of them.

    A case, a protection, something urgent or a wall: then another person has to agree, or nothing changes.
    """

    # Narrowed by `register/sql/policies_of_register_mergeproposal.sql`.
    protected_by = RowSecurity(
        reach="true", looked=LOOKED_AT_ONE, wall=sees_both("register_mergeproposal"), of_lists=ONE_CHILD
    )

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    """Record that leads, or that leads until the two are parted."""
    other = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    """Second record."""
    parts = models.BooleanField(default=False)
    """True where it is proposed that they are two children; false: one child."""
    reason = models.CharField(_("how it was found"), max_length=10, choices=MergeReason)
    """By what they were found to be one child; of parting, as the merge says."""
    words = WordsText(_("in words"), blank=True)
    """What was written at the proposal; where it parts, how they were found to be two."""
    despite = ArrayField(models.CharField(max_length=10, choices=Doubt), default=list, blank=True)
    """Codes of the doubts against the merge that the proposer looked at; empty: none."""

    objects: ClassVar = MergeProposalQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() makes a class

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(child=F("other")), name="merge_proposal_of_two"),
            models.CheckConstraint(
                condition=Q(parts=False) | ~Q(words=""), name="parting_is_proposed_with_words"
            ),
        ]


class MergeRefusal(FileRow):
    """Another person does not agree to a merge or its undoing, and says why: everything stays as it is."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    """Record that leads in the proposal."""
    proposal = models.OneToOneField(MergeProposal, on_delete=models.PROTECT, related_name="refusal")
    """Proposal that is refused; it is answered once."""
    reason = models.TextField(_("reason"))
    """Why not, in the words of the person who refused; never empty."""

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="refused_merge_says_why")]


class EveryMergeManager(EveryRowManager):
    def get_queryset(self):
        return MergeQuerySet(self.model, using=self._db, hints=self._hints)  # type: ignore[attr-defined]  # Django's own


class CurrentMergeManager(CurrentRowManager, EveryMergeManager):
    """Merges that nobody has undone."""


class Merge(Fact):
    """Two records are one child; while the row is current, `umai.register.merge_groups` reads them as one.

    `child` is the record that leads: the page shows its file, and new rows are written to it. `other` keeps
    every row that it has. A row with `why = struck` says that they are two children, and its `words` say how
    that was found. `despite` is what spoke against the merge and was looked at.
    """

    # Narrowed by `register/sql/policies_of_register_merge.sql`.
    protected_by = RowSecurity(
        reach="true", looked=LOOKED_AT_ONE, wall=sees_both("register_merge"), of_lists=ONE_CHILD
    )

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    """Record that leads: its page shows the file of both, and new rows are written to it."""
    other = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    """Second record of the same child; it keeps every row that it has."""
    reason = models.CharField(_("how it was found"), max_length=10, choices=MergeReason)
    """By what they were found to be one child: PIN, paper, family, workers or a list."""
    words = WordsText(_("in words"), blank=True)
    """What was written at the decision, if anything; in a striking row, why they are two."""
    despite = ArrayField(models.CharField(max_length=10, choices=Doubt), default=list, blank=True)
    """Codes of the doubts against the merge that the person looked at; empty: none."""

    objects: ClassVar[CurrentMergeManager] = CurrentMergeManager()
    ever: ClassVar[EveryMergeManager] = EveryMergeManager()

    proposal = models.OneToOneField(
        MergeProposal, on_delete=models.PROTECT, null=True, editable=False, related_name="merge"
    )
    """Proposal to which another person agreed; null where nothing ran for either record."""

    class Meta(Fact.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(child=F("other")), name="merge_of_two"),
            models.CheckConstraint(
                condition=Q(replaces=None, why=ReplacementReason.CHANGE)
                | (Q(replaces__isnull=False, why=ReplacementReason.STRUCK) & ~Q(words="")),
                name="merge_is_said_or_undone_with_words",
            ),
            models.UniqueConstraint(
                Least("child", "other"),
                Greatest("child", "other"),
                condition=Q(current=True),
                name="one_merge_a_pair",
            ),
        ]
