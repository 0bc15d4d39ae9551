"""The first page for roles that do not work with children's files: what they can do here."""

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.design.parts import Link
from umai.staff.models import Role


def page_for_role(by):
    """What this role can do here, in sentences, with links."""
    found = {
        Role.ADMINISTRATOR: [
            _("You look after offices, appointments and accounts, and see that Umai runs."),
            _("Children's files are not shown to you."),
        ],
        Role.AUDITOR: [
            _("You check who looked at which record and what was done."),
            _("The contents of files are not shown to you."),
        ],
        Role.ANALYST: [_("You work with figures. Names are not shown to you.")],
    }.get(by.role)
    if found is None and may_do(by, "commission.control.read"):
        found = [_("You see how the Commissions do, in numbers. No child is named there.")]
    if found is None and may_do(by, "identification.write_down"):
        found = [
            _("When you fear for a child, write it down here: the department is told."),
            _("You see what became of your own reports. Children's files are not shown to you."),
        ]
    links = [Link(_("Offices and staff"), reverse("offices:list"))] if may_do(by, "offices.read") else []
    if may_do(by, "unseen.read"):
        links.append(Link(_("Children in nobody's care"), reverse("unseen:board")))
    if may_do(by, "rounds.read"):
        links.append(Link(_("Rounds"), reverse("rounds:rounds")))
    if may_do(by, "situations.counts.read"):
        links.append(Link(_("Children without a lawful carer"), reverse("situations:counts")))
    if may_do(by, "situations.what_if.read"):
        links.append(Link(_("What if: a draft rule"), reverse("situations:ask_what_if")))
    if may_do(by, "walls.read"):
        links.append(Link(_("Ties of staff to children"), reverse("walls:rows")))
    return {"sentences": found or [], "links": links}
