"""How an organisation and its bodies write the symbols of their documents."""
