"""What the person sees, as values: an address or a typed text goes in, a Reply comes out. Nothing here waits or sends."""
