"""The addresses of reviews and closing. An address holds ids and nothing about a person."""

from django.urls import path

from umai.review.closing import views as closing_views
from umai.review.reviews import views

app_name = "review"
urlpatterns = [
    path("cases/<uuid:case>/reviews/", views.Reviews.view(), name="of_case"),
    path("cases/<uuid:case>/reviews/new/", views.RecordReview.view(), name="new_review"),
    path("cases/<uuid:case>/reviews/conference/", views.RecordConference.view(), name="new_conference"),
    path("cases/<uuid:case>/reviews/conference/<uuid:pk>/", views.ConferencePage.view(), name="conference"),
    path("cases/<uuid:case>/reviews/<uuid:pk>/", views.ReviewPage.view(), name="review"),
    path("cases/<uuid:case>/closing/", closing_views.ProposeClosing.view(), name="propose_closing"),
    path("cases/<uuid:case>/closing/agree/", closing_views.AgreeToClosing.view(), name="agree_closing"),
    path("cases/<uuid:case>/closing/refuse/", closing_views.RefuseClosing.view(), name="refuse_closing"),
]
