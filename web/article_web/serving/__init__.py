"""The service around the application: settings, limits, tokens, logs, figures, servers and their workers."""
