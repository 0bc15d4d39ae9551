"""Who informed whom about a child, what a body was asked and answered about it, and which letter left."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, FileRow
from umai.access.roles.words import WordsChar, WordsText
from umai.access.row_security import REACH_SQL, RowSecurity
from umai.design.fields.listed import ListedField
from umai.referrals.referral.models import BODY_REACH, RowForBody
from umai.staff.models import OfficeKind

COUNTED = "bodies are counted, and a body reads what it was asked without the file"


class InformedBody(models.TextChoices):
    """The kinds of bodies that inform the office about a child, and that it informs."""

    POLICE = "police", _("police")
    PROSECUTION = "prosecution", _("prosecutor")
    CLINIC = "clinic", _("hospital or clinic")
    SCHOOL = "school", _("school")
    GUARDIANSHIP = "guardianship", _("guardianship authority")
    COMMISSION = "commission", _("Commission on Children's Affairs")
    MINISTRY = "ministry", _("Ministry")


BODY_OF_OFFICE = {
    OfficeKind.POLICE: InformedBody.POLICE,
    OfficeKind.PROSECUTION: InformedBody.PROSECUTION,
    OfficeKind.CLINIC: InformedBody.CLINIC,
    OfficeKind.SCHOOL: InformedBody.SCHOOL,
    OfficeKind.DISTRICT: InformedBody.GUARDIANSHIP,
    OfficeKind.COMMISSION: InformedBody.COMMISSION,
    OfficeKind.MINISTRY: InformedBody.MINISTRY,
}


BODIES_WITH_PAGE = (OfficeKind.POLICE, OfficeKind.SCHOOL, OfficeKind.CLINIC)
"""The offices whose workers read here what their body is asked; the others are asked on paper."""


class NoticeDirection(models.TextChoices):
    """Who had to inform whom."""

    BY_OFFICE = "by_office", _("we inform the body")
    BY_BODY = "by_body", _("the body informs us")


class BodyNotice(Fact):
    """The office informed another body about a child, or was informed by it, or one of them was not.

    It names bodies and no person. Whoever has no duty to inform, a citizen or a relative, never stands
    here. `late_at` comes from the law of the day on which the matter was learned of.
    """

    protected_by = RowSecurity(of_lists=COUNTED, plain=("matter", "way"))

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child about whom one body informed the other, or had to."""
    direction = models.CharField(_("who informs whom"), max_length=10, choices=NoticeDirection)
    """Whether the office informs the body, or the body the office."""
    body = models.CharField(_("kind of body"), max_length=12, choices=InformedBody)
    """Kind of the other body; that of its office, where it is one of the register."""
    body_office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Other body as an office of the register; null where it is none and stands in words."""
    body_words = WordsChar(_("which body"), max_length=200, blank=True)
    """What a body is called that is no office of the register; never the name of a person."""
    matter = ListedField(_("what it was about"), listed="notice_matters")
    """What one body informs the other of, as chosen from a list."""
    learned_at = models.DateTimeField(_("when it was learned of"))
    """When the body that had to inform learned of the matter, as claimed."""
    late_at = models.DateTimeField()
    """First instant at which informing was late, by the hours in force on the day of learning."""
    informed_at = models.DateTimeField(_("when the other one was informed"), null=True, blank=True)
    """When the other one was informed, as claimed; null where that did not happen."""
    way = ListedField(_("how"), listed="notice_ways", blank=True)
    """How it was informed; empty where it was not."""

    class Meta(Fact.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(informed_at=None, way="") | Q(informed_at__isnull=False) & ~Q(way=""),
                name="informed_in_some_way",
            ),
            models.CheckConstraint(
                condition=Q(informed_at=None) | Q(informed_at__gte=F("learned_at")),
                name="informed_after_learning",
            ),
            models.CheckConstraint(condition=Q(late_at__gte=F("learned_at")), name="notice_late_later"),
            models.CheckConstraint(
                condition=Q(body_office=None) & ~Q(body_words="")
                | Q(body_office__isnull=False, body_words=""),
                name="notice_names_one_body",
            ),
        ]
        indexes = [models.Index(fields=["child"], name="notice_of_child")]

    def is_late(self, now) -> bool:
        """Whether the other one was informed too late, or was not by now though it had to be."""
        return (self.informed_at or now) >= self.late_at


class DutyQuestion(RowForBody):
    """A body is asked why it did not inform or answer. It is asked before any letter leaves.

    A body with a page for it reads this row and nothing else of the file: which day, what, which village,
    and no name. Any other is asked on paper.
    """

    protected_by = RowSecurity(of_lists=COUNTED, plain=("asks", "matter"), reach=BODY_REACH, writes=REACH_SQL)

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whom it concerns; the body that is asked is not told which one."""
    notice = models.ForeignKey(
        BodyNotice, on_delete=models.PROTECT, null=True, blank=True, related_name="questions"
    )
    """Entry from which the question comes; null where it comes from none."""
    to_office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, related_name="+")
    """Office of the body that is asked; its workers see the row."""
    asks = ListedField(_("what is asked"), listed="duty_questions")
    """What the body is asked, as chosen from a list."""
    matter = ListedField(_("what it was about"), listed="notice_matters")
    """What the body had to inform of, as chosen from a list."""
    happened_on = models.DateField(_("which day it is about"))
    """Day in Bishkek on which it happened or became known, as the body is told it."""
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    """Village or town of the child, as the body is told it."""
    asked_on = models.DateField()
    """Day in Bishkek on which the body was asked."""
    due_on = models.DateField()
    """Last day, inclusive, for the body to answer; no letter leaves before it without an answer."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("asked_on")), name="duty_answer_due_later"),
            models.CheckConstraint(condition=Q(happened_on__lte=F("asked_on")), name="asked_of_the_past"),
            models.UniqueConstraint(
                fields=["notice", "asks"], condition=~Q(notice=None), name="one_question_a_notice"
            ),
        ]
        indexes = [models.Index(fields=["child"], name="duty_question_of_child")]

    def get_absolute_url(self):
        return reverse("justice:duty_question", args=[self.pk])

    @property
    def is_on_paper(self) -> bool:
        """Whether the body has no page here that shows it the question."""
        return self.to_office.kind not in BODIES_WITH_PAGE


class DutyAnswer(RowForBody):
    """What the body answers, by itself or on paper. Child and office are the question's, by the database."""

    protected_by = RowSecurity(of_lists=COUNTED, reach=BODY_REACH)

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whom the question concerns, copied from it by the database."""
    question = models.OneToOneField(DutyQuestion, on_delete=models.PROTECT, related_name="answer")
    """Question that is answered; the first answer stands."""
    to_office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, editable=False, related_name="+")
    """Office that was asked, copied from the question by the database; it sees the row."""
    words = WordsText(_("what the body answers"))
    """Why the body did not inform or answer, in its own words; never empty."""
    answered_on = models.DateField(_("day of the answer"))
    """Day in Bishkek of the answer; of a letter, the day on which it came."""
    on_paper = models.BooleanField(default=False)
    """True if the answer came by letter and the office wrote it down."""
    paper_number = WordsChar(_("number of the letter"), max_length=60, blank=True)
    """Number of the letter with the answer; empty where it has none or no letter came."""

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="duty_answer_has_words")]


class DutyLetterTo(models.TextChoices):
    """To whom a letter about a duty to inform goes."""

    HEAD = "head", _("the head of the body")
    PROSECUTOR = "prosecutor", _("the prosecutor")
    MINISTRY = "ministry", _("the Ministry")


class DutyLetter(FileRow):
    """Somebody proposes a letter about a body that was asked: to its head, the prosecutor or the Ministry.

    The letter is composed of bodies, days and the duty. It holds no words of the file, so it can name
    neither the child nor whoever reported. Another person signs it (`DutyLetterSigning`).
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whom it concerns; the letter does not name it."""
    question = models.ForeignKey(DutyQuestion, on_delete=models.PROTECT, related_name="letters")
    """Question that the body answered, or whose term is over."""
    to = models.CharField(_("to whom"), max_length=12, choices=DutyLetterTo)
    """To whom the letter goes."""
    missing = ArrayField(ListedField(listed="missing_means"), default=list)
    """What is missing, for the Ministry, as chosen from a list; else empty."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to=DutyLetterTo.MINISTRY, missing__len__gt=0)
                | ~Q(to=DutyLetterTo.MINISTRY) & Q(missing__len=0),
                name="ministry_is_told_what_is_missing",
            )
        ]
        indexes = [models.Index(fields=["child"], name="duty_letter_of_child")]

    signing: Any  # `DutyLetterSigning`, where somebody signed or refused

    def get_absolute_url(self):
        return reverse("justice:duty_letter", args=[self.pk])


