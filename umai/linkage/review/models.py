"""What a person said of one pair, and which pairs were drawn to be read, whatever the rule did with them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import CurrentRowManager, EveryRowManager, Fact, FactQuerySet
from umai.access.row_security import RowSecurity
from umai.linkage.rows import RecordPair


class PairAnswer(models.TextChoices):
    SAME = "same", _("the same child")
    NOT = "not", _("not the same child")
    UNSURE = "unsure", _("cannot tell")


class JudgementQuerySet(FactQuerySet):
    def within_reach_of(self, by):
        """Only the reader's own: whoever reads second does not see what the first one said."""
        return self.filter(recorded_by=by.pk)


class EveryJudgementManager(EveryRowManager):
    def get_queryset(self):
        return JudgementQuerySet(self.model, using=self._db, hints=self._hints)  # type: ignore[attr-defined]  # Django's own


class CurrentJudgementManager(CurrentRowManager, EveryJudgementManager):
    """Judgements that nobody has taken back."""


class PairJudgement(Fact):
    """One reader's answer about one pair, with what the page showed of the model: never changed.

    `turn` is 1 for the first reader, 2 for the second of a drawn pair, 3 for whoever decides where the two
    differ. A row that strikes it takes it back; a later answer is another row. Only its reader sees it.
    """

    protected_by = RowSecurity(
        of_lists="whoever judged a pair reads the own judgement, and nobody else does",
        plain=("note", "band", "model"),
        reach="recorded_by_id = (select access_worker())",
        writes="linkage_may_judge(pair_id, turn, replaces_id)",
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, null=True, related_name="+")
    """Child of the register in the pair, the first of two; null for a pair of rows."""
    pair = models.ForeignKey(RecordPair, on_delete=models.PROTECT, related_name="+")
    """Pair of records about which the reader answered."""
    answer = models.CharField(_("what it is"), max_length=6, choices=PairAnswer)
    """What the reader said: the same child, not the same child, or cannot tell."""
    note = models.TextField(_("a note"), blank=True)
    """Note that the reader added to the answer; empty when there is none."""
    turn = models.PositiveSmallIntegerField()
    """1: first reader; 2: second reader of a drawn pair; 3: who decides if they differ."""
    bits = models.FloatField()
    """Match weight in bits that the pair had when the reader answered."""
    probability = models.FloatField()
    """How likely the model took both for one child, 0 to 1, when the reader answered."""
    band = models.CharField(max_length=9)
    """What the rule had done about the pair then: automatic, clerical or new."""
    model = models.CharField(max_length=40)
    """Version of the trained numbers by which the pair had been weighed."""

    objects: ClassVar[CurrentJudgementManager] = CurrentJudgementManager()
    ever: ClassVar[EveryJudgementManager] = EveryJudgementManager()

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["pair", "turn"], condition=Q(current=True), name="one_judgement_a_turn"
            ),
            models.UniqueConstraint(
                fields=["pair", "recorded_by"], condition=Q(current=True), name="one_judgement_a_reader"
            ),
            models.CheckConstraint(condition=Q(turn__in=[1, 2, 3]), name="judgement_has_a_turn"),
        ]
        indexes = [models.Index(fields=["recorded_by", "-recorded_at"], name="judgement_of_reader")]

    def open_to(self, by):
        """Whether it is the reader's own, at whatever level, as the table's policy has it."""
        return self.recorded_by_id == by.pk


class Purpose(models.TextChoices):
    QUALITY = "quality", _("to measure how good the matching is")
    TWICE = "twice", _("to be read by a second reader")


class DrawnPair(models.Model):
    """A pair that was drawn at random when its list was matched; no role may read which pairs these are.

    The edition has `population` pairs in this layer; they are ordered by the SHA-256 of `seed` and their id,
    and the first ones are drawn; `place` counts from 1. Whoever has the seed can draw again and compare.
    `layer` is the kind of the other side, the band and the part of the band by probability.
    """

    id = models.BigAutoField(primary_key=True)
    """Number of the row, given by the database; it means nothing else."""
    pair = models.ForeignKey(RecordPair, on_delete=models.PROTECT, related_name="+")
    """Pair that was drawn at random to be read."""
    edition = models.ForeignKey(
        "linkage.ListEdition", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    """Edition of a list among whose pairs it was drawn."""
    purpose = models.CharField(max_length=7, choices=Purpose)
    """quality: to measure how good the matching is; twice: for a second reader."""
    layer = models.CharField(max_length=30)
    """Group it was drawn from: kind of the other side, band, part by probability; or all."""
    seed = models.UUIDField()
    """Random number of the draw; whoever has it can draw again and compare."""
    population = models.PositiveIntegerField()
    """How many pairs the layer had, of which some were drawn."""
    place = models.PositiveIntegerField()
    """Position in the order of the draw, counted from 1."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pair", "purpose"], name="drawn_once_for_a_purpose"),
            models.UniqueConstraint(
                fields=["edition", "purpose", "layer", "place"], name="one_place_in_a_draw_of_pairs"
            ),
        ]
