import re

import pytest
from django import forms as django_forms
from django.template import engines
from django.utils import translation

from umai.design.fields import forms


class Question(forms.Form):
    surname = forms.NameField(label="Surname", help_text="As in <papers>.")
    born_on = forms.BirthDateField(label="Born")
    care = forms.ChoiceField(label="Care", choices=[("kin", "Kin"), ("none", "<None>")])
    story = forms.LongTextField(label="Story", required=False)

    def clean(self):
        if self.data.get("surname") == "Twice":
            self.add_error(None, "This child is registered already.")


def page(source, **context):
    return engines["django"].from_string("{% load design %}" + source).render(context)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def test_a_field_is_tied_to_its_hint_and_its_error():
    html = str(Question({"surname": "1"}))
    assert 'for="id_surname"' in html
    assert 'aria-describedby="id_surname_helptext id_surname_error"' in html
    assert 'id="id_surname_helptext"' in html and 'id="id_surname_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_group_of_inputs_is_tied_by_its_fieldset():
    html = str(Question({})["care"].as_field_group())
    assert re.search(r'<fieldset class="govuk-fieldset" aria-describedby="id_care_error">\s*<legend', html)


def test_every_id_is_there_once_and_every_reference_leads_somewhere():
    html = page("{% error_summary form %}{{ form }}", form=Question({"surname": "1"}))
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    referred = re.findall(r' for="([^"]+)"| href="#([^"]+)"', html)
    described = " ".join(re.findall(r'aria-describedby="([^"]+)"', html)).split()
    assert {a or b for a, b in referred} | set(described) <= set(ids)


def test_what_was_typed_stays_and_is_escaped():
    html = str(
        Question({"surname": "<b>x", "born_on_day": "31", "born_on_month": '"', "story": "</textarea><i>"})
    )
    assert 'value="&lt;b&gt;x"' in html
    assert 'name="born_on_day" type="text" inputmode="numeric" autocomplete="off" value="31"' in html
    assert 'value="&quot;"' in html
    assert "&lt;/textarea&gt;&lt;i&gt;" in html
    assert "As in &lt;papers&gt;." in html and "&lt;None&gt;" in html


def test_only_the_box_left_empty_is_marked_wrong():
    html = str(Question({"born_on_day": "5", "born_on_year": "2016"})["born_on"])
    assert len(re.findall("govuk-input--error", html)) == 1
    assert re.search(r'govuk-input--error" id="id_born_on_month"', html)


def test_a_date_begins_with_what_is_known():
    from datetime import date

    html = str(Question(initial={"born_on": date(2016, 3, 5)})["born_on"])
    assert 'value="5"' in html and 'value="3"' in html and 'value="2016"' in html


def test_no_answer_is_cut_or_stopped_by_the_browser():
    html = str(Question({}))
    assert "maxlength" not in html and " required" not in html


def test_the_summary_leads_to_each_answer_and_names_the_question():
    html = page("{% error_summary form %}", form=Question({"born_on_day": "5"}))
    assert '<a href="#id_born_on_day">Born – Add the month and the year.</a>' in html
    assert 'href="#id_care_0"' in html


def test_an_error_of_the_whole_form_is_said_without_a_link():
    html = page("{% error_summary form %}", form=Question({"surname": "Twice"}))
    assert "<li>This child is registered already.</li>" in html


def test_no_summary_without_errors():
    assert page("{% error_summary form %}", form=Question()).strip() == ""


def test_no_summary_of_a_page_without_a_form():
    assert page("{% error_summary form '' %}", form=None).strip() == ""


def test_a_set_of_forms_is_summed_up_too():
    several = django_forms.formset_factory(Question)(
        {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-surname": "1"}
    )
    assert 'href="#id_form-0-surname"' in page("{% error_summary forms %}", forms=several)


def test_every_way_of_drawing_a_form_is_ours():
    form, several = Question(), django_forms.formset_factory(Question)()
    assert str(form) == form.as_div() == form.as_p()
    assert "govuk-form-group" in str(several)


def test_djangos_own_fields_are_drawn_like_ours():
    class Others(django_forms.Form):
        email = django_forms.EmailField()
        agreed = django_forms.BooleanField(label="Agreed")
        paper = django_forms.FileField()
        secret = django_forms.CharField(widget=django_forms.PasswordInput)
        hidden = django_forms.CharField(widget=django_forms.HiddenInput, initial="x")

    html = str(Others())
    assert 'class="govuk-input" type="email"' in html and 'type="password"' in html
    assert 'class="govuk-checkboxes__input"' in html and "govuk-file-upload" in html
    assert '<input type="hidden" name="hidden" value="x" id="id_hidden">' in html
