"""What we claim about speed, measured. `make bench` runs everything and prints the tables."""
