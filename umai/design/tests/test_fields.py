from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from umai.design.fields import forms
from umai.design.fields.dates import TypedDate


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def sentence(field, value):
    with pytest.raises(ValidationError) as refused:
        field.clean(value)
    return refused.value.messages[0]


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        (forms.TextField(), "  кыш  ", "кыш"),
        (forms.TextField(), "а\u00adй\u200bыл", "айыл"),
        (forms.TextField(), "и\u0306", "й"),
        (forms.TextField(), "<b>", "<b>"),
        (forms.NameField(), "Айгүл", "Айгүл"),
        (forms.NameField(), "Nuraiym  Asanbek  kyzy", "Nuraiym Asanbek kyzy"),
        (forms.NameField(), "О`Коннор", "О’Коннор"),
        (forms.NameField(), "Петрова–Водкина", "Петрова-Водкина"),
        (forms.NameField(), "А. Б.", "А. Б."),
        (forms.NameField(), "Осмонов Osmonov", "Осмонов Osmonov"),
        (forms.PinField(), "21203 2017 00417", "21203201700417"),
        (forms.PinField(required=False), "  ", None),
        (forms.PhoneField(), "0555 12-34-56", "+996555123456"),
        (forms.PhoneField(), "996 (555) 123456", "+996555123456"),
        (forms.PhoneField(), "+7 912 345 67 89", "+79123456789"),
        (forms.LongTextField(), "бир\r\nэки\tүч", "бир\nэки\tүч"),
        (forms.LongTextField(), "а\x00б\x1bв\ud83d", "абв\ufffd"),
        (forms.YesNoField(), "yes", True),
        (forms.YesNoField(), "no", False),
        (forms.YesNoField(required=False), "", None),
        (forms.WholeNumberField(), " 3 ", 3),
        (forms.DateField(), TypedDate("5", "03", "2026"), date(2026, 3, 5)),
        (forms.DateField(required=False), TypedDate(), None),
        (forms.BirthDateField(), TypedDate("1", "1", "1900"), date(1900, 1, 1)),
    ],
)
def test_good_answers_are_kept(field, typed, kept):
    assert field.clean(typed) == kept


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        (forms.TextField(), "", "Fill this in."),
        (forms.TextField(required_message="Write the village."), " ", "Write the village."),
        (forms.TextField(max_length=3), "абвгд", "Shorten this to 3 characters: now it has 5."),
        (forms.TextField(), "а\x00б", "cannot be seen"),
        (forms.TextField(), "а\x07б", "cannot be seen"),
        (forms.TextField(), "а\nб", "cannot be seen"),
        (forms.TextField(), "а\u202eб", "cannot be seen"),
        (forms.TextField(), "\ud800", "cannot be seen"),
        (forms.LongTextField(), "а\u202eб", "cannot be seen"),
        (forms.LongTextField(max_length=10), "а" * 11, "Shorten this to 10"),
        (forms.NameField(), "Айгүл1", "letters only"),
        (forms.NameField(), "<script>", "letters only"),
        (forms.NameField(), "---", "letters only"),
        (forms.NameField(), "阿依古丽", "Cyrillic or Latin"),
        (forms.NameField(), "Aйгүл", "mixes"),
        (forms.NameField(script="cyrillic"), "Aigul", "in Cyrillic"),
        (forms.NameField(script="latin"), "Айгүл", "in Latin"),
        (forms.NameField(), "а" * 61, "Shorten this to 60"),
        (forms.PinField(), "2120320170041A", "digits only"),
        (forms.PinField(), "٢١٢٠٣٢٠١٧٠٠٤١٧", "digits only"),
        (forms.PinField(), "123", "this one has 3"),
        (forms.PhoneField(), "12345", "whole number"),
        (forms.PhoneField(), "+996 555", "whole number"),
        (forms.ChoiceField(choices=[("a", "A")]), "", "Choose one of the answers."),
        (forms.ChoiceField(choices=[("a", "A")]), "b", "on the page"),
        (forms.SelectField(choices=[("a", "A")]), "", "from the list"),
        (forms.SelectField(choices=[("a", "A")]), "<b>", "on the list"),
        (forms.ManyField(choices=[("a", "A")]), [], "at least one"),
        (forms.YesNoField(), "", "yes or no"),
        (forms.WholeNumberField(), "три", "whole number"),
        (forms.WholeNumberField(min_value=1), "0", "Write 1 or more."),
        (forms.WholeNumberField(max_value=9), "10", "Write 9 or less."),
        (forms.DateField(), TypedDate(), "Write the day, the month and the year."),
        (forms.DateField(), TypedDate("5", "", "2026"), "Add the month."),
        (forms.DateField(), TypedDate("5", "", ""), "Add the month and the year."),
        (forms.DateField(), TypedDate("", "3", ""), "Add the day and the year."),
        (forms.DateField(), TypedDate("5", "март", "2026"), "in digits"),
        (forms.DateField(), TypedDate("5", "3", "26"), "four digits"),
        (forms.DateField(), TypedDate("31", "2", "2026"), "no such day"),
        (forms.DateField(), TypedDate("1", "1", "0000"), "no such day"),
        (forms.DateField(), TypedDate("9" * 20, "1", "2026"), "no such day"),
        (forms.DateField(), TypedDate("1", "9" * 400, "2026"), "no such day"),
        (forms.BirthDateField(), TypedDate("31", "12", "1899"), "not before 1900"),
        (forms.BirthDateField(), TypedDate("1", "1", "2190"), "not in the future"),
        (forms.PastDateField(), TypedDate("1", "1", "2190"), "has not come yet"),
    ],
)
def test_bad_answers_get_a_sentence(field, typed, says):
    assert says in sentence(field, typed)


def test_no_sentence_repeats_what_was_typed():
    assert "21203" not in sentence(forms.PinField(), "21203x")


def test_today_is_still_a_day_that_has_come():
    today = timezone.localdate()
    assert forms.PastDateField().clean(TypedDate.of(today)) == today


def test_a_day_in_one_piece_is_read_too():
    widget = forms.DateWidget()
    assert widget.value_from_datadict({"born_on": "2016-03-05"}, {}, "born_on") == ("05", "03", "2016")


def test_a_day_that_was_not_changed_is_not_changed():
    assert not forms.DateField().has_changed(date(2026, 3, 5), TypedDate("5", "3", "2026"))


def test_an_answer_of_yes_that_was_not_changed_is_not_changed():
    assert not forms.YesNoField().has_changed(True, "yes")
