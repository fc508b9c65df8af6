"""The domain's table of contents: one folder per capability, found by the assembly."""
