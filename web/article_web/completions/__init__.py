"""The article as a chat model: an endpoint that clients of OpenAI's chat completions can talk to."""
