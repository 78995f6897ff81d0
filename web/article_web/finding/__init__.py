"""The engine that finds passages, as the settings have it."""
