"""The pages of referrals, each filled in by whoever may."""

from tests.act_pages import ActPageTests, FilledPage
from umai.law.terms.clock import today
from umai.referrals.catalogue import views as catalogue
from umai.referrals.exchange import agreed_values
from umai.referrals.referral import body_views, contents, views
from umai.referrals.tests.test_pages import SAID, on


def refer(case, service, agreement, school, aigul):
    address = {"case": case.pk, "service": service.pk, "office": school.pk}
    with aigul.speaking():
        shown = contents.digest_of(agreed_values(agreement.terms(), contents.recorded_values(case, aigul)))
    return FilledPage(by="aigul", address=address, answers=SAID | {"shown": shown})


def withdraw(referral, case):
    address = {"case": case.pk, "pk": referral.pk}
    return FilledPage(by="aigul", address=address, answers={"words": "The family moved."})


def answer_on_paper(referral, case):
    answers = {"kind": "refused", "words": "No place.", "decided_by": "Director"}
    address = {"case": case.pk, "pk": referral.pk}
    return FilledPage(by="aigul", address=address, answers=answers | on("answered_on", today()))


def answer(referral):
    return FilledPage(by="bakyt", address={"pk": referral.pk}, answers={"kind": "accepted"})


def offer(damira):
    names = {"name_ky": "Тамак", "name_ru": "Питание", "name_en": "Meals"}
    answers = names | {"who": "school", "code": "meals", "place": damira.office.place_id}
    return FilledPage(by="damira", answers=answers | on("holds_from", today()), without="erlan")


def record_agreement():
    answers = {"who": "school", "fields_sent": ["need"], "number": "7", "cite": "Order 12"}
    answers |= on("signed_on", today()) | on("holds_from", today())
    return FilledPage(by="damira", answers=answers, without="erlan")


def end(line):
    answers = {"words": "No cook."} | on("holds_to", today())
    return FilledPage(by="damira", address={"pk": line.pk}, answers=answers, without="erlan")


class TestPages(ActPageTests):
    PAGES = {
        views.SendReferral: refer,
        views.WithdrawReferral: withdraw,
        views.RecordPaperAnswer: answer_on_paper,
        body_views.ReceivedReferral: answer,
        catalogue.AddService: offer,
        catalogue.RecordAgreement: record_agreement,
        catalogue.EndService: lambda service: end(service),
        catalogue.EndAgreement: lambda agreement: end(agreement),
    }
