"""The pages of the room that write."""

from datetime import timedelta

from tests.act_pages import ActPageTests, FilledPage
from umai.law.terms.clock import today
from umai.review.tests.test_review_pages import day
from umai.rights.consent import views as consents
from umai.rights.dispute import views as disputes
from umai.rights.dispute.reading import facts_of
from umai.rights.erasure import views as erasing
from umai.rights.extract import actions
from umai.rights.extract import views as extracts
from umai.rights.notice import views as notices
from umai.rights.tests.conftest import released


def soon():
    return today() + timedelta(days=30)


def ask(family):
    answers = {"asker": "parent", "adult_id": str(family.mother), "subject": "child", "ground": "Күбөлүк"}
    return FilledPage(
        by="aigul",
        address={"pk": family.child.pk},
        answers=answers | {"shown": "Паспорт AN 1234567"} | day("asked_on", today()),
    )


def release(request_of_mother):
    answers = {"words": "Апасы баласы менен жалгыз жашайт."}
    return FilledPage(
        by="erlan", address={"pk": request_of_mother.pk}, answers=answers, without="kanykei", other="damira"
    )


def refuse(request_of_mother):
    answers = {"refused_for": "harm", "words": "Коркунуч бар."}
    return FilledPage(
        by="erlan", address={"pk": request_of_mother.pk}, answers=answers, without="aigul", other="damira"
    )


def hand(request_of_mother, aigul, erlan):
    released(request_of_mother, erlan)
    actions.print_extract(request_of_mother, by=aigul, language="ky")
    answers = {"to_whom": "Апасы"} | day("handed_on", today())
    return FilledPage(by="aigul", address={"pk": request_of_mother.pk}, answers=answers)


def consent(child):
    answers = {"purpose": "photo", "assent": "yes", "words": "Түшүндүрдүк."} | day("until_on", soon())
    return FilledPage(by="aigul", address={"pk": child.pk}, answers=answers | {"to_whom": "бөлүм"})


def withdraw(consent):
    return FilledPage(by="aigul", address={"pk": consent.pk}, answers={"who": "Апасы"})


def hold(child):
    answers = {"reason": "proceedings", "words": "№ 12 иш"} | day("to_on", soon())
    return FilledPage(by="erlan", address={"pk": child.pk}, answers=answers, without="aigul", other="damira")


def propose(child):
    answers = {"words": "Өзү сурады."}
    return FilledPage(by="erlan", address={"pk": child.pk}, answers=answers, without="aigul", other="damira")


def agree(erasure_proposal):
    address = {"pk": erasure_proposal.pk}
    return FilledPage(by="damira", address=address, without="kanykei", other="damira")


def keep(erasure_proposal):
    address, answers = {"pk": erasure_proposal.pk}, {"words": "Керек болушу мүмкүн."}
    return FilledPage(by="damira", address=address, answers=answers, without="aigul", other="damira")


def notice(child, client_of):
    client_of("aigul").post(f"/children/{child.pk}/rights/notice/print/", {"language": "ky"})
    answers = {"to_whom": "Таенеси"} | day("handed_on", today())
    return FilledPage(by="aigul", address={"pk": child.pk}, answers=answers)


def dispute(family, aigul):
    (about, _words), *_ = facts_of(family.child, aigul)
    answers = {"about": about, "asker": "parent", "words": "Туура эмес."} | day("disputed_on", today())
    return FilledPage(by="aigul", address={"pk": family.child.pk}, answers=answers)


def decide(disputed):
    answers = {"outcome": "kept", "reason": "Күбөлүктө ушундай."}
    return FilledPage(by="aigul", address={"pk": disputed.pk}, answers=answers)


class TestPages(ActPageTests):
    PAGES = {
        extracts.AskExtract: ask,
        extracts.ReleaseExtract: release,
        extracts.RefuseExtract: refuse,
        extracts.HandOver: hand,
        disputes.DisputeFact: dispute,
        disputes.DecideDispute: decide,
        notices.FamilyNotice: notice,
        consents.RecordConsent: consent,
        consents.WithdrawConsent: withdraw,
        erasing.HoldFile: hold,
        erasing.ProposeErasure: propose,
        erasing.AgreeErasure: agree,
        erasing.RefuseErasure: keep,
    }
