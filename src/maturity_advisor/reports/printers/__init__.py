"""Printers: one a format; each turns the same blocks into a file, and decides nothing about what they say."""
