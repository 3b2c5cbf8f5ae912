"""The maturity models as published: pure data, one file a model and edition."""
