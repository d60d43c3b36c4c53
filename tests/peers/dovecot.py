"""A real Dovecot on loopback: a folder of its own, free ports, any user with any password, gone when the tests end."""

from __future__ import annotations

import base64
import contextlib
import getpass
import hashlib
import hmac
import itertools
import json
import os
import pwd
import shutil
import smtplib
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from hvem.outside.shapes import Login, Server
from tests.peers import certificates

PASSWORD = "riktig-hest-æøå"
TOKEN_KEY = b"a key of the tests' own for tokens"

CONFIG = """
protocols = imap lmtp
listen = 127.0.0.1
base_dir = {base}/run
state_dir = {base}/state
log_path = {base}/log
ssl = yes
ssl_cert = <{base}/server.pem
ssl_key = <{base}/server.key
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
auth_failure_delay = 0
auth_verbose = yes
login_greeting = ready
default_login_user = {login}
default_internal_user = {own}
default_internal_group = {group}
default_vsz_limit = 1G
first_valid_uid = 1
first_valid_gid = 1
mail_max_userip_connections = 8
mail_location = maildir:%h/Maildir
maildir_very_dirty_syncs = yes
mail_uid = {own}
mail_gid = {group}
mail_fsync = never
mail_plugins = quota
mailbox_idle_check_interval = 1 s
recipient_delimiter = +
lmtp_user_concurrency_limit = 0
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {base}/oauth2.conf
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = passwd-file
  args = username_format=%u {base}/bounded
}}
userdb {{
  driver = static
  args = uid={own} gid={group} home={base}/homes/%u allow_all_users=yes
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    auto = subscribe
    special_use = \\Sent
  }}
  mailbox Arkiv {{
    auto = create
    special_use = \\Archive
  }}
  mailbox Utkast {{
    auto = create
    special_use = \\Drafts
  }}
}}
plugin {{
  quota = count:User quota
  quota_vsizes = yes
  quota_grace = 0
  quota_exceeded_message = Quota exceeded (mailbox for user is full)
}}
protocol imap {{
  mail_plugins = quota imap_quota
  mail_max_userip_connections = 8
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  process_min_avail = 0
  service_count = 0
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service lmtp {{
  chroot =
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp}
  }}
}}
"""


def free_ports(count: int) -> list[int]:
    """Ports nobody listens at."""
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


