"""HTTP/1.1 on asyncio's bare protocols, for what is called or served at every update. Knows no other room."""
