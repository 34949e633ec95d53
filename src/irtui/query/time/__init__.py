"""What happened when: marks, lanes and changes."""
