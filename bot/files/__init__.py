"""Files that people attach: to tickets, in chats, and to messages of the contact page."""
