"""The addresses of this room. An address holds the name of a list, and the id of a place, row or letter."""

from django.urls import path

from umai.watch import views
from umai.watch.letters import views as letters

app_name = "watch"
urlpatterns = [
    path("watch/", views.WatchBoard.view(), name="board"),
    path("watch-letters/", letters.WatchLetters.view(), name="letters"),
    path("watch-letters/<uuid:pk>/", letters.WatchLetterPage.view(), name="letter"),
    path("watch-letters/<uuid:pk>/<slug:language>/", letters.PrintWatchLetter.view(), name="print_letter"),
    path("watch/<slug:which>/", views.WatchRows.view(), name="rows"),
    path("watch/<slug:which>/<uuid:pk>/letter/", letters.WriteWatchLetter.view(), name="write_letter"),
]
