/** A route of WordPress's REST API -> its path in the form that every site understands, whatever its own addresses look like. */

export type Query = Readonly<Record<string, string | number>>;

/** @param route as /wp/v2/pages */
export function pathOf(route: string, query: Query): string {
  const named = Object.entries(query).map(([key, value]) => `&${key}=${encodeURIComponent(value)}`);
  return `/?rest_route=${route}${named.join("")}`;
}
