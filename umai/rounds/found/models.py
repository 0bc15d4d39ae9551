"""What the office says of a child of whom somebody spoke at a door."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.access.row_security import RowSecurity
from umai.rounds.door.models import OF_DOOR_CHILD, DoorChild
from umai.rounds.planning.models import Round, RoundRow
from umai.trail.rows.proven import ProvenRows

# The office reads it, never a member of a round: not even in the transaction in which it is written.
OFFICE = """district_id = any ((select access_districts())::int[])
        or municipality_id = any ((select access_municipalities())::int[])"""


class FoundKind(models.TextChoices):
    """What the office says of a child of whom somebody spoke at a door."""

    KNOWN = "known", _("the child is on the register")
    NEW = "new", _("the child was not on the register, and is now")
    NOT_SURE = "not_sure", _("not sure who it is")


class FoundAnswer(Fact):
    """Which child of the register was spoken of at a door, as a person at the office found it.

    It is part of no child's file, because it may be corrected from one child to another. A team never reads
    it: whether a neighbour's child was known is told to nobody who walks.
    """

    protected_by = RowSecurity(reach=OFFICE, wall=OF_DOOR_CHILD, kept_by="rounds_keep_words")
    proven_by = ProvenRows(
        erasable=("reason",),
        erased_by="""exists (select from public.rounds_wordsexpunging x
            join public.rounds_roundstop s on s.round_id = x.round_id
            join public.rounds_dooranswer a on a.stop_id = s.id
            join public.rounds_doorchild c on c.answer_id = a.id where c.id = n.door_child_id)""",
    )

    child_id = models.UUIDField(null=True, editable=False)
    """Always null: what is said of a child at a door is part of no child's file."""
    door_child = models.ForeignKey(DoorChild, on_delete=models.PROTECT, related_name="+")
    """Child of whom somebody spoke at a door; one answer about it is current."""
    what = models.CharField(_("who is it?"), max_length=8, choices=FoundKind)
    """Whether the child was known, is new on the register, or nobody is sure yet."""
    found = models.ForeignKey(
        "register.Child", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    """Child of the register that it is; null as long as nobody is sure."""
    reason = models.TextField(_("why you are not sure"), blank=True)
    """Why nobody is sure, for the colleague who goes on; empty with others, and once unreadable."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["door_child"], condition=Q(current=True), name="one_answer_a_door_child"
            ),
            models.CheckConstraint(
                condition=Q(what="not_sure", found=None)
                | ~Q(what="not_sure") & Q(found__isnull=False, reason=""),
                name="found_or_not_sure",
            ),
        ]
        indexes = [
            models.Index(fields=["found"], name="found_child", condition=Q(found__isnull=False, current=True))
        ]


class WordsExpunging(RoundRow):
    """The words of a round were made unreadable by rule, some time after it ended.

    Those of children of doors and of children who were seen, and why nobody was sure who they are.
    """

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="+")
    """Round in which it was said."""
    days = models.PositiveIntegerField()
    """Days after the end for which words are kept, as in force when they were made unreadable."""
