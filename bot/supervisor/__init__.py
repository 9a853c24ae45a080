"""Keeps edge and brain running together on one machine, and the model in step with its data."""
