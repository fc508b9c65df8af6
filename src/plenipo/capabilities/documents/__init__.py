"""Documents under negotiation: brackets, proposals, what is agreed by paragraph."""
