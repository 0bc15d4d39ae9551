"""Write an application down, its papers, what was found in the home, and that it is withdrawn."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import (
    ANY_ROW,
    ImpossibleTime,
    Incomplete,
    insert_once,
    raise_refusals,
    refuse_future,
    require_text,
    write_current,
)
from umai.guardianship.applications.models import (
    ApplicationPaper,
    ApplicationStage,
    ApplicationWithdrawal,
    GuardianshipApplication,
    PaperState,
    StageKind,
)
from umai.guardianship.applications.state import (
    ApplicationState,
    application_state,
    applications_of,
    open_applications,
)
from umai.intake.cases.actions import lock_file
from umai.law.terms.applications import application_decision_due_on, home_due_on, papers_due_on
from umai.refusal import NotPermitted, Refusal
from umai.register import merge_groups
from umai.register.models import PARENTS, Kinship


class NotOfTheFamily(NotPermitted):
    """Who applies is not in the family, or is a parent, who needs no guardianship."""


class AlreadyApplied(Refusal):
    """The same person has applied for this child already, and that is not decided yet."""


class ApplicationOver(Refusal):
    """The application was decided or withdrawn before."""


class NotReady(Refusal):
    """Papers are missing, the home was not examined, or another body decides."""


class NotChecked(Refusal):
    """The household was not checked, or nobody accepted the warning that a check gave."""


class StageReached(Refusal):
    """Somebody wrote this stage before; it stays."""


@act("guardianship.apply", done=gettext_lazy("wrote down an application for guardianship"))
def apply(child, *, by, applicant_id, arrangement, received_on, wanted_until=None, words="", id=None):
    """Write down that an adult of the family applies to become this child's carer; answers the application.

    Raises `NotOfTheFamily`, `Incomplete`, `ImpossibleTime`, `AlreadyApplied`, `AlreadyReceived`.
    """
    lock_file(child.pk)
    records = merge_groups.ids_of(child.pk, by)
    require_applicant(records, applicant_id)
    refuse_future(received_on)
    if wanted_until and wanted_until < received_on:
        raise Incomplete(_("The term ends before the application. Check both days. Nothing was saved."))
    if open_applications(applications_of(child.pk, by).filter(applicant_id=applicant_id)).exists():
        raise AlreadyApplied(
            _("This person has applied for the child already, and it is not decided. Nothing was saved.")
        )
    row = GuardianshipApplication(
        child_id=child.pk,
        applicant_id=applicant_id,
        arrangement=arrangement,
        received_on=received_on,
        wanted_until=wanted_until,
        words=words,
        due_on=papers_due_on(received_on),
    )
    return insert_once(row, id=id)


@act("guardianship.record_paper", done=gettext_lazy("looked at a paper of an application"))
def record_paper(application, *, by, kind, state, looked_on, words="", seen=ANY_ROW, id=None):
    """Write how it is with one paper; with the last one the papers are complete, which begins the next wait.

    Raises `Incomplete`, `ImpossibleTime`, `ApplicationOver`, `AlreadyReplaced`.
    """
    found = require_open(application, by)
    require_day(application, looked_on)
    if state != PaperState.SEEN:
        require_text(words, _("Write why it is not needed, or who was asked for it. Nothing was saved."))
    if state == PaperState.MISSING and StageKind.PAPERS in found.stages:
        raise StageReached(
            _("The papers were complete already. Write that it was seen, or why it is not needed after all.")
        )
    which = {"child_id": application.child_id, "application": application, "kind": kind}
    more = {"id": id} if id else {}
    with raise_refusals(refusals_of_application()):
        row = write_current(
            ApplicationPaper, seen, which, state=state, looked_on=looked_on, words=words, **more
        )
    now = application_state(application, by)
    if not now.missing and StageKind.PAPERS not in now.stages:
        complete_on = max(one.looked_on for one in now.papers.values())
        home = found.stages.get(StageKind.HOME)
        ready_on = max(complete_on, home.reached_on) if home else complete_on
        due_on = application_decision_due_on(ready_on) if home else home_due_on(complete_on)
        write_stage(application, StageKind.PAPERS, complete_on, due_on)
    return row


@act("guardianship.record_home", done=gettext_lazy("examined the home of an applicant"))
def record_home(application, *, by, reached_on, found, words, id=None):
    """Write what was found in the home of the applicant; answers the `ApplicationStage`.

    Raises `Incomplete`, `ImpossibleTime`, `ApplicationOver`, `StageReached`, `AlreadyReceived`.
    """
    state = require_open(application, by)
    require_day(application, reached_on)
    require_text(words, _("Write who looked, who lives there, and where the child would sleep and learn."))
    papers = state.stages.get(StageKind.PAPERS)
    ready_on = max(papers.reached_on, reached_on) if papers else None
    due_on = application_decision_due_on(ready_on) if ready_on else application.due_on
    return write_stage(application, StageKind.HOME, reached_on, due_on, found=found, words=words, id=id)


@act("guardianship.withdraw_application", done=gettext_lazy("wrote down that an application is withdrawn"))
def withdraw_application(application, *, by, reason, words="", id=None):
    """Write down that an application waits no more. Raises `ApplicationOver`, `AlreadyReceived`."""
    require_open(application, by)
    row = ApplicationWithdrawal(
        child_id=application.child_id, application=application, reason=reason, words=words
    )
    return insert_once(row, refusals_of_application(), id=id)


def write_stage(application, kind, reached_on, due_on, *, found="", words="", id=None) -> ApplicationStage:
    """Write that a stage was reached, inside an act."""
    row = ApplicationStage(
        child_id=application.child_id,
        application=application,
        kind=kind,
        reached_on=reached_on,
        found=found,
        words=words,
        due_on=due_on,
    )
    return insert_once(row, refusals_of_application(), id=id)


def require_applicant(records, applicant_id):
    """Refuse who is not in the family, and a parent. Raises `NotOfTheFamily`."""
    kin = Kinship.objects.filter(child_id__in=records, adult_id=applicant_id).first()
    if kin is None:
        raise NotOfTheFamily(
            _("This person is not in the child's family. Nothing was saved. Add them first.")
        )
    if kin.relation in PARENTS:
        raise NotOfTheFamily(
            _(
                "A parent needs no guardianship of the own child. Nothing was saved. If a court limited the"
                " parent's rights, write that on the family page."
            )
        )


def require_open(application, by) -> ApplicationState:
    """The state of this application, whose file is locked; raises `ApplicationOver` when it is over."""
    lock_file(application.child_id)
    state = application_state(application, by)
    if not state.is_open:
        raise application_over()
    return state


def require_day(application, day):
    """Refuse a day that has not come or lies before the application. Raises `ImpossibleTime`."""
    refuse_future(day)
    if day < application.received_on:
        raise ImpossibleTime(
            _("This day is before the application was received. Check the day. Nothing was saved.")
        )


def refusals_of_application() -> dict[str, Refusal]:
    """What the database refuses of an application, for `raise_refusals`."""
    not_ready = NotReady(
        _("Papers are missing, or the home was not examined yet. Nothing was saved. Write those first.")
    )
    return {
        "application_over": application_over(),
        "application_papers_missing": not_ready,
        "application_not_ready": not_ready,
        "application_other_body": NotReady(
            _("Another body decides about this application. Nothing was saved. Look at how far it is.")
        ),
        "household_not_checked": NotChecked(
            _(
                "Nobody has asked yet what is known of the household. Nothing was saved. Ask it on the page"
                " of the application, then go on."
            )
        ),
        "warning_not_accepted": NotChecked(
            _(
                "The check of the household names an office to speak with. Nothing was saved. Speak with it;"
                " then two people have to accept the applicant."
            )
        ),
        "one_stage_a_kind": StageReached(
            _("Somebody wrote this stage before. Nothing was overwritten. Read what stands there.")
        ),
        "application_id": application_over(),
    }


def application_over() -> ApplicationOver:
    return ApplicationOver(
        _("This application was decided or withdrawn already. Nothing was changed. Read what stands there.")
    )
