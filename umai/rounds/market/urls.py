from django.urls import path

from umai.rounds.market import correcting, views

urlpatterns = [
    path("rounds/<uuid:pk>/market/", views.MarketRound.view(), name="market"),
    path("rounds/<uuid:pk>/market/child/", views.NoteSighting.view(), name="note_sighting"),
    path(
        "rounds/<uuid:pk>/market/child/<uuid:seen>/",
        correcting.CorrectSighting.view(),
        name="correct_sighting",
    ),
    path("sightings/<uuid:pk>/", views.OneSighting.view(), name="sighting"),
    path("sightings/<uuid:pk>/signal/", views.SignalSighting.view(), name="signal_sighting"),
    path("sightings/<uuid:pk>/same/<uuid:other>/", views.MatchSightings.view(), name="match_sightings"),
    path("sightings/<uuid:pk>/child/", views.FindSightedChild.view(), name="find_sighted"),
    path("sightings/<uuid:pk>/child/<uuid:child_id>/", views.MatchSightedChild.view(), name="match_sighted"),
    path(
        "sightings/matches/<uuid:pk>/again/", correcting.KeepSightingMatch.view(), name="keep_sighting_match"
    ),
    path("sightings/matches/<uuid:pk>/", views.StrikeSightingMatch.view(), name="strike_sighting_match"),
]
