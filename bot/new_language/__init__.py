"""A language that is to be added: the files that it needs, and what the program knows of it already."""
