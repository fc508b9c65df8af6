"""Formats of negotiating texts: from and to :class:`plenipo.text.model.Text`."""
