"""Benchmarks: what the parts of Plenipo take, as ratios to a limit measured in the same run."""
