"""What to look at in each part of the assessment, from the guidance texts."""

from umai.design import guidance

LANGUAGES = guidance.LANGUAGES
CHILDS_VIEW_PART = "view"  # the part that is no domain: the child's own view


def guided_parts():
    """The names of the parts that have a guidance text."""
    return {step for room, step in guidance.guidance_steps() if room == "assessment"} - {"complete"}


def guidance_of(part, language=None):
    """What to look at in this part, in this language or the reader's; empty where nothing was written."""
    text = guidance.read_guidance("assessment", part, language)
    return list(text.points) if text else []
