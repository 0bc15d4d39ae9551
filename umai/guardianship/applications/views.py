"""The pages of an application: what waits, one application, its papers, the home, and its withdrawal."""

from django.http import Http404
from django.utils.translation import gettext_lazy

from umai.access.doors import consult_list
from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.guardianship.applications import actions, lines
from umai.guardianship.applications.deciding import DecidingBody, body_of
from umai.guardianship.applications.doubts import doubts_about_applicant
from umai.guardianship.applications.forms import ApplyForm, HomeForm, PaperForm, WithdrawApplicationForm
from umai.guardianship.applications.models import (
    ApplicationPaper,
    ApplicationStage,
    ApplicationWithdrawal,
    AppliedFor,
    GuardianshipApplication,
    PaperKind,
)
from umai.guardianship.applications.state import (
    application_state,
    application_states,
    by_what_is_due,
    open_applications,
)
from umai.law.terms.clock import today
from umai.register.child.page import FileActPage, FilePage
from umai.register.fields.person import FormContext
from umai.register.models import Child

MAX_WAITING = 200  # applications in the list of an office


class WaitingApplications(Page):
    """The open applications by district: what each waits for, since when, and which are late."""

    look = "guardianship.read"
    template = "guardianship/applications.html"

    def context(self):
        by = self.by
        rows = by_what_is_due(open_applications(GuardianshipApplication.objects.within_reach_of(by)))
        found = consult_list(
            "guardianship.read",
            rows[:MAX_WAITING],
            by=by,
            read=lambda shown: shown.select_related("district", "recorded_by"),
        )
        states = application_states(found, by)
        return {
            "districts": lines.by_district(states, by, today()),
            "late": sum(one.due_on < today() for one in states),
            "cut": len(states) == MAX_WAITING,
            "counts": may_do(by, "guardianship.checks.read"),
        }


class Apply(FileActPage):
    """Ask who applies to become the child's carer, and for what."""

    act = actions.apply
    of = Child
    makes = GuardianshipApplication
    form_class = ApplyForm
    template = "guardianship/apply.html"

    def form_options(self):
        return {"about": FormContext(self.record, self.by)}

    def context(self):
        return {"child": self.record, "nobody": len(self.form.fields["applicant_id"].choices) < 2}

    def destination(self, application):
        return application


class ShowApplication(FilePage):
    """An application: what was applied for, what is missing, what speaks against it, how it ended."""

    of = GuardianshipApplication
    look = "guardianship.read"
    related = ("recorded_by", "child")
    template = "guardianship/application.html"

    def context(self):
        application, by = self.record, self.by
        state = application_state(application, by)
        writes = state.is_open and may_do(by, "guardianship.record_paper", application)
        decides = state.is_open and may_do(by, "guardianship.grant", application)
        sent = body_of(state) == DecidingBody.COURT
        return {
            "application": application,
            "state": state,
            "rows": lines.application_rows(application, by),
            "decision": lines.decision_rows(state),
            "waits": lines.WAITS_FOR[state.waits_for],
            "doubts": doubts_about_applicant(application, by) if state.is_open else [],
            "tasks": [
                *lines.paper_tasks(state, writes),
                lines.home_task(state, writes),
                lines.household_task(application),
            ],
            "writes": writes,
            "grants": decides and (sent or (state.is_ready and application.arrangement != AppliedFor.COURT)),
            "refuses": decides,
            "sends": decides and state.is_ready,
        }


class ApplicationPage(FileActPage):
    """A page on which something of one application is written."""

    of = GuardianshipApplication
    related = ("recorded_by", "child")

    def head(self):
        rows = lines.application_rows(self.record, self.by)
        return super().head() | {"application": self.record, "rows": rows}

    def destination(self, outcome):
        return self.record


class RecordPaper(ApplicationPage):
    """Write how it is with one paper; the address names which."""

    act = actions.record_paper
    makes = ApplicationPaper
    form_class = PaperForm
    template = "guardianship/application_form.html"

    def find(self):
        if self.address["kind"] not in PaperKind.values:
            raise Http404
        self.kind = PaperKind(self.address["kind"])
        return super().find()

    def find_standing(self):
        rows = ApplicationPaper.objects.within_reach_of(self.by)
        return rows.filter(application=self.record, kind=self.kind).first()

    def answers(self):
        return super().answers() | {"kind": self.kind}

    def context(self):
        return {"title": self.kind.label}


class RecordHome(ApplicationPage):
    """Write what was found in the home of the applicant."""

    act = actions.record_home
    makes = ApplicationStage
    form_class = HomeForm
    template = "guardianship/application_form.html"

    def context(self):
        return {"title": gettext_lazy("Home of the applicant")}


class WithdrawApplication(ApplicationPage):
    """Ask why an application waits no more."""

    act = actions.withdraw_application
    makes = ApplicationWithdrawal
    form_class = WithdrawApplicationForm
    template = "guardianship/application_form.html"
    message = gettext_lazy("The application waits no more.")

    def context(self):
        return {"title": gettext_lazy("The application is withdrawn")}
