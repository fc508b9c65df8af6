"""A text in several languages: what in them is behind, and which are authentic."""
