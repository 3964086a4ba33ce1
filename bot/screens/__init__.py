"""What the person sees, as values: an address or a text goes in, a Reply comes out. Nothing here waits or sends."""
