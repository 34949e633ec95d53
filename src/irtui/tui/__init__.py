"""The app: the only layer that knows Textual."""

import os

# Before Textual is imported: between two paints it waits for one to two of these periods. By its
# own 60, what takes two paints, such as the line of the cursor and then the panes, would take three
# times as long as the work for it.
os.environ.setdefault("TEXTUAL_FPS", "240")
