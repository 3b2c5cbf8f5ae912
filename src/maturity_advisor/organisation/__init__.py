"""Who is advised: motivation, answers, units, targets, constraints, review."""
