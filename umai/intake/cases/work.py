"""Tables of what is to be done in open cases, for lists; the database derives all of it.

The program never writes here. A room in which something is due by a day has triggers that add a row
of `Due` and delete it when it is done (`intake_put_due`, `intake_drop_due`); `intake_renew` updates
the row of the case and the ten days. All rows of a case are deleted when it is closed.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.identification.signal.concerns import Concern
from umai.intake.risk_models import Risk


class DueKind(models.TextChoices):
    """What is owed in a case by a day. Each kind is put and dropped by one room."""

    TEN_DAYS = "ten_days", _("assessment and plan")
    VISIT = "visit", _("visit")
    REVIEW = "review", _("review of the plan")
    AGREEMENT = "agreement", _("the Commission's agreement to the plan")
    APPROVAL = "approval", _("approval of the plan by the local administration")
    RETURNED = "returned", _("a plan that was sent back")
    MEASURE = "measure", _("a measure of the plan")
    REFERRAL = "referral", _("an answer to a referral")
    TRANSFER = "transfer", _("a file that was sent to another office")
    CLOSING = "closing", _("a decision about closing")
    LOWERING = "lowering", _("a decision about a lowered risk")
    DISPUTE = "dispute", _("an answer to a disputed fact")
    DECISION = "decision", _("a decision of the Commission to be carried out")
    HEARING = "hearing", _("a case that the Commission was asked to hear")
    ANNOUNCED = "announced", _("an answer to what a parent announced on the site")
    CALL_BACK = "call_back", _("a call back that a parent asked for")


class DerivedRow(models.Model):
    """What every derived row repeats, so that lists ask one table: whose child, where, who answers."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whom the case is about, copied so that lists ask one table."""
    district = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """District that holds the file, copied by the database; decides who reaches the row."""
    municipality = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """Aiyl okmotu or town that holds the file, copied; null where only the district does."""
    worker = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """Who answers for the case by its current assignment; null where nobody does."""

    class Meta:
        abstract = True


class WorklistRow(DerivedRow):
    """An open case in the list of what is to be done: what lists ask, so that they ask one table.

    `due_on` is the earliest day by which something is owed in the case, and `owed` says what; where
    nothing is planned at all it is empty, and the case stands under the day on which its plan was
    submitted (or it was opened): an open case in which nothing is planned is a fault to be seen. A
    row stands as long as the case is open, so a list takes as long in the tenth year as in the first.
    """

    case = models.OneToOneField(
        "intake.Case", on_delete=models.PROTECT, primary_key=True, related_name="work"
    )
    """Open case that the row repeats; the row goes when the case is closed."""
    concern = models.CharField(max_length=20, choices=Concern)
    """What is feared for the child, copied from the case."""
    opened_on = models.DateField()
    """Day in Bishkek on which the case was opened, copied from the case."""
    started_on = models.DateField()
    """Day 0 of the ten days, a day in Bishkek, copied from the current clock."""
    due_on = models.DateField()
    """Earliest day owed; where owed is empty, the day of plan submission or of opening."""
    owed = models.CharField(max_length=10, choices=DueKind, blank=True, db_default="")
    """What is owed first in the case; empty when nothing is planned, a fault to be seen."""
    ten_days_on = models.DateField(null=True)
    """Last day, inclusive, of the ten days (Article 41), copied from the current clock."""
    stopped_on = models.DateField(null=True)
    """Day on which the plan of the child was first submitted; null before that."""
    risk = models.CharField(max_length=10, choices=Risk, blank=True, db_default="")
    """Current risk level, copied from the person's judgement; empty before the first one."""
    seen_on = models.DateField(null=True, editable=False)
    """Day in Bishkek on which somebody saw the child last, in any case of it; null where nobody did."""

    class Meta:
        # In the order of the lists, and with all that counting and row security ask for.
        indexes = [
            models.Index(
                fields=["district", "due_on", "case"],
                include=["child", "municipality", "worker", "concern", "risk", "owed"],
                name="work_of_district",
            ),
            models.Index(
                fields=["municipality", "due_on", "case"],
                include=["child", "district", "worker", "concern", "risk", "owed"],
                name="work_of_municipality",
            ),
            models.Index(
                fields=["worker", "due_on", "case"], include=["risk", "owed"], name="work_of_worker"
            ),
            models.Index(
                fields=["district", "due_on", "case"],
                include=["child", "municipality", "risk"],
                condition=models.Q(worker=None),
                name="work_of_nobody",
            ),
        ]


class Due(DerivedRow):
    """One thing that is owed in an open case by a day. `of` is the row that makes it owed."""

    id = models.BigAutoField(primary_key=True)
    """Number of the row, given by the database; of two on one day the lower comes first."""
    owed = models.CharField(max_length=10, choices=DueKind)
    """Kind of thing that is to be done; each kind is put and dropped by one app."""
    of = models.UUIDField()
    """Id of what makes it owed, such as a visit window, plan edition, referral or the case."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="dues")
    """Open case in which it is owed; the row goes when the case is closed."""
    due_on = models.DateField()
    """Day, inclusive, by which it is owed; after a missed visit the day the new window opens."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owed", "of"], name="owed_once")]
        indexes = [
            models.Index(
                fields=["district", "owed", "due_on"],
                include=["case", "child", "municipality", "worker"],
                name="due_of_district",
            ),
            models.Index(fields=["worker", "due_on"], include=["owed", "case"], name="due_of_worker"),
        ]
