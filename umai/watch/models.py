"""The tables of this room: letters of those who watch, and files that they opened."""

from umai.watch.letters.models import WatchedList, WatchLetter, WatchLetterAnswer
from umai.watch.opening.models import WatchOpening, WatchOpeningAnswer, WatchOpeningNote, WatchOpeningRequest

__all__ = [
    "WatchLetter",
    "WatchLetterAnswer",
    "WatchOpening",
    "WatchOpeningAnswer",
    "WatchOpeningNote",
    "WatchOpeningRequest",
    "WatchedList",
]
