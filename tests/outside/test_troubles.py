"""What servers say when they refuse, and what a person must do about it."""

from __future__ import annotations

import base64

import pytest

from hvem.outside import troubles


@pytest.mark.parametrize(
    ("said", "code", "trouble"),
    [
        ("[ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)", 0, "app-password-needed"),
        ("534 5.7.9 Application-specific password required. For more information, go to", 534, "app-password-needed"),
        ("535 5.7.8 Username and Password not accepted. For more information, go to 5.7.8 https://support.google.com/mail/?p=BadCredentials", 535, "wrong-password"),
        ("[AUTHENTICATIONFAILED] Invalid credentials (Failure)", 0, "wrong-password"),
        ("[ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings page and enable your account for IMAP access. (Failure)", 0, "imap-off"),
        ("[ALERT] Please log in via your web browser: https://support.google.com/mail/accounts/answer/78754 (Failure)", 0, "wrong-password"),
        ("[ALERT] Web login required: https://support.google.com/mail/?p=WebLoginRequired", 0, "too-many"),
        ("[ALERT] Too many simultaneous connections. (Failure)", 0, "too-many"),
        ("LOGIN failed. BasicAuthBlocked", 0, "imap-off"),
        ("LOGIN failed. LogonDenied-BasicAuthBlocked-10.0.0.1", 0, "imap-off"),
        ("535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [X.eurprd.prod.outlook.com]", 535, "imap-off"),
        ("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.", 535, "imap-off"),
        ("AUTHENTICATE failed.", 0, "wrong-password"),
        ("LOGIN failed.", 0, "wrong-password"),
        ("[AUTHENTICATIONFAILED] Authentication Failed", 0, "wrong-password"),
        ("[AUTHORIZATIONFAILED] not allowed", 0, "wrong-password"),
        ("535 5.7.8 Error: authentication failed", 535, "wrong-password"),
        ("535 5.7.8 Error: authentication failed: app password required", 535, "app-password-needed"),
        ("535 5.7.0 Incorrect username or password. You must use an app password: https://www.fastmail.help/", 535, "app-password-needed"),
        ("[AUTHENTICATIONFAILED] (#MBR1212) Incorrect username or password. Generate an app password at https://login.yahoo.com", 0, "app-password-needed"),
        ("[UNAVAILABLE] Temporary authentication failure.", 0, "refused"),
        ("Login failed, please try again", 0, "wrong-password"),
        ("[UNAVAILABLE] Account is temporarily unavailable.", 0, "refused"),
        ("454 4.7.0 Temporary authentication failure", 454, "refused"),
        ("421 4.7.0 Too many login attempts, please try again later.", 421, "too-many"),
        ("Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)", 0, "too-many"),
        ("Innlogging mislyktes", 0, "wrong-password"),
    ],
)
def test_a_refused_sign_in_says_what_to_do(said, code, trouble):
    assert troubles.of_sign_in(said, code).trouble == trouble


@pytest.mark.parametrize(
    ("challenge", "trouble"),
    [
        (b'{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}', "token-expired"),
        (base64.b64encode(b'{"status":"401","schemes":"bearer"}'), "token-expired"),
        (b'{"status": 400}', "token-expired"),
        (b"", "token-expired"),
        (b"\xff\xfe", "token-expired"),
        (b"[1]", "token-expired"),
    ],
)
def test_a_refused_token_is_a_spent_one(challenge, trouble):
    assert troubles.of_token("AUTHENTICATE failed.", challenge).trouble == trouble


def test_a_challenge_without_end_is_a_spent_token_too():
    assert troubles.of_token("NO", b"[" * 200_000).trouble == "token-expired"


def test_a_mailbox_switched_off_is_not_a_spent_token():
    assert troubles.of_token("[ALERT] Your account is not enabled for IMAP use.").trouble == "imap-off"


@pytest.mark.parametrize(
    ("said", "trouble", "for_now"),
    [
        ("[OVERQUOTA] Quota exceeded", "full", False),
        ("[NONEXISTENT] Unknown Mailbox: Sendt (Failure)", "gone", False),
        ("[TRYCREATE] Mailbox doesn't exist: Sent", "gone", False),
        ("Folder does not exist", "gone", False),
        ("[THROTTLED] Account exceeded command or bandwidth limits. (Failure)", "too-many", True),
        ("[LIMIT] too much", "too-many", True),
        ("[TOOBIG] message too large", "too-large", False),
        ("User is authenticated but not connected.", "too-many", True),
        ("[UNAVAILABLE] Server busy", "refused", True),
        ("[SERVERBUG] Internal error occurred. Refer to server log for more information.", "refused", True),
        ("no", "refused", False),
    ],
)
def test_a_refusal_of_the_mailbox_has_its_word(said, trouble, for_now):
    failed = troubles.of_imap(said)
    assert (failed.trouble, failed.for_now) == (trouble, for_now)


@pytest.mark.parametrize(
    ("code", "said", "trouble", "for_now"),
    [
        (530, "5.7.0 Must issue a STARTTLS command first", "tls", False),
        (530, "5.7.0 Authentication Required", "wrong-password", False),
        (550, "5.1.1 no such user", "refused", False),
        (450, "4.2.0 Greylisted, try again in five minutes", "refused", True),
        (452, "4.3.1 Insufficient system storage", "full", True),
        (552, "5.2.3 Your message exceeded Google's message size limits", "too-large", False),
        (550, "5.4.5 Daily user sending limit exceeded", "too-many", True),
        (421, "4.7.28 rate limit", "too-many", True),
        (554, "5.7.1 Message rejected as spam", "refused", False),
    ],
)
def test_a_refusal_of_the_post_office_has_its_word(code, said, trouble, for_now):
    failed = troubles.of_smtp(code, said)
    assert (failed.trouble, failed.for_now) == (trouble, for_now) and str(code) in failed.said
