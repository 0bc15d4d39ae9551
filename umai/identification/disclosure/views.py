"""The pages on which two persons open who reported. A name is shown once, on the page that answers a key."""

import uuid

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from umai.access.doors import consult, consult_list
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.design.parts import Row
from umai.design.templatetags.design import moment
from umai.identification.disclosure import actions
from umai.identification.disclosure.forms import AskOpeningForm, KeyForm
from umai.identification.disclosure_models import Consent, Opened, Opening
from umai.identification.inbox.reading import by_whom
from umai.identification.pages import attempt, posted, shown
from umai.identification.signal.models import Signal
from umai.law.grounds import grounds, grounds_on
from umai.law.terms.clock import today

PAGE = 50
RELATED = ("recorded_by", "recorded_office", "district")


@signed_in_only
def waiting(request):
    """What was asked to be opened, the latest first: who asked, why, and what came of it."""
    by = request.by
    require(by, "identification.openings.read")
    rows = Opening.objects.within_reach_of(by).order_by("-recorded_at")[:PAGE]
    found = consult_list(
        "identification.openings", rows, by=by, read=lambda rows: rows.select_related(*RELATED)
    )
    found.sort(key=lambda one: one.recorded_at, reverse=True)
    lines = [(one, state_of(one)) for one in found]
    return render(request, "identification/openings.html", {"lines": lines})


@signed_in_only
@sensitive_variables()
def ask(request, pk):
    """Ask to open who reported this signal."""
    by = request.by
    require(by, "identification.ask_opening")
    one = consult(Signal, pk, by=by)
    require(by, "identification.ask_opening", one)
    form = AskOpeningForm(
        posted(request),
        request.FILES or None,
        grounds=grounds_on(today()),
        holders=sorted(actions.known_holders()),
        initial={"id": uuid.uuid4()},
    )
    if form.is_valid():
        done = attempt(form, lambda: actions.ask_opening(one, by=by, **form.particulars()))
        if done:
            return redirect(done)
    return shown(request, "identification/ask_opening.html", {"form": form, "signal": one}, form)


@signed_in_only
def opening(request, pk):
    """One opening: why, who asked, and the step that whoever is signed in may do now."""
    one = found(request, pk)
    return shown(request, "identification/opening.html", page_of(one, request.by, KeyForm()))


@signed_in_only
def agree(request, pk):
    """Agree, as the second person; the key is asked for on the next page."""
    one = found(request, pk)
    form = KeyForm()
    if request.method == "POST":
        actions.agree_opening(one, by=request.by)
        return redirect(one)
    return shown(request, "identification/opening.html", page_of(one, request.by, form))


@signed_in_only
@sensitive_variables()
def open_it(request, pk):
    """Give one's key: the second person opens it, and whoever asked sees it afterwards; once each."""
    one, by = found(request, pk), request.by
    form = KeyForm(posted(request), request.FILES or None)
    if form.is_valid():
        do = actions.see_opened if one.recorded_by_id == by.pk else actions.open_reporter
        done = attempt(form, lambda: do(one, by=by, key=form.cleaned_data["key"]))
        if done:
            return render(request, "identification/reporter.html", {"opening": one, "who": done.who})
    return shown(request, "identification/opening.html", page_of(one, by, form), form)


def found(request, pk):
    """The opening, with the look on the trail, for whoever may take part in one."""
    require(request.by, "identification.openings.read")
    return consult(Opening, pk, by=request.by, related=RELATED)


def page_of(one, by, form):
    """What the page of an opening shows, and which of the steps is to be done by this worker now."""
    own = one.recorded_by_id == by.pk
    consent = Consent.objects.filter(opening=one).select_related("recorded_by").first()
    opened = Opened.objects.filter(opening=one).first()
    over = one.expires_at <= timezone.now()
    return {
        "opening": one,
        "rows": rows_of(one, consent, opened),
        "form": form,
        "over": over,
        "may_agree": not (own or consent or over) and may(by, "identification.agree_opening", one),
        "may_open": bool(consent and not opened and not over and consent.recorded_by_id == by.pk),
        "may_see": bool(own and opened and not over),
        "waits": bool(own and not opened and not over),
        "may_read_signal": may(by, "identification.read"),
    }


def rows_of(one, consent, opened):
    """What was asked and done, as lines of a summary."""
    ground = grounds().get(one.ground)
    rows = [
        Row(_("Asked by"), f"{one.recorded_by}, {one.recorded_office}"),
        Row(_("Asked at"), moment(one.recorded_at)),
        Row(_("Report of"), one.district.name_in(get_language() or "ky")),
        Row(_("Legal ground"), ground.label(get_language() or "ky") if ground else one.ground),
        Row(_("Why"), one.words),
        Row(_("Can be opened until"), moment(one.expires_at)),
    ]
    if consent:
        rows.append(Row(_("Agreed to by"), by_whom(consent)))
    if opened:
        rows.append(Row(_("Opened at"), moment(opened.recorded_at)))
    return rows


def state_of(one):
    """One word for the list."""
    if Opened.objects.filter(opening=one).exists():
        return _("opened")
    if one.expires_at <= timezone.now():
        return _("its time is over")
    agreed = Consent.objects.filter(opening=one).exists()
    return _("agreed") if agreed else _("waits for the second person")
