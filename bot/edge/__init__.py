"""The only public process: the visitor API, pages, and the internal door for actions."""
