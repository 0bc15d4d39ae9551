"""The addresses of posters and of texts to read aloud. An address names a place, and no person."""

from django.urls import path

from umai.outreach import telephone_views, views

app_name = "outreach"
urlpatterns = [
    path("posters/", views.PosterPlaces.view(), name="places"),
    path("posters/words/", views.WordsToSay.view(), name="words"),
    path("posters/telephones/", telephone_views.Telephones.view(), name="telephones"),
    path("posters/telephones/<uuid:pk>/", telephone_views.RecordOfficeTelephone.view(), name="telephone"),
    path("posters/gone/<uuid:pk>/", views.TakeDown.view(), name="gone"),
    path("posters/<int:pk>/", views.PrintSheets.view(), name="place"),
    path("posters/<int:pk>/put-up/", views.PutUp.view(), name="put_up"),
]
