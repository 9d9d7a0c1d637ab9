"""Holds what the procedure decides against what the browser did."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from reasons import COOKIE_REASONS, FETCH_REASONS, SILENT

JSON = dict[str, Any]

# Seconds by which the ends of two lifetimes may differ: both clocks count on their own.
TOLERANCE = 5


@dataclasses.dataclass(frozen=True)
class Decision:
    """One question about one step, and both answers to it."""

    case: str
    step: int
    question: str
    clause: str
    procedure: Any
    browser: Any

    @property
    def agrees(self) -> bool:
        """Whether both answer alike."""
        return self.procedure == self.browser


def compare(case: JSON, answer: JSON, seen: JSON) -> Iterator[Decision]:
    """All decisions of a case."""
    for number, step in enumerate(case["steps"]):
        said, did = answer["steps"][number], seen["steps"][number]
        for question, clause, procedure, browser in _questions(step, said, did):
            yield Decision(case["id"], number, question, clause, procedure, browser)


Answers = Iterator[tuple[str, str, Any, Any]]


def _questions(step: JSON, said: JSON, did: JSON) -> Answers:
    if step["deed"] == "request":
        yield from _request(step, said, did)
    elif step["deed"] == "read":
        yield "cookies", "", said["cookies"], did["cookies"]
    clause = ",".join(one["clause"] for one in said.get("stored") or [])
    yield "jar", clause, *_jars(said["jar"], did["jar"])


def _request(step: JSON, said: JSON, did: JSON) -> Answers:
    yield "events", "", True, did["complete"]
    preflight, readable = said["preflight"], said["readable"]
    yield "preflight", preflight["clause"], preflight["yes"], bool(did["preflights"])
    yield "preflight cookies", "", [], [one for one in did["preflights"] if one]
    yield "arrival", readable["clause"], said["reachesServer"], bool(did["requests"])
    cookies = did["requests"][0] if did["requests"] else None
    yield "cookies", said["credentials"]["clause"], said["cookies"], cookies or ""
    if "isReadable" in did:
        yield "readable", readable["clause"], readable["yes"], did["isReadable"]
        if step["kind"] == "fetch" and not readable["yes"]:
            yield _reason("reading", readable["clause"], FETCH_REASONS, [did["failure"]])
    yield from _sent(said, did)
    yield from _stored(step, said, did)


def _sent(said: JSON, did: JSON) -> Answers:
    """The reasons for which cookies stay behind; that they do shows in the header."""
    for one in said["sent"]:
        cookie, decision = one["cookie"], one["decision"]
        if decision["yes"]:
            continue
        found = [other for other in did["associated"] if _is_same(cookie, other["cookie"])]
        # Chromium does not look into the jars of other sites and partitions.
        if not found and (decision["clause"] in SILENT or cookie.get("partition")):
            continue
        words = found[0]["reasons"] if found else []
        yield _reason(f"withheld {cookie['name']}", decision["clause"], COOKIE_REASONS, words)


def _stored(step: JSON, said: JSON, did: JSON) -> Answers:
    """The reasons for which cookies are refused; that they are shows in the jar."""
    for line, decision in zip(step["answer"].get("setCookies") or [], said["stored"]):
        words = [
            word for one in did["blocked"] if one["line"] == line.strip() for word in one["reasons"]
        ]
        # Chromium drops a partitioned cookie that it cannot use without a word.
        if decision["yes"]:
            yield f"stored {line[:40]}", decision["clause"], [], words
        elif words or decision["clause"] not in SILENT and "; Partitioned" not in line:
            yield _reason(f"refused {line[:40]}", decision["clause"], COOKIE_REASONS, words)


def _reason(
    question: str, clause: str, table: dict[str, set[str]], words: list[str | None]
) -> tuple[str, str, Any, Any]:
    """Agreement when Chromium gives one of the words that stand for the clause."""
    expected = table.get(clause, set())
    if expected & set(words):
        return question, clause, True, True
    return question, clause, sorted(expected) or clause, words


def _is_same(said: JSON, did: JSON) -> bool:
    return _key(said) == _key(_plain(did))


def _key(cookie: JSON) -> tuple[Any, ...]:
    partition = cookie.get("partition")
    return (
        cookie["name"], cookie["domain"], cookie["isHostOnly"], cookie["path"],
        partition and (partition["site"], partition["hasCrossSiteAncestor"]),
    )


def _plain(cookie: JSON) -> JSON:
    """A cookie of the protocol in the oracle's words."""
    key = cookie.get("partitionKey")
    if cookie.get("partitionKeyOpaque"):
        key = {"topLevelSite": "opaque", "hasCrossSiteAncestor": True}
    domain = cookie["domain"]
    return {
        "name": cookie["name"],
        "value": cookie["value"],
        "domain": domain.removeprefix("."),
        "isHostOnly": not domain.startswith("."),
        "path": cookie["path"],
        "isSecure": cookie["secure"],
        "isHTTPOnly": cookie["httpOnly"],
        "sameSite": cookie.get("sameSite", "unset").lower(),
        "expiry": None if cookie["session"] else cookie["expires"],
        "partition": key and {
            "site": key["topLevelSite"], "hasCrossSiteAncestor": key["hasCrossSiteAncestor"],
        },
    }


def _jars(said: list[JSON], did: list[JSON]) -> tuple[list[str], list[str]]:
    """Both stores as texts, without what they have in common."""
    ours = sorted(said, key=_sorting)
    theirs = sorted((_plain(one) for one in did), key=_sorting)
    if len(ours) == len(theirs) and all(_alike(*pair) for pair in zip(ours, theirs)):
        return [], []
    left = [_text(one) for one in ours if not any(_alike(one, other) for other in theirs)]
    right = [_text(one) for one in theirs if not any(_alike(one, other) for other in ours)]
    return (left, right) if left != right else (left + ["(count)"], right)


def _sorting(cookie: JSON) -> str:
    return repr((_key(cookie), cookie["value"]))


def _alike(one: JSON, other: JSON) -> bool:
    names = ("value", "isSecure", "isHTTPOnly", "sameSite")
    if _key(one) != _key(other) or any(one[name] != other[name] for name in names):
        return False
    ends = one.get("expiry"), other.get("expiry")
    if None in ends:
        return ends == (None, None)
    return abs(ends[0] - ends[1]) <= TOLERANCE


def _text(cookie: JSON) -> str:
    flags = [
        name for name, holds in (
            ("host-only", cookie["isHostOnly"]), ("secure", cookie["isSecure"]),
            ("http-only", cookie["isHTTPOnly"]),
        ) if holds
    ]
    partition = cookie.get("partition")
    if partition:
        flags.append(f"{partition['site']}{'+' if partition['hasCrossSiteAncestor'] else ''}")
    if cookie.get("expiry") is not None:
        flags.append(f"until {int(cookie['expiry'])}")
    place = f"{cookie['domain']}{cookie['path']}"
    value = cookie["value"][:20]
    return f"{cookie['name'][:40]}={value} {place} {cookie['sameSite']} {' '.join(flags)}"
