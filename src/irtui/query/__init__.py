"""Questions over a dataset, answered with named values; nothing here prints or draws."""
