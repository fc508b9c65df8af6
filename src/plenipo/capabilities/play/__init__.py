"""The state of play: what is agreed, what is open, who holds it. Derived; no acts of its own."""
