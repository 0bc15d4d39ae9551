"""What the papers of a session say in one language, as plain values for `session.typ`."""

from pathlib import Path

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from umai.commission.agenda.models import HeardHow, ItemKind
from umai.commission.papers.notes import without_name
from umai.design.days import date_in_words
from umai.planning.editions.codes import as_printed_code

TEMPLATE = Path(__file__).resolve().parent / "session.typ"
__all__ = ["TEMPLATE", "agenda_values", "decision_values", "minutes_values", "notes_values"]


def sheet(title, head, sections, *, note="", signing=(), code="", apart=False):
    """The values of one paper; `apart`: each section on a page of its own."""
    return {
        "apart": apart,
        "title": title,
        "note": note
        or _("Form of the programme; no official form has been confirmed. Check it before signing."),
        "head": head,
        "sections": sections,
        "signing": [{"who": who, "name": ""} for who in signing],
        "code_title": _("Code of these minutes"),
        "code": code,
        "code_help": _("The code is made of all that was written in this session."),
    }


def session_rows(state, by):
    session = state.session
    return [
        [_("Body"), str(by.office)],
        [_("Day"), f"{date_in_words(session.held_on)}, {session.begins_at:%H:%M}"],
        [_("Place"), session.place],
    ]


def agenda_values(state, items, members, by, language):
    """The agenda: what is heard in which order, by number; of a child only the name."""
    with override(language):
        rows = [[f"{one.item.number}.", f"{one.item.name}: {kind_words(one)}"] for one in standing(items)]
        invited = [["", str(one)] for one in members]
        sections = [section(_("Agenda"), rows), section(_("Invited"), invited)]
        return sheet(_("Agenda of the session"), session_rows(state, by), sections)


def notes_values(state, items, by, language):
    """One note a matter for the members, by number: no name, no reporter, nothing sealed."""
    with override(language):
        sections = []
        for one in standing(items):
            title = f"{one.item.number}. {capfirst(kind_words(one))}"
            sections.append(section(title, note_rows(one)))
        note = _(
            "For members, by number and without names. Whoever is kin to a child steps back before the"
            " matter begins. Give this paper back after the session; it is destroyed."
        )
        return sheet(_("Notes for the members"), session_rows(state, by), sections, note=note, apart=True)


def note_rows(one):
    """What a member has to know of one matter before the session."""
    rows = []
    if one.about:
        rows.append([_("What is asked"), one.about])
    said = view_words(one.view, named=False)
    rows.append([_("What the child says"), without_name(said, one.item.name)])
    return [*rows, [_("My remarks"), ""]]


def minutes_values(state, items, members, by, language):
    """The minutes: who came, what was decided of each matter, how the members voted."""
    with override(language):
        came = [one for one in members if one.came and one.came.present]
        away = [one for one in members if not (one.came and one.came.present)]
        rows = [["", str(one)] for one in came]
        head = [
            [_("Minutes no."), f"{state.opened.number}/{state.opened.year}"],
            *session_rows(state, by),
            [
                _("Quorum"),
                _("%(n)d had to be there, %(came)d came") % {"n": state.opened.quorum, "came": len(came)},
            ],
        ]
        sections = [section(_("Members who came"), rows)]
        if away:
            sections.append(section(_("Members who did not come"), [["", absent_words(one)] for one in away]))
        for one in items:
            title = f"{one.item.number}. {one.item.name}: {kind_words(one)}"
            sections.append(section(title, minutes_rows(one)))
        code = as_printed_code(state.closed.code) if state.closed else ""
        signing = [_("Chair"), _("Secretary")]
        return sheet(_("Minutes of the session"), head, sections, signing=signing, code=code)


def absent_words(member):
    """A member who did not come, with the reason where one was said."""
    why = member.came.reason if member.came else ""
    return f"{member}: {why}" if why else str(member)


def minutes_rows(one):
    """What became of one matter, as rows."""
    rows = [[_("Stepped back"), f"{row.member}: {row.reason}"] for row in one.recusals]
    if one.view:
        rows.append([_("What the child says"), view_words(one.view)])
    if one.removal:
        return [*rows, [_("Taken from the agenda"), one.removal.reason]]
    if one.decision is None:
        return [*rows, [_("Decision"), _("not decided; it waits again")]]
    return [*rows, *decision_rows(one.decision)]


def decision_rows(decision):
    """A decision in words, as rows."""
    rows = [[_("Decision"), capfirst(decision.get_kind_display())]]
    if decision.words:
        rows.append([_("In words"), decision.words])
    if decision.due_on:
        rows.append([_("Carried out by"), f"{decision.owner}, {date_in_words(decision.due_on)}"])
    if decision.in_favour is not None:
        votes = _("%(yes)d in favour, %(no)d against, %(none)d abstained") % {
            "yes": decision.in_favour,
            "no": decision.against,
            "none": decision.abstained,
        }
        rows.append([_("Votes"), votes])
    if decision.options:
        rows.append([_("What else was weighed"), decision.options])
    if decision.dissent:
        rows.append([_("Another opinion"), decision.dissent])
    if decision.against_family:
        rows.append([_("Appeal"), appeal_words(decision)])
    return rows


def decision_values(state, one, by, language):
    """A decision in writing for the family: what was decided, why, and where and until when to appeal."""
    with override(language):
        decision = one.decision
        head = [
            [_("Minutes no."), f"{state.opened.number}/{state.opened.year}"],
            *session_rows(state, by),
            [_("Child"), one.item.name],
        ]
        rows = [[_("Decision"), capfirst(decision.get_kind_display())], [_("In words"), decision.words]]
        if decision.due_on:
            rows.append([_("Carried out by"), f"{decision.owner}, {date_in_words(decision.due_on)}"])
        if decision.against_family:
            rows.append([_("Appeal"), appeal_words(decision)])
        signing = [_("Chair"), _("Secretary"), _("Received: parent or carer")]
        return sheet(_("Decision of the Commission"), head, [section(_("Decided"), rows)], signing=signing)


def appeal_words(decision):
    return _("You can appeal until %(day)s, at: %(where)s") % {
        "day": date_in_words(decision.appeal_until),
        "where": decision.appeal_to,
    }


def view_words(view, *, named=True):
    """What the child says, how it was heard and on which day; `named`: by whom as well."""
    if view is None:
        return _("not written yet")
    how = capfirst(HeardHow(view.how).label)
    if view.how == HeardHow.NOT_HEARD:
        return f"{how}: {view.words}"
    by_whom = f"{view.heard_by}, " if named else ""
    return f"{view.words}\n{how}. {by_whom}{date_in_words(view.heard_on)}"


def kind_words(one):
    return str(ItemKind(one.item.kind).label)


def standing(items):
    """The matters that were not taken out."""
    return [one for one in items if not one.removal]


def section(title, rows):
    return {"title": title, "rows": rows}
