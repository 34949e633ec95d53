"""The benchmark: how long irtui takes to start, against a floor and a peer, in one run."""
