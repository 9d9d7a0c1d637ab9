/// The rules that look at each field: those that find something there in their bad examples.
///
/// `FieldGuardsTests` writes it anew with `RECORD_GOLDENS=1`.
package enum FieldGuards {
  /// The slugs by the path of the field, in the order of the checklist.
  package static let slugs: [String: [String]] = [
    "environment": [
      "environment-mislabelled"
    ],
    "extends": [
      "environment-mislabelled"
    ],
    "site.api": [
      "plain-http-api",
      "environment-mislabelled",
    ],
    "site.apps": [
      "samesite-blocks-app",
      "cors-app-missing",
      "csrf-trusted-origin-missing",
      "topology-differs",
      "loopback-in-production",
      "loopback-hosts-mixed",
    ],
    "site.hosts": [
      "hosts-open"
    ],
    "routes.csrf": [
      "csrf-token-unreadable"
    ],
    "routes.logout_methods": [
      "logout-by-get"
    ],
    "cookies.access.name": [
      "cookie-prefix-violated",
      "cookie-prefix-missing",
      "cookie-name-collision",
    ],
    "cookies.access.http_only": [
      "cookie-not-httponly"
    ],
    "cookies.access.secure": [
      "cookie-not-secure",
      "secure-cookie-on-plain-http",
    ],
    "cookies.access.same_site": [
      "samesite-none-unneeded",
      "samesite-unset",
      "third-party-cookie-unpartitioned",
      "production-weaker-than-development",
    ],
    "cookies.access.domain": [
      "cookie-domain-rejected",
      "cookie-domain-wide",
    ],
    "cookies.access.path": [
      "cookie-path-misses-route",
      "target-inexpressible",
    ],
    "cookies.access.max_age": [
      "cookie-outlives-token"
    ],
    "cookies.access.partitioned": [
      "samesite-none-without-secure"
    ],
    "cookies.refresh.name": [
      "cookie-prefix-violated",
      "cookie-prefix-missing",
      "cookie-name-collision",
    ],
    "cookies.refresh.http_only": [
      "cookie-not-httponly"
    ],
    "cookies.refresh.secure": [
      "cookie-not-secure",
      "secure-cookie-on-plain-http",
    ],
    "cookies.refresh.same_site": [
      "samesite-none-without-secure",
      "samesite-none-unneeded",
      "samesite-unset",
      "third-party-cookie-unpartitioned",
      "target-inexpressible",
    ],
    "cookies.refresh.domain": [
      "cookie-domain-rejected",
      "cookie-domain-wide",
    ],
    "cookies.refresh.path": [
      "refresh-path-root",
      "cookie-path-misses-route",
      "refresh-path-misses-logout",
    ],
    "cookies.refresh.max_age": [
      "cookie-lifetime-over-limit",
      "cookie-outlives-token",
    ],
    "tokens.algorithm": [
      "algorithm-none",
      "symmetric-key-across-services",
    ],
    "tokens.allowed_algorithms": [
      "algorithm-none",
      "algorithm-family-mixed",
    ],
    "tokens.access_lifetime": [
      "access-lifetime-long",
      "logout-leaves-access",
      "production-weaker-than-development",
    ],
    "tokens.refresh_lifetime": [
      "cookie-lifetime-over-limit",
      "refresh-lifetime-long",
      "session-over-assurance",
    ],
    "tokens.rotation.enabled": [
      "refresh-rotation-off"
    ],
    "tokens.rotation.reuse_detection": [
      "refresh-reuse-undetected"
    ],
    "tokens.rotation.grace": [
      "rotated-token-still-valid"
    ],
    "tokens.revocation.enabled": [
      "revocation-off"
    ],
    "tokens.revocation.after_rotation": [
      "rotated-token-still-valid",
      "revocation-silently-inactive",
      "revocation-setting-inert",
    ],
    "tokens.revocation.on_logout": [
      "revocation-off"
    ],
    "tokens.revocation.store": [
      "revocation-store-volatile"
    ],
    "tokens.body": [
      "token-in-body"
    ],
    "tokens.accept_from": [
      "token-accepted-elsewhere"
    ],
    "tokens.expose_expiry": [
      "expiry-hidden-from-client"
    ],
    "tokens.issuer": [
      "token-issuer-missing",
      "placeholder-value",
    ],
    "tokens.audience": [
      "token-audience-missing",
      "key-shared-across-environments",
      "placeholder-value",
    ],
    "tokens.leeway": [
      "leeway-excessive"
    ],
    "tokens.type_claim": [
      "token-type-unchecked"
    ],
    "tokens.id_claim": [
      "revocation-silently-inactive"
    ],
    "tokens.user_id_field": [
      "user-id-reassignable"
    ],
    "tokens.claims": [
      "cookie-too-large",
      "claims-personal-data",
      "claims-authority-frozen",
    ],
    "tokens.revoke_on_password_change": [
      "account-change-keeps-tokens"
    ],
    "tokens.require_active_user": [
      "account-change-keeps-tokens"
    ],
    "tokens.update_last_login": [
      "last-login-amplified"
    ],
    "keys.signing": [
      "secret-inline",
      "signing-key-short",
      "signing-key-guessable",
      "signing-key-reused",
      "key-type-mismatch",
      "rsa-key-small",
      "key-shared-across-environments",
      "secret-unresolvable",
      "secret-file-permissions",
      "secret-in-repository",
      "secret-file-whitespace",
    ],
    "keys.verifying": [
      "verifying-key-unusable",
      "private-key-as-verifying",
    ],
    "keys.verifying_url": [
      "key-source-insecure"
    ],
    "keys.retired": [
      "retired-key-lingering"
    ],
    "keys.shared_with": [
      "private-key-as-verifying"
    ],
    "keys.application_secret": [
      "secret-inline",
      "signing-key-guessable",
      "key-shared-across-environments",
      "secret-unresolvable",
    ],
    "cors.allowed_origins": [
      "cors-null-origin",
      "cors-plain-http-origin",
      "cors-origin-never-matches",
      "cors-wildcard-with-credentials",
      "loopback-in-production",
      "loopback-hosts-mixed",
      "placeholder-value",
    ],
    "cors.allowed_origin_patterns": [
      "cors-pattern-unanchored",
      "cors-pattern-overbroad",
      "cors-null-origin",
    ],
    "cors.allow_any_origin": [
      "cors-any-origin"
    ],
    "cors.allow_credentials": [
      "cors-credentials-off"
    ],
    "cors.allow_methods": [
      "cors-preflight-incomplete",
      "cors-wildcard-with-credentials",
    ],
    "cors.allow_headers": [
      "cors-preflight-incomplete",
      "cors-wildcard-with-credentials",
    ],
    "cors.expose_headers": [
      "cors-wildcard-with-credentials",
      "retry-after-missing",
    ],
    "cors.preflight_max_age": [
      "cors-preflight-cache-excess"
    ],
    "cors.path_pattern": [
      "cors-path-misses-auth"
    ],
    "csrf.defence": [
      "csrf-undefended",
      "csrf-samesite-only",
      "topology-differs",
    ],
    "csrf.enforce": [
      "csrf-anonymous-uncovered"
    ],
    "csrf.trusted_origins": [
      "cors-pattern-overbroad",
      "cors-plain-http-origin",
      "cors-origin-never-matches",
      "csrf-trusted-origin-missing",
    ],
    "csrf.cookie.secure": [
      "csrf-cookie-insecure"
    ],
    "csrf.cookie.same_site": [
      "csrf-cookie-insecure"
    ],
    "csrf.cookie.name": [
      "csrf-cookie-tossable"
    ],
    "transport.plain_http": [
      "plain-http-api"
    ],
    "transport.hsts.max_age": [
      "hsts-missing",
      "hsts-weak",
    ],
    "transport.hsts.include_subdomains": [
      "hsts-weak"
    ],
    "transport.hsts.preload": [
      "hsts-weak"
    ],
    "transport.tls.certificate": [
      "certificate-expiry",
      "certificate-mismatch",
      "certificate-weak",
    ],
    "transport.tls.private_key": [
      "certificate-mismatch"
    ],
    "transport.tls.minimum": [
      "tls-version-old"
    ],
    "transport.proxy.hops": [
      "throttle-client-misidentified"
    ],
    "transport.proxy.scheme_header": [
      "forwarded-scheme-spoofable",
      "forwarded-scheme-missing",
    ],
    "transport.headers.no_sniff": [
      "response-headers-missing"
    ],
    "transport.headers.cache_control": [
      "auth-response-cacheable"
    ],
    "throttle.enabled": [
      "login-throttle-missing"
    ],
    "throttle.rates.login": [
      "login-throttle-missing",
      "login-throttle-loose",
      "target-inexpressible",
    ],
    "throttle.rates.refresh": [
      "refresh-throttle-missing",
      "throttle-starves-refresh",
    ],
    "throttle.rates.verify": [
      "refresh-throttle-missing"
    ],
    "throttle.rates.password_reset": [
      "recovery-throttle-missing"
    ],
    "throttle.rates.registration": [
      "recovery-throttle-missing"
    ],
    "throttle.key": [
      "throttle-by-address-only"
    ],
    "throttle.store": [
      "throttle-store-local"
    ],
    "throttle.retry_after": [
      "retry-after-missing"
    ],
    "session.login": [
      "shadow-session"
    ],
    "session.idle_lifetime": [
      "session-over-assurance"
    ],
    "session.absolute_lifetime": [
      "session-unbounded",
      "session-over-assurance",
    ],
    "server.debug": [
      "debug-in-production"
    ],
    "server.default_permission": [
      "permission-default-open"
    ],
    "server.authentication": [
      "authentication-missing"
    ],
    "server.login_ignores_cookie": [
      "stale-cookie-blocks-login"
    ],
    "server.content_types": [
      "simple-content-type-accepted"
    ],
    "server.require_current_password": [
      "password-change-unverified"
    ],
    "client.credentials": [
      "client-credentials-omitted"
    ],
    "client.refresh_margin": [
      "refresh-margin-exceeds-lifetime"
    ],
    "client.single_flight": [
      "concurrent-refresh-race"
    ],
    "client.refresh_exempt": [
      "refresh-recursion"
    ],
    "lint.suppress": [
      "suppression-stale"
    ],
  ]
}
