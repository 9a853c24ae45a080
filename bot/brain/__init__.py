"""All that Rasa loads: the only code that imports `rasa`."""
