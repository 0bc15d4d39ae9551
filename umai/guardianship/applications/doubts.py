"""What speaks against an applicant, in sentences: it is told and asked, and refuses nothing."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.guardianship.applications.models import AppliedFor, GuardianshipApplication
from umai.guardianship.departure.lines import identity_of
from umai.guardianship.departure.state import not_over
from umai.law.children.ages import is_minor, needs_guardian_rather_than_trustee
from umai.law.terms.clock import today
from umai.register import merge_groups
from umai.register.family.life import last_birth_of
from umai.register.family.members import adult_name_of
from umai.register.models import Absence, CareArrangement, CarePaper, Identity, Inability, RightsDecision


def doubts_about_applicant(application: GuardianshipApplication, by) -> list[str]:
    """What the register knows that does not fit: the applicant, what is applied for, other papers."""
    return [
        *of_applicant(application, by),
        *of_arrangement(application),
        *of_care(application, by),
        *of_other_papers(application, by),
    ]


def of_applicant(application, by) -> Iterator[str]:
    adult, on = application.applicant_id, today()
    identity = identity_of(adult)
    who = {"who": adult_name_of(identity)}
    if not_over(Absence.objects.filter(adult_id=adult), on).exists():
        yield _("%(who)s is away. Ask who is with the child, and who can come to the office.") % who
    for row in Inability.objects.holding(on=on).filter(adult_id=adult):
        what = who | {"what": row.get_kind_display()}
        yield _("%(who)s: %(what)s. Somebody else has to take care of the child.") % what
    born = last_birth_of(identity)
    if born and is_minor(born, on):
        yield _("%(who)s is under age and cannot become a guardian. Ask who else there is.") % who
    ids = merge_groups.ids_of(application.child_id, by)
    limits = RightsDecision.objects.holding(on=on).filter(child_id__in=ids, adult_id=adult)
    for limit in limits:
        said = who | {"limit": limit.get_limit_display()}
        yield _("Parental rights of %(who)s: %(limit)s. Read the decision of the court first.") % said


def of_arrangement(application) -> Iterator[str]:
    """Whether guardianship and trusteeship fit the age of the child."""
    born = last_birth_of(Identity.objects.filter(child_id=application.child_id).first())
    if born is None:
        return
    young = needs_guardian_rather_than_trustee(born, today())
    if young and application.arrangement == AppliedFor.TRUSTEESHIP:
        yield _("The child is too young for trusteeship: a guardian is asked for. Ask what is meant.")
    if not young and application.arrangement == AppliedFor.GUARDIANSHIP:
        yield _("At this age it is called trusteeship. Write the decision as it stands on the paper.")


def of_care(application, by) -> Iterator[str]:
    """Until when the applicant takes care of the child, where it is recorded; a longer grant undoes it."""
    ids = merge_groups.ids_of(application.child_id, by)
    rows = CareArrangement.objects.filter(child_id__in=ids, carer_id=application.applicant_id)
    for row in not_over(rows.exclude(holds_to=None), today()):
        said = {"day": date_in_words(row.holds_to)}
        yield (
            _(
                "The register says that the applicant takes care of the child until %(day)s. If the decision"
                " holds longer, this end is taken out."
            )
            % said
        )


def of_other_papers(application, by) -> Iterator[str]:
    """Who has a paper for the child already: two at once are accepted, and asked about."""
    ids = merge_groups.ids_of(application.child_id, by)
    rows = CareArrangement.objects.holding(on=today()).filter(child_id__in=ids)
    for row in rows.exclude(paper=CarePaper.NONE).exclude(carer_id=application.applicant_id):
        who = row.institution or adult_name_of(identity_of(row.carer_id))
        said = {"who": who, "paper": row.get_paper_display()}
        yield _("%(who)s has a paper for this child: %(paper)s. Ask which one holds from now on.") % said
