"""Benchmarks: the same rules for this program and for other engines, checked to fire alike, then timed."""
