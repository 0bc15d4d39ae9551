"""What the views of the inbox share: a posted form, and a refusal shown on it."""

from django.shortcuts import render

from umai.refusal import NotPermitted, Refusal


def posted(request):
    """What was typed, or None when the page is only opened."""
    return request.POST if request.method == "POST" else None


def attempt(form, do, *, field=None):
    """Do it; a refusal becomes a sentence on the form, beside everything that was typed, and answers None."""
    try:
        return do()
    except NotPermitted:
        raise
    except Refusal as refusal:
        form.add_error(field, str(refusal))
        form.refused_with = refusal.status
        return None


def shown(request, template, context, form=None):
    """The page, with the status that says whether the form on it went wrong."""
    status = 200
    if form is not None and form.is_bound:
        status = getattr(form, "refused_with", 422 if form.errors else 200)
    return render(request, template, context, status=status)
