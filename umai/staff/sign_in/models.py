"""The accounts that people sign in with, and the one-time codes that open them."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Now


class AccountManager(BaseUserManager["Account"]):
    def get_by_natural_key(self, username):
        return self.get(username=username.strip().lower())

    def create_user(self, username, password, worker):
        account = self.model(username=username.strip().lower(), worker=worker)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """What a worker signs in with. A worker may have several; a person without an account has none."""

    id = models.BigAutoField(primary_key=True)
    """Number of the row, given by the database; it means nothing else."""
    username = models.CharField(max_length=60)
    """Sign-in name, kept in small letters; each is given once."""
    password = models.CharField(max_length=128)
    """Argon2 hash of the password; empty or unusable until the holder has set one."""
    last_login = models.DateTimeField(null=True, blank=True)
    """When the account last signed in, by the database's clock; null before the first time."""
    email = models.EmailField(blank=True)
    """Address that the sign-in library expects; the program neither fills it nor sends to it."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, related_name="+")
    """Person who signs in with the account; one person may have several."""
    is_active = models.BooleanField(default=True)
    """False: the account is closed, and a sign-in is refused as if it did not exist."""
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the account was made, by the database's clock."""

    one_time_code: str
    """Code to sign in with once, on the object that the act of giving an account answers; never stored."""

    objects = AccountManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        constraints = [models.UniqueConstraint(fields=["username"], name="one_account_per_username")]

    is_staff = False  # Django's own admin site is not installed
    is_superuser = False


class Enrolment(models.Model):
    """A one-time code with which a new account sets its password and second factor.

    Handed over in person by the administrator; only its hash is kept.
    """

    id = models.BigAutoField(primary_key=True)
    """Number of the row, given by the database; it means nothing else."""
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    """Account whose password and second factor are set with the code."""
    code_hash = models.BinaryField()
    """Keyed SHA-256 (HMAC) of the one-time code; the code itself is not kept."""
    expires_at = models.DateTimeField()
    """When the code stops being good: 24 hours after it was made, or at a newer code."""
    used_at = models.DateTimeField(null=True, blank=True)
    """When the second factor was set with the code; null while it was not."""
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the one-time code was made, by the database's clock."""
    request_id = models.UUIDField(null=True, unique=True, editable=False)
    """Request to which another person agreed; null for a new account. No foreign key."""


class WrongCode(models.Model):
    """A wrong code after the right password: by these the next ones are limited, and the holder is told."""

    id = models.BigAutoField(primary_key=True)
    """Number of the row, given by the database; it means nothing else."""
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    """Account whose password was right."""
    place = models.BinaryField()
    """Keyed hash of the browser in which the account signed in before, else of the network address."""
    known_browser = models.BooleanField()
    """True: typed in a browser in which the account had signed in with both factors."""
    password = models.BinaryField()
    """Keyed mark of the password that was right; wrong codes after an earlier one count no more."""
    at = models.DateTimeField()
    """When the code was typed; deleted after 90 days."""
    told_at = models.DateTimeField(null=True)
    """When the holder signed in and was told of it, or had typed it; null before."""

    class Meta:
        indexes = [models.Index(fields=["account", "at"], name="wrong_code_of_account")]
