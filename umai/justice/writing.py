"""Write, correct and strike rows of this room: one writer at a time, each form once, nothing unseen."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.access.permissions import require_right
from umai.access.requirements import (
    ANY_ROW,
    Incomplete,
    insert_once,
    raise_refusals,
    refuse_future,
    require_seen,
)
from umai.design.fields.of_models import is_left_empty
from umai.intake.cases.actions import lock_file
from umai.justice.line import KIND_OF_MODEL, first_id_of
from umai.law.options.choices import choices_of, may_be_chosen
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.refusal import NotPermitted
from umai.register import merge_groups
from umai.register.models import Child, Kinship
from umai.staff.serving import offices_serving


def write_row(kind, record, by, /, *, id=None, **answers):
    """Write a row of this kind about the record, inside an act; answers the row.

    Raises `Incomplete`, `ImpossibleTime`, `NotPermitted` for an adult outside the family, `AlreadyReceived`,
    and what the kind's own check and the database refuse.
    """
    lock_file(record.child_id)
    require_valid(kind, record, answers, by)
    kind.check_new(record, answers, by)
    columns, more = columns_and_more(kind, record, answers, by)
    columns |= kind.follows(record, answers, by)
    named = {f"{kind.of_field}_id": first_id_of(record), "child_id": record.child_id}
    row = insert_once(kind.model(**named, **columns), refusals_of(kind), id=id)
    kind.after(row, by, **more)
    return row


def columns_and_more(kind, record, answers, by):
    """The answers that are columns of a row, with those that follow from them, and the other answers."""
    names = {one.attname for one in kind.fields} | {"happened_on"}
    columns = {name: value for name, value in answers.items() if name in names}
    more = {name: value for name, value in answers.items() if name not in names}
    return columns | kind.derived(record, answers, by), more


@act("justice.correct", done=gettext_lazy("corrected an entry about violence or justice"))
def correct_row(row, *, by, seen=ANY_ROW, **answers):
    """Write what stands in place of an entry that was wrong; the wrong one stays visible.

    Raises as `write_row`, and `AlreadyReplaced`.
    """
    kind = KIND_OF_MODEL[type(row)]
    lock_file(row.child_id)
    require_seen(row, seen)
    record = getattr(row, kind.of_field)
    require_right(by, kind.act.act, record)  # who may not write a row of the kind corrects none
    refuse_word_of_another_body(row)
    require_valid(kind, record, answers, by)
    require_fixed(kind, row, answers)
    columns, more = columns_and_more(kind, record, answers, by)
    with raise_refusals(refusals_of(kind)):
        later = row.replace_with(why=ReplacementReason.CORRECTION, **columns)
    kind.after(later, by, **more)
    return later


@act("justice.strike", done=gettext_lazy("struck out an entry about violence or justice"))
def strike_row(row, *, by, seen=ANY_ROW):
    """Strike an entry that should never have stood there; it stays visible. Raises `AlreadyReplaced`."""
    kind = KIND_OF_MODEL[type(row)]
    lock_file(row.child_id)
    require_seen(row, seen)
    refuse_word_of_another_body(row)
    with raise_refusals(refusals_of(kind)):
        struck = row.replace_with(why=ReplacementReason.STRUCK)
    kind.after(struck, by)
    return struck


def refuse_word_of_another_body(row):
    """Refuse to change what the police or the prosecutor wrote themselves."""
    if getattr(row, "from_body", False):
        raise NotPermitted(
            _("Another body wrote this itself. Nothing was changed. Write your own entry beside it.")
        )


def refusals_of(kind):
    return {part: make() for part, make in kind.refusals.items()}


def require_valid(kind, record, answers, by):
    """Refuse answers that are missing, no choice of their list on their day, or about somebody outside."""
    on = answers.get("happened_on")
    if kind.day and on is None:
        raise Incomplete(_("Write the day. If it is not known, write the day about when. Nothing was saved."))
    if on is not None:
        refuse_future(on)
    for one in kind.fields:
        if one.attname in answers and is_left_empty(one, answers[one.attname]):
            raise Incomplete(
                _("An answer is missing: %(question)s. Nothing was saved.") % {"question": one.verbose_name}
            )
    for name, listed in kind.lists.items():
        require_choices(listed, answers.get(name), on or today(), any_day=name in kind.any_day)
    for name, office in kind.offices.items():
        require_office_near(record.child_id, answers.get(f"{name}_id"), office)
    require_in_family(record.child_id, [answers.get(f"{name}_id") for name in kind.who], by)
    require_offered(kind, record.child_id, answers, by)
    kind.check(record, answers, by)


def require_fixed(kind, row, answers):
    """Refuse a correction of what something else was written by."""
    if any(name in answers and answers[name] != getattr(row, name) for name in kind.fixed(row)):
        raise Incomplete(
            _(
                "The register was changed with this entry, so the person, the kind and the day stay. Nothing"
                " was saved. Strike this entry out, and write it anew."
            )
        )


def require_offered(kind, child_id, answers, by):
    """Refuse a row of another file, or one that this worker does not see."""
    for name, offer in kind.rows.items():
        chosen = answers.get(f"{name}_id")
        if chosen is not None and str(chosen) not in {pk for pk, _words in offer(child_id, by)}:
            raise NotPermitted(_("This does not stand in the child's file. Nothing was saved."))


def require_choices(listed, chosen, on, *, any_day=False):
    """Refuse a code that the list does not know, or that holds on neither this day nor today.

    `any_day`: a code that ever held is taken; one that is a draft alone is not.
    """
    for code in [chosen] if isinstance(chosen, str) else chosen or ():
        one = choices_of(listed).get(code)
        held = one is not None and any_day and bool(one.definition.history)
        if code and not (held or may_be_chosen(listed, code, on) or may_be_chosen(listed, code, today())):
            raise Incomplete(_("Choose one of the answers on the page. Nothing was saved."))


def require_in_family(child_id, adult_ids, by):
    """Refuse an adult who is not in the child's family: a foreign key does not check reach."""
    adults = set(adult_ids) - {None}
    ids = merge_groups.ids_of(child_id, by)
    family = Kinship.objects.filter(child_id__in=ids, adult_id__in=adults)
    if adults - set(family.values_list("adult_id", flat=True)):
        raise NotPermitted(
            _("This person is not in the child's family. Nothing was changed. Write the name in words.")
        )


def offices_near(child, kind):
    """The offices of this kind today for the district of this child and for what is above it, by name."""
    district = Place.objects.get(pk=child.district_id)
    return list(offices_serving(district, [kind], on=today()).order_by("name_ky", "pk"))


def require_office_near(child_id, chosen, kind):
    """Refuse an office that is not of this kind and place."""
    if chosen is not None:
        near = offices_near(Child.objects.get(pk=child_id), kind)
        if chosen not in {one.pk for one in near}:
            raise Incomplete(_("Choose one of the offices on the page. Nothing was saved."))
