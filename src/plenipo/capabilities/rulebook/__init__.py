"""The rules of procedure the body has adopted, as they stand in its register."""
