"""Exceptions: for broken input and broken trust only. An objection to an act is a Refusal."""

from __future__ import annotations


class PlenipoError(Exception):
    """Anything a person must be told in one sentence.

    The sentence is the exception's text; :attr:`advice` says what to do, where the sentence does
    not say it already; :attr:`code` is stable for programs; :attr:`exit` is the exit code.
    """

    code = "error"
    exit = 2
    advice = ""

    def __init__(self, sentence: str, advice: str = "") -> None:
        """Keep the sentence, and the advice where there is one."""
        super().__init__(sentence)
        if advice:
            self.advice = advice

    @property
    def sentence(self) -> str:
        """What is wrong and where, in one sentence."""
        return str(self)

    @property
    def said(self) -> str:
        """The sentence with what it is made of, where that is known."""
        return self.args[0] if self.args else ""


class InputError(PlenipoError):
    """What was given cannot be used as it is."""

    code = "input"


class UsageError(InputError):
    """The words of a command or the arguments of an address are off."""

    code = "usage"
