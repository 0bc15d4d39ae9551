"""What was done or looked at, in words, so that the auditor chooses it from a list."""

from django.utils.text import capfirst

from umai.access.doors import ACT_WORDS, LOOK_WORDS


def act_choices():
    """All that is said in words, for a select in their order; several acts with the same words stand once."""
    first: dict[str, str] = {}
    for act, words in sorted((LOOK_WORDS | ACT_WORDS).items()):
        first.setdefault(str(words), act)
    return sorted(((act, capfirst(words)) for words, act in first.items()), key=lambda one: one[1])


def acts_alike(act) -> list[str]:
    """The acts that are said in the same words as this one."""
    known = LOOK_WORDS | ACT_WORDS
    return [one for one, words in known.items() if str(words) == str(known[act])]
