"""The addresses of referrals. An address holds ids, a year, and the name of what is counted."""

from django.urls import path

from umai.referrals.catalogue import views as catalogue_views
from umai.referrals.ledger import views as ledger_views
from umai.referrals.referral import body_views, views

app_name = "referrals"
urlpatterns = [
    path("cases/<uuid:case>/referrals/", views.ReferralList.view(), name="of_case"),
    path("cases/<uuid:case>/referrals/new/", views.ChooseService.view(), name="choose"),
    path(
        "cases/<uuid:case>/referrals/new/<uuid:service>/<uuid:office>/",
        views.SendReferral.view(),
        name="refer",
    ),
    path("cases/<uuid:case>/referrals/<uuid:pk>/", views.ReferralPage.view(), name="referral"),
    path("cases/<uuid:case>/referrals/<uuid:pk>/withdraw/", views.WithdrawReferral.view(), name="withdraw"),
    path("cases/<uuid:case>/referrals/<uuid:pk>/answer/", views.RecordPaperAnswer.view(), name="on_paper"),
    path("referrals/", body_views.ReferralsFront.view(), name="front"),
    path("referrals/<uuid:pk>/", body_views.ReceivedReferral.view(), name="received_one"),
    path("referrals/services/", catalogue_views.Services.view(), name="catalogue"),
    path("referrals/services/new/", catalogue_views.AddService.view(), name="offer"),
    path("referrals/services/<uuid:pk>/end/", catalogue_views.EndService.view(), name="end_service"),
    path("referrals/agreements/", catalogue_views.Agreements.view(), name="agreements"),
    path("referrals/agreements/new/", catalogue_views.RecordAgreement.view(), name="agree"),
    path("referrals/agreements/<uuid:pk>/end/", catalogue_views.EndAgreement.view(), name="end_agreement"),
    path("referrals/ledger/", ledger_views.Ledger.view(), name="ledger"),
    path(
        "referrals/ledger/<uuid:office>/<slug:what>/",
        ledger_views.LedgerNumberPage.view(),
        name="ledger_rows",
    ),
]
