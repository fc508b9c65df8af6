"""`python -m plenipo` is the command `plenipo`."""

from plenipo.cli.main import run

if __name__ == "__main__":
    run()
