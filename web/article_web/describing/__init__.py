"""The description of the API in a form that generators of clients read, and that gives their code good names."""
