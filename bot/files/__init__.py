"""Files that customers add to their tickets."""
