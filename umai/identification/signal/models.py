"""Signals and what becomes of them, each step a row."""

from functools import cached_property

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, FileRow
from umai.access.reach import ReachableQuerySet
from umai.access.row_security import RowSecurity
from umai.identification.signal.concerns import Channel, Concern, ReporterLanguage
from umai.identification.signal.related_row import ANSWERS_SIGNAL, EXPUNGED, SEES_SIGNAL, SignalRelatedRow
from umai.identification.signal.replies import ReplySentence
from umai.identification.signal.sealing import ReportWords, open_words
from umai.notices.models import Keeper
from umai.trail.rows.proven import ProvenRows


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
        """Those that have not ended and do not go on with another one: the inbox."""
        return self.filter(waits=True)


def signal_reach_sql(by, at="") -> str:
    """`SignalQuerySet.within_reach_of` as SQL, for a query in plain SQL; `at` is the prefix of the table."""
    here = f"{at}district_id = any (%(districts)s)"
    if by.role != "oblast_supervisor":
        here += f" and {at}keeper = '{Keeper.DISTRICT}'"
    return f"({here} or {at}recorded_by_id = %(me)s)"


class Signal(FileRow):
    """Somebody says that a child may need protection. It may name no child yet.

    Kept apart from every child's file: no row of a file points here but that a case began with it.
    `urgent` is said by danger now or by any threat of suicide or self-harm, whatever else is
    written; the database makes the call for it. `crowded` says that very many came from the same
    network at that time; such signals are kept and stand behind the others. The reporter's code is
    kept as a hash only; who the reporter is stands sealed in `Reporter`, and nowhere else. All free
    text (where exactly, who the child is, who is feared, what happened) is sealed too
    (`umai.identification.signal.sealing`): the database alone shows none of it.

    The rows say what became of a signal. `waits`, `outcome`, `screened_at` and `ended_at` are made of them
    by the database, as `current` is of facts, because an inbox is read more often than anything else.
    """

    protected_by = RowSecurity(
        reach="""(district_id = any ((select access_districts())::int[])
        and (keeper = 'district' or (select access_role()) = 'oblast_supervisor'))
        or recorded_by_id = (select access_worker())""",
        kept_by="identification_keep",
        moving=("waits", "outcome", "screened_at", "ended_at"),
    )
    proven_by = ProvenRows(
        erasable=("sealed_words", "digest"),
        erased_by="exists (select from public.identification_expunging x where x.signal_id = n.id)",
    )

    child_id = models.UUIDField(null=True, editable=False)
    """Always null: a signal is part of no child's file."""
    keeper = models.CharField(max_length=10, choices=Keeper, default=Keeper.DISTRICT)
    """Level that answers: the district, or the oblast when staff of the state may be feared."""
    received_at = models.DateTimeField(_("information received"))
    """When the information came, as the writer claims; from the public, the database's clock."""
    channel = models.CharField(_("how it became known"), max_length=20, choices=Channel)
    """Way by which the authorised body came to know, such as school, citizen or message."""
    language = models.CharField(max_length=10, choices=ReporterLanguage, default=ReporterLanguage.KYRGYZ)
    """Language of the reporter, in which the fixed answers are read."""
    concern = models.CharField(_("concern"), max_length=20, choices=Concern)
    """What is feared for the child, from a list; messages and short reports have other."""
    danger_now = models.BooleanField(_("danger to life or health now"), default=False)
    """Whether life or health is in danger, as reported; not being sure counts as yes."""
    self_harm = models.BooleanField(_("suicide attempt, self-harm or a threat of it"), default=False)
    """Whether it is about suicide, self-harm or a threat of it; then it is always urgent."""
    urgent = models.GeneratedField(
        # Django takes a condition too.
        expression=Q(danger_now=True) | Q(self_harm=True) | Q(concern="self_harm"),  # type: ignore[arg-type]
        output_field=models.BooleanField(),
        db_persist=True,
    )
    """True for danger now or any suicide or self-harm; made by the database, calls somebody."""
    settlement = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Village, town or municipality where the child is; null when only the district is known."""
    child_age = models.PositiveSmallIntegerField(_("age of the child, about"), null=True, blank=True)
    """Years, about, as the reporter says or as the lists show; null when not known."""
    feared_works_here = models.BooleanField(
        _("that person works for the aiyl okmotu, the department, the police or the school"), default=False
    )
    """True when the reporter fears somebody who works for the state; the oblast answers."""
    sealed_words = models.BinaryField(editable=False)
    """All that was said in free text, sealed; empty once it was made unreadable by rule."""
    words_key = models.CharField(max_length=40, editable=False)
    """Id of the public key to which the free text was sealed."""
    digest = models.BinaryField(null=True, editable=False)
    """Keyed digest, equal for the same words about the same district; null once expunged."""
    crowded = models.BooleanField(default=False)
    """Very many came from one network or number, or a hidden field was filled; listed last."""
    code_hash = models.BinaryField(null=True, editable=False)
    """Hash of the code under which the reporter reads answers; null when no code was given."""
    waits = models.BooleanField(db_default=True, editable=False)
    """True until it ends or goes on with an earlier signal: the inbox; kept by the database."""
    outcome = models.CharField(max_length=12, null=True, editable=False)
    """What the current screening says, copied by the database; null before any screening."""
    screened_at = models.DateTimeField(null=True, editable=False)
    """When the current screening was recorded, copied by the database; null before any."""
    ended_at = models.DateTimeField(null=True, editable=False)
    """When its ending was recorded, copied by the database; null while there is none."""

    objects = SignalQuerySet.as_manager()  # type: ignore[misc,assignment]  # its reach is not by territory

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
    def said(self) -> ReportWords:
        """The words of the report, opened. Raises `sealing.NoKey` where there is no key."""
        return open_words(self.pk, self.sealed_words)

    def get_absolute_url(self):
        return reverse("identification:signal", args=[self.pk])


class Reporter(models.Model):
    """Who reported, sealed at the moment of writing to every two holders (`umai.machine.keys.holders`).

    No process that serves pages holds a holder's key, and no role of a page may read this table.
    """

    signal = models.OneToOneField(Signal, on_delete=models.PROTECT, primary_key=True, related_name="+")
    """Signal whose reporter is sealed in the row; no role of a page reads this table."""
    sealed = models.BinaryField()
    """Name and telephone in a box that only holders open; empty once made unreadable by rule."""
    key_id = models.CharField(max_length=40)
    """Id of the set of holders, with two: before it; or of the single key used before them."""


class Addition(SignalRelatedRow, FileRow):
    """The reporter wrote more, under the same code."""

    protected_by = RowSecurity(
        reach=SEES_SIGNAL,
        writes=ANSWERS_SIGNAL,
        kept_by="identification_keep_words",
        moving=("district_id", "municipality_id", "office_id"),
    )
    proven_by = ProvenRows(erasable=("sealed_words",), erased_by=EXPUNGED)

    signal = models.ForeignKey(Signal, on_delete=models.PROTECT, related_name="additions")
    """Signal to which words were added by whoever holds its code."""
    sealed_words = models.BinaryField(editable=False)
    """Added words, in a box of their own; empty once made unreadable by rule."""
    words_key = models.CharField(max_length=40, editable=False)
    """Id of the public key to which the added words were sealed."""

    @cached_property
    def said(self) -> str:
        return open_words(self.signal_id, self.sealed_words).happened


class ScreeningOutcome(models.TextChoices):
    """What the duty worker makes of a signal, within the hours that practice gives."""

    URGENT = "urgent", _("urgent: danger to life or health now")
    CONCERN = "concern", _("a child may need protection")
    INFORMATION = "information", _("information: nothing to do now")
    NOT_FOR_US = "not_for_us", _("not for us")


class Screening(SignalRelatedRow, Fact):
    """The duty worker read the signal and said what it is. One current row a signal."""

    signal = models.ForeignKey(Signal, on_delete=models.PROTECT, related_name="screenings")
    """Signal that was read and judged; one screening of it is current."""
    outcome = models.CharField(_("what is it?"), max_length=12, choices=ScreeningOutcome)
    """What the duty worker holds it for; urgent and concern lead to a case."""
    reason = models.TextField(_("why"), blank=True)
    """Reasons; required for not for us, and for less than urgent when danger was reported."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["signal"], condition=Q(current=True), name="one_screening_a_signal"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="not_for_us") | ~Q(reason=""), name="not_for_us_says_why"
            ),
        ]


