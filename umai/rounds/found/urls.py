from django.urls import path

from umai.rounds.found import views

urlpatterns = [
    path("rounds/found/", views.FoundList.view(), name="found_list"),
    path("rounds/found/<uuid:pk>/", views.SayWho.view(), name="found"),
    path("rounds/found/<uuid:pk>/signal/", views.MakeDoorSignal.view(), name="found_signal"),
    path("rounds/sent/<uuid:pk>/", views.SentAtOnce.view(), name="sent"),
]
