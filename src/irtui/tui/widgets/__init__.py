"""The panes, each a widget that shows a view and answers with wishes."""
