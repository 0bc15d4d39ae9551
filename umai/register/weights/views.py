"""The page of trained numbers: which there are, what they were trained on, and which are in use."""

import uuid

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.pages import ActPage
from umai.access.permissions import may_do
from umai.design.fields.forms import Form, TextField
from umai.register.weights import actions
from umai.register.weights.models import Weights, WeightsInUse


class UseWeightsForm(Form):
    """Which numbers to take into use, and why."""

    weights = forms.UUIDField(widget=forms.HiddenInput)
    reason = TextField(label=_("Why these weights are taken into use"), max_length=500)

    def answers(self):
        return {"weights_id": self.cleaned_data["weights"], "reason": self.cleaned_data["reason"]}


class UseWeights(ActPage):
    """Show every training and what was in use when; take one into use."""

    act = actions.use_weights
    look = "register.weights.read"
    form_class = UseWeightsForm
    refused_on = "reason"
    template = "register/weights.html"

    def perform(self):
        return self.act(self.by.office, by=self.by, id=uuid.uuid4(), **self.answers())

    def context(self):
        uses = list(WeightsInUse.objects.select_related("weights", "recorded_by").order_by("-since_at", "pk"))
        return {
            "weights": Weights.objects.order_by("-recorded_at", "pk"),
            "uses": uses,
            "now": uses[0].weights_id if uses else None,
            "chosen": str(self.form["weights"].value() or ""),
            "may_read_lists": may_do(self.by, "linkage.read"),
        }

    def destination(self, use):
        return reverse("register:weights")
