"""A certificate for one host, and the authority behind it; both live as long as one run."""

from datetime import datetime, timedelta, timezone

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


def make(host, folder, authority):
    """Writes the authority's certificate to `authority`; returns the paths of chain and key."""
    issuer, issuer_key = _name("an authority that lives for a run"), _key()
    subject, key = _name(host), _key()
    root = _builder(issuer, issuer, issuer_key).add_extension(
        x509.BasicConstraints(ca=True, path_length=0), critical=True).sign(issuer_key, hashes.SHA256())
    leaf = _builder(subject, issuer, key).add_extension(
        x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False).sign(issuer_key, hashes.SHA256())
    chain, private = folder / "chain.pem", folder / "key.pem"
    authority.write_bytes(root.public_bytes(serialization.Encoding.PEM))
    chain.write_bytes(leaf.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    return chain, private


def _name(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _key():
    return ec.generate_private_key(ec.SECP256R1())


def _builder(subject, issuer, key):
    now = datetime.now(timezone.utc)
    return (
        x509.CertificateBuilder().subject_name(subject).issuer_name(issuer)
        .public_key(key.public_key()).serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1)).not_valid_after(now + timedelta(days=60)))
