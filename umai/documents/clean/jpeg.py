"""The segments of a JPEG: leaving out what is not needed to draw it, without decoding it."""

ADOBE, ICC = 0xEE, 0xE2  # how the colours were turned, and what they mean
SCAN = 0xDA


def without_metadata(data):
    """The same pixels without the camera's, the place's and the writer's notes.

    What cannot be followed is answered as it came.
    """
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == SCAN:
            return b"".join([*kept, data[at:]])
        length = int.from_bytes(data[at + 2 : at + 4])
        segment = data[at : at + 2 + length]
        if length < 2 or len(segment) != length + 2:
            return data
        if is_needed(marker, segment):
            kept.append(segment)
        at += 2 + length
    return data


def is_needed(marker, segment):
    if marker == ICC:
        return segment[4:16] == b"ICC_PROFILE\x00"
    return marker == 0xE0 or marker == ADOBE or not (0xE0 <= marker <= 0xEF or marker == 0xFE)
