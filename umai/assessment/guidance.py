"""What to look at in each part of the assessment: words for somebody on a doorstep, from the guidance."""

from umai.design import guidance

LANGUAGES = guidance.LANGUAGES
CHILDS_VIEW_PART = "view"  # the part that is no domain: the child's own view


def guided_parts():
    """The parts that have words, by their names."""
    return {step for room, step in guidance.guidance_steps() if room == "assessment"} - {"complete"}


def guidance_of(part, language=None):
    """What to look at in this part, in this language or the reader's."""
    return list(guidance.read_guidance("assessment", part, language).points)
