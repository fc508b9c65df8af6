"""The log: canonical bytes, Merkle tree, signed checkpoints, verification, and the one writer."""
