"""Treaties after their adoption: instruments, participation, entry into force; no input or output.

``instruments`` are the acts of States towards a depositary, ``participation`` is what they add up
to on a day, ``delays`` the arithmetic of calendars. A ``clause`` says when a treaty enters into
force; ``clause_file`` reads one, ``force`` asks it.
"""
