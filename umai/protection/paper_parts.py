"""What the papers of a protection have in common: who the child is, who came along, who signs."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.design.days import date_in_words, moment_in_words
from umai.protection.lines import adult_name
from umai.register import merge_groups
from umai.register.models import Address, AddressKind, Identity
from umai.staff.models import Office, OfficeKind

BLANK_LINE = ""  # nobody wrote it yet: the paper has an empty line


def section(title, rows, lead=""):
    return {"title": title, "rows": [list(row) for row in rows], "lead": lead}


def child_rows(child):
    """Who the child is, as far as the register knows."""
    identity = Identity.objects.filter(child_id=child.pk).first()
    home = Address.objects.filter(child_id=child.pk, kind=AddressKind.ACTUAL, holds_to=None).first()
    born = identity and identity.birth_date and date_in_words(identity.birth_date, precision(identity))
    return [
        (_("Name"), identity.full_name() if identity else BLANK_LINE),
        (_("Born"), born or BLANK_LINE),
        (_("PIN"), identity.pin if identity else BLANK_LINE),
        (_("Lived at"), home.words if home else BLANK_LINE),
    ]


def precision(identity):
    return identity.birth_precision if identity.birth_precision in ("day", "month") else "year"


def as_date_and_time(at):
    return moment_in_words(at) if at else BLANK_LINE


def companions(state):
    """Who came along, each on a line."""
    return "\n".join(
        f"{capfirst(one.get_body_display())}: {', '.join(filter(None, [one.name, one.rank]))}"
        for one in companion_rows(state)
    )


def companion_rows(state):
    return state.arrival.companions.all() if state.arrival else []


def examination(state):
    row = state.examination
    if row is None:
        return BLANK_LINE
    parts = [capfirst(row.get_outcome_display()), row.get_refused_by_display(), row.doctor, row.number]
    return ", ".join(filter(None, parts))


def kind_of_place(state):
    return capfirst(state.place.get_kind_display()) if state.place else BLANK_LINE


def siblings(state, by):
    """Each other child that was written down, with what becomes of that child."""
    others = [row.other_id for row in state.siblings if row.other_id]
    shown = merge_groups.consult_identities("register.siblings", others, by)
    names = {row.child_id: row.full_name() for row in shown}
    return [
        (
            names.get(row.other_id) or row.who or _("Another child"),
            ". ".join(filter(None, [capfirst(row.get_where_display()), row.reason])),
        )
        for row in state.siblings
    ] or [("", _("none known"))]


def representative(state, people):
    row = state.conflict
    if row is None:
        return BLANK_LINE
    who = adult_name(row.adult_id, row.who, people)
    independent = row.independent and _("independent representative: %(who)s") % {"who": row.independent}
    return "\n".join(filter(None, [who, capfirst(row.get_interest_display()), independent]))


def notice_line(state):
    row = state.notice
    if row is None:
        return BLANK_LINE
    return ", ".join(filter(None, [as_date_and_time(row.happened_at), row.to_whom, row.number]))


def signatories(state, by, *, taken_from):
    """Who signs on the spot: the worker, who came along, the one from whom the child was taken, witnesses."""
    return [
        {"who": _("Worker"), "name": str(by.worker)},
        *({"who": capfirst(one.get_body_display()), "name": one.name} for one in companion_rows(state)),
        *([{"who": _("From whom the child was taken"), "name": taken_from}] if taken_from else []),
        {"who": _("Witness"), "name": BLANK_LINE},
        {"who": _("Witness"), "name": BLANK_LINE},
    ]


def department_of(state, by):
    """The authorised body of the district that holds the file; without one, the office of whoever prints."""
    district = Office.objects.filter(kind=OfficeKind.DISTRICT, place_id=state.protection.district_id)
    return district.first() or by.office


def head_of_department():
    return {"who": _("Head of the department"), "name": BLANK_LINE}
