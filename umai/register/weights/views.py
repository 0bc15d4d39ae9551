"""The page of trained numbers: which there are, what they were trained on, and which are in use."""

import uuid

from django import forms
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.design.fields.forms import Form, TextField
from umai.register.pages import attempt, posted
from umai.register.weights import actions
from umai.register.weights.models import Weights, WeightsInUse


class UseForm(Form):
    """Which numbers to take into use, and why."""

    weights = forms.UUIDField(widget=forms.HiddenInput)
    words = TextField(label=_("Why these weights are taken into use"), max_length=500)


@signed_in_only
def weights(request):
    """Show every training and what was in use when; take one into use."""
    by = request.by
    require(by, "register.weights.read")
    form = UseForm(posted(request))
    if form.is_valid() and attempt(form, lambda: _used(form, by), field="words"):
        return redirect("register:weights")
    uses = list(WeightsInUse.objects.select_related("weights", "recorded_by").order_by("-since_at", "pk"))
    page = {
        "form": form,
        "weights": Weights.objects.order_by("-recorded_at", "pk"),
        "uses": uses,
        "now": uses[0].weights_id if uses else None,
        "chosen": str(form["weights"].value() or ""),
        "may_use": may(by, "register.use_weights"),
        "may_read_lists": may(by, "linkage.read"),
    }
    return render(request, "register/weights.html", page, status=422 if form.errors else 200)


def _used(form, by):
    told = form.cleaned_data
    return actions.use_weights(
        by.office, by=by, id=uuid.uuid4(), weights_id=told["weights"], words=told["words"]
    )
