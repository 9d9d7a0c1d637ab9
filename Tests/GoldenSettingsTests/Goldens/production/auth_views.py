"""Views for what dj-rest-auth does otherwise than the profile says, made by Countersign.

Mount them at the root of the project's urls, in the place of dj_rest_auth.urls:

    urlpatterns = [path('', include('auth_views'))]

They need settings_auth.py, and a cache that all processes share for their limits.
"""

# Profile: production
# Fingerprint: sha256:a4d8d22590e4b7532f60000310421134f606d0e72e13f727149b18494016362b

import hashlib
import json
import re
from datetime import timedelta

from dj_rest_auth import views
from dj_rest_auth.app_settings import api_settings
from dj_rest_auth.jwt_auth import set_jwt_access_cookie, set_jwt_refresh_cookie
from django.contrib.auth import get_user_model
from django.contrib.auth import logout as end_framework_session
from django.core.serializers.json import DjangoJSONEncoder
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
from rest_framework_simplejwt.token_blacklist.models import BlacklistedToken, OutstandingToken

DEFENCE = 'token'
ALWAYS_DEFENDED = True
TRUSTED_ORIGINS = [
    'https://app.shop.example',
    'https://api.shop.example',
]
CSRF_HEADER = 'x-csrftoken'
CACHE_CONTROL = 'no-store'
BODY = 'none'
TOKEN_FROM_BODY = False
TOKEN_FROM_COOKIE = True
EXPOSE_EXPIRY = True
ROTATES = True
REVOKES_ROTATED = True
REVOKES_ON_LOGOUT = True
ENDS_FAMILY = True
GRACE = timedelta(seconds=10)
ABSOLUTE_SECONDS = 604800
RETRY_AFTER = True
LOGIN_KEYS = [
    'address',
    'account',
]
CLAIMS = []
# Requests and seconds.
RATES = {
    'login': (5, 60),
    'refresh': (30, 60),
    'verify': (30, 60),
    'password_reset': (3, 3600),
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


def _claims(user):
    """The fields of a user that tokens carry, in the forms of JSON."""
    values = {field.name: field.value_from_object(user) for field in user._meta.concrete_fields}
    values['pk'] = user.pk
    known = {name: values[name] for name in CLAIMS if name in values}
    return json.loads(json.dumps(known, cls=DjangoJSONEncoder))


class LoginView(_AuthView, views.LoginView):
    """Opens a session; tokens are in the body as far as the profile says."""

    route = 'login'
    authentication_classes = ()

    def login(self):
        super().login()
        for token in (self.refresh_token, self.access_token):
            token.payload.update(_claims(self.user))

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
        replay = _replayed(text)
        if replay is not None:
            return self._answer_to_replay(*replay)
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

    def _answer_to_replay(self, payload, revoked_at):
        """Within the grace the successor, which the first copy of the request got too."""
        if timezone.now() - revoked_at <= GRACE:
            live = _live_tokens(payload)
            if live:
                return RefreshToken(live[0].token)
        if ENDS_FAMILY:
            _end_family(payload)
        raise TokenError('Token is blacklisted')

    def _rotated(self, refresh):
        """A successor, in one step with the end of the token itself."""
        refresh.payload['family'] = _family(refresh.payload)
        with transaction.atomic():
            is_first = not REVOKES_ROTATED or refresh.blacklist()[1]
            if is_first:
                self._renew(refresh)
                refresh.outstand()
        if not is_first:
            return self._answer_to_replay(refresh.payload, timezone.now())
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
        text = _presented(request)
        if text is not None and REVOKES_ON_LOGOUT:
            try:
                payload = RefreshToken().token_backend.decode(text, verify=True)
            except TokenBackendError:
                payload = None
            if payload is not None:
                _end_family(payload)
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
    _path('/api/auth/login/', LoginView.as_view(), 'rest_login'),
    _path('/api/auth/logout/', LogoutView.as_view(), 'rest_logout'),
    _path('/api/auth/user/', UserView.as_view(), 'rest_user_details'),
    _path('/api/auth/token/refresh/', RefreshView.as_view(), 'token_refresh'),
    _path('/api/auth/token/verify/', VerifyView.as_view(), 'token_verify'),
    _path('/api/auth/password/change/', PasswordChangeView.as_view(), 'rest_password_change'),
    _path('/api/auth/password/reset/', PasswordResetView.as_view(), 'rest_password_reset'),
    _path('/api/auth/password/reset/confirm/', PasswordResetConfirmView.as_view(), 'rest_password_reset_confirm'),
    _path('/api/auth/csrf/', csrf_view, 'csrf'),
]
