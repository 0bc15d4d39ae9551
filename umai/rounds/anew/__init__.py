"""A second team asks in drawn dwellings, without the first answers: how well a round found children."""
