"""Treaties before their depositary: signatures, instruments, reservations, entry into force."""
