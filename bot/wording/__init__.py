"""The words of the interface: Fluent bundles, choice of language, direction of text."""
