"""The child's file as its tabs show it: who it is about, a summary, the family, the cases."""

from typing import Any, NamedTuple

from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.casefile import facts, protections, warnings
from umai.casefile.child.birthdays import birthday_questions
from umai.casefile.child.links import Links
from umai.casefile.merging import page as same_page
from umai.casefile.near_danger import card_warning_of, risk_tag
from umai.casefile.queries import work_of_cases
from umai.casefile.words import NEXT_STEPS, age_in_words, until_when
from umai.contradictions.reading import contradictions_of
from umai.design.parts import IdentityFact, Link, SummaryRow
from umai.feedback.reading import told_box
from umai.intake.cases.reading import cases_of
from umai.intake.models import Case, Closure, DueKind
from umai.justice.reading import warnings_of as warnings_of_violence
from umai.law.terms.clock import today
from umai.protection.reading import running_of_child, warnings_of
from umai.register.family.absence import ABSENCE
from umai.register.family.care import CARE
from umai.register.family.categories import categories_in_words
from umai.register.family.inability import INABILITY
from umai.register.family.members import adult_name_of, all_names
from umai.register.fields.birth_date import birth_in_words
from umai.register.fields.pin import last_digits_of
from umai.register.kinds import ALL_KINDS, KIND_OF_MODEL
from umai.rights.dispute.reading import disputes_of
from umai.rounds.found.reading import doors_of
from umai.self_harm.reading import path_warnings
from umai.staff.models import Office
from umai.walls.reading import wall_rows, walls_of


def row_of(label, value, change_url=None, change_label=""):
    """A line of a summary whose value may have several lines."""
    return SummaryRow(label, linebreaksbr(value) if value else value, change_url, change_label)


def frame(file, tab, *, by):
    """What every tab of the file shows: the identity bar and the links to the other tabs."""
    all_cases = cases_of(file.child, by)
    standing = next((one for one in all_cases if one.closure is None), None)
    works = work_of_cases([one.case.pk for one in all_cases])
    risks = {
        one.case.pk: risk_tag(one.case, work.risk, by)
        for one in all_cases
        if (work := works.get(one.case.pk)) and work.risk
    }
    text, colour = _tag(standing, risks)
    standing_out = protections.tag_of(running_of_child(file.child.pk, by))
    identity = file.identity
    return {
        "child": file.child,
        "title": identity.full_name() if identity else _("Name not known"),
        "facts": _identity_facts(file) + ([IdentityFact(_("Risk"), text)] if text and standing_out else []),
        "tag_text": standing_out.text if standing_out else text,
        "tag_colour": standing_out.colour if standing_out else colour,
        "tabs": _tabs(file, tab, by, len(all_cases)),
        "case": standing,
        "also_open": [one.case for one in all_cases if one.closure is None and one is not standing],
        "known_cases": [_as_case_row(one, works.get(one.case.pk), risks) for one in all_cases],
        "next": next_step_of(works.get(standing.case.pk)) if standing else None,
        "today": today(),
    }


def _tag(standing, risks):
    """The text and the colour of the risk; without one, that a case is open; else an empty text."""
    if standing is None:
        return "", "grey"
    return risks.get(standing.case.pk) or (_("open case"), "blue")


class ChildCaseRow(NamedTuple):
    """One case on the tab of cases: its worker, and what is owed first and the risk, or its closure."""

    case: Case
    worker: object
    closure: Closure | None
    next: object
    risk: Any
    colour: str


def _as_case_row(one, work, risks):
    return ChildCaseRow(
        one.case,
        one.assignment.worker if one.assignment else None,
        one.closure,
        next_step_of(work),
        *risks.get(one.case.pk, ("", "grey")),
    )


class NextStep(NamedTuple):
    """What is owed first in an open case, and until when."""

    words: str
    when: object


def next_step_of(work):
    """What comes next in this open case (its `WorklistRow`); None where the reader has no such row."""
    if work is None:
        return None
    row = {"owed": work.owed, "due_on": work.due_on}
    words = DueKind(work.owed).label if work.owed == DueKind.TEN_DAYS else NEXT_STEPS[work.owed]
    return NextStep(str(capfirst(words)), until_when(row, today()))


def _identity_facts(file):
    identity = file.identity
    office = Office.objects.filter(pk=file.child.office_id).first()
    found = [IdentityFact(_("Office"), str(office) if office else _("not known"))]
    if identity:
        pairs = [(_("Age"), age_in_words(identity, file.on)), (_("PIN"), last_digits_of(identity.pin))]
        found = [IdentityFact(label, value) for label, value in pairs if value] + found
    return found


def _tabs(file, tab, by, cases):
    pages = [
        ("summary", "casefile:child", _("Summary")),
        ("family", "casefile:family", _("Family")),
        ("child_cases", "casefile:cases_of_child", _("Cases")),
        ("guardianship", "guardianship:of_child", _("Guardianship")),
        ("justice", "justice:of_child", _("Violence and justice")),
        ("prevention", "prevention:of_child", _("Prevention")),
        ("documents", "casefile:documents", _("Documents")),
        ("timeline", "casefile:timeline", _("Timeline")),
        ("access", "casefile:who_looked", _("Who looked")),
    ]
    if file.sees_sealed:
        pages.append(("sealed", "casefile:sealed", _("Sealed items")))
    counts = {"child_cases": cases}
    return [
        Link(label, reverse(page, args=[file.child.pk]), name == tab, counts.get(name))
        for name, page, label in pages
    ]


