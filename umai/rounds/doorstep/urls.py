from django.urls import path

from umai.rounds.doorstep import views

urlpatterns = [
    path("rounds/<uuid:pk>/next/", views.NextDoor.view(), name="next"),
    path("rounds/doors/<uuid:pk>/", views.AnswerDoor.view(), name="door"),
    path("rounds/doors/<uuid:pk>/draft/", views.SaveDoorDraft.view(), name="door_draft"),
]
