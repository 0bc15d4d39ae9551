import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import TemplateSyntaxError, engines
from django.utils import timezone, translation
from django.utils.dates import MONTHS
from django.utils.formats import number_format

from umai.design.days import date_in_words, recorded_in_words, short_date_in_words
from umai.design.parts import Link, SummaryRow, Task, TimelineEvent

ON = date(2026, 3, 5)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def page(source, **context):
    return engines["django"].from_string("{% load design %}" + source).render(context)


@pytest.mark.parametrize(
    ("due_in", "done_in", "state", "words"),
    [
        (-3, None, "late", "late by 3 days"),
        (-1, None, "late", "late by 1 day"),
        (0, None, "today", "due today"),
        (1, None, "soon", "1 day left"),
        (3, None, "soon", "3 days left"),
        (4, None, "fair", "4 days left"),
        (0, 0, "done", "done in time"),
        (2, 0, "done", "done, ahead of its term"),
        (-2, 0, "late", "done 2 days late"),
    ],
)
def test_a_clock_says_in_words_what_its_colour_says(due_in, done_in, state, words):
    html = page(
        "{% clock due on done %}",
        due=ON + timedelta(due_in),
        on=ON,
        done=None if done_in is None else ON + timedelta(done_in),
    )
    assert f"umai-clock--{state}" in html and f">{words}<" in html


@pytest.mark.parametrize(
    ("hours", "done", "state", "words"),
    [
        (72, None, "fair", "3 days left"),
        (47, None, "soon", "47 hours left"),
        (2, None, "today", "2 hours left"),
        (0.5, None, "today", "less than an hour left"),
        (0, None, "late", "late by less than an hour"),
        (-1, None, "late", "late by 1 hour"),
        (-49, None, "late", "late by 2 days"),
        (1, 0, "done", "done, ahead of its term"),
        (0, 0, "late", "done less than an hour late"),
        (-30, 0, "late", "done 30 hours late"),
        (-72, 0, "late", "done 3 days late"),
    ],
)
def test_a_clock_of_hours_says_in_words_what_its_colour_says(hours, done, state, words):
    now = datetime(2026, 4, 11, 2, 15, tzinfo=UTC)
    html = page(
        "{% clock_at late_at now done %}",
        late_at=now + timedelta(hours=hours),
        now=now,
        done=None if done is None else now,
    )
    assert f"umai-clock--{state}" in html and f">{words}<" in html


def test_each_month_in_kyrgyz_begins_as_its_name():
    with translation.override("ky"):
        for number, name in MONTHS.items():
            words = date_in_words(date(2026, number, 5))
            assert str(name).lower().removesuffix("ь") in words, (number, words)


def test_what_was_written_on_a_later_day_is_marked_late():
    assert recorded_in_words(ON, ON) == "Recorded on 5 March 2026."
    assert recorded_in_words(ON, ON + timedelta(2)).startswith("Recorded late: on 7 March 2026, 2 days")


@pytest.mark.parametrize(
    ("language", "precision", "words"),
    [
        ("en", "day", "5 March 2026"),
        ("ru", "day", "5 марта 2026 года"),
        ("ky", "day", "2026-жылдын 5-марты"),
        ("en", "month", "March 2026"),
        ("ru", "month", "март 2026 года"),
        ("ky", "month", "2026-жылдын марты"),
        ("en", "year", "2026"),
        ("ru", "year", "2026 г."),
        ("ky", "year", "2026-жыл"),
    ],
)
def test_a_day_is_written_as_people_write_it(language, precision, words):
    with translation.override(language):
        assert date_in_words(ON, precision) == words


def test_a_day_known_to_the_month_claims_no_day():
    assert page('{% day on "month" %}', on=ON) == '<time datetime="2026-03">March 2026</time>'


def test_an_unknown_day_is_a_dash():
    assert page("{% day on %}{% moment on %}", on=None) == "——"


def test_an_instant_is_shown_where_we_are():
    with timezone.override("Asia/Bishkek"):
        assert "5 March 2026, 02:30" in page("{% moment at %}", at=datetime(2026, 3, 4, 20, 30, tzinfo=UTC))


def test_text_in_components_is_escaped():
    html = page(
        "{% identity_bar x facts x %}{% summary_list rows %}{% timeline events %}"
        "{% task_list tasks %}{% tag x %}{% inset %}{{ x }}{% endinset %}"
        "{% more x %}{{ x }}{% endmore %}{% filter_chips chips %}",
        x="<i>",
        facts=[("<i>", "<i>")],
        rows=[SummaryRow("<i>", "<i>", "/a")],
        events=[TimelineEvent("<i>", who="<i>", text="<i>")],
        tasks=[Task("<i>", "/a", "<i>", hint="<i>")],
        chips=[("<i>", "/a")],
    )
    assert "<i>" not in html and html.count("&lt;i&gt;") >= 14


def test_a_link_to_change_says_what_it_changes():
    assert '<span class="govuk-visually-hidden"> Address</span>' in page(
        "{% summary_list rows %}", rows=[SummaryRow("Address", "Osh", "/change")]
    )


