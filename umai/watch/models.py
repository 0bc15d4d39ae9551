"""The tables of this room: the letters of those who watch. What they watch other rooms keep."""

from umai.watch.letters.models import WatchedList, WatchLetter, WatchLetterAnswer

__all__ = ["WatchLetter", "WatchLetterAnswer", "WatchedList"]
