"""The commands, one file each: words typed become a call, and what comes back is printed."""
