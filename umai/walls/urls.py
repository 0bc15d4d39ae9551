"""The addresses of ties and walls: ids, and nothing about a person."""

from django.urls import path

from umai.walls import views
from umai.walls.declaring import views as declaring
from umai.walls.lifting import views as lifting
from umai.walls.suggesting import views as suggesting

app_name = "walls"
urlpatterns = [
    path("ties/", views.Ties.view(), name="rows"),
    path("ties/mine/", suggesting.SayTie.view(), name="say"),
    path("ties/suggested/<uuid:pk>/", suggesting.AnswerSuggestion.view(), name="suggestion"),
    path("ties/lift/<uuid:pk>/", lifting.AgreeLift.view(), name="lift"),
    path("ties/lift/<uuid:pk>/refuse/", lifting.RefuseLift.view(), name="refuse_lift"),
    path("ties/cases/<uuid:pk>/worker/", declaring.NameWorkerForHead.view(), name="name_worker"),
    path("children/<uuid:pk>/tie/", declaring.DeclareTie.view(), name="declare"),
    path("children/<uuid:child>/ties/<uuid:pk>/lift/", lifting.AskLift.view(), name="ask_lift"),
]
