"""The pages on which an office answers that violence repeats, each filled in by whoever may."""

from tests.act_pages import ActPageTests, FilledPage
from umai.justice import urls
from umai.justice.models import CarerAlarm, RepeatedNotice
from umai.justice.page import JUSTICE_PAGES
from umai.justice.repeated.kinds import ALARM_ANSWER, REPEATED_ANSWER, SUSPECT_SAME
from umai.justice.tests.conftest import suspected
from umai.justice.tests.repeated.conftest import cares, found_for, named

assert urls.urlpatterns  # the pages of a kind are made with its addresses
WORDS = "Чалып, сүйлөштүк."
GIVEN = {
    REPEATED_ANSWER: {"what": "known", "words": WORDS},
    SUSPECT_SAME: {"same": True, "words": WORDS},
    ALARM_ANSWER: {"what": "called", "words": WORDS},
}
TYPED = {
    REPEATED_ANSWER: {"what": "called", "words": WORDS},
    SUSPECT_SAME: {"same": "no", "words": WORDS},
    ALARM_ANSWER: {"what": "seen_safe", "words": WORDS},
}


def record_of(kind, request):
    """The record that is answered about, and what its page adds to the answer."""
    incident, there, child, uncle, aigul, jyldyz = map(
        request.getfixturevalue, ("incident", "there", "child", "other_uncle", "aigul", "jyldyz")
    )
    if kind is ALARM_ANSWER:
        suspected(there, jyldyz, uncle)
        cares(child, uncle.adult_id)
        return CarerAlarm.objects.using("owner").get(), {}
    named(incident, aigul)
    named(there, jyldyz)
    if kind is SUSPECT_SAME:
        ((question,),) = [one.questions for one in found_for(incident, aigul)]
        return incident, {"question": question}
    told = RepeatedNotice.objects.using("owner").get(line=incident.line)
    return incident, {"shown_until": told.told_at}


def written(kind):
    def fill(case, request):
        record, more = record_of(kind, request)
        more = {
            name: value.isoformat() if name == "shown_until" else str(value) for name, value in more.items()
        }
        return FilledPage(by="aigul", address={"pk": record.pk}, answers=TYPED[kind] | more)

    return fill


def corrected(kind):
    def fill(case, request, aigul):
        record, more = record_of(kind, request)
        row = kind.act(record, by=aigul, **GIVEN[kind] | more)
        return FilledPage(by="aigul", address={"pk": row.pk}, answers=TYPED[kind] | {"seen": str(row.pk)})

    return fill


def struck(kind):
    def fill(case, request, aigul):
        record, more = record_of(kind, request)
        row = kind.act(record, by=aigul, **GIVEN[kind] | more)
        return FilledPage(by="erlan", address={"pk": row.pk}, without="aigul", other="damira")

    return fill


class TestPages(ActPageTests):
    PAGES = {
        page: fill(kind)
        for kind in GIVEN
        for page, fill in zip(JUSTICE_PAGES[kind], (written, corrected, struck), strict=True)
    }
