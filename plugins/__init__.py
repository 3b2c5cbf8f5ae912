"""Our own plugins: a few lines a model, through the same door as everybody else's."""
