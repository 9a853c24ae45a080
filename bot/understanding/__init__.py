"""What a message is about: features, model and reading, with numpy alone. Rasa's components wrap this."""
