"""What people type, and what they should find."""
