"""What the first pages of those who read figures say of them: a few numbers, each with where it leads."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.permissions import may_do
from umai.design.parts import Link
from umai.statistics.claims.reading import differing_claims
from umai.statistics.counted.country import country_now
from umai.statistics.coverage.reading import found_by_the_ministry
from umai.statistics.estimates.reading import is_invented, newest_estimate
from umai.statistics.extracts.reading import ready_for
from umai.statistics.questions.reading import unanswered_questions

register = template.Library()


@register.inclusion_tag("statistics/of_front.html", takes_context=True)
def figures(context):
    """The numbers of figures with their links; nothing for who does not read figures."""
    by = context["request"].by
    return {"lines": front_lines(by) if may_do(by, "statistics.read") else []}


@register.inclusion_tag("statistics/country.html", takes_context=True)
def country(context):
    """What is counted in each oblast, to the nearest ten, with a map; nothing for who reads no figures."""
    by = context["request"].by
    return country_now(by) if may_do(by, "statistics.read") else {"oblasts": []}


def front_lines(by) -> list[Link]:
    """How many are known of how many, the newest estimate, and what waits for somebody who reads figures."""
    found = [Link(found_by_the_ministry(), reverse("statistics:coverage"))]
    found.append(estimate_line(by))
    if n := differing_claims(by):
        words = ngettext(
            "%(n)s figure that somebody published differs from the rows",
            "%(n)s figures that somebody published differ from the rows",
            n,
        )
        found.append(Link(words % {"n": n}, reverse("statistics:claims")))
    if n := unanswered_questions(by):
        words = ngettext(
            "%(n)s question about a law has no result yet",
            "%(n)s questions about a law have no result yet",
            n,
        )
        found.append(Link(words % {"n": n}, reverse("statistics:questions")))
    if may_do(by, "statistics.extracts.read") and (n := ready_for(by)):
        words = ngettext(
            "%(n)s extract that you asked for can be downloaded",
            "%(n)s extracts that you asked for can be downloaded",
            n,
        )
        found.append(Link(words % {"n": n}, reverse("statistics:extracts")))
    return found


def estimate_line(by) -> Link:
    """The newest estimate; of an invented one no number."""
    to_all, estimate = reverse("statistics:estimates"), newest_estimate(by)
    if estimate is None:
        return Link(_("No estimate was kept yet"), to_all)
    if is_invented():
        return Link(_("How many children are left behind: an example with invented numbers"), to_all)
    return Link(f"{estimate.estimate.about}: {estimate.figure}", estimate.estimate.get_absolute_url())
