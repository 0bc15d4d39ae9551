"""The addresses of reviews and closing. An address holds ids and nothing about a person."""

from django.urls import path

from umai.review.closing import views as closing_views
from umai.review.reviews import views

app_name = "review"
urlpatterns = [
    path("cases/<uuid:case>/reviews/", views.of_case, name="of_case"),
    path("cases/<uuid:case>/reviews/new/", views.new_review, name="new_review"),
    path("cases/<uuid:case>/reviews/conference/", views.new_conference, name="new_conference"),
    path("cases/<uuid:case>/reviews/conference/<uuid:pk>/", views.conference, name="conference"),
    path("cases/<uuid:case>/reviews/<uuid:pk>/", views.review, name="review"),
    path("cases/<uuid:case>/closing/", closing_views.propose, name="propose_closing"),
    path("cases/<uuid:case>/closing/agree/", closing_views.agree, name="agree_closing"),
    path("cases/<uuid:case>/closing/refuse/", closing_views.refuse_closing, name="refuse_closing"),
]
