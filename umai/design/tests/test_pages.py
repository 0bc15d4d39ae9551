import re
from types import SimpleNamespace

import psycopg
import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError
from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.urls import reverse
from django.utils import translation

from umai.design import errors, views
from umai.design.links import grouped_menu_html
from umai.design.parts import Link, LinkGroup, SignedInPerson
from umai.design.responses.htmx import redirect_for_htmx


@pytest.fixture
def asked():
    request = RequestFactory().get("/design/")
    request.user = AnonymousUser()
    return request


def base(request):
    return render_to_string("design/base.html", {}, request)


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_a_page_says_its_language(asked, language):
    with translation.override(language):
        assert f'<html lang="{language}"' in base(asked)


@pytest.mark.parametrize(("wrong", "said"), [({"name": ["Enter it."]}, True), ({}, False)])
def test_the_title_of_a_form_that_was_refused_says_so(asked, wrong, said):
    with translation.override("en"):
        html = render_to_string("design/base.html", {"form": SimpleNamespace(errors=wrong)}, asked)
    assert ("<title>Error: " in html) is said


@pytest.mark.parametrize("rehearsal", [True, False])
def test_a_rehearsal_and_nothing_else_is_marked_on_every_page(asked, rehearsal):
    with override_settings(UMAI_REHEARSAL=rehearsal):
        assert ("umai-rehearsal" in base(asked)) is rehearsal
        assert (b"umai-rehearsal" in errors.handler404(asked).content) is rehearsal


def test_a_register_without_its_papers_says_on_every_page_that_it_is_for_training(asked):
    with override_settings(UMAI_REHEARSAL=False, UMAI_TRAINING=True), translation.override("en"):
        for html in (base(asked), errors.handler404(asked).content.decode()):
            assert "For training only" in html and "Do not enter real people" in html


def test_languages_are_switched_by_a_form_without_javascript(asked):
    html = base(asked)
    assert re.search(r'<form class="umai-languages" method="post" action="[^"]+"', html)
    assert [code for code in ("ky", "ru", "en") if f'value="{code}" lang="{code}"' in html] == [
        "ky",
        "ru",
        "en",
    ]


def test_who_is_signed_in_stands_on_top(asked):
    asked.user = SimpleNamespace(is_authenticated=True)
    asked.signed_in = SignedInPerson("<Aigul>", "Kara-Kulja")
    html = base(asked)
    assert "&lt;Aigul&gt;<" in html
    assert "<span>Kara-Kulja</span>" in html
    assert f'<a href="{reverse("mfa_index")}">&lt;Aigul&gt;' in html


def test_the_page_one_is_on_is_marked_in_the_navigation(asked):
    asked.navigation = [Link("My day", "/", current=True), Link("Cases", "/cases/")]
    html = base(asked)
    assert html.count('aria-current="page"') == 1
    assert '<a class="govuk-service-navigation__link" href="/cases/">' in html


def test_a_group_of_links_leads_to_its_first_counts_them_all_and_marks_the_present_one():
    links = [
        Link("My day", "/"),
        Link("Plans", "/plans/", current=True, count=2),
        Link("Calls", "/calls/", count=3),
    ]
    html = grouped_menu_html(
        [LinkGroup("My work", links), LinkGroup("Figures", [Link("Figures", "/figures/")])]
    )
    head, rest = html.split("<ul>")
    assert 'href="/" aria-current="true">My work <span class="moj-notification-badge">5</span>' in head
    assert html.count("umai-group--open") == html.count('aria-current="page"') == 1
    assert [rest.count(f'href="{one}"') for one in ("/", "/plans/", "/calls/")] == [1, 1, 1]
    assert html.count("/figures/") == 1, "a group of one link is that link"


@override_settings(UMAI_REHEARSAL=True)
def test_no_page_holds_a_script_or_a_style_of_its_own(asked):
    html = views.components(asked).content.decode()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|hx-on", html)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", html))


def test_the_page_of_components_is_for_rehearsals_only(asked):
    with override_settings(UMAI_REHEARSAL=False), pytest.raises(views.Http404):
        views.components(asked)


@override_settings(UMAI_REHEARSAL=True)
def test_mistakes_answer_422():
    request = RequestFactory().post("/design/", {"surname": "1"})
    request.user = AnonymousUser()
    response = views.components(request)
    assert response.status_code == 422
    assert b"govuk-error-summary" in response.content and b'value="1"' in response.content


def test_a_404_is_the_same_bytes_whatever_was_asked_for():
    one, other = RequestFactory().get("/children/1/"), RequestFactory().post("/nowhere?q=<i>")
    assert errors.handler404(one).content == errors.handler404(other, Exception("secret")).content
    assert errors.handler404(one).status_code == 404


@pytest.mark.parametrize(
    ("handler", "status"), [("handler400", 400), ("handler403", 403), ("csrf_failure", 403)]
)
def test_error_pages_say_what_to_do(asked, handler, status):
    response = getattr(errors, handler)(asked)
    assert response.status_code == status and b"<h1>" in response.content


def test_a_bug_shows_a_page_and_nothing_of_itself(asked):
    try:
        raise KeyError("secret")
    except KeyError:
        response = errors.handler500(asked)
    assert response.status_code == 500 and b"secret" not in response.content


def test_a_database_that_is_gone_is_said_in_three_languages_and_asked_again(asked):
    try:
        raise OperationalError("connection refused")
    except OperationalError:
        response = errors.handler500(asked)
    assert response.status_code == 503
    assert response["Refresh"] and response["Retry-After"]
    assert all(f'<div lang="{code}">'.encode() in response.content for code in ("ky", "ru", "en"))


def test_a_bug_in_a_view_is_not_taken_for_a_database_that_is_gone(asked):
    middleware = errors.DatabaseGoneMiddleware(lambda request: HttpResponse())
    assert middleware.process_exception(asked, KeyError()) is None
    assert middleware.process_exception(asked, OperationalError()).status_code == 503


def test_a_form_is_not_sent_again_by_itself_when_the_database_is_gone():
    assert "Refresh" not in errors.database_gone_page(RequestFactory().post("/"))


@pytest.mark.parametrize(
    ("cause", "gone"),
    [
        (psycopg.errors.AdminShutdown(), True),
        (psycopg.errors.ConnectionFailure(), True),
        (psycopg.errors.LockNotAvailable(), False),
        (psycopg.errors.QueryCanceled(), False),
    ],
)
def test_only_a_database_that_cannot_be_reached_is_gone(cause, gone):
    error = OperationalError()
    error.__cause__ = cause
    assert errors.is_database_gone(error) is gone


def test_a_refusal_says_the_sentence_what_was_kept_and_the_way_back(asked):
    response = errors.refusal_page(asked, "<Late>", kept="Your notes.", back="/case/")
    html = response.content.decode()
    assert response.status_code == 409
    assert "&lt;Late&gt;" in html and "Your notes." in html and 'href="/case/"' in html


def test_htmx_is_told_of_a_redirect_in_its_own_way():
    redirect = redirect_for_htmx(lambda request: HttpResponseRedirect("/case/"))
    response = redirect(RequestFactory().post("/", headers={"HX-Request": "true"}))
    assert (response.status_code, response["HX-Redirect"]) == (200, "/case/")
    assert "Location" not in response
    assert redirect(RequestFactory().post("/")).status_code == 302


def test_other_answers_to_htmx_are_left_alone():
    answer = redirect_for_htmx(lambda request: HttpResponse(status=422))
    assert answer(RequestFactory().post("/", headers={"HX-Request": "true"})).status_code == 422
