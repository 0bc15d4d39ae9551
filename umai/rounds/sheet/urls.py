from django.urls import path

from umai.rounds.sheet import views

urlpatterns = [
    path("rounds/<uuid:pk>/paper/", views.PrintRoundSheets.view(), name="paper"),
    path("rounds/paper/<uuid:pk>/", views.NoteSheets.view(), name="note_sheets"),
]
