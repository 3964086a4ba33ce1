"""How good the search is: query files with known answers are searched for, and what was shown is counted.

`query_files` reads them. `by_kind` counts what the search finds; `by_family` counts what a person sees, one figure for
each family of sentences; `comparison` runs other searches on the same queries.
"""
