"""Search: typed text -> ranked topics, intent, urgency and language. Pure and in memory.

`index` runs a text through `tokenizer`, `spelling`, `features` and `linear_model` (with its precomputed `lexicon`) and
gets a score for each of the `labels`. `probability` compares those of one group of labels; from that, `urgency` and
`ranking` make a `result`.

`training` builds an index from a guide's phrases and `frames`, by way of `fitting`, which needs scikit-learn;
`index_cache` keeps it in a file, so that a running bot needs none. `evaluation` measures an index on queries with known
answers.
"""
