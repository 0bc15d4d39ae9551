from django.utils import translation

from umai.register.fields.countries import country_choices, country_name


def test_a_country_has_a_name_in_each_language():
    for language, name in (("ky", "Түркия"), ("ru", "Турция"), ("en", "Türkiye")):
        with translation.override(language):
            assert country_name("TR") == name, language
    assert (country_name("XX"), country_name("")) == ("XX", "")


def test_where_many_go_comes_first_and_nothing_twice():
    usual, others = (group for _title, group in country_choices())
    assert [code for code, _name in usual][:4] == ["RU", "KZ", "TR", "KR"]
    codes = [code for code, _name in usual + others]
    assert len(codes) == len(set(codes)) and "KG" not in codes
