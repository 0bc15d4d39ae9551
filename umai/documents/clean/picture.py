"""Encodes a photo or a scan again, without place, camera, comment, or anything behind its end."""

import io
import struct
import warnings

from PIL import (  # all of them now, because later this process can open no file
    Image,
    ImageCms,
    ImageColor,
    ImageFile,
    ImageFilter,
    ImageOps,
    ImagePalette,
    MpoImagePlugin,
    TiffImagePlugin,
    TiffTags,
)

from umai.documents.clean.file_kinds import JPEG, UnfitContent, refuse_two_in_one

NEEDED_LATER = (ImageColor, ImageFilter, ImagePalette, MpoImagePlugin, TiffImagePlugin, TiffTags)
PIXELS = 40_000_000
PICTURE_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    ArithmeticError,
    struct.error,
)
LONGEST = 3000  # pixels of the longer side that is shown: 250 dots an inch for a page of A4
SRGB = ImageCms.createProfile("sRGB")

Image.preinit()
Image.MAX_IMAGE_PIXELS = PIXELS
ImageFile.LOAD_TRUNCATED_IMAGES = False
warnings.simplefilter("ignore")


def clean(data, kind):
    """The picture, upright and without anything but its pixels, in the format that it came in."""
    refuse_two_in_one(data, kind)
    return encode_again(data, ["JPEG"] if kind == JPEG else ["PNG"], longest=LONGEST)


def encode_again(data, formats, *, longest=None):
    """Decode one of these formats and encode it again."""
    try:
        with Image.open(io.BytesIO(data), formats=formats) as picture:
            if picture.width * picture.height > PIXELS:
                raise UnfitContent("too_many_pixels")
            format = "JPEG" if picture.format in ("JPEG", "MPO") else picture.format
            picture.seek(0)
            picture.load()
            return encode_pixels(normalise_picture(picture, format, longest), format)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UnfitContent("too_many_pixels") from None
    except PICTURE_ERRORS:
        raise UnfitContent("damaged") from None


def normalise_picture(picture, format, longest):
    """Turned as the camera was held, in the colours of a screen, and not larger than is needed."""
    profile = picture.info.get("icc_profile")
    picture = ImageOps.exif_transpose(picture)
    if format == "JPEG" and picture.mode not in ("L", "RGB"):
        picture = picture.convert("RGB")
    if profile and picture.mode == "RGB":
        picture = to_screen_colours(picture, profile)
    if longest and max(picture.size) > longest:
        if picture.mode in ("P", "1"):
            picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
        picture.thumbnail((longest, longest))
    return picture


def to_screen_colours(picture, profile):
    try:
        return ImageCms.profileToProfile(picture, ImageCms.ImageCmsProfile(io.BytesIO(profile)), SRGB)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def encode_pixels(picture, format):
    """The encoded pixels; of `info` only the transparency is written."""
    picture.info = {name: value for name, value in picture.info.items() if name == "transparency"}
    answer = io.BytesIO()
    if format == "JPEG":
        picture.save(answer, "JPEG", quality=85, optimize=True)
    else:
        picture.save(answer, format)
    return answer.getvalue()
