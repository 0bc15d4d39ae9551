"""What a page folds, and what the line of the fold says of it."""

import re

import pytest
from django.utils import translation

from umai.design.tests.test_components import page


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def folded(html):
    """What lies in the fold, and the line of the fold in words; two empty texts where nothing is folded."""
    if "<details" not in html:
        return "", ""
    line, inside = re.search("<details[^>]*><summary>(.*?)</summary>(.*)</details>", html, re.DOTALL).groups()
    return inside, " ".join(re.sub("<[^>]+>", " ", line).split())


def lines(*several):
    return page("{% few 2 %}" + "".join(several) + "{% endfew %}")


CALM = [f"<p>calm {n}</p>" for n in range(4)]
RED = '<p><strong class="govuk-tag govuk-tag--red">2 late</strong> red</p>'


def test_of_few_lines_none_is_folded():
    assert folded(lines(*CALM[:3])) == ("", ""), "a fold would take as much room as the third line"


def test_what_is_late_stands_first():
    html = lines(*CALM, RED)
    inside, line = folded(html)
    assert html.index("red") < html.index("calm 0") < html.index("<details") and "calm 1" in inside
    assert line == "Show 3 more Show fewer"


def test_a_fold_of_lines_says_how_many_are_late():
    inside, line = folded(lines(RED, RED, RED, '<p class="umai-late">over</p>', *CALM))
    assert "over" in inside and line.endswith("late: 2")


def test_a_line_that_stands_first_is_never_folded():
    first = [f'<p class="umai-first">first {n}</p>' for n in range(3)]
    html = lines(*CALM, *first)
    assert not any(one in folded(html)[0] for one in first) and html.index("first 2") < html.index("calm 0")


def test_a_folded_explanation_is_one_line_of_several():
    assert "Why" in folded(lines(*CALM, '{% more "Why" %}<p>So.</p>{% endmore %}'))[0]


LATE = '<span class="umai-clock umai-clock--late">late</span>'
OVER = '<span class="umai-clock umai-clock--late umai-clock--over">done late</span>'


def table(*cells):
    rows = "".join(f"<tr><td>{one}</td></tr>" for one in cells)
    return page(
        "{% few_rows 2 %}<table><thead><tr><th>Head</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>{{% endfew_rows %}}"
    )


def test_each_part_of_a_table_has_its_headings():
    html = table("a", "b", "c", "d")
    assert html.count("<th>Head</th>") == html.count("<table>") == html.count("</table>") == 2
    assert folded(html)[1] == "Show 2 more Show fewer" and html.index("<td>b") < html.index("<details")


def test_of_a_short_table_nothing_is_folded():
    assert "<details" not in table("a", "b", "c")


def test_the_line_of_a_fold_counts_late_rows_and_red_ones_apart():
    red = '<strong class="govuk-tag govuk-tag--red">x</strong>'
    assert folded(table("a", "b", LATE, LATE + red, red, OVER))[1].endswith("late: 2, important: 1")


def test_a_list_is_folded_as_a_table_is():
    html = page("{% few_rows 1 %}<ul><li>a</li><li>b</li><li>c</li></ul>{% endfew_rows %}")
    assert html.count("<ul>") == html.count("</ul>") == 2 and "<li>b</li><li>c</li>" in folded(html)[0]


def test_a_part_with_a_name_stays_folded_on_a_desk_and_the_rest_of_a_list_does_not():
    assert "umai-desk" not in page('{% rest "Earlier" %}x{% endrest %}')
    assert "umai-desk" in page("{% rest n=3 %}x{% endrest %}")


def test_a_fold_may_be_open_and_says_what_is_urgent():
    html = page('{% rest "This week" "danger: 1" is_open=1 %}x{% endrest %}')
    assert " open>" in html and folded(html)[1] == "This week danger: 1"


def test_what_was_done_late_is_over():
    from datetime import date

    html = page("{% clock due due due %}", due=date(2026, 3, 5))
    assert "umai-clock--over" in html
    assert "umai-clock--over" not in page("{% clock due due %}", due=date(2026, 3, 5))


@pytest.mark.parametrize("tag", ["few 2", "few_rows 2"])
def test_text_in_a_fold_stays_escaped(tag):
    one = "<p>{{ x }}</p>" if tag == "few 2" else "<li>{{ x }}</li>"
    html = page(f"{{% {tag} %}}<ul>{one * 5}</ul>{{% end{tag.split()[0]} %}}", x="<i>")
    assert "<i>" not in html and html.count("&lt;i&gt;") == 5


def test_sections_are_rows_that_may_hold_lists():
    one = "<section><ul><li>a</li><li>b</li></ul></section>"
    inside, line = folded(page(f"{{% few_rows 2 %}}{one * 4}{{% endfew_rows %}}"))
    assert inside.count("<section>") == inside.count("</section>") == 2 and line.startswith("Show 2 more")
