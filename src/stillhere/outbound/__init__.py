"""The only door to the network: one destination a file, opened only when the person says so."""
