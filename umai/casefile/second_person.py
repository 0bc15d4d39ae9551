"""What waits for the reader as the second person, and what became of what the reader asked, for My day."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.permissions import may_do
from umai.design.addresses import address_by_id, address_of
from umai.design.parts import Link
from umai.guardianship.vetting.reading import waiting_acceptances
from umai.justice.evidence.reading import waiting_links as waiting_originals
from umai.law.terms.clock import today
from umai.offices.requests.reading import (
    TOLD_FOR,
    asked_about,
    in_words,
    own_requests,
    request_in_short,
    waiting_requests,
)
from umai.register.merging.second_person import waiting_merges
from umai.rights.dispute.reading import waiting_links as waiting_disputes
from umai.staff.models import Role, Term
from umai.walls.reading import waiting_links

ASKED_WORDS = {
    "waits": gettext_lazy("waits for another person"),
    "agreed": gettext_lazy("agreed: the code can be shown to you now"),
    "refused": gettext_lazy("not agreed to: read why"),
}


# On most days nothing waits: one question tells which lists may hold something, and only those are read.
MAY_HOLD = f"""select
    exists (select from register_mergeproposal p where p.recorded_by_id is distinct from %(me)s
        and not exists (select from register_merge m where m.proposal_id = p.id)
        and not exists (select from register_mergerefusal r where r.proposal_id = p.id)) as merges,
    exists (select from offices_staffrequest r
        where r.recorded_at > now() - interval '{TOLD_FOR.days} days'
            and r.recorded_by_id <> %(me)s) as staff,
    exists (select from offices_own_requests()) as own,
    exists (select from walls_lift_requests()) as lifts,
    exists (select from rights_waiting_disputes()) as disputes,
    exists (select from justice_originals_asked()) as originals,
    exists (select from guardianship_acceptanceproposal p where p.recorded_by_id is distinct from %(me)s
        and not exists (
            select from guardianship_acceptanceanswer a where a.proposal_id = p.id)) as acceptances"""


def of_two(by, may_hold):
    """The parts of the first page about what two persons decide; `may_hold`: the row of `MAY_HOLD`."""
    return {
        "second": waiting_for(by, may_hold),
        "told": told_to(by) if may_hold["staff"] else [],
        "asked_by_me": asked_by(by) if may_hold["own"] else [],
    }


def asked_by(by) -> list[tuple[Link, str]]:
    """What the reader asked about staff, each with a link to its page and what became of it."""
    if not may_do(by, "offices.agree_staff"):
        return []
    with by.speaking():
        return [
            (Link(request_in_short(one), one.get_absolute_url()), str(ASKED_WORDS[state]))
            for one, state in own_requests(by)
        ]


def waiting_for(by, may_hold) -> list[Link]:
    """Links to what colleagues asked and this worker may agree to, each with how many there are."""
    url = address_of("identification:inbox") + "?state=second"
    n = may_hold.get("second_reports", 0)
    reports = [Link(_("Reports: is it this child, may it end?"), url, count=n)] if n else []
    with by.speaking():
        return reports + [
            link for name, read in LISTS.items() if may_hold[name] for link in read(by) if link.count
        ]


def merges(by):
    if not may_do(by, "register.agree_merge"):
        return []
    proposed = [address_by_id("casefile:agree_merge")(one.pk) for one in waiting_merges(by)]
    return [Link(_("Two records: are they one child?"), url, count=1) for url in proposed]


def staff(by):
    return [Link(in_words(one), one.get_absolute_url(), count=1) for one in waiting_requests(by)]


def acceptances(by):
    said = _("An applicant for guardianship: accept against a warning?")
    return [Link(said, one.get_absolute_url(), count=1) for one in waiting_acceptances(by)]


LISTS = {
    "merges": merges,
    "staff": staff,
    "lifts": waiting_links,
    "disputes": waiting_disputes,
    "originals": waiting_originals,
    "acceptances": acceptances,
}


def told_to(by) -> list[str]:
    """What was asked lately about accounts and posts of the reader and of the people under the reader."""
    with by.speaking():
        below = Term.objects.on(today()).filter(superior_id=by.pk)
        if by.role == Role.HEAD:
            here = Term.objects.on(today()).filter(office__place__district_id__in=by.reach.districts)
            below = below | here
        own = [by.pk, *below.values_list("worker_id", flat=True)]
        return [in_words(one) for one in asked_about(own) if one.recorded_by_id != by.pk]
