"""What a profile means in the words of Django and its packages.

Written against the packages' documentation and on its own, so that it does not repeat a mistake of
the compiler. Where Django has one setting for two cookies the profile's two values must be covered
by the stricter one.
"""

import re
from datetime import timedelta

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
UNITS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
SAME_SITE = {"strict": "Strict", "lax": "Lax", "none": "None", "unset": False}
AUTHENTICATION = {
    "jwt_cookie": "dj_rest_auth.jwt_auth.JWTCookieAuthentication",
    "session": "rest_framework.authentication.SessionAuthentication",
    "basic": "rest_framework.authentication.BasicAuthentication",
    "token": "rest_framework.authentication.TokenAuthentication",
}
PERMISSIONS = {
    "authenticated": "rest_framework.permissions.IsAuthenticated",
    "open": "rest_framework.permissions.AllowAny",
}
PARSERS = {
    "application/json": "rest_framework.parsers.JSONParser",
    "application/x-www-form-urlencoded": "rest_framework.parsers.FormParser",
    "multipart/form-data": "rest_framework.parsers.MultiPartParser",
}
THROTTLES = {
    "anonymous": ("anon", "rest_framework.throttling.AnonRateThrottle"),
    "user": ("user", "rest_framework.throttling.UserRateThrottle"),
    "login": ("dj_rest_auth", "rest_framework.throttling.ScopedRateThrottle"),
}


def same_site(*cookies):
    """The attribute under which the cookies travel least."""
    order = ["strict", "lax", "unset", "none"]
    return SAME_SITE[min((cookie["same_site"] for cookie in cookies), key=order.index)]


def rate(text):
    """How many events in how many seconds."""
    count, period = text.split("/")
    parts = re.findall(r"(\d+)([smhdw])", period)
    seconds = UNITS.get(period) or sum(int(number) * SECONDS[unit] for number, unit in parts)
    return int(count), seconds


