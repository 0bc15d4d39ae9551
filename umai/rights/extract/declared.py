"""What of each table of a file a person is told: declared for every table, and never guessed.

A table or a column that is not declared here is in no extract, and a test fails until it is declared. Words
that somebody of the office wrote about several people are of third parties, because nothing takes a name out
of a sentence for certain.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.rights.extract.telling import ToldTable, WithheldTable
from umai.rights.extract.withheld import WITHHELD

NAMES = ("surname", "given", "patronymic", "written_ky", "written_ru", "written_latin")

# Model to what is told of it. The order is that of the paper.
TOLD: dict[str, ToldTable] = {
    "register.identity": ToldTable(
        _("Who the child is"),
        shown=(*NAMES, "sex", "birth_date", "pin", "birth_certificate"),
        withheld=("birth_precision", "pin_doubt"),
    ),
    "register.languages": ToldTable(
        _("Languages"), shown=("of_child", "interpreter"), withheld=("of_carer",)
    ),
    "register.kinship": ToldTable(
        _("Family"), shown=("relation", "legal_representative"), withheld=("adult",)
    ),
    "register.address": ToldTable(_("Address"), own=("kind", "settlement", "words"), for_child_alone=True),
    "register.carearrangement": ToldTable(
        _("Who cares for the child"),
        shown=("is_kin", "paper", "paper_from", "paper_to", "beside"),
        withheld=("carer", "institution", "number", "issuer"),
    ),
    "register.schooling": ToldTable(
        _("School"), shown=("attendance", "grade", "school_year"), own=("school", "programme")
    ),
    "register.schoolleaving": ToldTable(
        _("Left a school"), shown=("reason",), own=("followed_by",), withheld=("words",)
    ),
    "register.healthpoint": ToldTable(_("Clinic"), own=("facility",), for_child_alone=True),
    "register.healthdetail": ToldTable(_("Health"), own=("words",), for_child_alone=True),
    "register.adultidentity": ToldTable(
        _("Who the adult is"),
        of_adult=(*NAMES, "sex", "birth_date", "pin", "phone"),
        withheld=("adult", "birth_precision", "pin_doubt"),
    ),
    "register.absence": ToldTable(
        _("Absence"),
        of_adult=("kind", "country", "place", "return_expected_on", "contact", "last_contact_on"),
        withheld=("adult",),
    ),
    "register.inability": ToldTable(
        _("Death, or unable to take care"), of_adult=("kind", "document"), withheld=("adult",)
    ),
    "register.rightsdecision": ToldTable(
        _("Parental rights"), withheld=("adult", "limit", "court", "number")
    ),
    "intake.case": ToldTable(
        _("A case was opened"),
        shown=("opened_on",),
        own=("concern",),
        withheld=("channel", "words", "follows"),
    ),
    "intake.closure": ToldTable(_("A case was closed"), shown=("closed_on",), withheld=("case", "proposal")),
    "assessment.assessment": ToldTable(_("Assessment"), shown=("begun_on",), withheld=("case",)),
    "assessment.childsview": ToldTable(
        _("What the child said at the assessment"),
        own=("hearing", "words"),
        withheld=("assessment",),
        for_child_alone=True,
    ),
    "planning.plan": ToldTable(_("Plan"), shown=("kind", "begun_on"), withheld=("case",)),
    "planning.measure": ToldTable(
        _("What the plan promises"),
        shown=("kind", "due_on", "begun_on"),
        withheld=(
            "plan",
            "line",
            "need_line",
            "goal_line",
            "words",
            "body",
            "body_words",
            "person",
            "person_words",
            "protects_now",
        ),
    ),
    "visits.visit": ToldTable(
        _("Visit"),
        shown=("made", "at", "seen"),
        own=("childs_words",),
        withheld=(
            *(
                "case",
                "window",
                "line",
                "worker",
                "not_made",
                "words",
                "with_whom",
                "with_police",
                "latitude",
            ),
            *(
                "longitude",
                "accuracy",
                "place",
                "announced",
                "why_not_seen",
                "alone",
                "why_not_alone",
                "awake",
            ),
            *("moves", "weight_grams", "marks", "bond", "checked_by", "carer", "dwelling", "school_health"),
            *("risk", "risk_words", "what_changed", "who_saw", "seen_how", "agreed", "next_on", "digest"),
            "is_late",
        ),
    ),
    "review.review": ToldTable(
        _("Review of the plan"),
        shown=("held_on", "works"),
        own=("childs_view",),
        withheld=(
            *("case", "edition", "words", "risk", "reasons", "promised", "change_plan", "next_on", "due_on"),
            *("is_late", "paper_number", "paper_on", "decided_by", "scan"),
        ),
    ),
    "review.conference": ToldTable(
        _("Case conference"),
        shown=("held_on",),
        withheld=("case", "words", "paper_number", "paper_on", "decided_by", "scan"),
    ),
    "referrals.referral": ToldTable(
        _("Another body was asked to help"),
        shown=("sent_on",),
        own=("service",),
        withheld=(
            *("case", "to_office", "agreement", "measure", "measure_line", "sent", "urgent", "due_on"),
        ),
    ),
    "commission.decision": ToldTable(
        _("Decision of the Commission"),
        shown=("kind", "decided_on", "due_on", "appeal_until"),
        withheld=(
            *("commission", "case", "item", "words", "owner", "in_favour", "against", "abstained"),
            *("options", "dissent", "against_family", "appeal_to"),
        ),
    ),
    "commission.heardview": ToldTable(
        _("What the child said to the Commission"),
        own=("how", "words"),
        withheld=("commission", "item", "heard_on", "heard_by"),
        for_child_alone=True,
    ),
    "prevention.note": ToldTable(
        _("Note on school or health"),
        shown=("kind", "noted_on", "missed_days", "school_days"),
        withheld=("value", "due_on", "words", "body_note", "told_by", "body"),
    ),
    "entitlements.helpoutcome": ToldTable(
        _("Help that was asked for"), shown=("state",), withheld=("code", "words")
    ),
    "feedback.telling": ToldTable(
        _("The child was told of a decision"),
        own=("told_on", "reaction", "reaction_words"),
        withheld=(
            *("case", "decision", "told", "told_by", "how", "language", "decided_words", "became_words"),
            *("call", "carer", "reason", "reason_words", "sealed"),
        ),
        for_child_alone=True,
    ),
    "guardianship.departure": ToldTable(
        _("A parent leaves, or is away already"),
        shown=("announced_on",),
        withheld=(
            *("adult", "way", "kind", "country", "reason", "leaves_on", "returns_on", "contact"),
            *("carer", "words"),
        ),
    ),
    "guardianship.departureconfirmation": ToldTable(
        _("A departure was confirmed"), shown=("confirmed_on",), withheld=("departure", "absence")
    ),
    "guardianship.careplacement": ToldTable(
        _("The child came to this carer"), shown=("placed_on", "check_due_on"), withheld=("care",)
    ),
    "guardianship.childreturn": ToldTable(
        _("The child came back from abroad"),
        shown=("returned_on", "country", "way"),
        own=("papers",),
        withheld=("met_by", "goes_to", "care", "words"),
    ),
    "guardianship.guardianshipapplication": ToldTable(
        _("Application for guardianship"),
        shown=("arrangement", "received_on"),
        withheld=("applicant", "wanted_until", "words", "due_on"),
    ),
    "guardianship.applicationdecision": ToldTable(
        _("Decision about guardianship"),
        shown=("body", "granted", "decided_on", "in_force_on", "ends_on", "appeal_until"),
        withheld=("application", "number", "issuer", "reason", "appeal_to", "care"),
    ),
    "justice.offencematter": ToldTable(
        _("Ran away, or in conflict with the law"),
        own=("childs_words",),
        withheld=("kind", "away", "article", "body", "number", "words", "harm", "line", "sealed"),
        for_child_alone=True,
    ),
    "documents.document": ToldTable(
        _("A document in the file"),
        shown=("kind",),
        withheld=(
            *("about_kind", "about_id", "title", "media_type", "size", "sha256", "shown_size", "reason"),
        ),
    ),
    "rights.givenconsent": ToldTable(
        _("Consent"),
        shown=("purpose", "until_on"),
        own=("assent",),
        withheld=("to_office", "to_whom", "adult", "words"),
    ),
    "rights.consentwithdrawal": ToldTable(_("Consent withdrawn"), withheld=("consent", "who")),
    "rights.dispute": ToldTable(
        _("What was disputed"),
        shown=("disputed_on", "due_on"),
        own=("words",),
        withheld=("about_kind", "about_id", "asker"),
    ),
    "rights.disputeanswer": ToldTable(
        _("What was decided about it"), shown=("outcome", "reason"), withheld=("dispute",)
    ),
}
DECLARED: dict[str, ToldTable | WithheldTable] = TOLD | WITHHELD


def told_models() -> Iterator[tuple[type[models.Model], ToldTable]]:
    """Each model of which something is told, with what, in the order of the paper."""
    return ((apps.get_model(label), told) for label, told in TOLD.items())
