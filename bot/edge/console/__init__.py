"""The agents' console: its pages, its API and its live line."""
