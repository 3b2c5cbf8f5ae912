"""Scale: the same rules read for a whole table of organisations at once, column by column."""
