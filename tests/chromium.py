"""Which tests open a Chromium: `bin/test` runs few of them, and `bin/test --long` all, with axe."""


def opens_chromium(item):
    """The fixture `browser` of the root, however a test comes by it; another folder may have its own."""
    found = item._fixtureinfo.name2fixturedefs.get("browser", ())
    return bool(found) and not found[-1].baseid
