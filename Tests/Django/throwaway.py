"""Keys and secrets that live as long as one run."""

import base64
import os
import pathlib
import secrets

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

CURVES = {"ES256": ec.SECP256R1, "ES384": ec.SECP384R1, "ES512": ec.SECP521R1}


def provide(settings, folder):
    """Puts a value where each reference of the profile's keys looks: variables, files in `folder`."""
    os.environ["COUNTERSIGN_PROFILE_DIRECTORY"] = str(folder)
    keys = settings["keys"]
    private, public = _pair(settings["tokens"]["algorithm"], keys["encoding"])
    _put(keys["application_secret"], secrets.token_urlsafe(64), folder)
    _put(keys["signing"], private, folder)
    _put(keys["verifying"], public, folder)


def _put(reference, text, folder):
    """Puts `text` where a reference looks; one that makes its own needs nothing."""
    if reference is None:
        return
    if "env" in reference:
        os.environ[reference["env"]] = text
    if "file" in reference:
        path = pathlib.Path(folder, reference["file"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def _pair(algorithm, encoding):
    """A signing key and what verifies it, as text: PEM, or one encoded secret."""
    if algorithm.startswith("HS"):
        secret = _secret(encoding)
        return secret, secret
    if algorithm in CURVES:
        key = ec.generate_private_key(CURVES[algorithm]())
    elif algorithm == "EdDSA":
        key = ed25519.Ed25519PrivateKey.generate()
    else:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return private.decode(), public.decode()


def _secret(encoding):
    octets = secrets.token_bytes(64)
    if encoding == "hex":
        return octets.hex()
    if encoding == "base64":
        return base64.b64encode(octets).decode()
    return base64.urlsafe_b64encode(octets).decode().rstrip("=")