def summary(file, *, by):
    """The first tab: warnings, who the child is, and how the child lives."""
    links = Links(file.child, by)
    card_warning = card_warning_of(file.child.pk, by, whole=True)
    return {
        "card_warning": card_warning,
        "self_harm": path_warnings(file.child.pk, by),
        "self_harm_url": links.self_harm(),
        "doors": doors_of(file.ids, by),
        "warnings": [
            *warnings.dwelling_warnings(file.child.pk, by),
            *warnings_of(file.child.pk, by),
            *warnings_of_violence(file.child.pk, by, near=card_warning is None),
        ],
        "advice": warnings.file_warnings(file, card_warning),
        "contradictions": contradictions_of(file, by),
        "told": told_box(file.child, file.ids, by, file.on),
        "calls_back_url": links.calls_back(),
        "contact_url": links.contact(),
        "birthdays": birthday_questions(file, links),
        "identity_line": identity_line(file.identity),
        "is_unnamed": not (file.identity and file.identity.recorded_name()),
        "identity_rows": identity_rows(file, links),
        "life_line": life_line(file),
        "life_rows": life_rows(file, links),
        "categories": categories_in_words(file),
        "open_case_url": links.open_case(),
        "move_url": links.move(),
        "as_it_was_url": reverse("casefile:as_it_was", args=[file.child.pk]),
        "joined": same_page.merged_pairs_of(file, by),
        "same_url": links.same(),
        "rights_url": links.rights(),
        "disputes": disputes_of(file.ids, by),
        "walls": [(one, wall_rows(one)) for one in walls_of(file.child, by)],
        "tie_url": links.tie(),
    }


def identity_line(identity):
    """The line of the fold of who the child is: sex and birth, as far as they are known."""
    known = [identity.get_sex_display(), birth_in_words(identity)] if identity else []
    what = ", ".join(str(one) for one in known if one) or _("not known")
    return _("Who the child is: %(what)s") % {"what": what}


def identity_rows(file, links=None):
    """Names as written, sex, birth date, the last digits of the PIN; addresses to change them by `links`."""
    identity = file.identity
    if identity is None:
        return []
    change = links.change("identity", identity) if links else None
    return [
        row_of(_("Name"), all_names(identity), change, _("the name and other particulars")),
        row_of(_("Sex"), identity.get_sex_display()),
        row_of(_("Born"), birth_in_words(identity)),
        row_of(_("PIN"), last_digits_of(identity.pin)),
        row_of(_("Birth certificate"), identity.birth_certificate),
        *(_other_identity_row(row, links) for row in file.others),
    ]


def _other_identity_row(identity, links):
    """Who the child is by another record than the leading one."""
    tail = last_digits_of(identity.pin)
    lines = [
        all_names(identity),
        identity.get_sex_display(),
        birth_in_words(identity),
        _("PIN %(tail)s") % {"tail": tail} if tail else "",
    ]
    url = links.change("identity", identity) if links else None
    return row_of(_("In the other record"), "\n".join(filter(None, map(str, lines))), url)


def life_line(file):
    """The line of the fold of how the child lives: with whom, as far as it is written."""
    carers = [CARE.words(row, file).partition("\n")[0] for row in file.facts[CARE.model]]
    return _("How the child lives. With whom: %(who)s") % {"who": "; ".join(carers) or _("not known")}


def life_rows(file, links=None):
    """Where and with whom the child lives, the parents, school, health, languages."""

    def change(kind, row, through=None):
        return links.change(kind, row, through) if links else None

    def lines(kind):
        rows = file.facts[kind.model]
        if not rows and kind.expected and not kind.expected(file):
            return []
        if not rows:
            return [row_of(kind.label_of(None), None, change(kind.slug, None))]
        return [
            row_of(
                kind.label_of(row),
                facts.with_record_name(kind.words(row, file), row.child_id, file),
                change(kind.slug, row),
            )
            for row in rows
        ]

    rows = []
    for kind in ALL_KINDS:
        if kind.in_summary:
            rows += lines(kind)
        if kind is CARE:
            rows += parents(file, change)
    return rows


def parents(file, change):
    """Each parent, and whether they are recorded as away."""
    rows = []
    for parent in file.parents:
        relation = str(parent.kinship.get_relation_display()).capitalize()
        unable = "\n".join(INABILITY.words(row) for row in parent.unable)
        away = "\n".join(ABSENCE.words(row) for row in parent.away)
        words = f"{adult_name_of(parent.identity)}\n{unable or away or _('Not recorded as away')}"
        if parent.unable:
            url = change("inability", parent.unable[0], parent.kinship)
        else:
            url = change("absence", parent.away[0], parent.kinship) if parent.away else None
        rows.append(row_of(relation, facts.with_record_name(words, parent.kinship.child_id, file), url))
    return rows or [row_of(_("Parents"), None)]


def cases(file, *, by):
    """The address that opens a case; the cases themselves are in `frame`."""
    return {"open_case_url": Links(file.child, by).open_case()}


def sealed(file, items, *, by):
    """The sealed items by kind, in words, and the links to add one."""
    links = Links(file.child, by)
    kinds = [(KIND_OF_MODEL[model], found) for model, found in items.items()]
    rows = [
        row_of(str(kind.title), row.words, links.change(kind.slug, row))
        for kind, found in kinds
        for row in found
    ]
    added = [Link(str(kind.question), links.add(kind.slug)) for kind, _found in kinds]
    return {"rows": rows, "add_links": [link for link in added if link.url]}
