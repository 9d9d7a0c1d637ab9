"use strict";

// The Vue composable of the guide; a ref is all that it takes of Vue.
const ref = (value) => ({ value });

function useAuth() {
  const user = ref(null);
  const loading = ref(false);
  const error = ref(null);

  async function login(username, password) {
    loading.value = true;
    error.value = null;
    try {
      const response = await fetch(`${API_URL}/auth/login/`, {
        method: "POST",
        credentials: "include",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ username, password }),
      });
      if (!response.ok) throw new Error("Login failed");
      const data = await response.json();
      user.value = data.user;
      return data;
    } catch (e) {
      error.value = e.message;
      throw e;
    } finally {
      loading.value = false;
    }
  }

  async function logout() {
    await fetch(`${API_URL}/auth/logout/`, { method: "POST", credentials: "include" });
    user.value = null;
  }

  async function fetchUser() {
    try {
      const response = await fetch(`${API_URL}/auth/user/`, { credentials: "include" });
      if (response.ok) user.value = await response.json();
    } catch {
      user.value = null;
    }
  }

  return { user, loading, error, login, logout, fetchUser };
}
