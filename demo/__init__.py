"""The demo company: Switchyard Mail, an email-delivery service that embeds the assistant as any company would.

It knows nothing of `bot`: it talks to Switchyard through a script tag and a signed identity only.
"""
