"""The addresses of this room. It holds the name of a list, and ids of places, rows, letters and requests."""

from django.urls import path

from umai.watch import views
from umai.watch.letters import views as letters
from umai.watch.opening import views as opening

app_name = "watch"
urlpatterns = [
    path("watch/", views.WatchBoard.view(), name="board"),
    path("watch-letters/", letters.WatchLetters.view(), name="letters"),
    path("watch-letters/<uuid:pk>/", letters.WatchLetterPage.view(), name="letter"),
    path("watch-letters/<uuid:pk>/<slug:language>/", letters.PrintWatchLetter.view(), name="print_letter"),
    path("watch/openings/", opening.WatchOpenings.view(), name="openings"),
    path("watch/openings/<uuid:pk>/", opening.OpenWatchedFile.view(), name="opening"),
    path("watch/openings/<uuid:pk>/agree/", opening.AgreeWatchOpening.view(), name="agree_opening"),
    path("watch/openings/<uuid:pk>/refuse/", opening.RefuseWatchOpening.view(), name="refuse_opening"),
    path("watch/opened/", opening.OpenedFiles.view(), name="opened"),
    path("watch/opened/<uuid:pk>/", opening.OpenedFile.view(), name="opened_file"),
    path("watch/<slug:which>/", views.WatchRows.view(), name="rows"),
    path("watch/<slug:which>/<uuid:pk>/letter/", letters.WriteWatchLetter.view(), name="write_letter"),
    path("watch/<slug:which>/<uuid:pk>/open/", opening.AskWatchOpening.view(), name="ask_opening"),
]
