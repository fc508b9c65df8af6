"""What the tests of texts share."""

from office import office

__all__ = ["office"]
