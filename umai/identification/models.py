"""Signals and what becomes of them, each step a row."""

from functools import cached_property

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, Held
from umai.access.reach import ReachableQuerySet
from umai.identification.concerns import Channel, Concern, Ended, Language, Said
from umai.identification.of_signal import OfSignal
from umai.identification.official import Heard, LineDraft, Message, Official
from umai.identification.opened import (
    Consent,
    Expunging,
    Opened,
    Opening,
    OpeningHalf,
    StaffKey,
    Withheld,
)
from umai.identification.sealing import Words, open_words
from umai.notices.models import Keeper

__all__ = [
    "Addition", "Consent", "Ended", "Ending", "EndingProposal", "Expunging", "Gathering", "Heard",
    "LineDraft", "Match", "Message", "Official", "Opened", "Opening", "OpeningHalf", "Reply", "Reporter",
    "Screened", "Screening", "Signal", "StaffKey", "Withheld", "WithoutCase",
]  # fmt: skip


class SignalQuerySet(ReachableQuerySet):
    """Signals are read by the department, the oblast and whoever wrote them; never by territory alone."""

    def within_reach_of(self, by):
        reach = by.reach
        rows = Q(recorded_by=reach.worker_id)
        if reach.role == "oblast_supervisor":
            rows |= Q(district__in=reach.districts)
        elif reach.districts:
            rows |= Q(district__in=reach.districts, keeper=Keeper.DISTRICT)
        return self.filter(rows)

    def waiting(self):
        """Those that nothing came of yet, and that do not go on with another one: the inbox."""
        return self.filter(waits=True)


class Signal(Held):
    """Somebody says that a child may need protection. It may name no child yet.

    Kept apart from every child's file: no row of a file points here but that a case began with it.
    `urgent` is said by danger now or by any threat of suicide or self-harm, whatever else is
    written; the database makes the call for it. `crowded` says that very many came from the same
    network at that time; such signals are kept and stand behind the others. The reporter's code is
    kept as a hash only; who the reporter is stands sealed in `Reporter`, and nowhere else. All free
    text (where exactly, who the child is, who is feared, what happened) is sealed too
    (`umai.identification.sealing`): the database alone shows none of it.

    The rows say what became of a signal. `waits`, `outcome`, `screened_at` and `ended_at` are made of them
    by the database, as `current` is of facts, because an inbox is read more often than anything else.
    """

    child_id = models.UUIDField(null=True, editable=False)  # always null: a signal is no part of a file
    keeper = models.CharField(max_length=10, choices=Keeper, default=Keeper.DISTRICT)
    received_at = models.DateTimeField(_("information received"))
    channel = models.CharField(_("how it became known"), max_length=20, choices=Channel)
    language = models.CharField(max_length=10, choices=Language, default=Language.KYRGYZ)
    concern = models.CharField(_("concern"), max_length=20, choices=Concern)
    danger_now = models.BooleanField(_("danger to life or health now"), default=False)
    self_harm = models.BooleanField(_("suicide attempt, self-harm or a threat of it"), default=False)
    urgent = models.GeneratedField(
        expression=Q(danger_now=True) | Q(self_harm=True) | Q(concern="self_harm"),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    settlement = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    child_age = models.PositiveSmallIntegerField(_("age of the child, about"), null=True, blank=True)
    feared_works_here = models.BooleanField(
        _("that person works for the aiyl okmotu, the department, the police or the school"), default=False
    )
    sealed_words = models.BinaryField(editable=False)
    words_key = models.CharField(max_length=40, editable=False)
    digest = models.BinaryField(null=True, editable=False)  # keyed; equal for word-for-word equal signals
    crowded = models.BooleanField(default=False)
    code_hash = models.BinaryField(null=True, editable=False)
    waits = models.BooleanField(db_default=True, editable=False)
    outcome = models.CharField(max_length=12, null=True, editable=False)  # of the current screening
    screened_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = SignalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code_hash"], name="one_signal_a_code"),
            models.CheckConstraint(
                condition=Q(feared_works_here=False) | Q(keeper="oblast"), name="feared_colleague_goes_higher"
            ),
        ]
        indexes = [
            models.Index(fields=["district", "received_at"], name="signal_of_district"),
            models.Index(fields=["district", "received_at"], name="signal_waiting", condition=Q(waits=True)),
            models.Index(
                fields=["district", "ended_at"], name="signal_ended", condition=Q(ended_at__isnull=False)
            ),
            models.Index(fields=["recorded_by", "received_at"], name="signal_of_worker"),
            models.Index(fields=["digest"], name="signal_by_digest", condition=Q(digest__isnull=False)),
        ]

    @cached_property
    def said(self) -> Words:
        """What was said, out of its box. Raises `sealing.NoKey` where the key is not."""
        return open_words(self.pk, self.sealed_words)

    def get_absolute_url(self):
        return reverse("identification:signal", args=[self.pk])


