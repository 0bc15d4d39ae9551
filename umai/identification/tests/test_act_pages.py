"""The pages of identification on which something is written, each filled in by somebody who may."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.act_pages import ActPageTests, FilledPage
from umai.identification.disclosure import actions as openings
from umai.identification.disclosure import views as opening_views
from umai.identification.hotline import talk_views
from umai.identification.hotline import views as writing_views
from umai.identification.hotline.write_page import make_token
from umai.identification.inbox import actions, child_views, endings, views
from umai.identification.models import Reporter
from umai.identification.officials import views as official_views
from umai.identification.signal import codes
from umai.identification.signal.actions import write_down_signal
from umai.identification.signal.sealing import seal_reporter
from umai.identification.tests.conftest import nookat, reported, told
from umai.identification.tests.test_lines import GATE, TALK, operator, place_on_the_line
from umai.identification.tests.test_officials import FORM
from umai.identification.tests.test_openings import WHO, asked, keys, settings_home

__all__ = ["keys", "operator", "settings_home"]
NO_NEED = {"how": "no_need", "findings": "Мектепке чалдык.", "childs_view": "Жакшы.", "lives_with": "Энеси."}


@pytest.fixture
def later(db):
    """Another report about the same place, that came after the first."""
    return reported(ago=timedelta(0), danger_now=True)


@pytest.fixture
def sealed(keys, db):
    """A report whose reporter left a name."""
    one = reported()
    box, key = seal_reporter(one.pk, **WHO)
    Reporter.objects.using("owner").create(signal_id=one.pk, sealed=box, key_id=key)
    return one


def when(name, at):
    return {f"{name}_day": at.day, f"{name}_month": at.month, f"{name}_year": at.year}


def screen(signal):
    answers = {"outcome": "concern", "reason": ""}
    return FilledPage(by="erlan", address={"pk": signal.pk}, answers=answers, without="aigul", other="damira")


def gather(signal, later):
    answers = {"others": [str(signal.pk)]}
    return FilledPage(by="erlan", address={"pk": later.pk}, answers=answers, without="aigul")


def separate(signal, later, erlan):
    actions.gather_signals(signal, by=erlan, others=[later.pk])
    return FilledPage(by="erlan", address={"pk": later.pk}, without="aigul")


def reply(db):
    one = reported(code_hash=codes.hash_of_code("2345 6789"))
    return FilledPage(by="erlan", address={"pk": one.pk}, answers={"said": "looked_into"}, without="aigul")


def end(concern):
    return FilledPage(by="erlan", address={"pk": concern.pk}, answers=NO_NEED, without="aigul")


def agree(concern, erlan):
    proposal = endings.propose_ending(concern, by=erlan, id=uuid.uuid4(), **NO_NEED)
    answers = {"proposal": str(proposal.pk)}
    return FilledPage(by="damira", address={"pk": concern.pk}, answers=answers, without="erlan")


def choose_child(concern, child):
    return FilledPage(by="erlan", address={"pk": concern.pk, "child_id": child.pk}, without="aigul")


def not_this_child(concern, child, erlan):
    actions.match_child(concern, by=erlan, child=child)
    return FilledPage(by="erlan", address={"pk": concern.pk}, without="aigul")


def write(aigul):
    now = timezone.localtime() - timedelta(hours=1)
    answers = {
        "token": make_token(aigul),
        "words": "Бала жалгыз.",
        "concern": "neglect",
        "danger_now": "no",
        "self_harm": "no",
        "district": str(nookat().pk),
        "feared_works_here": "no",
        "channel": "citizen",
        "received_time": f"{now:%H:%M}",
        "language": "ky",
        "wants_code": "yes",
        **when("received_on", now),
    }
    return FilledPage(by="aigul", answers=answers, without="nuriya", done=200)


def talk(operator):
    answers = TALK | {"token": make_token(operator), "place": place_on_the_line()}
    return FilledPage(by="nuriza", answers=answers, without="aigul", done=200)


def gate(aigul):
    return FilledPage(by="aigul", answers=GATE | {"token": make_token(aigul)}, without="bakyt", done=200)


def report(bakyt):
    learned = timezone.localtime() - timedelta(hours=1)
    answers = {
        **FORM,
        "token": make_token(bakyt),
        "district": str(nookat().pk),
        "learned_time": f"{learned:%H:%M}",
        **when("learned_on", learned),
    }
    return FilledPage(by="bakyt", answers=answers, without="aigul", done=200)


def hear(bakyt, erlan):
    own = write_down_signal(bakyt.office, by=bakyt, **told())
    actions.reply_to_reporter(own, by=erlan, said="helped")
    return FilledPage(by="bakyt", address={"pk": own.pk})


def ask_opening(sealed, keys):
    answers = {
        "ground": "criminal_case",
        "reason": "Demand 14.",
        "holder": "talant",
        "key": keys["marat"].strip(),
    }
    return FilledPage(by="farida", address={"pk": sealed.pk}, answers=answers, without="damira")


def agree_opening(sealed, keys, farida):
    opening = asked(sealed, farida, keys)
    return FilledPage(by="omurbek", address={"pk": opening.pk}, without="damira")


def open_reporter(sealed, keys, farida, omurbek):
    opening = asked(sealed, farida, keys)
    openings.agree_opening(opening, by=omurbek)
    answers = {"key": keys["talant"].strip()}
    return FilledPage(by="omurbek", address={"pk": opening.pk}, answers=answers, without="damira", done=200)


class TestPages(ActPageTests):
    PAGES = {
        views.ScreenSignal: screen,
        views.GatherSignals: gather,
        views.SeparateSignal: separate,
        views.ReplyToReporter: reply,
        views.EndSignal: end,
        views.AgreeToEndSignal: agree,
        child_views.ChooseChild: choose_child,
        child_views.StrikeMatch: not_this_child,
        writing_views.WriteDownReport: write,
        writing_views.WriteAtGate: gate,
        talk_views.HotlineTalk: talk,
        official_views.ReportChild: report,
        official_views.MarkAnswersRead: hear,
        opening_views.AskOpening: ask_opening,
        opening_views.AgreeOpening: agree_opening,
        opening_views.OpenReporter: open_reporter,
    }
