"""Accounts of the demonstration people: one password and one second factor for all, and known to everybody."""

from rehearsal.staff import people
from umai.staff.enrol import enrol
from umai.staff.models import Account


def give(workers, *, using):
    """Give each of these people (sign-in name to worker) an account, unless the name has one."""
    known = people()
    there = set(Account.objects.using(using).values_list("username", flat=True))
    for name, worker in workers.items():
        if name not in there:
            account = Account(username=name, worker_id=worker.pk)
            enrol(account, known["password"], known["totp_secret"], using=using)