class Reporter(models.Model):
    """Who reported, sealed at the moment of writing to every two holders (`umai.machine.holders`).

    No process that serves pages holds a holder's key, and no role of a page may read this table.
    """

    signal = models.OneToOneField(Signal, on_delete=models.PROTECT, primary_key=True, related_name="+")
    sealed = models.BinaryField()
    key_id = models.CharField(max_length=40)


class Addition(OfSignal, Held):
    """The reporter wrote more, under the same code."""

    signal = models.ForeignKey(Signal, on_delete=models.PROTECT, related_name="additions")
    sealed_words = models.BinaryField(editable=False)
    words_key = models.CharField(max_length=40, editable=False)

    @cached_property
    def said(self) -> str:
        return open_words(self.signal_id, self.sealed_words).happened


class Screened(models.TextChoices):
    """What the duty worker makes of a signal, within the hours that practice gives."""

    URGENT = "urgent", _("urgent: danger to life or health now")
    CONCERN = "concern", _("a child may need protection")
    INFORMATION = "information", _("information: nothing to do now")
    NOT_FOR_US = "not_for_us", _("not for us")


class Screening(OfSignal, Fact):
    """The duty worker read the signal and said what it is. One current row a signal."""

    signal = models.ForeignKey(Signal, on_delete=models.PROTECT, related_name="screenings")
    outcome = models.CharField(_("what is it?"), max_length=12, choices=Screened)
    words = models.TextField(_("why"), blank=True)

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["signal"], condition=Q(current=True), name="one_screening_a_signal"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="not_for_us") | ~Q(words=""), name="not_for_us_says_why"
            ),
        ]


class Gathering(OfSignal, Fact):
    """This signal is about the same child as an earlier one, and goes on with it."""

    signal = models.ForeignKey(Signal, on_delete=models.PROTECT, related_name="gatherings")
    first = models.ForeignKey(Signal, on_delete=models.PROTECT, related_name="gathered")

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(fields=["signal"], condition=Q(current=True), name="gathered_once"),
            models.CheckConstraint(condition=~Q(signal=F("first")), name="gathered_with_another"),
        ]


class Match(Fact):
    """Which child of the register a signal is about, as a person found it."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    signal = models.ForeignKey(Signal, on_delete=models.PROTECT, related_name="matches")

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(fields=["signal"], condition=Q(current=True), name="one_child_a_signal")
        ]


class Reply(OfSignal, Held):
    """An answer that the reporter reads under the code."""

    signal = models.ForeignKey(Signal, on_delete=models.PROTECT, related_name="replies")
    said = models.CharField(_("answer"), max_length=20, choices=Said)


class WithoutCase(models.TextChoices):
    """How a signal ends without a case, in the words of `Ended`."""

    NO_NEED = Ended.NO_NEED.value, Ended.NO_NEED.label
    PASSED_ON = Ended.PASSED_ON.value, Ended.PASSED_ON.label
    NOT_FOR_US = Ended.NOT_FOR_US.value, Ended.NOT_FOR_US.label
    UNFOUNDED = Ended.UNFOUNDED.value, Ended.UNFOUNDED.label


class EndingProposal(OfSignal, Held):
    """One worker proposes to answer a signal without a case. A later proposal stands in its place.

    Asked for wherever somebody held the signal for urgent or for a concern, and for every judgement that
    it is malicious or unfounded: another person agrees, or nothing ends. `alike` says that all signals
    with the same words end with it.
    """

    signal = models.ForeignKey(Signal, on_delete=models.PROTECT, related_name="proposals")
    how = models.CharField(_("how should it end?"), max_length=12, choices=WithoutCase)
    body = models.CharField(_("to which body"), max_length=200, blank=True)
    words = models.TextField(_("why, and what was checked"))
    childs_view = models.TextField(_("the child's view, or why it could not be heard"), blank=True)
    lives_with = models.TextField(_("who the child lives with"), blank=True)
    alike = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(how="no_need") | (~Q(childs_view="") & ~Q(lives_with="")),
                name="no_need_asks_the_child",
            ),
            models.CheckConstraint(
                condition=~Q(how="passed_on") | ~Q(body=""), name="proposed_to_pass_on_to_whom"
            ),
            models.CheckConstraint(
                condition=~Q(how="unfounded") | ~Q(childs_view=""), name="unfounded_asks_the_child"
            ),
        ]


class Ending(OfSignal, Held):
    """The signal leaves the inbox: a case, or an answer without one. Its words say why."""

    signal = models.OneToOneField(Signal, on_delete=models.PROTECT, related_name="ending")
    how = models.CharField(_("what became of it"), max_length=12, choices=Ended)
    body = models.CharField(_("to which body"), max_length=200, blank=True, db_default="")
    words = models.TextField(_("why, and what was checked"), blank=True)
    proposal = models.ForeignKey(
        EndingProposal, on_delete=models.PROTECT, null=True, blank=True, related_name="endings"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(how__in=["case", "in_case", "gathered"]) | ~Q(words=""), name="ending_says_why"
            ),
            models.CheckConstraint(condition=~Q(how="passed_on") | ~Q(body=""), name="passed_on_to_whom"),
        ]
