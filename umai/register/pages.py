"""What views of other rooms still share: a posted form, and a refusal shown on it."""

from django.shortcuts import render

from umai.refusal import Refusal


def posted(request):
    """What was typed, or None when the page is only opened."""
    return request.POST if request.method == "POST" else None


def attempt(form, do, *, field=None):
    """Do it; a refusal becomes a sentence on the form, beside everything that was typed, and answers None."""
    try:
        return do()
    except Refusal as refusal:
        form.add_error(field if field in form.fields else None, str(refusal))
        form.refused_with = refusal.status
        return None


def shown(request, template, context, *forms):
    """The page, with the status that says whether the forms on it went wrong."""
    bound = [form for form in forms if form is not None and form.is_bound]
    refused = next((form.refused_with for form in bound if hasattr(form, "refused_with")), None)
    wrong = 422 if any(form.errors for form in bound) else 200
    return render(request, template, context, status=refused or wrong)
