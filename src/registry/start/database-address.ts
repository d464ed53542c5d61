/**
 * Where a database is, for people: host, port and name, nothing of who asks.
 * @param connection a URL, as DATABASE_URL is checked to be one
 */
export function databaseAddress(connection: string): string {
  const { hostname, port, pathname, searchParams } = new URL(connection);
  // a socket's folder stands in the query
  const host = searchParams.get('host') ?? (hostname || 'localhost');
  return `${host}:${port || '5432'}${pathname.length > 1 ? pathname : ''}`;
}
