"""The register as a journal: its acts in words, each with its proof. Has no acts of its own."""
