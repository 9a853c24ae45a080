"""Live conversations with people: who is there, who owns which conversation."""
