"""The pages about staff, each filled in by whoever may."""

from tests.act_pages import ActPageTests, FilledPage
from tests.cast import id_of
from umai.offices.duty import views as duty
from umai.offices.helper import views as helper
from umai.offices.people import views as people
from umai.offices.people.actions import give_account as give_code_to
from umai.offices.requests import views as requests
from umai.offices.requests.actions import agree_to_request
from umai.offices.staff import today
from umai.offices.tests.test_turns import posted
from umai.offices.training import views as training
from umai.offices.training.actions import record_training


def appoint(office):
    answers = {"worker": "new", "surname": "Абдыраева", "given": "Нургүл", "role": "social_worker"}
    answers |= {"from_on": today().isoformat()}
    return FilledPage(by="damira", address={"pk": office("nookat_first").pk}, answers=answers)


def end_term():
    return FilledPage(by="damira", address={"pk": id_of("term", "aigul")}, answers={"when": "now"})


def give_account():
    address = {"pk": id_of("worker", "erlan")}
    return FilledPage(
        by="gulnara", address=address, answers={"username": "erlan2"}, without="damira", done=200
    )


def asked(person, gulnara):
    return give_code_to(person("erlan"), by=gulnara, username="erlan")


def agree_staff(person, gulnara):
    address = {"pk": asked(person, gulnara).pk}
    return FilledPage(by="damira", address=address, without="aigul", stranger="cholpon")


def refuse_staff(person, gulnara):
    address = {"pk": asked(person, gulnara).pk}
    answers = {"words": "Ал сураган эмес."}
    return FilledPage(by="damira", address=address, answers=answers, without="aigul", stranger="cholpon")


def show_code(person, gulnara, damira):
    row = asked(person, gulnara)
    agree_to_request(row, by=damira)
    return FilledPage(by="gulnara", address={"pk": row.pk}, without="damira", done=200)


def set_turns(office, person):
    address = {"pk": office("nookat").pk}
    return FilledPage(by="damira", address=address, answers=posted(person, 1, 6), without="erlan")


def hand_over(person, week):
    answers = posted(person, 2, 6, worker=str(person("damira").pk), substitute="")
    return FilledPage(by="damira", address={"pk": week.pk}, answers=answers, without="erlan")


def set_helper(office):
    answers = {"name": "Нурлан", "phone": "0555 123 456", "hours": "9:00–18:00"}
    return FilledPage(by="damira", address={"pk": office("nookat").pk}, answers=answers, without="erlan")


def learnt():
    address = {"pk": id_of("worker", "aigul")}
    answers = {"kind": "qualification", "title": "Diploma of Osh", "on": today().isoformat()}
    return FilledPage(by="damira", address=address, answers=answers)


def strike(office, person, damira):
    said = {"kind": "qualification", "title": "Diploma of Osh", "on": today()}
    row = record_training(
        office("nookat_first"), by=damira, id=id_of("training", "aigul"), worker=person("aigul"), **said
    )
    return FilledPage(by="damira", address={"pk": row.pk}, answers={"reason": "Another person."})


class TestPages(ActPageTests):
    PAGES = {
        people.Appoint: appoint,
        people.EndTerm: end_term,
        people.GiveAccount: give_account,
        requests.AgreeToRequest: agree_staff,
        requests.RefuseRequest: refuse_staff,
        requests.ShowCode: show_code,
        duty.SetTurns: set_turns,
        duty.HandOverTurn: hand_over,
        helper.SetHelper: set_helper,
        training.WorkerTraining: learnt,
        training.StrikeTraining: strike,
    }
