"""What the pages of this room share: the tabs, the top of a file, and how a referral is looked up."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.doors import consult, consult_list
from umai.access.may import may, require
from umai.design.parts import Link
from umai.intake.models import Case
from umai.planning.reading import measures_of
from umai.referrals.referral.models import RECEIVERS, Referral
from umai.referrals.referral.standing import standing_of
from umai.register import pages
from umai.register.child.page import who


def shown(request, template, page, child_id, *forms):
    """Draw a page that says on top whose file it is."""
    return pages.shown(request, template, page | {"who": who(child_id)}, *forms)


def case_of(request, pk):
    """The case, for whoever may read its referrals."""
    found = consult(Case, pk, by=request.by)
    require(request.by, "referrals.read", found)
    return found


def referral_of(request, case, pk):
    """A referral of this case; 404 for one of another."""
    related = ("service", "to_office", "agreement", "recorded_by", "reason", "measure")
    found = consult(Referral, pk, by=request.by, related=related)
    if found.case_id != case.pk:
        raise Http404
    return found


def measures(case, by):
    """The measures of both plans that are not over: what a body may be asked to carry out."""
    return [one.measure for one in measures_of(case, by) if not one.done.ended]


def measure_named(request, case):
    """The measure that the address names by its line, of this case; None where it names none."""
    asked = request.GET.get("measure", "")
    found = (one for one in measures(case, request.by) if str(one.line) == asked)
    return next(found, None) if asked else None


def standings_of(referrals, by, name):
    """These referrals as they stand, in their order; the look at them is noted under this name."""

    def read(rows):
        return rows.select_related("service", "to_office")

    return standing_of(consult_list(name, referrals, by=by, read=read), by)


def tabs(request):
    """Where one goes from the pages that are of no case."""
    by = request.by
    found = [(_("Waiting"), "referrals:front", "referrals.read")]
    if by.role in RECEIVERS:
        found = [(_("Asked of us"), "referrals:front", "referrals.received.read")]
    found += [
        (_("Who answers"), "referrals:ledger", "referrals.read"),
        (_("Services"), "referrals:catalogue", "referrals.catalogue.read"),
        (_("Agreements"), "referrals:agreements", "referrals.catalogue.read"),
    ]
    links = [(label, reverse(name)) for label, name, act in found if may(by, act)]
    return [Link(label, url, request.path.startswith(url) and url_fits(request, url)) for label, url in links]


def url_fits(request, url):
    """The front page is current only by itself: every address of the room begins with its own."""
    return url != reverse("referrals:front") or request.path == url
