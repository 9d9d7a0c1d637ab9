"""Which of Chromium's words for a reason stand for which clauses of the procedure."""

# Why a cookie is not stored or not sent: the clause, and words of which Chromium gives one.
COOKIE_REASONS: dict[str, set[str]] = {
    "control-character": {"DisallowedCharacter"},
    "pair-too-long": {"NameValuePairExceedsMaxSize"},
    "pair-empty": {"NoCookieContent"},
    "domain-not-ascii": {"InvalidDomain", "SyntaxError"},
    "domain-public-suffix": {"InvalidDomain"},
    "domain-elsewhere": {"InvalidDomain"},
    "secure-from-insecure": {"SecureOnly"},
    "secure-overlay": {"OverwriteSecure"},
    "set-cross-site": {
        "SchemefulSameSiteStrict", "SchemefulSameSiteLax", "SameSiteStrict", "SameSiteLax",
        "SchemefulSameSiteUnspecifiedTreatedAsLax", "SameSiteUnspecifiedTreatedAsLax",
    },
    "none-without-secure": {"SameSiteNoneInsecure"},
    "secure-prefix": {"InvalidPrefix"},
    "host-prefix-secure": {"InvalidPrefix"},
    "host-prefix-domain": {"InvalidPrefix"},
    "host-prefix-path": {"InvalidPrefix"},
    "http-prefix-secure": {"InvalidPrefix"},
    "http-prefix-http-only": {"InvalidPrefix"},
    "nameless-prefix": {"InvalidPrefix"},
    "third-party-blocked": {"UserPreferences"},
    "other-host": {"DomainMismatch"},
    "other-domain": {"DomainMismatch"},
    "other-path": {"NotOnPath"},
    "secure-only": {"SecureOnly"},
    "strict-cross-site": {"SchemefulSameSiteStrict", "SameSiteStrict"},
    "lax-subrequest": {"SchemefulSameSiteLax", "SameSiteLax"},
    "lax-unsafe-method": {"SchemefulSameSiteLax", "SameSiteLax"},
    "unset-subrequest": {
        "SchemefulSameSiteUnspecifiedTreatedAsLax", "SameSiteUnspecifiedTreatedAsLax",
    },
    "unset-unsafe-method": {
        "SchemefulSameSiteUnspecifiedTreatedAsLax", "SameSiteUnspecifiedTreatedAsLax",
    },
}

# Clauses for which Chromium does without a cookie and says nothing.
SILENT = {
    "other-host", "other-domain", "other-partition", "expired", "hidden-from-script",
    "partitioned-without-secure", "credentials-omitted", "credentials-elsewhere",
}

# Why script may not read an answer.
FETCH_REASONS: dict[str, set[str]] = {
    "preflight-missing": {"net::ERR_EMPTY_RESPONSE"},
    "preflight-status": {"PreflightInvalidStatus", "PreflightDisallowedRedirect"},
    "allow-list-malformed": {
        "InvalidAllowMethodsPreflightResponse", "InvalidAllowHeadersPreflightResponse",
    },
    "method-not-allowed": {"MethodDisallowedByPreflightResponse"},
    "method-wildcard-literal": {"MethodDisallowedByPreflightResponse"},
    "authorization-not-named": {"HeaderDisallowedByPreflightResponse"},
    "header-not-allowed": {"HeaderDisallowedByPreflightResponse"},
    "header-wildcard-literal": {"HeaderDisallowedByPreflightResponse"},
    "allow-origin-missing": {"MissingAllowOriginHeader", "PreflightMissingAllowOriginHeader"},
    "allow-origin-wildcard": {"WildcardOriginNotAllowed", "PreflightWildcardOriginNotAllowed"},
    "allow-origin-differs": {
        "AllowOriginMismatch", "PreflightAllowOriginMismatch", "MultipleAllowOriginValues",
        "PreflightMultipleAllowOriginValues", "InvalidAllowOriginValue",
        "PreflightInvalidAllowOriginValue",
    },
    "allow-credentials-missing": {
        "InvalidAllowCredentials", "PreflightInvalidAllowCredentials",
    },
    "allow-credentials-word": {"InvalidAllowCredentials", "PreflightInvalidAllowCredentials"},
}
