"""The command line: assembles the commands; every message is a sentence."""
