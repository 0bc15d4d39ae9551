import pytest
from django.utils import translation

from umai.register.fields.countries import country_choices, country_name


@pytest.mark.parametrize(("language", "name"), [("ky", "Түркия"), ("ru", "Турция"), ("en", "Türkiye")])
def test_a_country_has_a_name_in_each_language(language, name):
    with translation.override(language):
        assert country_name("TR") == name


def test_where_many_go_comes_first_and_nothing_twice():
    usual, others = (group for _title, group in country_choices())
    assert [code for code, _name in usual][:4] == ["RU", "KZ", "TR", "KR"]
    codes = [code for code, _name in usual + others]
    assert len(codes) == len(set(codes)) and "KG" not in codes


def test_a_code_nobody_knows_is_shown_as_it_is():
    assert (country_name("XX"), country_name("")) == ("XX", "")
