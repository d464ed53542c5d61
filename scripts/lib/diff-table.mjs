// The tables of tests/diff/table: pairs of documents with what their difference has to be.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';

const folder = resolve(import.meta.dirname, '../../tests/diff/table');

/** Every row there and back; a row of schemas as a request's and as a response's. */
export function tableCases() {
  const files = readdirSync(folder).filter(name => name.endsWith('.yaml'));
  return files.sort().flatMap(name => {
    const table = load(readFileSync(join(folder, name), 'utf8'));
    const rows = [...(table.schemas ?? []).flatMap(inBoth), ...(table.documents ?? [])];
    return rows.flatMap(row => thereAndBack(table.about, row));
  });
}

function thereAndBack(about, { what, before, after, want, back }) {
  const [old, now] = [headed(before), headed(after)];
  return [
    { name: `${about}: ${what}`, before: old, after: now, want },
    { name: `${about}: ${what}, the other way round`, before: now, after: old, want: back },
  ];
}

function headed(members) {
  return { openapi: '3.1.0', info: { title: 'T', version: '1' }, ...members };
}

function inBoth({ what, before, after, components, want, back }) {
  return ['request', 'response'].map(travels => ({
    what: `${what}, in a ${travels}`,
    before: carrying(travels, before, components?.before),
    after: carrying(travels, after, components?.after),
    want: want[travels],
    back: back[travels],
  }));
}

function carrying(travels, schema, schemas) {
  const content = { 'application/json': { schema } };
  const operation =
    travels === 'request'
      ? { requestBody: { required: true, content }, responses: { 204: { description: 'done' } } }
      : { responses: { 200: { description: 'done', content } } };
  return { paths: { '/things': { post: operation } }, ...(schemas && { components: { schemas } }) };
}
