"""Which language a message is written in, and which one to answer in."""
