"""The addresses of reviews and closing. An address holds ids and nothing about a person."""

from django.urls import path

from umai.review import closing_views

app_name = "review"
urlpatterns = [
    path("cases/<uuid:case>/closing/", closing_views.propose, name="propose_closing"),
    path("cases/<uuid:case>/closing/agree/", closing_views.agree, name="agree_closing"),
]
