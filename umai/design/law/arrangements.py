"""What the absence of parents asks for, and who decides on it, in words."""

from django.utils.translation import gettext_lazy as _

from umai.design.parts import UiText
from umai.law.guardianship.scheme import Arrangement

ARRANGEMENT_WORDS: dict[Arrangement, UiText] = {
    Arrangement.NOTHING: _("nothing"),
    Arrangement.NOTICE: _("a notice of the parent"),
    Arrangement.POWER_OF_ATTORNEY: _("a power of attorney of the parent, at the notary"),
    Arrangement.ATTORNEY_EXTENSION: _("a longer power of attorney, also from abroad"),
    Arrangement.TEMPORARY_GUARDIANSHIP: _("temporary guardianship"),
    Arrangement.GUARDIANSHIP: _("guardianship"),
    Arrangement.TRUSTEESHIP: _("trusteeship, which an older child has in place of guardianship"),
    Arrangement.COURT_GUARDIANSHIP: _("guardianship by a decision of the court"),
    Arrangement.FINE: _("a fine"),
    Arrangement.CONSENT_OF_ONE: _("the consent of one parent"),
    Arrangement.CONSENT_OF_BOTH: _("the consent of both parents"),
}
AUTHORITY_WORDS: dict[str, UiText] = {  # by the values of guardian_authority
    "district_department": _("the district department of labour, social security and migration"),
    "local_state_administration": _("the local state administration"),
}
