"""The published figures that come with Umai, and faults in such a file."""

import re
from collections import Counter
from decimal import Decimal

import pytest

from umai.statistics.elsewhere.figures import (
    LANGUAGES,
    BadFigures,
    figures_of,
    indicators,
    published_figures,
    read_figures,
    sources,
)

LATIN = re.compile(r"[\w./-]*[A-Za-z][\w./-]*")
SITE = r"[\w.-]+\.(kg|asia|org|com)\b"
NAMES = {"MICS", "kazinform", "qazinform"}  # beside addresses of sites
HEAD = "indicator,year,territory,value,source,verified\n"


def test_every_figure_is_read_and_only_our_own_rough_split_was_in_no_source():
    assert len(published_figures()) == 328
    assert {one.indicator.code for one in published_figures() if not one.verified} == {
        "population_0_17_ESTIMATE"
    }


def test_every_indicator_has_a_figure_and_words_in_three_languages():
    assert set(indicators()) == {one.indicator.code for one in published_figures()}
    for one in indicators().values():
        for said in (one.label, one.family.says, one.family.apart):
            assert set(said) == set(LANGUAGES) and len(set(said.values())) == 3


def test_no_two_indicators_of_a_family_have_one_name():
    for language in LANGUAGES:
        named = Counter((one.family.code, one.label[language]) for one in indicators().values())
        assert max(named.values()) == 1


def test_the_figures_with_which_the_mission_began():
    assert [int(one.value) for one in figures_of("crimes_against_minors")] == [862, 1107, 1368, 2462]
    assert [int(one.value) for one in figures_of("child_suicides")][:5] == [96, 95, 97, 88, 46]
    assert figures_of("child_violence_by_family_share_percent")[0].value == Decimal(43)


def test_a_source_that_says_about_is_known_to_say_so():
    assert figures_of("household_visits")[-1].roughly == "over"
    assert figures_of("crimes_against_minors")[0].roughly == ""


def test_every_source_is_told_in_three_languages_with_names_of_sites_alone_in_latin_letters():
    assert set(sources()) == {one.source for one in published_figures()}
    for one in sources().values():
        assert set(one) == set(LANGUAGES)
        for language in ("ky", "ru"):
            names = {name for name in LATIN.findall(one[language]) if not re.match(SITE, name)}
            assert names <= NAMES, one[language]


def test_a_source_without_words_stops_the_page(monkeypatch):
    monkeypatch.setattr("umai.statistics.elsewhere.figures.sources", dict)
    with pytest.raises(BadFigures, match="no words for the source"):
        published_figures.__wrapped__()


@pytest.mark.parametrize(
    "line, said",
    [
        ("unheard_of,2016,KG,1,x,yes", "line 2: 'unheard_of' is no indicator"),
        ("child_suicides,2016,KG-X,1,x,yes", "line 2: 'KG-X' is no code of a territory"),
        ("child_suicides,last year,KG,1,x,yes", "line 2: 'last year' is no period"),
        ("child_suicides,2016,KG,many,x,yes", "line 2: 'many' is no number"),
        ("child_suicides,2016,KG,-1,x,yes", "line 2: -1 is no count"),
        ("child_suicides,2016,KG,NaN,x,yes", "line 2: NaN is no count"),
        ("mics_both_parents_abroad_percent,2018,KG,104,x,yes", "line 2: 104 is more than 100"),
        ("child_suicides,2016,KG,1,,yes", "line 2: a figure without a source"),
        ("child_suicides,2016,KG,1,x,perhaps", "line 2: verified is yes or no"),
        ("child_suicides,2016,KG,1,x", "line 2: not as many fields"),
        (
            "child_suicides,2016,KG,1,x,yes\nchild_suicides,2016,KG,2,x,yes",
            "line 3: child_suicides of 2016 stands twice",
        ),
    ],
)
def test_a_fault_is_told_with_file_and_line(tmp_path, line, said):
    path = tmp_path / "figures.csv"
    path.write_text(f"{HEAD}{line}\n", encoding="utf-8")
    with pytest.raises(BadFigures, match=r"figures\.csv") as fault:
        list(read_figures(path))
    assert said in str(fault.value)


def test_a_file_with_other_columns_is_refused(tmp_path):
    path = tmp_path / "figures.csv"
    path.write_text("year,value\n2016,1\n", encoding="utf-8")
    with pytest.raises(BadFigures, match="line 1: the columns are"):
        list(read_figures(path))
