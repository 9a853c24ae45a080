"""Who is writing: a customer whose identity their company has signed, or a visitor known by a random token."""
