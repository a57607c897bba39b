/** Where Redis is, and what the queue is called: the same for whoever submits and whoever works. */
const { hostname, port, username, password } = new URL(process.env.REDIS_URL ?? "redis://127.0.0.1:6379");

export const QUEUE = process.env.VERSUS_QUEUE ?? "sheets";
export const connection = {
  host: hostname,
  port: Number(port || 6379),
  ...(username && { username: decodeURIComponent(username) }),
  ...(password && { password: decodeURIComponent(password) }),
  // Workers wait for Redis to come back, however long that takes.
  maxRetriesPerRequest: null,
};
