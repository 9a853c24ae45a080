"""Switchyard: which channel may this person use, now, in this language, for this matter."""
