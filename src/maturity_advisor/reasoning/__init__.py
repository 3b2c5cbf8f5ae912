"""Reasoning: what follows from what is known, in several readings of the same rules."""
