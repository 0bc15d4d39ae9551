"""A form of a fact sent as a person does: what the fact ends is looked at first, then it is sent again."""


def ticked(page) -> dict:
    """What the page that shows the ends of a fact sends besides the answers, with its ticks as they are."""
    form = page.context["reactions"].form
    return {name: form[name].initial for name in form.fields}


def confirmed(client, address, answers, **other_ticks):
    """The answer to the form when it is sent, and sent once more where it ends something."""
    page = client.post(address, answers)
    if page.status_code != 409 or not page.context["reactions"]:
        return page
    return client.post(address, answers | ticked(page) | other_ticks)
