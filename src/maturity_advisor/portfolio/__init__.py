"""Portfolio: files of organisations by the thousand, advised at once, with what they have in common."""
