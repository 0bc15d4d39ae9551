"""The pages of guardianship, each filled in by whoever may."""

from tests.act_pages import ActPageTests, FilledPage
from umai.guardianship.applications import deciding_views as deciding
from umai.guardianship.applications import views as applications
from umai.guardianship.departure import views
from umai.guardianship.invitation import departure_views as announcements
from umai.guardianship.invitation import views as invitation
from umai.guardianship.papers import views as papers
from umai.guardianship.placement import views as placement
from umai.guardianship.returns import views as returns
from umai.guardianship.tests.conftest import WORDS, adult_of, heard, invite, placed
from umai.guardianship.vetting import views as vetting
from umai.law.terms.clock import today
from umai.register.child.actions import record_fact
from umai.register.models import Absence


def on(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def answers_of(mother, aunt):
    said = {"adult_id": str(mother.adult_id), "carer_id": str(aunt.adult_id), "way": "telephone"}
    said |= {"kind": "external", "country": "RU", "reason": "work", "contact": "0700 000 001", "words": WORDS}
    return said | on("announced_on", today()) | on("leaves_on", today())


def announce(child, mother, aunt):
    return FilledPage(by="aigul", address={"pk": child.pk}, answers=answers_of(mother, aunt))


def correct(departure, mother, aunt):
    return FilledPage(by="aigul", address={"pk": departure.pk}, answers=answers_of(mother, aunt))


def check(departure):
    answers = {"outcome": "agrees", "words": WORDS} | on("asked_on", today())
    return FilledPage(by="aigul", address={"pk": departure.pk, "kind": "carer"}, answers=answers)


def confirm(asked):
    return FilledPage(by="erlan", address={"pk": asked.pk}, without="aigul", other="damira")


def withdraw(departure):
    return FilledPage(by="aigul", address={"pk": departure.pk}, answers={"reason": "stays", "words": WORDS})


def place(child, aunt, aigul):
    care = placed(child, aunt, aigul)
    return FilledPage(by="aigul", address={"pk": care.pk}, answers=on("placed_on", today()))


def apart(child, aunt, aigul):
    care = placed(child, aunt, aigul)
    answers = {"reason": "no_room", "words": WORDS}
    return FilledPage(by="aigul", address={"pk": care.pk}, answers=answers)


def beside(child, aunt, aigul):
    uncle = adult_of(child, aigul, "uncle_m", "Мирбек")
    placed(child, uncle, aigul, paper="court")
    care = placed(child, aunt, aigul, paper="court")
    return FilledPage(by="aigul", address={"pk": care.pk}, answers={"beside": "joint"})


def received(child, aunt):
    answers = {"country": "RU", "way": "alone", "met_by": WORDS, "goes_to": WORDS, "papers": WORDS}
    answers |= {"carer_id": str(aunt.adult_id), "words": WORDS} | on("returned_on", today())
    return FilledPage(by="aigul", address={"pk": child.pk}, answers=answers)


def returned(child, mother, aunt, aigul):
    away = {"adult_id": mother.adult_id, "kind": "external", "holds_from": today(), "holds_to": today()}
    record_fact(child, by=aigul, model=Absence, **away)
    placed(child, aunt, aigul, paper="court")
    answers = {"outcome": "stays", "decided_by": WORDS, "words": WORDS}
    return FilledPage(
        by="erlan",
        address={"pk": child.pk, "adult": mother.adult_id},
        answers=answers,
        without="aigul",
        other="damira",
    )


def give_code(child, mother):
    answers = {"adult_id": str(mother.adult_id), "language": "ky"}
    return FilledPage(by="aigul", address={"pk": child.pk}, answers=answers, done=200)


def take_code_back(child, mother, aigul):
    return FilledPage(by="aigul", address={"pk": invite(child, mother, aigul)[1].pk})


def take_over(came, mother, aunt):
    return FilledPage(by="aigul", address={"pk": came.pk}, answers=answers_of(mother, aunt))


def reject(came):
    return FilledPage(by="aigul", address={"pk": came.pk}, answers={"reason": "stays", "words": WORDS})


def apply(child, aunt):
    said = {"applicant_id": str(aunt.adult_id), "arrangement": "guardianship", "words": WORDS}
    return FilledPage(by="aigul", address={"pk": child.pk}, answers=said | on("received_on", today()))


def paper(application):
    answers = {"state": "seen", "words": WORDS} | on("looked_on", today())
    return FilledPage(by="aigul", address={"pk": application.pk, "kind": "birth"}, answers=answers)


def home(application):
    answers = {"found": "good", "words": WORDS} | on("reached_on", today())
    return FilledPage(by="aigul", address={"pk": application.pk}, answers=answers)


def withdraw_application(application):
    answers = {"reason": "parent", "words": WORDS}
    return FilledPage(by="aigul", address={"pk": application.pk}, answers=answers)


def decided(application, **answers):
    answers |= on("decided_on", today())
    return FilledPage(
        by="erlan", address={"pk": application.pk}, answers=answers, without="aigul", other="damira"
    )


def send_to_court(ready):
    answers = {"words": WORDS} | on("reached_on", today())
    return FilledPage(by="erlan", address={"pk": ready.pk}, answers=answers, without="aigul", other="damira")


def grant(ready):
    paper = {"number": "12", "issuer": "Ош", "names_child": "yes"} | on("in_force_on", today())
    return decided(ready, **paper)


def refuse_application(application):
    return decided(application, issuer="Ош", reason=WORDS, appeal_to="Ош")


def household(application):
    return FilledPage(by="aigul", address={"pk": application.pk})


def hear_applicant(application):
    answers = {"heard": "yes", "words": WORDS} | on("heard_on", today())
    return FilledPage(by="aigul", address={"pk": application.pk}, answers=answers)


def propose_acceptance(warned, aigul):
    heard(warned, aigul)
    return FilledPage(by="aigul", address={"pk": warned.pk}, answers={"reason": WORDS})


def answer_acceptance(proposal):
    answers = {"agreed": "yes", "reason": WORDS}
    return FilledPage(
        by="erlan", address={"pk": proposal.pk}, answers=answers, without="aigul", other="damira"
    )


class TestPages(ActPageTests):
    PAGES = {
        views.AnnounceDeparture: announce,
        views.CorrectDeparture: correct,
        views.RecordCheck: check,
        announcements.ConfirmAnnouncement: confirm,
        views.WithdrawDeparture: withdraw,
        placement.PlaceChild: place,
        placement.ExplainParting: apart,
        papers.ExplainPapers: beside,
        returns.ReceiveChild: received,
        returns.AnswerReturn: returned,
        invitation.InviteParent: give_code,
        invitation.TakeInvitationBack: take_code_back,
        invitation.TakeOver: take_over,
        invitation.RejectSent: reject,
        applications.Apply: apply,
        applications.RecordPaper: paper,
        applications.RecordHome: home,
        applications.WithdrawApplication: withdraw_application,
        deciding.SendToCourt: send_to_court,
        vetting.CheckHousehold: household,
        vetting.HearApplicant: hear_applicant,
        vetting.ProposeAcceptance: propose_acceptance,
        vetting.AnswerAcceptance: answer_acceptance,
        deciding.GrantApplication: grant,
        deciding.RefuseApplication: refuse_application,
    }
