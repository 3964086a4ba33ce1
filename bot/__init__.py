"""Magnolia: a guide by chat for people who may be trafficked or cheated at work."""
