"""Search: typed text -> ranked topics, intent, urgency and language. Pure and in memory.

`index` runs a text through `tokenizer`, `spelling` and `naive_bayes` (with its precomputed `lexicon`) and gets a score
for each of the `labels`; from the scores `urgency` and `ranking` make a `result`. `training` builds an index,
`index_cache` keeps it in a file, and `evaluation` measures it on queries with known answers.
"""
