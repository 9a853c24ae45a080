"""Rasa's custom actions, one a file. They run inside the edge, next to the database and the article index."""
