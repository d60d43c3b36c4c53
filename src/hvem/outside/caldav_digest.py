"""Digest sign-in, which some home servers ask for instead of Basic (RFC 7616, 2617)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

_PAIR = re.compile(r'([A-Za-z-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))')
_SUMS: dict[str, Callable[[bytes], str]] = {
    "MD5": lambda text: hashlib.md5(text, usedforsecurity=False).hexdigest(),
    "SHA-256": lambda text: hashlib.sha256(text).hexdigest(),
}


@dataclass(slots=True)
class Challenge:
    """What the server wants answered; `count` is how often its nonce has been used."""

    realm: str
    nonce: str
    algorithm: str = "MD5"
    opaque: str = ""
    quality: bool = True
    count: int = 0

    def answered(self, username: str, secret: str, method: str, target: str) -> str:
        """The Authorization header for one question; the secret itself is never in it."""
        summed = _SUMS[self.algorithm]
        self.count += 1
        count, ours = f"{self.count:08x}", summed(f"{self.nonce}:{self.count}:{secret}".encode())[:16]
        who, what = summed(f"{username}:{self.realm}:{secret}".encode()), summed(f"{method}:{target}".encode())
        middle = f"{self.nonce}:{count}:{ours}:auth" if self.quality else self.nonce
        parts = {"username": username, "realm": self.realm, "nonce": self.nonce, "uri": target}
        parts["response"] = summed(f"{who}:{middle}:{what}".encode())
        if self.opaque:
            parts["opaque"] = self.opaque
        said = [f'{name}="{_quoted(value)}"' for name, value in parts.items()]
        if self.quality:
            said += ["qop=auth", f"nc={count}", f'cnonce="{ours}"']
        return "Digest " + ", ".join([*said, f"algorithm={self.algorithm}"])


def challenge_of(header: str) -> Challenge | None:
    """The strongest Digest challenge of a WWW-Authenticate header that we can answer; None where there is none, or Basic will do."""
    if re.search(r"(?i)(^|,)\s*basic\b", header):
        return None
    found: Challenge | None = None
    for part in re.split(r"(?i)(?:^|,)\s*digest\s+", header)[1:]:
        said = {name.lower(): (quoted or bare).replace("\\", "") for name, quoted, bare in _PAIR.findall(part)}
        algorithm = said.get("algorithm", "MD5").upper()
        qualities = [one.strip() for one in said.get("qop", "").split(",") if one.strip()]
        if algorithm not in _SUMS or not said.get("nonce") or (qualities and "auth" not in qualities):
            continue
        one = Challenge(said.get("realm", ""), said["nonce"], algorithm, said.get("opaque", ""), bool(qualities))
        if found is None or algorithm != "MD5":
            found = one
    return found


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
