"""What is wrong with a drawing: texts that cover each other, or that are cut off."""

from umai.design.pictures.letters import box_of
from umai.design.pictures.marks import WIDTH


def faults_of(drawing):
    """Texts that cover each other or reach over an edge."""
    boxes = [(box_of(one), one.text) for one in drawing.texts]
    off = [text for box, text in boxes if box.left < -0.5 or box.right > WIDTH + 0.5]
    off += [text for box, text in boxes if box.top < -1 or box.bottom > drawing.height]
    over = [
        (text, other)
        for nth, (box, text) in enumerate(boxes)
        for beside, other in boxes[nth + 1 :]
        if box.meets(beside)
    ]
    return off + over
