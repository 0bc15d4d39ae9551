"""The originals: sealed part by part by a key of the record, which itself is sealed by the installation's."""
