from django.urls import path

from umai.rounds.coverage import views

urlpatterns = [
    path("rounds/", views.Rounds.view(), name="rounds"),
    path("rounds/<uuid:pk>/", views.RoundPage.view(), name="round"),
]
