"""The reception desk: who is this, what is it about, which channels may they use now, and how that is told."""
