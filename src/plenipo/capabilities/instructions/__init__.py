"""Collective instructions to ambassadors: the posts, who is told what there, what came of it."""
