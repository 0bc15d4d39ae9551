from django.urls import path

from umai.rounds.planning import views

urlpatterns = [
    path("rounds/plan/", views.PlanRound.view(), name="plan"),
    path("rounds/<uuid:pk>/dwellings/", views.AddDwellings.view(), name="add_dwellings"),
    path("rounds/<uuid:pk>/teams/", views.AddMember.view(), name="add_member"),
    path("rounds/<uuid:pk>/end/", views.EndRound.view(), name="end"),
    path("rounds/members/<uuid:pk>/", views.NoteLeaving.view(), name="note_leaving"),
]
