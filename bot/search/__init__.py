"""Search: typed text -> ranked topics, intent, urgency and language. Pure and in memory.

`index` runs a text through `tokenizer`, `spelling`, `features` and `linear_model` (with its precomputed `lexicon`) and
gets a score for each of the `labels`. `probability` compares those of one group of labels; from that, `urgency` and
`ranking` make a `result`.

`training` builds an index from a guide's phrases, sentences and `frames`, by way of `fitting`, which needs
scikit-learn; `index_cache` keeps it in a file, so that a running bot needs none. `explanation` says why a text was
found to mean what it does. docs/search.md has the whole way on one page.
"""
