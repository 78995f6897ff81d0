"""The articles as tools and resources of an agent, over the Model Context Protocol; needs the extra ``mcp``."""
