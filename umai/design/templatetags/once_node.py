"""`{% once %}`: a part of a page that is the same for everybody, drawn once in each process."""

from django import template
from django.utils.translation import get_language


def parse_once(parser, token):
    """Parse `{% once %}` into a `OnceNode`."""
    nodes = parser.parse(("endonce",))
    parser.delete_first_token()
    return OnceNode(nodes)


class OnceNode(template.Node):
    """Keeps what its content was drawn as. The content is told the system's name, and whether this is a
    rehearsal or for training only; of the request and the person nothing, so nobody sees what was drawn
    for another."""

    TOLD = ("product", "rehearsal", "training")

    def __init__(self, nodelist):
        self.nodelist, self.drawn = nodelist, {}

    def render(self, context):
        told = {name: context.get(name) for name in self.TOLD}
        key = (get_language(), *told.values())
        if key not in self.drawn:
            alone = template.Context(told)
            alone.template = context.template
            self.drawn[key] = self.nodelist.render(alone)
        return self.drawn[key]
