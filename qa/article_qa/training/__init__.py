"""How the weights are made: question sets in, a weights file out (extra ``train``); not used when answering."""
