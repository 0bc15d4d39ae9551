"""The addresses of this room. An address holds the name of a list and the id of a place."""

from django.urls import path

from umai.watch import views

app_name = "watch"
urlpatterns = [
    path("watch/", views.WatchBoard.view(), name="board"),
    path("watch/<slug:which>/", views.WatchRows.view(), name="rows"),
]
