"""The rules that advise: pure data, one folder a model and edition, one file a topic."""
