"""The records of real bodies as registers, and how much of what they decided is reproduced."""
