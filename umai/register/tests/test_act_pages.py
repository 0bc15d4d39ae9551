"""The pages of the register, each filled in as the worker does who may."""

from tests.act_pages import ActPageTests, FilledPage
from tests.cast import place_of
from umai.register.child import fact_views, family_views, views
from umai.register.models import Identity
from umai.register.search import proof
from umai.register.weights import views as weights_views

ADDRESS = {"kind": "actual", "words": "Ленин, 5"}


def register(aigul, village):
    searched = proof.sign_proof(
        {"text": "Асанов Нурбек", "pin": "", "born": None, "settlement": None}, [], by=aigul
    )
    answers = {
        "step": "register",
        "searched": searched,
        "surname": "Асанов",
        "given": "Нурбек",
        "sex": "m",
        "settlement": village(aigul.office).pk,
    }
    return FilledPage(by="aigul", answers=answers)


def record_fact(child):
    return FilledPage(by="aigul", address={"pk": child.pk, "kind": "address"}, answers=ADDRESS)


def replace_fact(child, aigul):
    fact = Identity.objects.using("owner").get()
    answers = {"why": "correction", "surname": "Асанов", "given": "Эрмек", "sex": "m"}
    return FilledPage(
        by="aigul", address={"pk": child.pk, "kind": "identity", "fact": fact.pk}, answers=answers
    )


def add_adult(child):
    answers = {"relation": "mother", "given": "Гүлнара", "lives_together": "yes"}
    return FilledPage(by="aigul", address={"pk": child.pk}, answers=answers)


def link_adult(child, mother, second_child):
    answers = {"step": "link", "text": "Асанов Нурбек", "adult": str(mother.adult_id), "relation": "mother"}
    return FilledPage(by="aigul", address={"pk": second_child().pk}, answers=answers)


def move_file(child):
    there = place_of(("41706242000000", 1))
    return FilledPage(
        by="erlan", address={"pk": child.pk}, answers={"municipality": there.pk}, without="aigul"
    )


def use_weights(own, ainura):
    answers = {"weights": str(own.pk), "reason": "Trained on the lists of 2026."}
    return FilledPage(by="ainura", answers=answers, without="damira")


class TestPages(ActPageTests):
    PAGES = {
        views.RegisterChild: register,
        fact_views.RecordFact: record_fact,
        fact_views.ReplaceFact: replace_fact,
        family_views.AddAdult: add_adult,
        family_views.LinkAdult: link_adult,
        family_views.MoveFile: move_file,
        weights_views.UseWeights: use_weights,
    }
