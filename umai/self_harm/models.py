"""The tables of this room, where Django and the other rooms look for them."""

__all__: list[str] = []
