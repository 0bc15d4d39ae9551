import re

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.translation import gettext, gettext_lazy, ngettext

from umai import catalogues
from umai.design.days import date_in_words
from umai.design.kyrgyz.endings import MARK, MONTHS, with_endings

from .test_components import ON

MONTHS_WITH_CASES = {
    "январы": "январына январынан январында",
    "февралы": "февралына февралынан февралында",
    "марты": "мартына мартынан мартында",
    "апрели": "апрелине апрелинен апрелинде",
    "майы": "майына майынан майында",
    "июну": "июнуна июнунан июнунда",
    "июлу": "июлуна июлунан июлунда",
    "августу": "августуна августунан августунда",
    "сентябры": "сентябрына сентябрынан сентябрында",
    "октябры": "октябрына октябрынан октябрында",
    "ноябры": "ноябрына ноябрынан ноябрында",
    "декабры": "декабрына декабрынан декабрында",
}
DAYS = r"%\((?:day|on|due|until|since|from|from_on|last_on|put_up_on|last|latest|at|when|soon|end)\)s"
ASKED_BY = "чейин|баштап|тартып|бери\\b|бүтөт|кийин|мурда|карата|күнү|эч ким|топ|илинген|келген|ашуун|аз\\b"
ASKS_FOR_A_CASE = re.compile(rf"(?:{DAYS}|%\((?:n|figure|automatic)\)s) (?:{ASKED_BY})")
DONE = "бүттү|даяр|жазылды|келди|чалынды|калтырган|жетишпейт"
A_PART = re.compile(rf"(?:[дтн][ыиуү]н|[дт][аеоө]н) %\(\w+\)[sd] (?:{DONE})")


@pytest.mark.parametrize("month", MONTHS)
def test_a_day_takes_its_case_by_the_name_of_its_month(month):
    assert with_endings(f"{month}[га] {month}[дан] {month}[да]") == MONTHS_WITH_CASES[month]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("66[сы]", "66сы"),
        ("23[сы]", "23ү"),
        ("1[сы]", "1и"),
        ("10[сы]", "10у"),
        ("20[сы]", "20сы"),
        ("50[сы]", "50сү"),
        ("100[сы]", "100ү"),
        ("1\u00a0000[сы]", "1\u00a0000и"),
        ("0[дан]", "0дөн"),
        ("9[дан] 13[дан] 60[дан]", "9дан 13төн 60тан"),
        ("12:40[га]", "12:40ка"),
        ("18:00[га]", "18:00гө"),
        ("2026-жыл[дан]", "2026-жылдан"),
        ("үй[дын] ата[дын] эне[дын]", "үйдүн атанын эненин"),
        ("декабры</time>[га]", "декабрына</time>"),
        ("—[га]", "—"),
    ],
)
def test_a_word_or_a_number_takes_its_ending_as_it_is_said(asked, said):
    assert with_endings(asked) == said


def test_a_translation_puts_the_ending_on_what_is_filled_in():
    with translation.override("ky"):
        day = date_in_words(ON.replace(month=12, day=11))
        lazy = gettext_lazy("since %(day)s") % {"day": day}
        late = ngettext(
            "Recorded late: on %(day)s, %(n)d day after it happened.",
            "Recorded late: on %(day)s, %(n)d days after it happened.",
            2,
        )
        assert gettext("until %(day)s") % {"day": day} == "2026-жылдын 11-декабрына чейин"
        assert str(gettext("until %(day)s")) % {"day": day} == "2026-жылдын 11-декабрына чейин"
        assert lazy == "2026-жылдын 11-декабрынан бери"
        assert "11-декабрында, болгондон 2 күн" in late % {"day": day, "n": 2}


def test_a_page_puts_the_ending_inside_the_element_of_the_day():
    page = "{% load i18n design %}{% day on as until %}"
    page += "{% blocktranslate %}It closes {{ until }}.{% endblocktranslate %}"
    with translation.override("ky"):
        assert "2026-жылдын 5-мартында</time> жабылат" in Template(page).render(Context({"on": ON}))


def test_no_day_stands_without_its_case_before_a_word_that_asks_for_one():
    said = [(entry.msgid, text) for entry in catalogues.read_catalogue("ky") for text in texts_of(entry)]

    assert [msgid for msgid, text in said if ASKS_FOR_A_CASE.search(text)] == []
    assert sum(len(MARK.findall(text)) for _msgid, text in said) > 100


def test_a_part_of_a_number_takes_its_ending():
    """«36 үйдүн 23ү бүттү», and not «36 үйдүн 23 бүттү»."""
    said = [text for entry in catalogues.read_catalogue("ky") for text in texts_of(entry)]

    assert [text for text in said if A_PART.search(text)] == []


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_an_ending_is_asked_of_what_is_filled_in_alone(language):
    """Brackets that no `%` reads would be seen on the page."""
    for entry in catalogues.read_catalogue(language):
        for text in texts_of(entry):
            asked = len(re.findall(r"\[[а-яөүң]+\]", text))
            marks = re.findall(r"(?:%\(\w+\)[sd]|%%)\[(?:га|дан|да|дын|сы)\]", text)
            assert asked == (len(marks) if language == "ky" else 0), entry.msgid


def texts_of(entry):
    return [entry.msgstr, *entry.msgstr_plural.values()]
