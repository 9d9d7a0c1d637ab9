"use strict";

// The axios client of the guide, with its interceptor as it is there; only the address is a
// parameter and types are left out.
const api = axios.create({ baseURL: API_URL, withCredentials: true });

api.interceptors.response.use(
  (response) => response,
  async (error) => {
    const originalRequest = error.config;
    if (error.response?.status === 401 && !originalRequest._retry) {
      originalRequest._retry = true;
      try {
        await api.post("/auth/token/refresh/");
        return api(originalRequest);
      } catch (refreshError) {
        window.location.href = "/login";
        return Promise.reject(refreshError);
      }
    }
    return Promise.reject(error);
  },
);

async function login(username, password) {
  const response = await api.post("/auth/login/", { username, password });
  return response.data;
}

async function logout() {
  await api.post("/auth/logout/");
}

async function getCurrentUser() {
  const response = await api.get("/auth/user/");
  return response.data;
}

// The guide's second strategy: refresh ahead of time, a minute before the end. The margin is a
// parameter, because the tokens of a test do not live so long.
let accessExpiration = null;
let proactiveRefreshes = 0;

async function loginProactively(username, password, margin) {
  const response = await api.post("/auth/login/", { username, password });
  accessExpiration = new Date(response.data.access_expiration);
  scheduleRefresh(margin);
  return response.data;
}

function scheduleRefresh(margin) {
  if (!accessExpiration) return;
  const refreshTime = accessExpiration.getTime() - Date.now() - margin;
  setTimeout(async () => {
    try {
      const response = await api.post("/auth/token/refresh/");
      proactiveRefreshes += 1;
      accessExpiration = new Date(response.data.access_expiration);
      scheduleRefresh(margin);
    } catch {
      window.location.href = "/login";
    }
  }, Math.max(0, refreshTime));
}
