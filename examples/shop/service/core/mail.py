"""Sends mails: by SMTP if MAIL_URL is set, else to the terminal while developing."""

import smtplib
import ssl
import sys
from contextlib import nullcontext
from email.message import EmailMessage
from email.utils import make_msgid
from urllib.parse import unquote

from anyio import CapacityLimiter, to_thread
from pydantic import AnyUrl

from core.models import utc_now
from core.state import Resource
from settings import Settings


class Mailer:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        # A mail server that hangs must not take the threads that others work in.
        self._limiter = CapacityLimiter(4)

    async def send(self, mail: EmailMessage) -> None:
        mail["From"], mail["Date"] = self._settings.mail_from, utc_now()
        if url := self._settings.mail_url:
            await to_thread.run_sync(deliver, url, mail, limiter=self._limiter)
        elif self._settings.environment == "production":
            # What mails carry must not be in a log.
            raise RuntimeError("A mail was not sent: MAIL_URL is not set.")
        else:
            heading = f"To: {mail['To']}\nSubject: {mail['Subject']}"
            sys.stdout.write(f"\n{heading}\n\n{mail.get_content()}\n")
            sys.stdout.flush()


def deliver(url: AnyUrl, mail: EmailMessage) -> None:
    """Hand the mail to a server, in the clear only if the URL says so."""
    host, port, trusted = (url.host or "").strip("[]"), url.port or 0, ssl.create_default_context()
    mail["Message-ID"] = make_msgid(domain=host)
    if url.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=10, context=trusted)
    else:
        server = smtplib.SMTP(host, port or 587, timeout=10)
    with server:
        if url.scheme == "smtp":
            server.starttls(context=trusted)
        if url.username:
            server.login(unquote(url.username), unquote(url.password or ""))
        server.send_message(mail)


MAILER = Resource("mailer", lambda settings: nullcontext(Mailer(settings)))
