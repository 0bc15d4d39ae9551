"""Which database role is used for each table."""

from django.conf import settings

SIGN_IN_APPS = {"sessions", "account", "mfa", "axes", "django_cache"}
SIGN_IN_MODELS = {
    ("staff", "account"),
    ("staff", "particulars"),
    ("staff", "enrolment"),
    ("staff", "wrongcode"),
    ("access", "session"),
}


class RoleRouter:
    """Accounts and sessions through the auth role; all else through the process's own role.

    Every alias is the same database, so relations between them are real foreign keys.
    """

    def db_for_read(self, model, **hints):
        label = model._meta.app_label
        if label in SIGN_IN_APPS or (label, model._meta.model_name) in SIGN_IN_MODELS:
            return "auth"
        row = hints.get("instance")
        if row is not None and row._state.db == "auth":
            return "default"  # the worker of an account is read by the process's own role
        return None

    db_for_write = db_for_read

    def allow_relation(self, one, other, **hints):
        return True

    def allow_migrate(self, db, app_label, **hints):
        return db == "owner" and "owner" in settings.DATABASES
