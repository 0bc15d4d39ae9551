"""What may be done in an emergency: ask, open the file for an hour, and review it as another person."""

import json

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import (
    AlreadyAnswered,
    Incomplete,
    NeedsAnotherPerson,
    raise_refusals,
    require_text,
)
from umai.machine.cluster.functions import fetch_value
from umai.opens.emergency.models import EmergencyKind, EmergencyOpening, EmergencyRequest, EmergencyReview
from umai.refusal import Refusal


class NotOpened(Refusal):
    """The file is not opened: nobody is found, or it may not be opened now."""


@act("opens.ask_emergency", done=gettext_lazy("asked to open a file in an emergency"))
def ask_for_opening(office, *, by, kind, words, about):
    """Ask to open one file out of reach; answers the request. Looks for nobody.

    `office` is that of who asks. `about` is a dict of what the child is asked for by: `pin`, or `surname`,
    `given` and `year` or `village`. Committed before `open_in_emergency`. Raises `Incomplete`, `NotOpened`.
    """
    require_text(words, _("Write why it cannot wait. Nothing was opened."))
    if kind not in EmergencyKind.values:
        raise Incomplete(_("Choose what has happened. Nothing was opened."))
    often = NotOpened(
        _(
            "You asked too often in a short time. Nothing was opened. If a child is in danger now, call the"
            " duty worker of the child's department, or the police."
        )
    )
    with raise_refusals({"opens_too_often": often}):
        asked = fetch_value("select opens_ask(%s, %s, %s)", [kind, words.strip(), json.dumps(about)])
    return EmergencyRequest.objects.get(pk=asked)


@act("opens.open_emergency", done=gettext_lazy("opened the file in an emergency"))
def open_in_emergency(request, *, by, about):
    """Open the file that was asked for, for reading and until the clock says so; answers the opening.

    `about` is what was asked for. Raises `NotOpened`.
    """
    refusals = {
        "opens_worker_unreviewed": NotOpened(
            _(
                "A file that you opened before has not been reviewed in time. Nothing was opened. Ask the"
                " head of that child's department or the oblast to review it."
            )
        ),
        "opens_office_unreviewed": NotOpened(
            _(
                "A file that your office opened before has not been reviewed in time, so it opens few files"
                " now. Nothing was opened. Ask the head of that child's department or the oblast to review"
                " it."
            )
        ),
        "opens_several": NotOpened(
            _("Several children fit this. Nothing was opened. Write the patronymic, the year or the village.")
        ),
        "opens_in_reach": NotOpened(
            _("You reach this child's file without that. Nothing was opened. Use the search.")
        ),
    }
    with raise_refusals(refusals):
        opened = fetch_value("select opens_open(%s, %s)", [request.pk, json.dumps(about)])
    if opened is None:
        raise NotOpened(
            _(
                "Nobody is found by exactly this. Nothing was opened. Check each letter; if a child is in"
                " danger now, protect it first: what is known can be joined later."
            )
        )
    return EmergencyOpening.objects.get(pk=opened)


@act("opens.review_emergency", done=gettext_lazy("reviewed an opening in an emergency"))
def review_opening(opening, *, by, right, words):
    """Say as another person whether opening the file was right, and why. Answers the review.

    Raises `Incomplete`, `NeedsAnotherPerson`, `AlreadyAnswered`.
    """
    require_text(words, _("Write why it was right or not. Nothing was saved."))
    twice = AlreadyAnswered(_("Another person has reviewed this already. That review stands."))
    if EmergencyReview.objects.filter(opening=opening).exists():
        raise twice
    if not fetch_value("select opens_may_review(%s)", [opening.pk]):
        raise NeedsAnotherPerson(
            _(
                "You cannot review this: not who opened the file, and nobody under that person. Nothing was"
                " saved. The head of the child's district reviews it, or the oblast."
            )
        )
    with raise_refusals({"opening_id": twice}):
        return EmergencyReview.objects.create(opening_id=opening.pk, right=right, words=words.strip())
