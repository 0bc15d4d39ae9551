"""The pages of the kinds of this room, each filled in by whoever may: written, corrected, struck out."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.act_pages import ActPageTests, FilledPage
from umai.justice import urls
from umai.justice.evidence import opening_views, views
from umai.justice.evidence.kinds import EVIDENCE, HANDOVER
from umai.justice.incidents.kinds import EXAMINATION, INCIDENT, SUSPECT, WITNESS
from umai.justice.interviews.kinds import INTERVIEW
from umai.justice.page import JUSTICE_PAGES
from umai.justice.tests.conftest import ASKED, BEATEN, BY_UNCLE, EXAMINED
from umai.justice.tests.evidence.conftest import VIDEO, asked, begun, evidence, home, opened, send
from umai.law.terms.clock import today

__all__ = ["evidence", "home"]
WORDS = "Бала айткан."


def on(name):
    day = today()
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


TOLD = BEATEN | {"risk": "high", "reasons": WORDS}
# Kind to: the record that a row is about, by the name of a fixture; what the act is given;
# what is typed. Both are functions, since they say the day of the test.
FILLED = {
    INCIDENT: (
        "child",
        lambda: TOLD | {"happened_on": today(), "known_on": today()},
        lambda: TOLD | on("happened_on") | on("known_on") | {"settlement_id": ""},
    ),
    SUSPECT: (
        "incident",
        lambda: BY_UNCLE,
        lambda: {"relation": "neighbour", "name": "Кошуна", "state": WORDS},
    ),
    WITNESS: (
        "incident",
        lambda: {"other_id": None, "name": "Иниси", "saw": "saw", "words": ""},
        lambda: {"name": "Эжеси", "saw": "heard", "words": WORDS},
    ),
    EXAMINATION: (
        "incident",
        lambda: EXAMINED | {"happened_on": today()},
        lambda: EXAMINED | {"findings": WORDS} | on("happened_on"),
    ),
    INTERVIEW: (
        "incident",
        lambda: ASKED | {"happened_on": today()},
        lambda: ASKED | {"recorded": "no", "explained": WORDS, "why_again": WORDS} | on("happened_on"),
    ),
}
EVIDENCE_TOLD = {"kind": "video", "taken_by": "", "found": "", "words": WORDS}
GIVEN = {"to_whom": "Капитан", "on_paper": "№ 12", "carrier": ""}
assert urls.urlpatterns  # the pages of a kind are made with its addresses


def written(kind):
    about, _given, typed = FILLED[kind]

    def fill(case, child, incident):
        record = {"child": child, "incident": incident}[about]
        return FilledPage(by="aigul", address={"pk": record.pk}, answers=typed())

    return fill


def corrected(kind):
    _about, _given, typed = FILLED[kind]

    def fill(case, child, incident, aigul):
        row = row_of(kind, child, incident, aigul)
        return FilledPage(by="aigul", address={"pk": row.pk}, answers=typed() | {"seen": str(row.pk)})

    return fill


def struck(kind):
    def fill(case, child, incident, aigul):
        row = row_of(kind, child, incident, aigul)
        return FilledPage(by="erlan", address={"pk": row.pk}, without="aigul", other="damira")

    return fill


def row_of(kind, child, incident, by):
    about, given, _typed = FILLED[kind]
    return kind.act({"child": child, "incident": incident}[about], by=by, **given())


def evidence_chosen(case, child, incident):
    said = {"upload": SimpleUploadedFile("a.mp4", VIDEO)}
    return FilledPage(by="aigul", address={"pk": incident.line}, answers=said)


def evidence_sent(incident, aigul):
    upload = begun(incident, aigul, len(VIDEO))
    send(upload, VIDEO, aigul)
    return FilledPage(by="aigul", address={"pk": upload.pk}, answers={"kind": "video", "words": WORDS})


def evidence_corrected(evidence):
    answers = EVIDENCE_TOLD | {"seen": str(evidence.pk)}
    return FilledPage(by="aigul", address={"pk": evidence.pk}, answers=answers)


def evidence_struck(evidence):
    return FilledPage(by="erlan", address={"pk": evidence.pk}, without="aigul", other="damira")


def original_asked(evidence):
    return FilledPage(by="erlan", address={"pk": evidence.line}, answers={"reason": WORDS}, without="kanykei")


def original_answered(evidence, erlan):
    address = {"pk": asked(evidence, erlan).pk}
    return FilledPage(by="damira", address=address, answers={"agrees": "yes"}, without="aigul")


def original_taken(evidence, erlan, damira):
    return FilledPage(by="erlan", address={"pk": opened(evidence, erlan, damira).pk})


def handed_over(evidence, erlan, damira):
    opened(evidence, erlan, damira)
    answers = GIVEN | on("happened_on")
    return FilledPage(by="erlan", address={"pk": evidence.line}, answers=answers, without="kanykei")


def handover_of(evidence, erlan, damira):
    opened(evidence, erlan, damira)
    return HANDOVER.act(evidence, by=erlan, happened_on=today(), **GIVEN)


def handover_corrected(evidence, erlan, damira):
    row = handover_of(evidence, erlan, damira)
    answers = GIVEN | {"to_whom": "Майор", "seen": str(row.pk)} | on("happened_on")
    return FilledPage(by="erlan", address={"pk": row.pk}, answers=answers, other="damira")


def handover_struck(evidence, erlan, damira):
    row = handover_of(evidence, erlan, damira)
    return FilledPage(by="erlan", address={"pk": row.pk}, without="aigul", other="damira")


OF_EVIDENCE = {
    EVIDENCE: (evidence_chosen, evidence_corrected, evidence_struck),
    HANDOVER: (handed_over, handover_corrected, handover_struck),
}


class TestPages(ActPageTests):
    PAGES = (
        {
            page: fill(kind)
            for kind in FILLED
            for page, fill in zip(JUSTICE_PAGES[kind], (written, corrected, struck), strict=True)
        }
        | {
            page: fill
            for kind, fills in OF_EVIDENCE.items()
            for page, fill in zip(JUSTICE_PAGES[kind], fills, strict=True)
        }
        | {
            views.KeepEvidence: evidence_sent,
            opening_views.AskOriginal: original_asked,
            opening_views.AnswerOriginal: original_answered,
            opening_views.DownloadOriginal: original_taken,
        }
    )
