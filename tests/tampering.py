"""What a test does behind the back of the database: rows as they stand after years, or after a thief."""

from contextlib import contextmanager

LEFT_BEHIND = """select array(select name from pg_settings where source = 'session')
    || array(select tgrelid::regclass || ' ' || tgname from pg_trigger where tgenabled = 'D' and not tgisinternal)"""


@contextmanager
def without_triggers(superuser):
    """No trigger and no reference holds this connection, until the block ends, however it ends."""
    superuser.execute("set session_replication_role = replica")
    try:
        yield superuser
    finally:
        superuser.execute("reset session_replication_role")


def left_behind(superuser):
    """What is set for the rest of this session, and which triggers sleep: the next test would find it so."""
    return superuser.execute(LEFT_BEHIND).fetchone()[0]