def coarse(text):
    """A rate as the REST framework can have it: the next longer of its units, or a day's share."""
    count, seconds = rate(text)
    longer = [unit for unit in sorted(UNITS.values()) if unit >= seconds]
    return (count, longer[0]) if longer else (max(1, count * 86400 // seconds), 86400)


def meta(header):
    """A request header's key in `request.META`."""
    return "HTTP_" + header.upper().replace("-", "_")


def django(settings):
    """Settings of Django itself."""
    csrf, session, transport = settings["csrf"], settings["session"], settings["transport"]
    scheme = transport["proxy"]["scheme_header"]
    hsts, headers = transport["hsts"], transport["headers"]
    return {
        "DEBUG": settings["server"]["debug"],
        "ALLOWED_HOSTS": settings["site"]["hosts"],
        "CSRF_TRUSTED_ORIGINS": csrf["trusted_origins"],
        "CSRF_HEADER_NAME": meta(csrf["header"]),
        "CSRF_COOKIE_NAME": csrf["cookie"]["name"],
        "CSRF_COOKIE_PATH": "/",
        "CSRF_COOKIE_SECURE": csrf["cookie"]["secure"],
        "CSRF_COOKIE_HTTPONLY": csrf["cookie"]["http_only"],
        "CSRF_COOKIE_SAMESITE": same_site(csrf["cookie"]),
        "CSRF_COOKIE_DOMAIN": csrf["cookie"]["domain"],
        "CSRF_COOKIE_AGE": csrf["cookie"]["max_age"],
        "SESSION_COOKIE_SECURE": session["cookie"]["secure"],
        "SESSION_COOKIE_HTTPONLY": session["cookie"]["http_only"],
        "SESSION_COOKIE_SAMESITE": same_site(session["cookie"]),
        "SECURE_SSL_REDIRECT": transport["plain_http"] in ("redirect", "refuse"),
        "SECURE_PROXY_SSL_HEADER": (meta(scheme), "https") if scheme else None,
        "SECURE_HSTS_SECONDS": hsts["max_age"],
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": hsts["include_subdomains"],
        "SECURE_HSTS_PRELOAD": hsts["preload"],
        "SECURE_CONTENT_TYPE_NOSNIFF": headers["no_sniff"],
        "X_FRAME_OPTIONS": "SAMEORIGIN" if headers["frame_ancestors"] == "self" else "DENY",
        "ACCOUNT_LOGOUT_ON_GET": "get" in settings["routes"]["logout_methods"],
    }


def rest_auth(settings):
    """Settings of dj-rest-auth."""
    access, refresh = settings["cookies"]["access"], settings["cookies"]["refresh"]
    same_domain = access["domain"] == refresh["domain"]
    token = settings["csrf"]["defence"] == "token"
    return {
        "USE_JWT": True,
        "TOKEN_MODEL": None,
        "SESSION_LOGIN": settings["session"]["login"],
        "JWT_AUTH_COOKIE": access["name"],
        "JWT_AUTH_REFRESH_COOKIE": refresh["name"],
        "JWT_AUTH_REFRESH_COOKIE_PATH": refresh["path"],
        "JWT_AUTH_HTTPONLY": access["http_only"] or refresh["http_only"],
        "JWT_AUTH_SECURE": access["secure"] or refresh["secure"],
        "JWT_AUTH_SAMESITE": same_site(access, refresh),
        "JWT_AUTH_COOKIE_DOMAIN": access["domain"] if same_domain else None,
        "JWT_AUTH_RETURN_EXPIRATION": settings["tokens"]["expose_expiry"],
        "JWT_AUTH_COOKIE_USE_CSRF": token,
        "JWT_AUTH_COOKIE_ENFORCE_CSRF_ON_UNAUTHENTICATED":
            token and settings["csrf"]["enforce"] == "always",
        "OLD_PASSWORD_FIELD_ENABLED": settings["server"]["require_current_password"],
    }


def simple_jwt(settings):
    """Settings of simplejwt, without the keys."""
    tokens = settings["tokens"]
    audience, revocation = tokens["audience"], tokens["revocation"]
    return {
        "ALGORITHM": tokens["algorithm"],
        "JWK_URL": settings["keys"]["verifying_url"],
        "ACCESS_TOKEN_LIFETIME": timedelta(seconds=tokens["access_lifetime"]),
        "REFRESH_TOKEN_LIFETIME": timedelta(seconds=tokens["refresh_lifetime"]),
        "ROTATE_REFRESH_TOKENS": tokens["rotation"]["enabled"],
        "BLACKLIST_AFTER_ROTATION": revocation["enabled"] and revocation["after_rotation"],
        "ISSUER": tokens["issuer"],
        "AUDIENCE": audience if len(audience) > 1 else next(iter(audience), None),
        "LEEWAY": timedelta(seconds=tokens["leeway"]),
        "TOKEN_TYPE_CLAIM": tokens["type_claim"],
        "JTI_CLAIM": tokens["id_claim"],
        "USER_ID_FIELD": tokens["user_id_field"],
        "USER_ID_CLAIM": tokens["user_id_claim"],
        "CHECK_REVOKE_TOKEN": tokens["revoke_on_password_change"],
        "CHECK_USER_IS_ACTIVE": tokens["require_active_user"],
        "UPDATE_LAST_LOGIN": tokens["update_last_login"],
    }


def rest_framework(settings):
    """Settings of the REST framework; classes by their names, rates as counts and seconds."""
    server, throttle = settings["server"], settings["throttle"]
    rates = throttle["rates"] if throttle["enabled"] else {}
    limited = {name: rates[name] for name in THROTTLES if rates.get(name)}
    return {
        "DEFAULT_AUTHENTICATION_CLASSES": [AUTHENTICATION[a] for a in server["authentication"]],
        "DEFAULT_PERMISSION_CLASSES": [PERMISSIONS[server["default_permission"]]],
        "DEFAULT_PARSER_CLASSES": [PARSERS[t] for t in server["content_types"] if t in PARSERS],
        "DEFAULT_THROTTLE_CLASSES": [THROTTLES[name][1] for name in limited],
        "DEFAULT_THROTTLE_RATES": {THROTTLES[n][0]: coarse(text) for n, text in limited.items()},
        "NUM_PROXIES": settings["transport"]["proxy"]["hops"],
    }


def cors(settings):
    """Settings of django-cors-headers."""
    cors = settings["cors"]
    return {
        "CORS_ALLOWED_ORIGINS": cors["allowed_origins"],
        "CORS_ALLOW_ALL_ORIGINS": cors["allow_any_origin"],
        "CORS_ALLOW_CREDENTIALS": cors["allow_credentials"],
        "CORS_ALLOW_METHODS": cors["allow_methods"],
        "CORS_ALLOW_HEADERS": cors["allow_headers"],
        "CORS_EXPOSE_HEADERS": cors["expose_headers"],
        "CORS_PREFLIGHT_MAX_AGE": cors["preflight_max_age"],
        "CORS_URLS_REGEX": cors["path_pattern"],
    }
