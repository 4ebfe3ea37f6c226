"""What must hold over the whole course."""
