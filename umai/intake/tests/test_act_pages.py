"""The pages of intake, each filled in as the worker does who may."""

import uuid
from datetime import timedelta

from tests.act_pages import ActPageTests, FilledPage
from tests.cast import id_of
from umai.identification.inbox import actions as signals
from umai.identification.joining import views as joining_views
from umai.identification.joining.actions import joining_of
from umai.identification.signal.sealing import ReportWords
from umai.identification.tests.conftest import reported
from umai.intake.cases import views
from umai.intake.cases.levels import LoweredRisk, set_risk
from umai.intake.from_signal import views as signal_views
from umai.intake.from_signal.actions import add_signal
from umai.intake.handover import views as handover_views
from umai.intake.lowering import views as lowering_views
from umai.intake.models import RiskLowering
from umai.intake.transfer import actions as transfer
from umai.intake.transfer import views as transfer_views
from umai.law.terms.clock import today

DAYS = {"received_on_day": "1", "received_on_month": "11", "received_on_year": "2026"}


def open_case(child):
    answers = {"concern": "left_behind", "channel": "school", "words": "Жалгыз калган.", **DAYS}
    return FilledPage(by="aigul", address={"pk": child.pk}, answers=answers)


def assign(case):
    answers = {"worker_id": str(id_of("worker", "azamat"))}
    return FilledPage(by="damira", address={"pk": case.pk}, answers=answers, without="aigul")


def correct_clock(case):
    answers = {"words": "Күн ката жазылган.", **DAYS}
    return FilledPage(by="damira", address={"pk": case.pk}, answers=answers, without="aigul")


def from_signal(child, erlan):
    signal = reported(ReportWords("Nobody cooks for them."), ago=timedelta(days=2), channel="citizen")
    signals.screen_signal(signal, by=erlan, outcome="concern")
    signals.match_child(signal, by=erlan, child=child)
    answers = {"concern": "neglect", "channel": "citizen", "words": "The children seem to be alone."}
    return FilledPage(by="erlan", address={"pk": signal.pk}, answers=answers, without="aigul")


def hand_over(case):
    answers = {f"to-{case.pk}": str(id_of("worker", "azamat"))}
    return FilledPage(by="damira", answers=answers, without="erlan")


def send_file(child, case, kochkor):
    answers = {"place": kochkor.pk, "words": "He has seizures."}
    return FilledPage(by="erlan", address={"pk": child.pk}, answers=answers, without="aigul")


def sent_by(erlan, child, kochkor):
    return transfer.send_file(child, by=erlan, id=uuid.uuid4(), place=kochkor, words="He has seizures.")


def accept_file(child, case, erlan, kochkor):
    address = {"pk": sent_by(erlan, child, kochkor).pk}
    return FilledPage(
        by="cholpon", address=address, answers={"answer": "accept"}, stranger="jyldyz", without="erlan"
    )


def take_back_file(child, case, erlan, kochkor):
    address = {"pk": sent_by(erlan, child, kochkor).pk}
    answers = {"words": "The family came home again."}
    return FilledPage(by="damira", address=address, answers=answers, stranger="jyldyz", without="aigul")


def lowered_to(risk, case, aigul):
    """The risk of the case as Aigul lowered it from urgent."""
    lowered = LoweredRisk("The aunt came to stay.", "Асанова Айгүл", "alone")
    with aigul.speaking():
        for level in ("urgent", risk):
            set_risk(case, level, "As seen.", on=today() - timedelta(days=1), lowered=lowered)
        return RiskLowering.objects.get(case=case)


def agree_lowering(case, aigul):
    answers = {"lowering": str(lowered_to("low", case, aigul).pk)}
    return FilledPage(by="damira", address={"case": case.pk}, answers=answers, without="azamat")


def refuse_lowering(case, aigul):
    answers = {"lowering": str(lowered_to("low", case, aigul).pk), "words": "Адегенде баланы көрүңүз."}
    return FilledPage(by="damira", address={"case": case.pk}, answers=answers, without="azamat")


def look_at_lowering(case, aigul):
    return FilledPage(by="damira", address={"pk": lowered_to("high", case, aigul).pk}, without="erlan")


def joined(child, case, erlan):
    """A report of danger that Erlan took into the case of the child, and what the page of it shows."""
    signal = reported(ReportWords("Beaten."), danger_now=True)
    signals.match_child(signal, by=erlan, child=child)
    add_signal(case, by=erlan, signal=signal, wording="Somebody is worried.")
    with erlan.speaking():
        return signal, {"joining": str(joining_of(signal).pk), "child_id": str(child.pk)}


def confirm_joining(child, case, erlan):
    signal, answers = joined(child, case, erlan)
    return FilledPage(by="damira", address={"pk": signal.pk}, answers=answers, without="aigul")


def refuse_joining(child, case, erlan):
    signal, answers = joined(child, case, erlan)
    answers = {"joining": answers["joining"], "words": "Башка бала."}
    return FilledPage(by="damira", address={"pk": signal.pk}, answers=answers, without="aigul")


class TestPages(ActPageTests):
    PAGES = {
        joining_views.ConfirmJoining: confirm_joining,
        joining_views.RefuseJoining: refuse_joining,
        views.OpenCase: open_case,
        views.Assign: assign,
        views.CorrectClock: correct_clock,
        signal_views.OpenFromSignal: from_signal,
        handover_views.HandOverCases: hand_over,
        lowering_views.AgreeToLowering: agree_lowering,
        lowering_views.RefuseLowering: refuse_lowering,
        lowering_views.LookAtLowering: look_at_lowering,
        transfer_views.SendFile: send_file,
        transfer_views.Transfer: accept_file,
        transfer_views.TakeBackFile: take_back_file,
    }
