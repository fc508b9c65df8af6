"""A text in several languages: parallel versions, what in them is behind, and which are authentic."""