class Dovecot:
    """One running server. `imap`, `imaps`, `lmtp` are its ports; users come into being when they are named."""

    def __init__(self) -> None:
        self.base = Path(tempfile.mkdtemp(prefix="hvem-mail-"))
        self.base.chmod(0o755)
        self.imap, self.imaps, self.lmtp = free_ports(3)
        self.trusted = certificates.make(self.base)[0]
        self.users: set[str] = set()
        self._bounded: dict[str, str] = {}
        self._count = itertools.count(1)
        root = os.getuid() == 0
        own = "nobody" if root else getpass.getuser()
        group = "nogroup" if root else __import__("grp").getgrgid(os.getgid()).gr_name
        self._owner = pwd.getpwnam(own)
        (self.base / "bounded").write_text("")
        (self.base / "homes").mkdir()
        self._tokens()
        words = {"base": self.base, "login": own, "own": own, "group": group, "imap": self.imap, "imaps": self.imaps, "lmtp": self.lmtp, "password": PASSWORD}
        (self.base / "dovecot.conf").write_text(CONFIG.format(**words))
        self._owned(self.base / "homes")
        program = shutil.which("dovecot", path="/usr/sbin:/usr/bin:/sbin:/bin") or "dovecot"
        # The shell ends the server and sweeps up when its input does: at stop(), and when the tests are killed.
        self._process = subprocess.Popen(
            ["/bin/sh", "-c", '"$1" -F -c "$2/dovecot.conf" & read nothing; kill $!; wait $!; rm -rf "$2"', "sh", program, str(self.base)],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=(self.base / "stderr").open("wb"),
        )  # fmt: skip
        self._wait()

    def _wait(self) -> None:
        for _ in range(100):
            try:
                for port in (self.imap, self.imaps, self.lmtp):
                    socket.create_connection(("127.0.0.1", port), 1).close()
                return
            except OSError:
                if self._process.poll() is not None:
                    break
                time.sleep(0.05)
        raise RuntimeError((self.base / "stderr").read_text() + self.log())

    def _tokens(self) -> None:
        keys = self.base / "tokens" / "default" / "HS256"
        keys.mkdir(parents=True)
        (keys / "default").write_bytes(base64.b64encode(TOKEN_KEY))
        (self.base / "oauth2.conf").write_text(
            f"introspection_mode = local\nlocal_validation_key_dict = fs:posix:prefix={self.base}/tokens/\nusername_attribute = sub\n"
        )

    def _owned(self, path: Path) -> None:
        if os.getuid() == 0:
            os.chown(path, self._owner.pw_uid, self._owner.pw_gid)

    def log(self) -> str:
        """What the server wrote down."""
        path = self.base / "log"
        return path.read_text("utf-8", "replace") if path.exists() else ""

    def user(self, name: str = "", *, most_octets: int = 0) -> str:
        """A user who is there from now on; `most_octets` bounds what their mailbox holds, and takes the server a second to notice."""
        name = name or f"bruker{next(self._count)}@post.example"
        self.users.add(name)
        if most_octets:
            home, owner = f"{self.base}/homes/{name}", self._owner
            self._bounded[name] = f"{name}::{owner.pw_uid}:{owner.pw_gid}::{home}::userdb_quota_rule=*:bytes={most_octets}"
            fresh = self.base / "bounded.new"
            fresh.write_text("\n".join(self._bounded.values()) + "\n", "utf-8")
            fresh.rename(self.base / "bounded")
            time.sleep(1.1)
        return name

    def fill_up(self, name: str) -> None:
        """No room is left in the user's mailbox."""
        self.user(name, most_octets=1)

    def login(self, name: str, *, safety: str = "none", secret: str = PASSWORD, way: str = "password") -> Login:
        """How the user signs in here; TLS needs HVEM_TRUST to name `trusted`."""
        port = self.imaps if safety == "tls" else self.imap
        return Login(Server("localhost" if safety != "none" else "127.0.0.1", port, safety, private=True), name, secret, way)

    def token(self, name: str, *, seconds: int = 3600) -> str:
        """An access token for the user that lasts so many seconds; below nought, one that is spent."""
        now = int(time.time())
        words = [{"alg": "HS256", "typ": "JWT"}, {"sub": name, "iat": now - 7200, "exp": now + seconds}]
        text = b".".join(base64.urlsafe_b64encode(json.dumps(one).encode()).rstrip(b"=") for one in words)
        return (text + b"." + base64.urlsafe_b64encode(hmac.new(TOKEN_KEY, text, hashlib.sha256).digest()).rstrip(b"=")).decode()

    def deliver(self, name: str, octets: bytes, sender: str = "noen@annet.example") -> None:
        """A mail arrives, by LMTP; raises smtplib's refusal where the mailbox is full."""
        with smtplib.LMTP("127.0.0.1", self.lmtp) as lmtp:
            lmtp.sendmail(sender, [name], octets)

    def fill(self, name: str, mails: Iterable[tuple[bytes, float]], folder: str = "INBOX", *, seen: bool = True) -> int:
        """Many mails at once, straight onto the disk, each with the moment it came (seconds since 1970); how many they are."""
        home = self.base / "homes" / name
        box = home / "Maildir" if folder == "INBOX" else home / "Maildir" / f".{folder}"
        for path in (home, home / "Maildir", box, box / "cur", box / "new", box / "tmp"):
            if not path.exists():
                path.mkdir()
                self._owned(path)
        count = 0
        for count, (octets, at) in enumerate(mails, 1):
            path = box / "cur" / f"{int(at)}.M{count}P1.here,S={len(octets)}:2,{'S' if seen else ''}"
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            os.write(handle, octets)
            os.utime(handle, (at, at))
            if os.getuid() == 0:
                os.fchown(handle, self._owner.pw_uid, self._owner.pw_gid)
            os.close(handle)
        return count

    def admin(self, *words: str) -> str:
        """`doveadm` with the server's own configuration."""
        known = shutil.which("doveadm", path="/usr/bin:/bin:/usr/sbin") or "doveadm"
        done = subprocess.run([known, "-c", str(self.base / "dovecot.conf"), *words], capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def new_uidvalidity(self, name: str, folder: str = "INBOX", value: int = 0) -> int:
        """The folder is another from now on: every uid that was known means nothing any more."""
        value = value or int(time.time()) + next(self._count)
        self.admin("mailbox", "update", "-u", name, "--uid-validity", str(value), folder)
        return value

    def cut(self, name: str) -> None:
        """Everyone signed in as the user is thrown out."""
        self.admin("kick", name)

    def stop(self) -> None:
        """End the server and remove what it held."""
        self._process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):  # sweeping up a hundred thousand mails may go on without us
            self._process.wait(10)
