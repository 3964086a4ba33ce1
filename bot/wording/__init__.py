"""The wording of the interface: Fluent messages, choice of language, direction of text."""
