"""Explanations beyond the advice itself: what changed, what would change, whether it still holds, how firm it is."""
