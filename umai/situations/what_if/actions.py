"""Asking the register what a draft rule would mean."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import insert_once
from umai.refusal import Refusal
from umai.situations.what_if.models import WhatIf
from umai.situations.what_if.rules import draft_choices, rules_asked


class UnknownDraft(Refusal):
    """The draft is not among those that are known, or its terms were never read."""


class NoRule(Refusal):
    """What was asked is no rule that can be counted."""


@act("situations.ask_what_if", done=gettext_lazy("asked what a draft rule would mean"))
def ask_what_if(own_office, *, by, id, hours, draft="", **rule):
    """Ask what a known draft, or a rule by its parameters, would mean today. `own_office` is the actor's.

    The register is read within minutes, by a job. Raises `UnknownDraft`, `NoRule`, `AlreadyReceived`.
    """
    if draft and draft not in dict(draft_choices()):
        raise UnknownDraft(_("This draft is not known, or nobody has read its terms. Nothing was asked."))
    row = WhatIf(draft=draft, hours=hours, **({} if draft else rule))
    try:
        rules_asked(row)
    except ValueError as failure:
        raise NoRule(_("This is no rule that can be counted. Nothing was asked.")) from failure
    return insert_once(row, id=id)