class DutyLetterSigning(FileRow):
    """Another person signs the letter, or does not. The database numbers it: by office and year, no gap."""

    protected_by = RowSecurity(of_lists=COUNTED)

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whom the letter concerns."""
    letter = models.OneToOneField(DutyLetter, on_delete=models.PROTECT, related_name="signing")
    """Letter that is signed or not; it is decided once."""
    signed = models.BooleanField(_("signed"))
    """True if the second person signs, false if not: then nothing leaves."""
    reason = WordsText(_("why not"), blank=True)
    """Why it is not signed; empty where it is."""
    of_office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    """Office in whose book the letter is numbered: the proposer's; null where it is not signed."""
    year = models.PositiveSmallIntegerField(null=True, editable=False)
    """Year in which the number counts, given by the database; null where it is not signed."""
    number = models.PositiveIntegerField(null=True, editable=False)
    """Number of the letter in that year, given by the database; null where it is not signed."""
    signed_on = models.DateField()
    """Day in Bishkek on which it was signed or refused."""
    due_on = models.DateField(null=True)
    """Last day, inclusive, for the answer to the letter; null where it is not signed."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of_office", "year", "number"], name="one_duty_letter_a_number"),
            models.CheckConstraint(
                condition=Q(
                    signed=True, of_office__isnull=False, year__gt=0, number__gt=0, due_on__gte=F("signed_on")
                )
                | Q(signed=False, of_office=None, year=None, number=None, due_on=None) & ~Q(reason=""),
                name="signed_duty_letter_numbered",
            ),
        ]

    @property
    def full_number(self) -> str:
        """The number as it stands on the letter."""
        return f"{self.number}/{self.year}"


class DutyLetterAnswer(FileRow):
    """What was answered to a signed letter."""

    protected_by = RowSecurity(of_lists=COUNTED)

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whom the letter concerns."""
    letter = models.OneToOneField(DutyLetter, on_delete=models.PROTECT, related_name="answer")
    """Letter that is answered; the first answer stands."""
    answered_on = models.DateField(_("day of the answer"))
    """Day in Bishkek on which the answer came."""
    paper_number = WordsChar(_("number of the answer"), max_length=60, blank=True)
    """Number that stands on the answer; empty where it has none."""
    words = WordsText(_("what was answered"))
    """What was answered, and what will be done; never empty."""

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="duty_letter_answer_has_words")]
