"""The chair's part: the question that is put, objections, ballots, rulings and appeals."""
