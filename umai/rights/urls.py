"""The addresses of a person's rights: ids, and nothing about a person."""

from django.urls import path

from umai.rights import views
from umai.rights.consent import views as consent
from umai.rights.dispute import views as dispute
from umai.rights.erasure import views as erasure
from umai.rights.extract import views as extract
from umai.rights.notice import views as notice

app_name = "rights"
urlpatterns = [
    path("retention/", erasure.Retention.view(), name="retention"),
    path("children/<uuid:pk>/rights/", views.RightsOfChild.view(), name="of_child"),
    path("children/<uuid:pk>/rights/extract/", extract.AskExtract.view(), name="ask_extract"),
    path("children/<uuid:pk>/rights/consent/", consent.RecordConsent.view(), name="record_consent"),
    path("children/<uuid:pk>/rights/notice/", notice.FamilyNotice.view(), name="notice"),
    path("children/<uuid:pk>/rights/notice/print/", notice.PrintNotice.view(), name="print_notice"),
    path("children/<uuid:pk>/rights/dispute/", dispute.DisputeFact.view(), name="dispute"),
    path("rights/dispute/<uuid:pk>/", dispute.DecideDispute.view(), name="decide_dispute"),
    path("children/<uuid:pk>/rights/hold/", erasure.HoldFile.view(), name="hold"),
    path("children/<uuid:pk>/rights/erasure/", erasure.ProposeErasure.view(), name="propose_erasure"),
    path("rights/extract/<uuid:pk>/", extract.ReleaseExtract.view(), name="extract"),
    path("rights/extract/<uuid:pk>/refuse/", extract.RefuseExtract.view(), name="refuse_extract"),
    path("rights/extract/<uuid:pk>/print/", extract.PrintExtract.view(), name="print_extract"),
    path("rights/extract/<uuid:pk>/handed-over/", extract.HandOver.view(), name="hand_over"),
    path("rights/consent/<uuid:pk>/withdraw/", consent.WithdrawConsent.view(), name="withdraw_consent"),
    path("rights/erasure/<uuid:pk>/", erasure.AgreeErasure.view(), name="erasure"),
    path("rights/erasure/<uuid:pk>/refuse/", erasure.RefuseErasure.view(), name="refuse_erasure"),
]
