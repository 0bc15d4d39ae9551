"""A row of a task list as HTML, written in Python because a day has a hundred of them.

A template looks up and escapes each value by itself, which took longer than all queries of My day.
"""

from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from umai.design.parts import Task

ITEM = """<li class="govuk-task-list__item{with_link}">
    <div class="govuk-task-list__name-and-hint">
      {name}
      {hint}
    </div>
    <div class="govuk-task-list__status{done}" id="{id}-status">{status}</div>
  </li>"""
LINK = '<a class="govuk-link govuk-task-list__link" href="{url}" aria-describedby="{described}">{label}</a>'
HINT = '<div id="{id}-hint" class="govuk-task-list__hint">{hint}</div>'


def task_html(task: Task, id: str) -> str:
    """One row; a screen reader reads its name with its hint and its status. `id` is unique on the page."""
    label, hint = conditional_escape(task.label), conditional_escape(task.hint)
    name = f"<div>{label}</div>"
    if task.url:
        described = f"{id}-hint {id}-status" if task.hint else f"{id}-status"
        name = LINK.format(url=conditional_escape(task.url), described=described, label=label)
    return mark_safe(
        ITEM.format(
            id=id,
            with_link=" govuk-task-list__item--with-link" if task.url else "",
            name=name,
            hint=HINT.format(id=id, hint=hint) if task.hint else "",
            done=" umai-status--done" if task.done else "",
            status=conditional_escape(task.status),
        )
    )
