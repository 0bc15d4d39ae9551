"""The menu, tabs and options of a select as HTML, written in Python because each page has dozens.

A template looks up each value by name, which took half the time of drawing a page.
"""

from functools import cache, lru_cache

from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from umai.design.parts import Link, LinkGroup

BUBBLE_MARKUP = '<span class="moj-notification-badge">{n}</span>'
MENU = """<li class="govuk-service-navigation__item{active}">
            <a class="govuk-service-navigation__link" href="{url}"{current}>{label}</a>
          </li>"""
ACTIVE = " govuk-service-navigation__item--active"
GROUP = """<li class="govuk-service-navigation__item umai-group{active}">
            <a class="govuk-service-navigation__link" href="{url}"{current}>{label}</a>
            <ul>
          {links}
          </ul></li>"""
CURRENT_MARKUP = '<strong class="govuk-service-navigation__active-fallback">{label}</strong>'
TAB = (
    '<li class="moj-sub-navigation__item">'
    '<a class="moj-sub-navigation__link" href="{url}"{current}>{label}</a></li>'
)
OPTION = '<option value="{value}"{selected}>{label}</option>'


def bubble_html(n) -> str:
    """A number in a bubble; nothing when there is nothing to count."""
    return mark_safe(BUBBLE_MARKUP.format(n="99+" if n > 99 else conditional_escape(n)) if n else "")


def menu_html(links: list[Link]) -> str:
    """The items of the menu; the present page is marked also without colours."""
    return _each(MENU, links, active=ACTIVE, here=CURRENT_MARKUP)


def grouped_menu_html(groups: list[LinkGroup]) -> str:
    """The items of a menu in groups; a group of one link is that link."""
    return mark_safe("\n          ".join(_group(one) for one in groups))


def _group(group: LinkGroup) -> str:
    if len(group.links) == 1:
        return menu_html(group.links)
    label, count = conditional_escape(group.label), bubble_html(group.count)
    return GROUP.format(
        active=f"{ACTIVE} umai-group--open" if group.current else "",
        url=conditional_escape(group.url),
        current=' aria-current="true"' if group.current else "",
        label=f"{label} {count}" if count else label,
        links=menu_html(group.links),
    )


def tabs_html(links: list[Link]) -> str:
    return _each(TAB, links)


def _each(item, links, active="", here="{label}"):
    return mark_safe("\n          ".join(_link(item, link, active, here) for link in links))


def _link(item, link, active, here):
    label = conditional_escape(link.label)
    if link.current:
        label = here.format(label=label)
    return item.format(
        active=active if link.current else "",
        url=conditional_escape(link.url),
        current=' aria-current="page"' if link.current else "",
        label=f"{label} {bubble_html(link.count)}" if link.count else label,
    )


def options_html(choices, chosen="") -> str:
    """The options of a select from pairs of value and label, with the one that is chosen."""
    return _options(tuple((value, str(label)) for value, label in choices), chosen)


@lru_cache(maxsize=512)
def _options(choices, chosen):
    return mark_safe(
        "".join(
            OPTION.format(
                value=conditional_escape(value),
                selected=" selected" if value == chosen else "",
                label=conditional_escape(label),
            )
            for value, label in choices
        )
    )


def choice_labels(choices) -> dict:
    """Value to label of a class of choices, in the active language; translated once in a process."""
    return _labels(choices, get_language())


@cache
def _labels(choices, _language):
    return {value: str(label) for value, label in choices.choices}
