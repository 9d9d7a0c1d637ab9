"""Authentication settings, made by Countersign; change the profile and compile it again.

Import them at the very end of the project's settings, and put its apps and middleware in order:

    from settings_auth import *
    INSTALLED_APPS += [app for app in AUTH_INSTALLED_APPS if app not in INSTALLED_APPS]
    MIDDLEWARE = AUTH_MIDDLEWARE + [m for m in MIDDLEWARE if m not in AUTH_MIDDLEWARE]

REST_AUTH, SIMPLE_JWT and REST_FRAMEWORK replace the project's own.
"""

# Profile: production
# Fingerprint: sha256:a4d8d22590e4b7532f60000310421134f606d0e72e13f727149b18494016362b
#
# What Django and its packages do otherwise than the profile says. Where auth_views.py is mounted, it
# makes up for bodies with tokens, stale cookies at login, limits of routes, CSRF on refresh, claims,
# reuse of tokens, the grace and absolute lifetimes.
#
# - routes: the project's urls.py mounts dj_rest_auth.urls; nothing checks the paths
# - routes.csrf: needs a view that returns the token
# - tokens.rotation.reuse_detection: a replay is refused and its descendants live on
# - tokens.rotation.grace: a rotated token is good no longer
# - tokens.revocation.purge_every: run manage.py flushexpiredtokens as often
# - tokens.body: login and refresh answer with the access token
# - tokens.accept_from: access tokens are taken from cookie and header, refresh tokens from cookie and body
# - tokens.revoke_on_password_change: refresh does not look; access does
# - csrf.enforce: the refresh route is not covered
# - transport.plain_http: plain http is redirected, not refused
# - transport.tls: what ends TLS is set up elsewhere
# - transport.headers.cache_control: auth answers have no Cache-Control
# - throttle.key: login attempts are counted by address
# - throttle.store: CACHES['default'] of the project decides where counters are
# - throttle.rates.login: logout and password routes share the limit
# - throttle.rates.refresh: the route has no limit of its own; anonymous and user limits count it
# - throttle.rates.verify: the route has no limit of its own; anonymous and user limits count it
# - throttle.rates.password_reset: it shares the login limit
# - session.absolute_lifetime: not enforced; each rotation starts anew
# - server.login_ignores_cookie: a stale cookie makes login answer 401

import os
import pathlib
from datetime import timedelta


def _read(path):
    """The text of a file, to the octet; COUNTERSIGN_PROFILE_DIRECTORY is where paths start."""
    folder = os.environ.get('COUNTERSIGN_PROFILE_DIRECTORY', '.')
    return pathlib.Path(folder, path).read_bytes().decode()


_SIGNING_KEY = _read('secrets/jwt-private.pem')

SECRET_KEY = os.environ['DJANGO_SECRET_KEY']
DEBUG = False
ALLOWED_HOSTS = ['api.shop.example']

AUTH_INSTALLED_APPS = [
    'corsheaders',
    'rest_framework',
    'rest_framework_simplejwt',
    'rest_framework_simplejwt.token_blacklist',
    'dj_rest_auth',
]

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
    'SESSION_LOGIN': False,
    'JWT_AUTH_COOKIE': '__Host-access',
    'JWT_AUTH_REFRESH_COOKIE': '__Secure-refresh',
    'JWT_AUTH_REFRESH_COOKIE_PATH': '/api/auth/',
    'JWT_AUTH_HTTPONLY': True,
    'JWT_AUTH_SECURE': True,
    'JWT_AUTH_SAMESITE': 'Strict',
    'JWT_AUTH_COOKIE_DOMAIN': None,
    'JWT_AUTH_RETURN_EXPIRATION': True,
    'JWT_AUTH_COOKIE_USE_CSRF': True,
    'JWT_AUTH_COOKIE_ENFORCE_CSRF_ON_UNAUTHENTICATED': True,
    'OLD_PASSWORD_FIELD_ENABLED': True,
    'LOGOUT_ON_PASSWORD_CHANGE': True,
}
ACCOUNT_LOGOUT_ON_GET = False

SIMPLE_JWT = {
    'ALGORITHM': 'RS256',
    'SIGNING_KEY': _SIGNING_KEY,
    'VERIFYING_KEY': _read('secrets/jwt-public.pem'),
    'JWK_URL': None,
    'ACCESS_TOKEN_LIFETIME': timedelta(seconds=300),
    'REFRESH_TOKEN_LIFETIME': timedelta(seconds=86400),
    'ROTATE_REFRESH_TOKENS': True,
    'BLACKLIST_AFTER_ROTATION': True,
    'ISSUER': 'https://api.shop.example',
    'AUDIENCE': 'storefront-production',
    'LEEWAY': timedelta(seconds=0),
    'TOKEN_TYPE_CLAIM': 'token_type',
    'JTI_CLAIM': 'jti',
    'USER_ID_FIELD': 'id',
    'USER_ID_CLAIM': 'sub',
    'CHECK_REVOKE_TOKEN': True,
    'CHECK_USER_IS_ACTIVE': True,
    'UPDATE_LAST_LOGIN': False,
}

REST_FRAMEWORK = {
    'DEFAULT_AUTHENTICATION_CLASSES': ['dj_rest_auth.jwt_auth.JWTCookieAuthentication'],
    'DEFAULT_PERMISSION_CLASSES': ['rest_framework.permissions.IsAuthenticated'],
    'DEFAULT_PARSER_CLASSES': ['rest_framework.parsers.JSONParser'],
    'DEFAULT_THROTTLE_CLASSES': [
        'rest_framework.throttling.AnonRateThrottle',
        'rest_framework.throttling.UserRateThrottle',
        'rest_framework.throttling.ScopedRateThrottle',
    ],
    'DEFAULT_THROTTLE_RATES': {
        'anon': '100/hour',
        'user': '1000/hour',
        'dj_rest_auth': '5/minute',
    },
    'NUM_PROXIES': 1,
}

CORS_ALLOWED_ORIGINS = ['https://app.shop.example']
CORS_ALLOWED_ORIGIN_REGEXES = []
CORS_ALLOW_ALL_ORIGINS = False
CORS_ALLOW_CREDENTIALS = True
CORS_ALLOW_METHODS = [
    'GET',
    'POST',
    'PATCH',
    'PUT',
    'DELETE',
]
CORS_ALLOW_HEADERS = [
    'content-type',
    'x-csrftoken',
]
CORS_EXPOSE_HEADERS = ['retry-after']
CORS_PREFLIGHT_MAX_AGE = 3600
CORS_URLS_REGEX = '^/api/'

CSRF_TRUSTED_ORIGINS = ['https://app.shop.example']
CSRF_HEADER_NAME = 'HTTP_X_CSRFTOKEN'
CSRF_COOKIE_NAME = '__Host-csrftoken'
CSRF_COOKIE_PATH = '/'
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = False
CSRF_COOKIE_SAMESITE = 'Strict'
CSRF_COOKIE_DOMAIN = None
CSRF_COOKIE_AGE = 31536000

SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = 'Lax'

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ('HTTP_X_FORWARDED_PROTO', 'https')
SECURE_HSTS_SECONDS = 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = False
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = 'DENY'
