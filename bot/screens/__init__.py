"""What a person sees, as values: an address or a typed text becomes a Decision, and that becomes a Screen. No I/O."""
