"""What the papers of guardianship say in one language, as plain values for `papers.typ`.

Each says what the register holds on a day and is no paper of guardianship itself.
"""

from pathlib import Path

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from umai.design.days import date_in_words
from umai.law.guardianship.papers import renewal_due_from
from umai.law.terms.clock import today
from umai.register.family.life import paper_of
from umai.register.family.members import adult_name_of
from umai.register.family.representation import representation_in_words
from umai.register.models import Absence, CareArrangement, CarePaper

TEMPLATE = Path(__file__).resolve().parent / "papers.typ"
__all__ = ["PAPERS", "RIGHTS", "TEMPLATE", "carers_to_tell", "sheet_of"]


def sheet_of(paper, file, by, language) -> dict:
    """The values of one of `PAPERS` about the child of this file."""
    with override(language):
        return PAPERS[paper](file, by)


def certificate(file, by) -> dict:
    """Who may act for the child on this day, and with whom it lives on which paper."""
    rows = [row for row in file.care if row.paper != CarePaper.NONE]
    papers = [section(_("By which paper"), rows=care_rows(row, file)) for row in rows]
    if not papers:
        papers = [section(_("By which paper"), [_("The register holds no paper of a carer on this day.")])]
    sections = [section(_("Who may act for the child"), [representation_in_words(file)]), *papers]
    return sheet(_("Certificate of who stands in for a child"), file, by, sections)


def extract(file, by) -> dict:
    """Everything that the register holds on the care of the child and its papers over time."""
    care = [section(care_title(row), rows=care_rows(row, file)) for row in standing(file, CareArrangement)]
    parents = {one.kinship.adult_id: one for one in file.parents}
    away = [
        [name_with_relation(parents[row.adult_id]), absence_words(row)]
        for row in standing(file, Absence)
        if row.adult_id in parents
    ]
    sections = [*care, section(_("When the parents were away"), rows=away)]
    if not care:
        sections.insert(0, section(_("Care"), [_("Nobody has written down with whom the child lives.")]))
    if not away:
        sections[-1] = section(_("When the parents were away"), [_("No absence of a parent is recorded.")])
    return sheet(_("Extract on the care of a child"), file, by, sections)


def notice(file, by) -> dict:
    """A page for each carer: until when the paper is valid, or that one is missing, and what to bring."""
    bring = _(
        "Bring your passport, the birth certificate of the child and the papers that you have. What else is"
        " needed in your case is not the same everywhere: ask at the office named above."
    )
    free = _("Nobody takes the child from you because a paper is missing. The office helps you to get it.")
    sections = [
        section(carer_name(row, file), [notice_words(row), bring, free], [[_("Child"), name_of_child(file)]])
        for row in carers_to_tell(file)
    ]
    title, signs = _("Notice to the carer of a child"), _("Worker of the office")
    return sheet(title, file, by, sections, signs=signs, apart=True, of_child=False)


PAPERS = {"certificate": certificate, "extract": extract, "notice": notice}
RIGHTS = {  # what a worker needs to print each
    "certificate": "guardianship.papers.read",
    "extract": "guardianship.papers.read",
    "notice": "guardianship.notice.read",
}


def carers_to_tell(file) -> list[CareArrangement]:
    """The carers to whom a notice is of use: no parents, without a paper or with one that has a last day."""
    parents = {one.kinship.adult_id for one in file.parents}
    return [
        row
        for row in file.care
        if row.carer_id and row.carer_id not in parents and (row.paper == CarePaper.NONE or row.paper_to)
    ]


def notice_words(row) -> str:
    if row.paper == CarePaper.NONE:
        return _(
            "The register holds no paper by which you may act for this child at school, at the clinic and"
            " before an office."
        )
    words = {"paper": row.get_paper_display(), "day": date_in_words(row.paper_to)}
    if row.paper_to < today():
        return _("Your paper (%(paper)s) was valid until %(day)s. It has to be renewed.") % words
    words["due"] = date_in_words(renewal_due_from(paper_of(row)) or row.paper_to)
    return _("Your paper (%(paper)s) is valid until %(day)s. Come to renew it from %(due)s on.") % words


def sheet(title, file, by, sections, *, signs="", apart=False, of_child=True) -> dict:
    """A paper with its head; `signs` is who signs it, where that is not whoever may certify."""
    head = [[_("Office"), str(by.office)], [_("Day"), date_in_words(file.on)]]
    if of_child:
        head.append([_("Child"), name_of_child(file)])
        if file.identity and file.identity.birth_date:
            precision = file.identity.birth_precision
            known = precision if precision in ("day", "month") else "year"
            head.append([_("Born"), date_in_words(file.identity.birth_date, known)])
    return {
        "title": title,
        "note": _(
            "Form of the programme; no official form has been confirmed. It says what the register holds on"
            " this day and is no paper of guardianship itself."
        ),
        "head": head,
        "sections": sections,
        "apart": apart,
        "signing": [{"who": signs or _("Specialist or head of the department"), "name": ""}],
    }


def section(title, words=(), rows=()) -> dict:
    return {"title": title, "words": list(words), "rows": list(rows)}


def care_title(row) -> str:
    since = date_in_words(row.holds_from) if row.holds_from else _("a day that nobody knows")
    if row.holds_to:
        return _("Care from %(from)s until %(to)s") % {"from": since, "to": date_in_words(row.holds_to)}
    return _("Care since %(from)s") % {"from": since}


def care_rows(row, file) -> list:
    """One care with its paper, as rows."""
    term = paper_of(row)
    rows = [
        [_("Carer"), carer_name(row, file)],
        [_("Paper"), capfirst(row.get_paper_display())],
        [_("Number of the paper"), row.number],
        [_("Issued by"), row.issuer],
        [_("Valid from"), date_in_words(term.from_on) if term.from_on else ""],
        [_("Valid until"), date_in_words(term.to_on) if term.to_on else _("no last day is recorded")],
        [_("Beside another carer's paper"), capfirst(row.get_beside_display())],
    ]
    if row.paper == CarePaper.NONE:
        rows = rows[:2]
    return [[label, value] for label, value in rows if value]


def absence_words(row) -> str:
    since = date_in_words(row.holds_from) if row.holds_from else _("a day that nobody knows")
    if row.holds_to:
        words = _("away from %(from)s, back on %(to)s")
        return words % {"from": since, "to": date_in_words(row.holds_to)}
    return _("away since %(from)s") % {"from": since}


def standing(file, model) -> list:
    """The rows of a kind that count, whenever they hold, the earliest first."""
    rows = file.ever[model].known_at(file.known_at).standing(on=file.on)
    return sorted(rows, key=lambda row: (row.holds_from is not None, row.holds_from, row.recorded_at))


def carer_name(row, file) -> str:
    return row.institution or adult_name_of(file.person(row.carer_id))


def name_with_relation(kin) -> str:
    return f"{adult_name_of(kin.identity)}, {kin.kinship.get_relation_display()}"


def name_of_child(file) -> str:
    return file.identity.full_name() if file.identity else _("Name not known")
