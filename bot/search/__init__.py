"""Typed text becomes ranked topics, a wish or an emergency. Pure and in memory."""
