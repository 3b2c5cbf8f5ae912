"""What packs say: facts, conditions, derivations, models, actions and rules, as written and cross-checked."""
