"""Defects planted in sound packs, to see whether the linter finds every one of them and shows what is so."""
