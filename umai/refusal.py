"""Refusals: the errors whose message is for a person."""


class Refusal(Exception):
    """We decline to do what was asked, and say why and what to do next.

    The message is a translated sentence for the person at the screen: what happened,
    what was kept, what to do. It never holds a name or anything a person typed, because
    it may be shown to somebody who may not see the record. Every other exception is a
    bug and stays loud.
    """

    status = 409
    noted = False  # whether it is on the trail already


class NotPermitted(Refusal):
    """This person may not do this act to this record."""

    status = 403

    def __init__(self, sentence="", *, act="", record=None):
        super().__init__(sentence)
        self.act, self.record = act, record  # what was asked for, for the trail
