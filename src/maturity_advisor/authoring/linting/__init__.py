"""Linting: what is wrong, doubtful or idle in packs, each with answers that show it or the proof that none could."""
