"""One report per file; `report` says what they are made of, `pdf` and `excel` write them."""
