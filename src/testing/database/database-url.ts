/** The URL of another database of the same server, by the same role. */
export function databaseUrl(connection: string, name: string): string {
  const url = new URL(connection);
  url.pathname = `/${name}`;
  return url.href;
}
