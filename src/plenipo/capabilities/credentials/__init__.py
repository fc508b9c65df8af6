"""Who is accredited to which delegation, in what role; full powers; what observers may do."""
