"""The engine that lives elsewhere: passages indexed by a Milvus server, which sees to shards and replicas."""
