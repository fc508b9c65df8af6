"""The register read as a journal: its acts in words, each with its proof. Derived; no acts of its own."""
