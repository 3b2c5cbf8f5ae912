"""Engines: how each takes the workload, one module an engine; imported only where that engine is measured."""
