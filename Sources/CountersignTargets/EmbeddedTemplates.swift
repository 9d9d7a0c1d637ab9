// swift-format-ignore-file

/// The templates of `templates/` by their path there, written by `scripts/embed-templates`.
enum EmbeddedTemplates {
  /// The text of each template.
  static let all: [String: String] = [
"caddy/Caddyfile.mustache": #"""
{{% CONTENT_TYPE:CADDY}}
{{! A whole Caddyfile. Every value is an argument of a Caddyfile already. }}
# Made by Countersign; change the profile and compile it again.
#
# Profile: {{name}}
# Fingerprint: {{fingerprint}}
{{#lab}}
# Compiled in spite of errors, for the lab: never to be deployed.
{{/lab}}
{{^is_proxied}}
#
# The profile has no proxy in front of the server: there is nothing to set up.
{{/is_proxied}}
{{#is_proxied}}
{{#has_limits}}
#
# Caddy has no rate limits of its own: those of the server are the only line.
{{/has_limits}}

{
	auto_https disable_redirects
	servers {
		# The line of all cookies, and as much again for the other headers.
		max_header_size {{header_size}}
	}
}

(api) {
	# Where the server listens.
	reverse_proxy 127.0.0.1:8000 {
{{#removes_addresses}}
		header_up -X-Forwarded-For
{{/removes_addresses}}
{{#replaces_addresses}}
		header_up X-Forwarded-For {remote_host}
{{/replaces_addresses}}
{{#extends_addresses}}
		# A proxy further out is believed when it calls from one of these.
		trusted_proxies private_ranges
{{/extends_addresses}}
{{#has_scheme_header}}
		header_up {{scheme_header}} {scheme}
{{/has_scheme_header}}
{{#removed}}
		header_up -{{header}}
{{/removed}}
{{#has_hsts}}
		header_down -Strict-Transport-Security
{{/has_hsts}}
	}
}
{{#answers_plain}}

{{plain_sites}} {
{{#redirects}}
	# A body has crossed the wire already, so only requests without one are sent on.
	@bodiless method GET HEAD
	redir @bodiless {{origin_and_path}} 308
{{/redirects}}
	respond 403
}
{{/answers_plain}}
{{#serves_plain}}

{{plain_sites}} {
	import api
}
{{/serves_plain}}
{{#ends_tls}}

{{secure_sites}} {
	tls {{files}}{
		protocols {{protocols}}
	}
{{#has_hsts}}
	header Strict-Transport-Security {{hsts}}
{{/has_hsts}}
	import api
}
{{/ends_tls}}
{{/is_proxied}}

"""#,
"compose/compose.yaml.mustache": #"""
{{% CONTENT_TYPE:YAML}}
{{! A Compose file. Every value is a YAML scalar already. }}
# Made by Countersign; change the profile and compile it again. It belongs beside server.json.
#
# Profile: {{name}}
# Fingerprint: {{fingerprint}}
{{#lab}}
# Compiled in spite of errors, for the lab: never to be deployed.
{{/lab}}

name: {{project}}

services:
  auth:
    image: "${COUNTERSIGN_IMAGE:?names an image with countersign in it}"
    command:
      - countersign
      - serve
      - /etc/countersign/server.json
      - --address
      - 0.0.0.0
      - --port
      - "8000"
      - --directory
      - {{directory}}
      - --database
      - /var/lib/countersign/countersign.sqlite
    ports:
      - {{published}}
    restart: unless-stopped
    read_only: true
    cap_drop: [ALL]
    security_opt: ["no-new-privileges:true"]
{{#has_variables}}
    environment:
{{#variables}}
      {{entry}}
{{/variables}}
{{/has_variables}}
    volumes:
      - database:/var/lib/countersign
    configs:
      - source: server
        target: /etc/countersign/server.json
{{#has_files}}
    secrets:
{{#mounts}}
      - source: {{secret}}
        target: {{target}}
{{/mounts}}
{{/has_files}}

configs:
  server:
    file: ./server.json

volumes:
  database: {}
{{#has_files}}

secrets:
{{#sources}}
  {{secret}}:
    file: {{file}}
{{/sources}}
{{/has_files}}

"""#,
"django/auth_views.py.mustache": #"""
{{% CONTENT_TYPE:PYTHON}}
{{! Views of one profile for Django. Every value is a Python literal already. }}
"""Views for what dj-rest-auth does otherwise than the profile says, made by Countersign.

Mount them at the root of the project's urls, in the place of dj_rest_auth.urls:

    urlpatterns = [path('', include('auth_views'))]

They need settings_auth.py, and a cache that all processes share for their limits.
"""

# Profile: {{name}}
# Fingerprint: {{fingerprint}}
{{#lab}}
# Compiled in spite of errors, for the lab: never to be deployed.
{{/lab}}

import hashlib
import re
from datetime import timedelta

from dj_rest_auth import views
from dj_rest_auth.app_settings import api_settings
from dj_rest_auth.jwt_auth import set_jwt_access_cookie, set_jwt_refresh_cookie
from django.contrib.auth import get_user_model
from django.contrib.auth import logout as end_framework_session
from django.db import transaction
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.urls import re_path
from django.utils import timezone
from rest_framework.authentication import CSRFCheck
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.response import Response
from rest_framework.throttling import SimpleRateThrottle
from rest_framework_simplejwt.exceptions import InvalidToken, TokenBackendError, TokenError
from rest_framework_simplejwt.settings import api_settings as jwt_settings
from rest_framework_simplejwt.tokens import RefreshToken
from rest_framework_simplejwt.utils import get_md5_hash_password
from rest_framework_simplejwt.views import TokenRefreshView, TokenVerifyView
{{#keeps_list}}
from rest_framework_simplejwt.token_blacklist.models import BlacklistedToken, OutstandingToken
{{/keeps_list}}

DEFENCE = {{defence}}
ALWAYS_DEFENDED = {{always_defended}}
TRUSTED_ORIGINS = {{trusted_origins}}
CSRF_HEADER = {{csrf_header}}
CACHE_CONTROL = {{cache_control}}
BODY = {{body}}
TOKEN_FROM_BODY = {{token_from_body}}
TOKEN_FROM_COOKIE = {{token_from_cookie}}
EXPOSE_EXPIRY = {{expose_expiry}}
ROTATES = {{rotates}}
REVOKES_ROTATED = {{revokes_rotated}}
REVOKES_ON_LOGOUT = {{revokes_on_logout}}
ENDS_FAMILY = {{ends_family}}
GRACE = timedelta(seconds={{grace_seconds}})
ABSOLUTE_SECONDS = {{absolute_seconds}}
RETRY_AFTER = {{retry_after}}
LOGIN_KEYS = {{login_keys}}
# Requests and seconds.
RATES = {
{{#rates}}
    {{route}}: {{rate}},
{{/rates}}
}


def _check_site(request):
    """Refuses an unsafe request that another site may have made."""
    if DEFENCE == 'token':
        check = CSRFCheck(lambda request: None)
        check.process_request(request)
        reason = check.process_view(request, None, (), {})
        if reason:
            raise PermissionDenied(f'CSRF Failed: {reason}')
    elif DEFENCE == 'header' and CSRF_HEADER not in request.headers:
        raise PermissionDenied('CSRF Failed: CSRF header missing.')
    elif DEFENCE == 'origin' and not _is_trusted(request):
        raise PermissionDenied('CSRF Failed: Origin checking failed.')


def _is_trusted(request):
    """Whether a trusted origin sent the request, by its Origin or by Fetch Metadata."""
    origin = request.headers.get('Origin')
    if origin is None:
        return request.headers.get('Sec-Fetch-Site') == 'same-origin'
    patterns = (re.escape(trusted).replace(r'\*', '[^/]+') for trusted in TRUSTED_ORIGINS)
    return any(re.fullmatch(pattern, origin) for pattern in patterns)


class _Throttle(SimpleRateThrottle):
    """A rate of the profile, for one address or one account."""

    def __init__(self, route, key):
        self.rate = RATES[route]
        self.num_requests, self.duration = self.rate
        self.scope, self.key = route, key

    def get_cache_key(self, request, view):
        if self.key == 'address':
            ident = self.get_ident(request)
        else:
            body = request.data if isinstance(request.data, dict) else {}
            ident = str(body.get('email') or body.get('username') or '').lower()
        digest = hashlib.sha256(ident.encode(errors='replace')).hexdigest()
        return f'countersign_{self.scope}_{self.key}_{digest}'

    def wait(self):
        return super().wait() if RETRY_AFTER else None


class _AuthView:
    """What all views of the profile do."""

    route = None

    def initial(self, request, *args, **kwargs):
        if request.method not in ('GET', 'HEAD', 'OPTIONS') and self._is_defended(request):
            _check_site(request)
        super().initial(request, *args, **kwargs)

    def _is_defended(self, request):
        names = (api_settings.JWT_AUTH_COOKIE, api_settings.JWT_AUTH_REFRESH_COOKIE)
        return ALWAYS_DEFENDED or any(name in request.COOKIES for name in names)

    def get_throttles(self):
        if self.route not in RATES:
            return []
        keys = LOGIN_KEYS if self.route == 'login' else ['address']
        return [_Throttle(self.route, key) for key in keys]

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        if CACHE_CONTROL:
            response['Cache-Control'] = CACHE_CONTROL
        return response


def _expiry(kind, lifetime):
    """What an answer says of a token's end."""
    if not EXPOSE_EXPIRY:
        return {}
    return {
        f'{kind}_expiration': timezone.now() + lifetime,
        f'{kind}_expires_in': int(lifetime.total_seconds()),
    }


class LoginView(_AuthView, views.LoginView):
    """Opens a session; tokens are in the body as far as the profile says."""

    route = 'login'
{{#login_ignores_cookie}}
    authentication_classes = ()
{{/login_ignores_cookie}}

    def get_response(self):
        response = super().get_response()
        if BODY == 'none':
            response.data.pop('access', None)
            response.data.pop('refresh', None)
        elif BODY == 'access':
            response.data['refresh'] = ''
        else:
            response.data['refresh'] = str(self.refresh_token)
        response.data.update(_expiry('access', jwt_settings.ACCESS_TOKEN_LIFETIME))
        response.data.update(_expiry('refresh', jwt_settings.REFRESH_TOKEN_LIFETIME))
        return response


def _presented(request):
    """The refresh token of a request, or None."""
    if TOKEN_FROM_BODY and isinstance(request.data, dict) and request.data.get('refresh'):
        return str(request.data['refresh'])
    return request.COOKIES.get(api_settings.JWT_AUTH_REFRESH_COOKIE) if TOKEN_FROM_COOKIE else None


def _family(payload):
    """The number of the first token of a session."""
    return payload.get('family') or payload.get(jwt_settings.JTI_CLAIM)
{{#keeps_list}}


def _live_tokens(payload):
    """The tokens of a session that are still good, the newest first."""
    rows = OutstandingToken.objects.filter(
        blacklistedtoken=None, expires_at__gt=timezone.now(),
        user_id=_user_id(payload)).order_by('-id')
    backend = RefreshToken().token_backend
    return [
        row for row in rows
        if _family(backend.decode(row.token, verify=False)) == _family(payload)
    ]


def _user_id(payload):
    """The primary key of a token's user, or None."""
    values = {jwt_settings.USER_ID_FIELD: payload.get(jwt_settings.USER_ID_CLAIM)}
    return get_user_model().objects.filter(**values).values_list('pk', flat=True).first()


def _end_family(payload):
    """Revokes all that came of one login."""
    for row in _live_tokens(payload):
        BlacklistedToken.objects.get_or_create(token=row)


def _replayed(text):
    """The claims of a token that was rotated or revoked before, and when; None for any other."""
    try:
        payload = RefreshToken().token_backend.decode(text, verify=True)
    except TokenBackendError:
        return None
    row = BlacklistedToken.objects.filter(
        token__jti=payload.get(jwt_settings.JTI_CLAIM)).first()
    return (payload, row.blacklisted_at) if row else None
{{/keeps_list}}


class RefreshView(_AuthView, TokenRefreshView):
    """Exchanges the refresh token; a replay ends the session where the profile says so."""

    route = 'refresh'

    def post(self, request, *args, **kwargs):
        text = _presented(request)
        if text is None:
            raise InvalidToken('No valid refresh token found.')
        try:
            refresh = self._exchanged(text)
        except TokenError as error:
            # Not raised: where requests are transactions, the end of a session would be taken back.
            return Response(
                {'detail': str(error), 'code': 'token_not_valid'}, status=401,
                headers={'WWW-Authenticate': self.get_authenticate_header(request)})
        access = str(refresh.access_token)
        response = Response({})
        set_jwt_access_cookie(response, access)
        if BODY != 'none':
            response.data['access'] = access
        response.data.update(_expiry('access', jwt_settings.ACCESS_TOKEN_LIFETIME))
        if ROTATES:
            set_jwt_refresh_cookie(response, str(refresh))
            if BODY == 'all':
                response.data['refresh'] = str(refresh)
            response.data.update(_expiry('refresh', jwt_settings.REFRESH_TOKEN_LIFETIME))
        return response

    def _exchanged(self, text):
        """The token to go on with; throws what simplejwt does."""
{{#keeps_list}}
        replay = _replayed(text)
        if replay is not None:
            return self._answer_to_replay(*replay)
{{/keeps_list}}
        refresh = RefreshToken(text)
        user = get_user_model().objects.filter(
            **{jwt_settings.USER_ID_FIELD: refresh.get(jwt_settings.USER_ID_CLAIM)}).first()
        if user is None or not jwt_settings.USER_AUTHENTICATION_RULE(user):
            raise AuthenticationFailed(
                'No active account found for the given token.', 'no_active_account')
        if jwt_settings.CHECK_REVOKE_TOKEN:
            if refresh.get(jwt_settings.REVOKE_TOKEN_CLAIM) != get_md5_hash_password(user.password):
                raise AuthenticationFailed("The user's password has been changed.", 'password_changed')
        started = refresh.payload.setdefault('auth_time', refresh.get('iat', 0))
        if ABSOLUTE_SECONDS is not None and timezone.now().timestamp() >= started + ABSOLUTE_SECONDS:
            raise TokenError('Token is expired')
        return self._rotated(refresh) if ROTATES else refresh
{{#keeps_list}}

    def _answer_to_replay(self, payload, revoked_at):
        """Within the grace the successor, which the first copy of the request got too."""
        if timezone.now() - revoked_at <= GRACE:
            live = _live_tokens(payload)
            if live:
                return RefreshToken(live[0].token)
        if ENDS_FAMILY:
            _end_family(payload)
        raise TokenError('Token is blacklisted')
{{/keeps_list}}

    def _rotated(self, refresh):
        """A successor, in one step with the end of the token itself."""
        refresh.payload['family'] = _family(refresh.payload)
{{#keeps_list}}
        with transaction.atomic():
            is_first = not REVOKES_ROTATED or refresh.blacklist()[1]
            if is_first:
                self._renew(refresh)
                refresh.outstand()
        if not is_first:
            return self._answer_to_replay(refresh.payload, timezone.now())
{{/keeps_list}}
{{^keeps_list}}
        self._renew(refresh)
{{/keeps_list}}
        return refresh

    def _renew(self, refresh):
        refresh.set_jti()
        refresh.set_iat()
        refresh.set_exp()
        if ABSOLUTE_SECONDS is not None:
            end = int(refresh['auth_time']) + ABSOLUTE_SECONDS
            refresh['exp'] = min(refresh['exp'], end)


def _delete(response, name, path):
    """Deletes a cookie, with the attributes that it was set with."""
    response.set_cookie(
        name, max_age=0, expires='Thu, 01 Jan 1970 00:00:00 GMT', path=path,
        domain=api_settings.JWT_AUTH_COOKIE_DOMAIN, secure=api_settings.JWT_AUTH_SECURE,
        httponly=api_settings.JWT_AUTH_HTTPONLY, samesite=api_settings.JWT_AUTH_SAMESITE)


class LogoutView(_AuthView, views.LogoutView):
    """Ends the session and deletes its cookies, whatever state the credentials are in."""

    authentication_classes = ()

    def logout(self, request):
{{#keeps_list}}
        text = _presented(request)
        if text is not None and REVOKES_ON_LOGOUT:
            try:
                payload = RefreshToken().token_backend.decode(text, verify=True)
            except TokenBackendError:
                payload = None
            if payload is not None:
                _end_family(payload)
{{/keeps_list}}
        if api_settings.SESSION_LOGIN:
            end_framework_session(request._request)
        response = Response({'detail': 'Successfully logged out.'})
        _delete(response, api_settings.JWT_AUTH_COOKIE, '/')
        _delete(
            response, api_settings.JWT_AUTH_REFRESH_COOKIE,
            api_settings.JWT_AUTH_REFRESH_COOKIE_PATH)
        return response


class VerifyView(_AuthView, TokenVerifyView):
    """Answers whether a token is good."""

    route = 'verify'


class UserView(_AuthView, views.UserDetailsView):
    """Shows and changes the signed-in user."""


class PasswordChangeView(_AuthView, views.PasswordChangeView):
    """Changes the password of the signed-in user."""

    route = 'login'

    def get_throttles(self):
        return [_Throttle('login', 'address')] if 'login' in RATES else []


class PasswordResetView(_AuthView, views.PasswordResetView):
    """Asks for a password reset message."""

    route = 'password_reset'


class PasswordResetConfirmView(_AuthView, views.PasswordResetConfirmView):
    """Sets a new password with the values of a reset message."""

    route = 'password_reset'


def csrf_view(request):
    """Answers with the CSRF token and sets its cookie."""
    response = JsonResponse({'csrfToken': get_token(request)})
    if CACHE_CONTROL:
        response['Cache-Control'] = CACHE_CONTROL
    return response


def _path(route, view, name):
    """A route, with or without the slash at its end."""
    return re_path('^' + re.escape(route.strip('/')) + '/?$', view, name=name)


urlpatterns = [
{{#routes}}
    _path({{path}}, {{view}}, {{route}}),
{{/routes}}
]

"""#,
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
# What Django and its packages do otherwise than the profile says. Where auth_views.py is mounted, it
# makes up for bodies with tokens, stale cookies at login, limits of routes, CSRF on refresh, reuse of
# tokens, the grace and absolute lifetimes.
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
"env/env.example.mustache": #"""
{{% CONTENT_TYPE:SHELL}}
{{! A template of .env. Names and comments only: values are filled in where they are kept. }}
# Made by Countersign; copy it to .env, fill the values in, and keep that file out of the repository.
#
# Profile: {{name}}
# Fingerprint: {{fingerprint}}
{{#lab}}
# Compiled in spite of errors, for the lab: never to be deployed.
{{/lab}}
{{#variables}}

# {{purpose}}
{{assignment}}
{{/variables}}
{{^variables}}

# The profile takes no secret from the environment.
{{/variables}}
{{#has_files}}

# Secrets in files, which are not set here; relative paths start at this directory.
COUNTERSIGN_PROFILE_DIRECTORY=.
{{#files}}
# {{purpose}}: {{path}}
{{/files}}
{{/has_files}}

"""#,
"kubernetes/kubernetes.yaml.mustache": #"""
{{% CONTENT_TYPE:YAML}}
{{! Kubernetes objects. Every value is a YAML scalar already. }}
# Made by Countersign; change the profile and compile it again.
#
# Profile: {{name}}
# Fingerprint: {{fingerprint}}
{{#lab}}
# Compiled in spite of errors, for the lab: never to be deployed.
{{/lab}}
#
# The profile is a ConfigMap of the same name, made of server.json:
#   kubectl create configmap NAME --from-file=server.json
{{#has_secrets}}
# The secrets are in a Secret of the same name, which is made where they are kept.
{{/has_secrets}}

apiVersion: v1
kind: Service
metadata:
  name: {{object}}
spec:
  selector:
    app.kubernetes.io/name: {{object}}
  ports:
    - name: api
      port: {{service_port}}
      targetPort: 8000
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: {{object}}
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 1Gi
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{object}}
spec:
  # Users and sessions are in one SQLite file, which one process keeps open.
  replicas: 1
  strategy:
    type: Recreate
  selector:
    matchLabels:
      app.kubernetes.io/name: {{object}}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: {{object}}
    spec:
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        fsGroup: 10001
      containers:
        - name: auth
          # An image with countersign in it.
          image: countersign
          command: [countersign, serve, /etc/countersign/server.json]
          args:
            - --address=0.0.0.0
            - --port=8000
            - --directory
            - {{directory}}
            - --database=/var/lib/countersign/countersign.sqlite
          ports:
            - containerPort: 8000
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
          livenessProbe:
            httpGet:
              path: /healthz
              port: 8000
              scheme: {{scheme}}
          readinessProbe:
            httpGet:
              path: /readyz
              port: 8000
              scheme: {{scheme}}
{{#has_variables}}
          env:
{{#variables}}
            {{entry}}
{{/variables}}
{{/has_variables}}
          volumeMounts:
            - name: profile
              mountPath: /etc/countersign
              readOnly: true
            - name: database
              mountPath: /var/lib/countersign
{{#mounts}}
            - name: secrets
              mountPath: {{path}}
              subPath: {{key}}
              readOnly: true
{{/mounts}}
      volumes:
        - name: profile
          configMap:
            name: {{object}}
        - name: database
          persistentVolumeClaim:
            claimName: {{object}}
{{#has_files}}
        - name: secrets
          secret:
            secretName: {{object}}
            defaultMode: 0440
{{/has_files}}

"""#,
"nginx/nginx.conf.mustache": #"""
{{% CONTENT_TYPE:NGINX}}
{{! A file for the http block of nginx. Every value is a parameter of nginx already. }}
# Made by Countersign for the http block of nginx, as a file of conf.d; change the profile and
# compile it again.
#
# Profile: {{name}}
# Fingerprint: {{fingerprint}}
{{#lab}}
# Compiled in spite of errors, for the lab: never to be deployed.
{{/lab}}
{{^is_proxied}}
#
# The profile has no proxy in front of the server: there is nothing to set up.
{{/is_proxied}}
{{#is_proxied}}

# Where the server listens.
upstream {{identifier}}_api {
    server 127.0.0.1:8000;
    keepalive 16;
}
{{#long_hosts}}

server_names_hash_bucket_size 512;
{{/long_hosts}}
{{#has_hsts}}

# Over https only (RFC 6797, 7.2).
map $https ${{identifier}}_hsts {
    on {{hsts}};
    default "";
}
{{/has_hsts}}
{{#rates}}

map "$request_method $uri" ${{identifier}}_{{limit}} {
    {{requests}} $binary_remote_addr;
    default "";
}
limit_req_zone ${{identifier}}_{{limit}} zone={{identifier}}_{{limit}}:10m rate={{rate}};
{{/rates}}
{{#has_limits}}

map "$request_method $uri" ${{identifier}}_retry_after {
{{#waits}}
    {{requests}} {{wait}};
{{/waits}}
    default "";
}
{{/has_limits}}
{{#answers_plain}}

# Plain http.
server {
    listen 80;
    listen [::]:80;
    server_name {{hosts}};
    server_tokens off;
{{#redirects}}

    # A body has crossed the wire already, so only requests without one are sent on.
    location / {
        if ($request_method !~ ^(GET|HEAD)$) {
            return 403;
        }
        return 308 {{origin_and_path}};
    }
{{/redirects}}
{{^redirects}}
    return 403;
{{/redirects}}
}
{{/answers_plain}}

server {
{{#ends_tls}}
    listen {{port}} ssl;
    listen [::]:{{port}} ssl;
{{/ends_tls}}
{{^ends_tls}}
    listen {{port}};
    listen [::]:{{port}};
{{/ends_tls}}
{{#serves_plain}}
    listen 80;
    listen [::]:80;
{{/serves_plain}}
    server_name {{hosts}};
    server_tokens off;
{{#ends_tls}}

    ssl_certificate {{certificate}};
    ssl_certificate_key {{private_key}};
    ssl_protocols {{protocols}};
    ssl_session_tickets off;
{{/ends_tls}}

    # The line of all cookies, and an answer that sets them, fit into one buffer.
    large_client_header_buffers 4 {{buffer}};
    proxy_buffer_size {{buffer}};
    proxy_buffers 8 {{buffer}};
    proxy_busy_buffers_size {{busy_buffers}};

    # X_Forwarded_Proto must not pass for X-Forwarded-Proto.
    underscores_in_headers off;
{{#has_limits}}

    # The second line; the server's own limits answer first.
{{#bursts}}
    limit_req zone={{identifier}}_{{limit}}{{burst}} nodelay;
{{/bursts}}
    limit_req_status 429;
    error_page 429 = @{{identifier}}_limited;
    location @{{identifier}}_limited {
        default_type application/json;
{{#retry_after}}
        add_header Retry-After ${{identifier}}_retry_after always;
{{/retry_after}}
{{#has_hsts}}
        add_header Strict-Transport-Security ${{identifier}}_hsts always;
{{/has_hsts}}
        return 429 '{"detail":"Request was throttled.","code":"throttled"}';
    }
{{/has_limits}}

    location / {
        proxy_pass http://{{identifier}}_api;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host $http_host;
        proxy_set_header X-Forwarded-For {{addresses}};
{{#has_scheme_header}}
        proxy_set_header {{scheme_header}} $scheme;
{{/has_scheme_header}}
{{#removed}}
        proxy_set_header {{header}} "";
{{/removed}}
{{#has_hsts}}
        proxy_hide_header Strict-Transport-Security;
        add_header Strict-Transport-Security ${{identifier}}_hsts always;
{{/has_hsts}}
    }
}
{{/is_proxied}}

"""#,
"swift/AuthSettings.swift.mustache": #"""
{{% CONTENT_TYPE:SWIFT}}
{{! The settings of one profile. Every value is a Swift literal already. }}
// Made by Countersign from the profile `{{name}}`. Change the profile and compile it again.

{{#self_contained}}
{{types}}
{{/self_contained}}
{{^self_contained}}
import CountersignSettings

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
