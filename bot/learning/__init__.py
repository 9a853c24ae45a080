"""What visitors wrote and the model did not understand, laid out for a person to label. Nothing trains itself."""
