"""The app: the only layer that knows Textual."""
