"""The pages of documents: put a file to a child's file, look at one, have its bytes, strike it."""

import uuid

from django.apps import apps
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.doors import consult
from umai.access.facts import Held
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.design.parts import Row
from umai.design.templatetags.design import day, moment
from umai.documents import actions, reading
from umai.documents.forms import AttachForm, StrikeForm
from umai.documents.inspection import MEDIA_TYPES
from umai.register.models import Child
from umai.register.pages import attempt, name_of, posted, shown

ENDINGS = {media_type: ending.replace("jpeg", "jpg") for ending, media_type in MEDIA_TYPES.items()}
# Whatever a browser makes of the bytes, it may run nothing, ask for nothing and be nobody.
HARMLESS = {
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@signed_in_only
def attach(request, pk):
    """Choose a file or take a photo, say what it is, and put it to the file, or to the record in `about`."""
    by = request.by
    child = consult(Child, pk, by=by)
    record = record_of(request.GET.get("about", ""), child, by=by)
    require(by, "documents.attach", record)
    form = AttachForm(posted(request), request.FILES or None, initial={"id": uuid.uuid4()})
    if form.is_valid():
        known = filed(form.cleaned_data["id"], child, by=by)
        done = known or attempt(
            form, lambda: actions.attach(record, by=by, **form.cleaned_data), field="upload"
        )
        if done:
            return redirect("casefile:documents", child.pk)
    page = {"form": form, "child": child, "name": name_of(child, by), "back": way_back(record)}
    return shown(request, "documents/attach.html", page, form)


def record_of(about, child, *, by):
    """The child, or the record of its file that `about` names as kind:id; 404 for anything else."""
    if not about:
        return child
    kind, _colon, text = about.partition(":")
    try:
        model, key = apps.get_model(kind), uuid.UUID(text)
    except (LookupError, ValueError):
        raise Http404 from None
    if not issubclass(model, Held):
        raise Http404
    record = consult(model, key, by=by)
    if record.child_id != child.pk:
        raise Http404
    return record


def way_back(record):
    if isinstance(record, Child) or not hasattr(record, "get_absolute_url"):
        return reverse("casefile:documents", args=[record.child_id])
    return record.get_absolute_url()


def filed(pk, child, *, by):
    """The file with this id, when the same form was sent twice."""
    model = reading.model_of(pk, by=by)
    return model.objects.within_reach_of(by).filter(pk=pk, child_id=child.pk).first()


@signed_in_only
def file(request, pk):
    """What the file is, who put it here and when; a picture is shown, anything else can be saved."""
    by = request.by
    require(by, "documents.read")
    found = consult(reading.model_of(pk, by=by), pk, by=by, related=("recorded_by", "recorded_office"))
    page = {
        "file": found,
        "rows": rows_of(found),
        "name": name_of(Child(pk=found.child_id), by),
        "child_id": found.child_id,
        "may_strike": may(by, "documents.strike", found),
    }
    return shown(request, "documents/file.html", page)


def rows_of(file):
    """What is known of a file, as lines of a summary."""
    return [
        Row(_("Kind"), file.get_kind_display()),
        Row(_("Day"), day(file.happened_on) if file.happened_on else _("not known")),
        Row(_("Put here by"), f"{file.recorded_by}, {file.recorded_office}"),
        Row(_("Put here at"), moment(file.recorded_at)),
        Row(_("Size"), file.size_in_words),
    ]


@signed_in_only
def content(request, pk):
    """The bytes that are shown, to be saved or put into a page as a picture; never a page themselves."""
    by = request.by
    require(by, "documents.read")
    found = consult(reading.model_of(pk, by=by), pk, by=by)
    answer = HttpResponse(reading.shown(found, by=by), content_type=found.media_type, headers=HARMLESS)
    # The name on the disk of whoever saves it says nothing about anybody.
    answer["Content-Disposition"] = f'attachment; filename="{found.pk}.{ENDINGS[found.media_type]}"'
    return answer


@signed_in_only
def strike(request, pk):
    """Ask why the file does not belong here, and strike it."""
    by = request.by
    found = consult(reading.model_of(pk, by=by), pk, by=by)
    require(by, "documents.strike", found)
    form = StrikeForm(posted(request))
    if form.is_valid() and attempt(form, lambda: actions.strike(found, by=by, **form.cleaned_data)):
        return redirect("casefile:documents", found.child_id)
    page = {"form": form, "file": found, "name": name_of(Child(pk=found.child_id), by)}
    return shown(request, "documents/strike.html", page, form)
