"""Compare the trail with heads that were kept elsewhere."""

from collections.abc import Iterator

from umai.trail.anchors.places import KeptHead
from umai.trail.finding import TrailFinding
from umai.trail.heads import SignedHead
from umai.trail.walk import TreeWalk, stream_rows


def check_kept_heads(
    kept: list[KeptHead], own: list[SignedHead], walk: TreeWalk, public: bytes, *, using
) -> Iterator[TrailFinding]:
    """Heads stored elsewhere: nothing before them may be missing or different, and none signed again."""
    known = {head.size: head for head in own}
    for one in kept:
        head = one.head
        if not head.is_signed_by(one.key):
            words = "the kept head is not signed with the key kept beside it"
            yield TrailFinding("signature", one.where, words)
        if head.size > walk.size:
            gone = head.size - walk.size
            yield TrailFinding("cut", one.where, f"{gone} entries that were there when it was kept are gone")
            continue
        if walk.roots[head.size] != head.root:
            yield TrailFinding("rebuilt", one.where, first_difference(one, using))
            continue
        last = walk.last.get(head.size)
        if head.size not in known:
            words = f"the register no longer has this head; the last entry under it is {last}"
            yield TrailFinding("missing", one.where, words)
        elif known[head.size].signed_text() != head.signed_text():
            words = f"the register has another head of this size; the last entry under it is {last}"
            yield TrailFinding("resigned", one.where, words)
    for where in sorted({one.where.split(",")[0] for one in kept if one.key != public}):
        yield TrailFinding("signature", where, "the key kept beside the heads is not this register's key")


def first_difference(one: KeptHead, using) -> str:
    if one.leaves:
        kept = one.leaves.read_bytes()
        query = f"select hash from trail_leaf where index < {one.head.size:d} order by index"
        for n, (data,) in enumerate(stream_rows(using, "trail_difference", query)):
            if kept[32 * n : 32 * n + 32] != data:
                return f"the entries before it were rebuilt, from index {n} on"
    return "the entries before it were rebuilt"
