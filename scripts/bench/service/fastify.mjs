// The peer by hand: Fastify and pg, the same two operations, the same key check, one log line a request.
import { createHash } from 'node:crypto';
import fastify from 'fastify';
import pg from 'pg';

const { DATABASE_URL: connectionString, KEY_CACHE = '30' } = process.env;
const pool = new pg.Pool({ connectionString, max: 10 });

const text = maxLength => ({ type: 'string', maxLength });
const version = {
  type: 'object',
  required: [
    'api',
    'version',
    'sha256',
    'mediaType',
    'bytes',
    'openapi',
    'title',
    'documentVersion',
    'publishedAt',
    'publishedBy',
  ],
  properties: {
    api: text(63),
    version: text(100),
    sha256: text(64),
    mediaType: text(40),
    bytes: { type: 'integer' },
    openapi: text(20),
    title: text(500),
    documentVersion: text(200),
    publishedAt: text(30),
    publishedBy: text(200),
  },
  additionalProperties: false,
};
const page = { type: 'object', properties: { items: { type: 'array', items: version }, next: text(1000) } };
const params = {
  type: 'object',
  properties: { api: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,62}$' }, version: text(100) },
};
const querystring = {
  type: 'object',
  properties: { limit: { type: 'integer', minimum: 1, maximum: 100, default: 50 }, cursor: text(1000) },
};

const select = `select v.id, a.name as api, v.version, encode(v.document_hash, 'hex') as sha256, v.media_type as "mediaType", d.bytes,
  d.openapi, d.title, d.document_version as "documentVersion", v.published_at as "publishedAt", v.published_by as "publishedBy"
  from versions v join apis a on a.id = v.api_id join documents d on d.hash = v.document_hash`;

const keys = new Map();

async function principal(authorization = '') {
  if (!authorization.startsWith('Bearer ')) return undefined;
  const hash = createHash('sha256').update(authorization.slice(7)).digest();
  const name = hash.toString('base64');
  const known = keys.get(name);
  if (known && known.until > Date.now()) return known.subject;
  const { rows } = await pool.query({
    name: 'key',
    text: 'select name from api_keys where hash = $1 and revoked_at is null',
    values: [hash],
  });
  if (!rows[0]) return undefined;
  keys.set(name, { subject: rows[0].name, until: Date.now() + Number(KEY_CACHE) * 1000 });
  return rows[0].name;
}

const app = fastify();
app.addHook('onRequest', async (request, reply) => {
  request.subject = await principal(request.headers.authorization);
  if (request.subject === undefined) return reply.code(401).send({ title: 'Unauthorized' });
});
app.addHook('onResponse', async (request, reply) => {
  const { method, url, id, subject } = request;
  const line = {
    timestamp: new Date().toISOString(),
    level: 'info',
    id,
    method,
    url,
    subject,
    status: reply.statusCode,
    ms: reply.elapsedTime,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
});
const plain = ({ id: _, ...row }) => ({ ...row, publishedAt: row.publishedAt.toISOString() });
app.get(
  '/v1/apis/:api/versions/:version',
  { schema: { params, response: { 200: version } } },
  async (request, reply) => {
    const { api, version: name } = request.params;
    const { rows } = await pool.query({
      name: 'one',
      text: `${select} where a.name = $1 and v.version = $2`,
      values: [api, name],
    });
    if (!rows[0]) return reply.code(404).send({ title: 'Not Found' });
    reply.header('etag', `"${rows[0].sha256}"`);
    return plain(rows[0]);
  },
);
app.get(
  '/v1/apis/:api/versions',
  { schema: { params, querystring, response: { 200: page } } },
  async (request, reply) => {
    const { limit, cursor } = request.query;
    const before = cursor === undefined ? null : Number(Buffer.from(cursor, 'base64url').toString());
    const found = await pool.query({
      name: 'api',
      text: 'select id from apis where name = $1',
      values: [request.params.api],
    });
    if (!found.rows[0]) return reply.code(404).send({ title: 'Not Found' });
    const { rows } = await pool.query({
      name: 'page',
      text: `${select} where v.api_id = $1 and ($2::bigint is null or v.id < $2) order by v.id desc limit $3`,
      values: [found.rows[0].id, before, limit + 1],
    });
    const more = rows.length > limit;
    const shown = more ? rows.slice(0, limit) : rows;
    const next = more ? Buffer.from(String(shown.at(-1).id)).toString('base64url') : undefined;
    if (next) reply.header('link', `<${request.url.split('?')[0]}?limit=${limit}&cursor=${next}>; rel="next"`);
    return { items: shown.map(plain), ...(next && { next }) };
  },
);
await app.listen({ port: 0, host: '127.0.0.1' });
process.send?.(app.server.address().port);
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.on('disconnect', () => process.exit(0));
