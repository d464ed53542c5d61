// Rows for the registry at size, made in the database itself, and a document to publish.

/**
 * A document for each version, as of one that is republished again and again. Their texts are short: no read but that of a
 * document looks at them, and one of 10 KB for each would be 2 GB.
 */
export async function seedAtSize({ database }, { apis, versions, operations }) {
  const { knex } = database;
  const count = Number(apis) * Number(versions);
  const say = text => process.stderr.write(`seeding: ${text}\n`);
  await knex.raw('set statement_timeout = 0');
  await knex.raw(
    `insert into apis (name, title, created_at) select 'api-' || n, 'Orders ' || n, now() from generate_series(1, ${Number(apis)}) n`,
  );
  say(`${count} documents and versions`);
  await knex.raw(
    `insert into documents (hash, bytes, content, openapi, title, document_version, created_at)
     select sha256(n::text::bytea), 10240, n::text::bytea, '3.1.0', 'Orders', '1.0.0', now() from generate_series(1, ${count}) n`,
  );
  await knex.raw(
    `insert into versions (api_id, version, media_type, document_hash, published_at, published_by)
     select a.id, '1.' || n || '.0', 'application/openapi+yaml', sha256(((a.row - 1) * ${Number(versions)} + n)::text::bytea), now(), 'bench'
     from (select id, row_number() over (order by id) as row from apis) a, generate_series(1, ${Number(versions)}) n`,
  );
  say(`${count * operations} operations`);
  const { rows } = await knex.raw(`select indexdef from pg_indexes where indexname = 'operations_blocks_index'`);
  await knex.raw('drop index operations_blocks_index');
  const step = 20_000;
  for (let from = 1; from <= count; from += step) {
    await knex.raw(
      `insert into operations (document_hash, position, method, path, operation_id, summary, tags, deprecated)
       select sha256(n::text::bytea), p, (array['GET','POST','PUT','DELETE'])[1 + p % 4],
         '/' || (array['orders','customers','refunds','shipments','invoices'])[1 + (n + p) % 5] || '/' || n % 1000 || '/{id}',
         (array['list','get','create','remove'])[1 + p % 4] || n % 500 || 'item' || p,
         'The ' || (array['order','customer','refund','shipment','invoice'])[1 + (n + p) % 5] || ' ' || n % 777, array['orders'], false
       from generate_series(${from}, ${Math.min(count, from + step - 1)}) n, generate_series(0, ${Number(operations) - 1}) p`,
    );
  }
  say('the index of the search');
  await knex.raw(`set maintenance_work_mem = '1GB'`);
  await knex.raw(rows[0].indexdef);
  say('statistics');
  await knex.raw('vacuum analyze');
}

/** A document of about 10 KB. */
export function ordersDocument(operations, title) {
  const operation = index => `  /orders/${index}/{id}:
    get:
      operationId: getOrder${index}
      summary: Gets order ${index}
      description: ${'What is known of it, as it stands now. '.repeat(16)}
      parameters: [{ name: id, in: path, required: true, schema: { type: string, maxLength: 40 } }]
      responses:
        '200': { description: It, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
`;
  return `openapi: 3.1.0
info: { title: '${title}', version: 1.0.0 }
paths:
${Array.from({ length: operations }, (_, index) => operation(index)).join('')}components:
  schemas:
    Order: { type: object, required: [id], properties: { id: { type: string }, total: { type: number } } }
`;
}
