"""The addresses of referrals. An address holds ids, a year, and the name of what is counted."""

from django.urls import path

from umai.referrals.catalogue import views as catalogue_views
from umai.referrals.ledger import views as ledger_views
from umai.referrals.referral import body_views, views

app_name = "referrals"
urlpatterns = [
    path("cases/<uuid:case>/referrals/", views.listed, name="of_case"),
    path("cases/<uuid:case>/referrals/new/", views.choose, name="choose"),
    path("cases/<uuid:case>/referrals/new/<uuid:service>/<uuid:office>/", views.refer, name="refer"),
    path("cases/<uuid:case>/referrals/<uuid:pk>/", views.referral, name="referral"),
    path("cases/<uuid:case>/referrals/<uuid:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("cases/<uuid:case>/referrals/<uuid:pk>/answer/", views.on_paper, name="on_paper"),
    path("referrals/", body_views.front, name="front"),
    path("referrals/<uuid:pk>/", body_views.received_one, name="received_one"),
    path("referrals/services/", catalogue_views.services, name="catalogue"),
    path("referrals/services/new/", catalogue_views.offer, name="offer"),
    path("referrals/services/<uuid:pk>/end/", catalogue_views.end_service, name="end_service"),
    path("referrals/agreements/", catalogue_views.agreements, name="agreements"),
    path("referrals/agreements/new/", catalogue_views.agree, name="agree"),
    path("referrals/agreements/<uuid:pk>/end/", catalogue_views.end_agreement, name="end_agreement"),
    path("referrals/ledger/", ledger_views.bodies, name="ledger"),
    path("referrals/ledger/<uuid:office>/<slug:what>/", ledger_views.behind, name="ledger_rows"),
]
