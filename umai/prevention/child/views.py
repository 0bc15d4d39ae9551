"""The pages of one child: what is known before harm is done, and the forms that write it."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from umai.access.doors import AlreadyReplaced, consult, turn_away
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.intake.cases.views import posted, refuse, shown
from umai.intake.models import Case
from umai.law.terms.clock import today
from umai.prevention.child import actions, kinds, lines
from umai.prevention.families import reasons_of
from umai.prevention.reading import standing
from umai.prevention.words import reason_in_words
from umai.refusal import NotPermitted, Refusal
from umai.register import same
from umai.register.models import Child
from umai.trail.entries import About as Subject


@signed_in_only
def of_child(request, pk):
    """All that was noted, said and tried, the newest first, and why the family stands in the list."""
    if (leads := same.leading(pk, request.by)) != pk:
        return redirect("prevention:of_child", leads)
    child = same.consulted(pk, request.by)
    require(request.by, "prevention.read", child)
    records = same.ids_of(pk, request.by)
    notes, talks, contacts = standing(child.pk, request.by)
    called = lines.names_of(contacts)
    writes = may(request.by, "prevention.note", child)
    changes = may(request.by, "prevention.correct", child)
    page = {
        "child": child,
        "reasons": [reason_in_words(one) for one in reasons_of(child.pk, by=request.by, on=today())],
        "has_case": Case.objects.open().filter(child_id__in=records).exists(),
        "opens": may(request.by, "intake.open_case", child),
        "adds": [(what.title, address(child, what)) for what in kinds.ALL.values()] if writes else [],
        "talks": [lines.of_talk(row, changes) for row in talks],
        "contacts": [lines.of_contact(row, changes, called) for row in contacts],
        "notes": [lines.of_note(row, changes) for row in notes],
    }
    return shown(request, "prevention/of_child.html", page, child.pk)


@signed_in_only
def new(request, pk, slug):
    """Write a note, a talk or a contact."""
    child, what = found(request, pk), what_or_404(slug)
    form = what.form(posted(request), child, request.by)
    status = 200
    if form.is_valid():
        if what.row(form.cleaned_data["id"], child):
            return redirect("prevention:of_child", child.pk)  # the same form, sent twice
        try:
            what.act(child, by=request.by, **form.particulars())
            return redirect("prevention:of_child", child.pk)
        except NotPermitted as refusal:
            if not isinstance(refusal, actions.NotOfTheFamily):
                raise
            status = refuse(form, refusal)
        except Refusal as refusal:
            status = refuse(form, refusal)
    require(request.by, what.act.act, child)
    page = {"form": form, "child": child, "what": what, "no_parents": lacks_parents(form)}
    return shown(request, "prevention/write.html", page, child.pk, form, status)


@signed_in_only
def change(request, pk, slug, row):
    """Write again what was wrong; what stood there stays in the file."""
    child, what = found(request, pk), what_or_404(slug)
    before = row_or_404(what, row, child, request.by)
    form = what.form(posted(request), child, request.by, before)
    status = 200
    if form.is_valid():
        try:
            actions.correct(before, by=request.by, **form.particulars())
            return redirect("prevention:of_child", child.pk)
        except NotPermitted:
            raise
        except Refusal as refusal:
            status = refuse(form, refusal)
            if isinstance(refusal, AlreadyReplaced):
                before = what.model.objects.filter(replaces=before).first() or before
    require(request.by, "prevention.correct", child)
    page = {
        "form": form,
        "child": child,
        "what": what,
        "before": lines.of_row(before),
        "strikes": may(request.by, "prevention.strike", child) and before.current,
        "strike_url": reverse("prevention:strike", args=[child.pk, slug, row]),
    }
    return shown(request, "prevention/write.html", page, child.pk, form, status)


@signed_in_only
def strike(request, pk, slug, row):
    """Ask once more, then strike out what belongs to no file or to another one."""
    child, what = found(request, pk), what_or_404(slug)
    before = row_or_404(what, row, child, request.by)
    require(request.by, "prevention.strike", child)
    if request.method == "POST":
        actions.strike(before, by=request.by)
        return redirect("prevention:of_child", child.pk)
    page = {"child": child, "what": what, "before": lines.of_row(before)}
    return shown(request, "prevention/strike.html", page, child.pk)


def found(request, pk):
    """The child, for whoever may read this part of the file."""
    child = consult(Child, pk, by=request.by)
    require(request.by, "prevention.read", child)
    return child


def what_or_404(slug):
    """The kind that the address names."""
    if slug not in kinds.ALL:
        raise Http404
    return kinds.ALL[slug]


def row_or_404(what, pk, child, by):
    """The row of this child's file that the address names."""
    row = what.row(pk, child)
    if row is None:
        turn_away("prevention.read", Subject.row(child), by=by)
    return row


def address(child, what):
    """Where a row of this kind is written."""
    return reverse("prevention:new", args=[child.pk, what.slug])


def lacks_parents(form):
    """Whether a contact is asked about and nobody of the family is on record."""
    field = form.fields.get("adult_id")
    return field is not None and len(list(field.choices)) == 1
