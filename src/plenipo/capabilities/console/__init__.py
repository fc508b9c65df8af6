"""The delegation's console: what awaits somebody, and one item to speak on. Pages only."""
