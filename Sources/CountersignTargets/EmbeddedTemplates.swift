// swift-format-ignore-file

/// The templates of `templates/` by their path there, written by `scripts/embed-templates`.
enum EmbeddedTemplates {
  /// The text of each template.
  static let all: [String: String] = [
"django/settings_auth.py.mustache": #"""
{{% CONTENT_TYPE:PYTHON}}
{{! Django settings of one profile. Every value is a Python literal already. }}
"""Authentication settings, made by Countersign; change the profile and compile it again.

Import them at the very end of the project's settings, and put its apps and middleware in order:

    from settings_auth import *
    INSTALLED_APPS += [app for app in AUTH_INSTALLED_APPS if app not in INSTALLED_APPS]
    MIDDLEWARE = AUTH_MIDDLEWARE + [m for m in MIDDLEWARE if m not in AUTH_MIDDLEWARE]

REST_AUTH, SIMPLE_JWT and REST_FRAMEWORK replace the project's own.
"""

# Profile: {{name}}
# Fingerprint: {{fingerprint}}
{{#lab}}
# Compiled in spite of errors, for the lab: never to be deployed.
{{/lab}}
{{#has_limits}}
#
# What Django and its packages do otherwise than the profile says:
#
{{#limits}}
# - {{setting}}: {{note}}
{{/limits}}
{{/has_limits}}

{{#imports}}
import {{module}}
{{/imports}}
from datetime import timedelta
{{#reads_files}}


def _read(path):
    """The text of a file, to the octet; COUNTERSIGN_PROFILE_DIRECTORY is where paths start."""
    folder = os.environ.get('COUNTERSIGN_PROFILE_DIRECTORY', '.')
    return pathlib.Path(folder, path).read_bytes().decode()
{{/reads_files}}
{{#derives_public_key}}


def _public_key(private_key):
    """The public key, in PEM, that belongs to a private key in PEM."""
    from cryptography.hazmat.primitives import serialization

    key = serialization.load_pem_private_key(private_key.encode(), password=None)
    return key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    ).decode()
{{/derives_public_key}}


_SIGNING_KEY = {{signing_key}}

{{#has_secret_key}}
SECRET_KEY = {{secret_key}}
{{/has_secret_key}}
DEBUG = {{debug}}
ALLOWED_HOSTS = {{hosts}}

AUTH_INSTALLED_APPS = {{apps}}

# These come before the project's own: redirects and CORS headers belong to every answer, and each
# of the others needs those above it.
AUTH_MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'corsheaders.middleware.CorsMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.common.CommonMiddleware',
    'django.middleware.csrf.CsrfViewMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'django.middleware.clickjacking.XFrameOptionsMiddleware',
]

REST_AUTH = {
    'USE_JWT': True,
    'TOKEN_MODEL': None,
    'SESSION_LOGIN': {{session_login}},
    'JWT_AUTH_COOKIE': {{access_name}},
    'JWT_AUTH_REFRESH_COOKIE': {{refresh_name}},
    'JWT_AUTH_REFRESH_COOKIE_PATH': {{refresh_path}},
    'JWT_AUTH_HTTPONLY': {{cookie_http_only}},
    'JWT_AUTH_SECURE': {{cookie_secure}},
    'JWT_AUTH_SAMESITE': {{cookie_same_site}},
    'JWT_AUTH_COOKIE_DOMAIN': {{cookie_domain}},
    'JWT_AUTH_RETURN_EXPIRATION': {{expose_expiry}},
    'JWT_AUTH_COOKIE_USE_CSRF': {{use_csrf}},
    'JWT_AUTH_COOKIE_ENFORCE_CSRF_ON_UNAUTHENTICATED': {{enforce_csrf}},
    'OLD_PASSWORD_FIELD_ENABLED': {{require_current_password}},
    'LOGOUT_ON_PASSWORD_CHANGE': {{logout_on_password_change}},
}
ACCOUNT_LOGOUT_ON_GET = {{logout_on_get}}

SIMPLE_JWT = {
    'ALGORITHM': {{algorithm}},
    'SIGNING_KEY': _SIGNING_KEY,
    'VERIFYING_KEY': {{verifying_key}},
    'JWK_URL': {{verifying_url}},
    'ACCESS_TOKEN_LIFETIME': timedelta(seconds={{access_seconds}}),
    'REFRESH_TOKEN_LIFETIME': timedelta(seconds={{refresh_seconds}}),
    'ROTATE_REFRESH_TOKENS': {{rotation}},
    'BLACKLIST_AFTER_ROTATION': {{revoke_after_rotation}},
    'ISSUER': {{issuer}},
    'AUDIENCE': {{audience}},
    'LEEWAY': timedelta(seconds={{leeway_seconds}}),
    'TOKEN_TYPE_CLAIM': {{type_claim}},
    'JTI_CLAIM': {{id_claim}},
    'USER_ID_FIELD': {{user_id_field}},
    'USER_ID_CLAIM': {{user_id_claim}},
    'CHECK_REVOKE_TOKEN': {{revoke_on_password_change}},
    'CHECK_USER_IS_ACTIVE': {{require_active_user}},
    'UPDATE_LAST_LOGIN': {{update_last_login}},
}

REST_FRAMEWORK = {
    'DEFAULT_AUTHENTICATION_CLASSES': {{authentication}},
    'DEFAULT_PERMISSION_CLASSES': {{permissions}},
    'DEFAULT_PARSER_CLASSES': {{parsers}},
    'DEFAULT_THROTTLE_CLASSES': {{throttle_classes}},
    'DEFAULT_THROTTLE_RATES': {
{{#throttle_rates}}
        {{scope}}: {{rate}},
{{/throttle_rates}}
    },
    'NUM_PROXIES': {{hops}},
}

CORS_ALLOWED_ORIGINS = {{cors_origins}}
CORS_ALLOWED_ORIGIN_REGEXES = {{cors_patterns}}
CORS_ALLOW_ALL_ORIGINS = {{cors_any_origin}}
CORS_ALLOW_CREDENTIALS = {{cors_credentials}}
CORS_ALLOW_METHODS = {{cors_methods}}
CORS_ALLOW_HEADERS = {{cors_headers}}
CORS_EXPOSE_HEADERS = {{cors_expose}}
CORS_PREFLIGHT_MAX_AGE = {{cors_max_age}}
CORS_URLS_REGEX = {{cors_paths}}

CSRF_TRUSTED_ORIGINS = {{csrf_origins}}
CSRF_HEADER_NAME = {{csrf_header}}
CSRF_COOKIE_NAME = {{csrf_name}}
CSRF_COOKIE_PATH = '/'
CSRF_COOKIE_SECURE = {{csrf_secure}}
CSRF_COOKIE_HTTPONLY = {{csrf_http_only}}
CSRF_COOKIE_SAMESITE = {{csrf_same_site}}
CSRF_COOKIE_DOMAIN = {{csrf_domain}}
CSRF_COOKIE_AGE = {{csrf_seconds}}

SESSION_COOKIE_SECURE = {{session_secure}}
SESSION_COOKIE_HTTPONLY = {{session_http_only}}
SESSION_COOKIE_SAMESITE = {{session_same_site}}

SECURE_SSL_REDIRECT = {{ssl_redirect}}
SECURE_PROXY_SSL_HEADER = {{scheme_header}}
SECURE_HSTS_SECONDS = {{hsts_seconds}}
SECURE_HSTS_INCLUDE_SUBDOMAINS = {{hsts_subdomains}}
SECURE_HSTS_PRELOAD = {{hsts_preload}}
SECURE_CONTENT_TYPE_NOSNIFF = {{no_sniff}}
X_FRAME_OPTIONS = {{frame_options}}

"""#,
"swift/AuthSettings.swift.mustache": #"""
{{% CONTENT_TYPE:SWIFT}}
{{! The settings of one profile. Every value is a Swift literal already. }}
// Made by Countersign from the profile `{{name}}`. Change the profile and compile it again.

{{#self_contained}}
{{types}}
{{/self_contained}}
{{^self_contained}}
public import CountersignSettings

{{/self_contained}}
extension AuthSettings {
  /// The settings of the profile `{{name}}`.
  ///
  /// Fingerprint: `{{fingerprint}}`.
{{#lab}}
  ///
  /// Compiled in spite of errors, for the lab: never to be deployed.
{{/lab}}
  public static let {{identifier}}: AuthSettings = {
    var settings = AuthSettings(
      name: {{profile_name}}, environment: {{environment}}, api: {{api}})
{{#settings}}
    settings.{{path}} = {{value}}
{{/settings}}
    return settings
  }()
}

"""#,
  ]
}
