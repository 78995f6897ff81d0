"""The shelf on disk: segments that never change, a manifest that says which are live, one writer at a time."""
