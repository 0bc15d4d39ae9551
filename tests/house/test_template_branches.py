"""What tests/template_branches.py finds in templates, and what it says of them."""

import pytest
from django.template import Context, Engine, Origin, Template

from tests import template_branches as drawn

PAGE = str(drawn.CHECKOUT / "umai" / "nowhere" / "templates" / "page.html")


@pytest.fixture
def draw(monkeypatch):
    """`draw("{% if a %}", a=1)`: the text of a template, and the branches of it that were drawn."""
    monkeypatch.setattr(drawn, "lines", {})

    def draw(source, page=PAGE, **values):
        monkeypatch.setattr(drawn, "drawn", set())
        text = Template(source, Origin(page), engine=Engine.get_default()).render(Context(values))
        return text, {branch.removeprefix("umai/nowhere/templates/page.html: ") for branch in drawn.drawn}

    return draw


def test_a_branch_is_noted_when_it_is_drawn(draw):
    page = "{% if a %}A{% elif b %}B{% else %}C{% endif %}"
    assert draw(page, a=1) == ("A", {"the page", "if a"})
    assert draw(page, b=1) == ("B", {"the page", "elif b"})
    assert draw(page) == ("C", {"the page", "else of if a"})


def test_an_if_without_an_else_has_a_branch_that_draws_nothing(draw):
    assert draw("{% if a %}A{% endif %}") == ("", {"the page", "else of if a"})


def test_a_loop_and_its_empty_are_two_branches(draw):
    page = "{% for a in all %}{{ a }}{% empty %}-{% endfor %}"
    assert draw(page, all="xy") == ("xy", {"the page", "for a in all"})
    assert draw(page, all="") == ("-", {"the page", "empty of for a in all"})


def test_the_box_that_says_that_nothing_is_there_is_no_branch(draw):
    draw("{% load design %}{% for a in all %}{% empty %}{% empty 'None' %}-{% endempty %}{% endfor %}")
    assert "empty of for a in all (2)" not in str(drawn.lines)


def test_branches_written_alike_are_told_apart(draw):
    _text, found = draw(
        "{% for a in all %}{% if a %}{% if a %}A{% endif %}{% endif %}{% endfor %}", all=[0, 1]
    )
    assert found == {"the page", "for a in all", "if a", "if a (2)", "else of if a (2)"}


def test_a_page_that_extends_another_is_marked_too(draw):
    text, found = draw(
        '{% extends "design/plain.html" %}{% block title %}Title{% endblock %}', product="Umai"
    )
    assert "Title" in text and "the page" in found


def test_each_branch_has_its_line(draw):
    draw("\n{% if a %}\n{% else %}\n{% endif %}")
    assert sorted(drawn.lines.values()) == [1, 2, 3]


def test_a_name_that_was_not_given_is_an_error_in_a_template_of_ours(draw):
    for page in ("{{ nobody }}", "{{ one.nobody }}", "{% load design %}{% error_summary nobody %}"):
        with pytest.raises(drawn.NotGiven, match="nobody"):
            draw(page, one={})


def test_a_name_that_is_only_asked_for_may_be_missing(draw):
    assert draw("{% if nobody %}A{% endif %}{% for one in nobody %}B{% endfor %}")[0] == ""


def test_the_templates_of_others_are_left_alone(draw):
    assert draw("{% if nobody %}A{% endif %}{{ nobody }}", page="/elsewhere.html") == ("", set())


def test_a_branch_that_no_test_draws_is_named_with_its_line():
    every = {"umai/a.html: if x": 3, "umai/a.html: if y": 4}
    assert drawn.complaints(every, {"umai/a.html: if x"}) == ["no test draws umai/a.html: if y (line 4)"]


def test_after_a_part_the_templates_of_the_named_folder_are_judged_alone():
    every = {"umai/a/b.html: if x": 3, "umai/c/d.html: if y": 4}
    assert drawn.complaints(every, set(), "umai/c") == ["no test draws umai/c/d.html: if y (line 4)"]


def test_a_part_of_the_tests_is_judged_only_where_a_folder_is_named(pytestconfig):
    class Asked:
        args_source = pytest.Config.ArgsSource.TESTPATHS

        def __init__(self, **options):
            self.options = options

        def getoption(self, name, default=None):
            assert hasattr(pytestconfig.option, name) or name == "lf", name
            return self.options.get(name, default)

    assert drawn.is_whole(Asked())
    assert not drawn.is_whole(Asked(keyword="days")) and not drawn.is_whole(Asked(long=True))
    part = Asked()
    part.args_source = pytest.Config.ArgsSource.ARGS
    assert not drawn.is_whole(part) and drawn.within(part) == ""
    assert drawn.within(Asked()) == "umai/"
    part.options = {"undrawn": "umai/rounds"}
    assert drawn.within(part) == "umai/rounds"
