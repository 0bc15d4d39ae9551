"""One Merkle tree over all entries, as RFC 9162 builds it, grown at its right edge.

The edge is the list of roots of the full subtrees that make up the tree, largest first; it is
all that growing the tree and computing its root need.
"""

from hashlib import sha256

EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def grow_edge(edge: list[bytes], size: int, data: bytes) -> list[bytes]:
    """The right edge of a tree of `size` leaves after one more leaf."""
    edge = [*edge, leaf_hash(data)]
    while size & 1:  # every full pair of equal subtrees becomes one
        right, left = edge.pop(), edge.pop()
        edge.append(node_hash(left, right))
        size >>= 1
    return edge


def root_hash(edge: list[bytes]) -> bytes:
    """The root of the tree with this right edge (RFC 9162, 2.1.1)."""
    if not edge:
        return EMPTY_ROOT
    answer = edge[-1]
    for left in reversed(edge[:-1]):
        answer = node_hash(left, answer)
    return answer
