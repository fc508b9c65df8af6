"""The silence procedure: what was put under silence, who broke it, and what followed."""
