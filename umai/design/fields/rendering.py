"""How Django's forms are drawn: our own markup for its fields and widgets."""

from django.forms.renderers import TemplatesSetting

_WIDGETS = "django/forms/widgets/{}.html"
_ONE_LINE = ("text", "number", "email", "url", "password", "tel", "search", "date", "datetime", "time")
OUR_TEMPLATES = {
    **{_WIDGETS.format(name): "design/forms/input.html" for name in _ONE_LINE},
    _WIDGETS.format("textarea"): "design/forms/textarea.html",
    _WIDGETS.format("select"): "design/forms/select.html",
    _WIDGETS.format("checkbox"): "design/forms/checkbox.html",
    _WIDGETS.format("radio"): "design/forms/radios.html",
    _WIDGETS.format("checkbox_select"): "design/forms/checkboxes.html",
    _WIDGETS.format("file"): "design/forms/file.html",
    _WIDGETS.format("clearable_file_input"): "design/forms/file.html",
    "django/forms/div.html": "design/forms/form.html",
    "django/forms/p.html": "design/forms/form.html",
    "django/forms/errors/list/default.html": "design/forms/errors.html",
}


class Renderer(TemplatesSetting):
    """Draws every form of the system, allauth's too, as the design has it."""

    form_template_name = "design/forms/form.html"
    formset_template_name = "design/forms/formset.html"
    field_template_name = "design/forms/field.html"

    def get_template(self, template_name):
        return super().get_template(OUR_TEMPLATES.get(template_name, template_name))
