"""The parts of an assessment as lines of a page: each with its status in words."""

from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from umai.access.facts import ReplacementReason
from umai.assessment.models import Domain, Worry
from umai.design.parts import Link, SummaryRow, Task
from umai.design.templatetags.design import day, tag
from umai.intake.cases.reading import as_paragraphs, by_whom

TAGS = {Worry.SERIOUS: "red", Worry.SOME: "yellow", Worry.UNKNOWN: "grey"}


def domain_tasks(case, stands, domains):
    """The findings in these domains."""
    found = [(domain, stands.findings.get(domain.value)) for domain in domains]
    return [
        Task(
            capfirst(domain.label),
            reverse("assessment:finding", args=[case.pk, domain.value]),
            worry_status(finding),
            done=finding is not None and finding.worry == Worry.NONE,
        )
        for domain, finding in found
    ]


def worry_status(finding):
    """How much a part worries, as a tag where it does: green would say that all is well."""
    words = _status(finding, finding and finding.get_worry_display())
    colour = TAGS.get(finding.worry) if finding else None
    return tag(words, colour) if colour else words


def view_and_completion_tasks(case, stands):
    """The child's view, then the risk level and the completion."""
    view = stands.view
    heard = Task(
        _("The child's view"),
        reverse("assessment:view", args=[case.pk]),
        _status(view, view and view.get_hearing_display()),
        done=view is not None,
    )
    done = stands.completion
    if done:
        status = _("Completed late") if done.is_late else _("Completed")
    elif missing := len(missing_links(case, stands)):
        status = _("Not yet: %(n)d of the parts above are missing") % {"n": missing}
    else:
        status = _("Ready to complete")
    end = Task(
        _("Risk level and completion"),
        reverse("assessment:complete", args=[case.pk]),
        status,
        done=done is not None,
        hint=done.get_risk_display() if done else "",
    )
    return [heard, end]


def answer_rows(case, stands, *, changeable):
    """The written parts to check before completing: the beginning of each, and a link to change it."""
    rows = []
    for domain in Domain:
        if found := stands.findings.get(domain.value):
            value = f"{capfirst(found.get_worry_display())}. {Truncator(found.words).chars(200)}"
            url = reverse("assessment:finding", args=[case.pk, domain.value]) if changeable else None
            rows.append(SummaryRow(capfirst(domain.label), value, url))
    if stands.view:
        value = f"{capfirst(stands.view.get_hearing_display())}. {Truncator(stands.view.words).chars(200)}"
        url = reverse("assessment:view", args=[case.pk]) if changeable else None
        rows.append(SummaryRow(_("The child's view"), value, url))
    return rows


def finding_rows(finding):
    """A finding as lines of a summary; none where there is no finding."""
    if finding is None:
        return []
    return [
        SummaryRow(_("How much it worries"), capfirst(finding.get_worry_display())),
        *_words_and_writer(finding),
    ]


def view_rows(view):
    """The child's view as lines of a summary; none where it is not written."""
    if view is None:
        return []
    return [
        SummaryRow(_("Was the child heard"), capfirst(view.get_hearing_display())),
        *_words_and_writer(view),
    ]


def completion_rows(done):
    """The risk level with its reasons, the day named and the day recorded, as lines of a summary."""
    if done is None:
        return []
    return [
        SummaryRow(_("Risk level"), capfirst(done.get_risk_display())),
        SummaryRow(_("Reasons"), as_paragraphs(done.reasons)),
        SummaryRow(_("Finished on"), day(done.completed_on)),
        SummaryRow(_("Recorded"), by_whom(done)),
    ]


def missing_links(case, stands):
    """Parts not written yet, as links to their pages."""
    missing = [
        Link(capfirst(domain.label), reverse("assessment:finding", args=[case.pk, domain.value]))
        for domain in Domain
        if domain.value not in stands.findings
    ]
    if stands.view is None:
        missing.append(Link(_("The child's view"), reverse("assessment:view", args=[case.pk])))
    return missing


def _status(row, words):
    """The status of a part in words; of a correction, also that it is one."""
    if row is None:
        return _("Not written yet")
    if row.why == ReplacementReason.CORRECTION:
        return _("%(answer)s (corrected)") % {"answer": capfirst(words)}
    return capfirst(words)


def _words_and_writer(row):
    return [SummaryRow(_("Written"), as_paragraphs(row.words)), SummaryRow(_("By"), by_whom(row))]