def test_two_lines_of_one_label_are_told_apart_by_who_hears_them():
    html = page(
        "{% summary_list rows %}", rows=[SummaryRow("Lives with", "A"), SummaryRow("Lives with", "B")]
    )
    assert re.findall("<dt[^>]*>(.*?)</dt>", html) == [
        "Lives with",
        'Lives with<span class="govuk-visually-hidden"> 2</span>',
    ]


def test_parts_may_be_tuples_or_dicts():
    html = page(
        "{% sub_navigation links label %}", links=[("A", "/a", True), {"label": "B", "url": "/b"}], label="L"
    )
    assert 'href="/a" aria-current="page"' in html and 'href="/b">B' in html


def test_a_phone_unfolds_many_tabs_by_a_button_that_says_the_present_one_and_wraps_few():
    several = [(word, f"/{word}", word == "C") for word in "ABCDE"]
    html = page("{% sub_navigation l 'Pages' %}{% sub_navigation l 'Years' %}", l=several)
    assert 'popovertarget="tabs-1"><span>C</span> Pages</button>' in html
    assert 'id="tabs-1" popover' in html and 'id="tabs-2" popover' in html
    assert 'popovertarget="tabs-1">Pages</button>' in page(
        "{% sub_navigation l 'Pages' %}", l=[(word, f"/{word}") for word in "ABCDE"]
    )
    assert "popover" not in page("{% sub_navigation l 'Pages' %}", l=several[:4])


def test_two_lists_of_tasks_share_no_id():
    html = page("{% task_list t %}{% task_list t %}", t=[Task("A", "/a", "Done")])
    assert 'id="task-1-1-status"' in html and 'id="task-2-1-status"' in html


def test_nothing_to_count_shows_nothing():
    assert page("{% count 0 %}") == "" and "99+" in page("{% count 100 %}")


def test_a_colour_that_is_not_ours_is_a_mistake_of_the_template():
    with pytest.raises(TemplateSyntaxError):
        page('{% tag "x" "pink" %}')


def test_no_pages_no_pager():
    assert page("{% pager None None %}").strip() == ""
    assert 'rel="next"' in page('{% pager None "?after=1" %}')


def test_links_of_the_navigation_unpack():
    label, url, current, count = Link("A", "/a")
    assert (label, url, current, count) == ("A", "/a", False, None)


@pytest.mark.parametrize(("language", "words"), [("ky", "1,5"), ("ru", "1,5"), ("en", "1.5")])
def test_a_number_has_the_decimal_sign_of_its_language(language, words):
    with translation.override(language):
        assert number_format(1.5, 1) == words


def test_what_is_drawn_once_in_a_language_knows_nobody():
    source = "{% load i18n %}{% once %}{% translate 'Menu' %} {{ product }}{{ name }}{{ request.user }}{% endonce %}{{ name }}"
    drawn = engines["django"].from_string("{% load design %}" + source)
    assert drawn.render({"name": "Aigul", "product": "Umai"}) == "Menu UmaiAigul"
    assert drawn.render({"name": "Cholpon", "product": "Umai"}) == "Menu UmaiCholpon"
    with translation.override("ru"):
        assert drawn.render({"name": "Aigul", "product": "Umai"}) == "Меню UmaiAigul"


def test_the_menu_marks_where_one_is_and_counts_what_waits():
    html = page(
        "{% menu links %}", links=[Link("<My day>", "/?a&b", True), Link("Inbox", "/inbox/", count=100)]
    )
    assert html.count("&lt;My day&gt;") == 1 and '"/?a&amp;b" aria-current="page"><strong' in html
    assert html.count("aria-current") == 1 and "Inbox <span" in html and ">99+</span>" in html


def test_an_option_is_chosen_by_its_value():
    html = page("{% options pairs 2 %}", pairs=[(1, "one"), (2, "<two>")])
    assert html == '<option value="1">one</option><option value="2" selected>&lt;two&gt;</option>'


def test_a_term_that_ended_was_met_in_time_and_not_ahead():
    html = page("{% clock due on done %}", due=ON - timedelta(3), on=ON, done=ON - timedelta(5))
    assert ">done in time<" in html


@pytest.mark.parametrize(
    ("language", "this_year", "another"),
    [
        ("ky", "2-декабрь", "2025-жылдын 2-декабры"),
        ("ru", "2 декабря", "2 декабря 2025 года"),
        ("en", "2 December", "2 December 2025"),
    ],
)
def test_in_a_table_the_year_of_today_is_left_out(language, this_year, another):
    with translation.override(language):
        assert short_date_in_words(date(2026, 12, 2), date(2026, 1, 1)) == this_year
        assert short_date_in_words(date(2025, 12, 2), date(2026, 1, 1)) == another
        html = page("{% clock due on short=True %}", due=date(2026, 12, 2), on=date(2026, 12, 1))
        assert f'<time datetime="2026-12-02">{this_year}</time>' in html
