"""The addresses of posters and of words to say. A place stands in them, and nobody's name."""

from django.urls import path

from umai.outreach import telephone_views, views

app_name = "outreach"
urlpatterns = [
    path("posters/", views.places, name="places"),
    path("posters/words/", views.words, name="words"),
    path("posters/telephones/", telephone_views.telephones, name="telephones"),
    path("posters/telephones/<uuid:pk>/", telephone_views.telephone, name="telephone"),
    path("posters/gone/<uuid:pk>/", views.gone, name="gone"),
    path("posters/<int:pk>/", views.place, name="place"),
    path("posters/<int:pk>/put-up/", views.put_up, name="put_up"),
]