class Gathering(SignalRelatedRow, Fact):
    """This signal is about the same child as an earlier one, and goes on with it."""

    signal = models.ForeignKey(Signal, on_delete=models.PROTECT, related_name="gatherings")
    """Signal that goes on with an earlier one and leaves the inbox."""
    first = models.ForeignKey(Signal, on_delete=models.PROTECT, related_name="gathered")
    """Earliest signal about the same child, where all of them are answered."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(fields=["signal"], condition=Q(current=True), name="gathered_once"),
            models.CheckConstraint(condition=~Q(signal=F("first")), name="gathered_with_another"),
        ]


class SignalMatch(Fact):
    """Which child of the register a signal is about, as a person found it."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the register whom the signal is about, as a person found it."""
    signal = models.ForeignKey(Signal, on_delete=models.PROTECT, related_name="matches")
    """Signal that is about this child; one match of it is current."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(fields=["signal"], condition=Q(current=True), name="one_child_a_signal")
        ]


class Reply(SignalRelatedRow, FileRow):
    """An answer that the reporter reads under the code."""

    signal = models.ForeignKey(Signal, on_delete=models.PROTECT, related_name="replies")
    """Signal that is answered; reporters of those gathered with it read the answer too."""
    said = models.CharField(_("answer"), max_length=20, choices=ReplySentence)
    """Fixed sentence that the reporter reads; it shows nothing of a child."""
