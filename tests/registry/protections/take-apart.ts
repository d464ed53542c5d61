import { jest } from '@jest/globals';
import type { Registry } from '../registry.js';
import { disguised, revealLineBreaks } from './line-breaks.js';
import { runSpliced, unescapedLike } from './spliced.js';
import { isAnyOut, isOut, type Protection } from './switches.js';
import { loadAnything } from './unguarded-reading.js';

const source = '../../../src';

/** A registry, and what takes back what it has done to the process. */
export interface TakenApart {
  readonly registry: Registry;
  restore(): void;
}

/**
 * A registry each of whose protections can be taken out while it runs: what a module has of one is there twice, as it is and
 * without it, and the switches say which of both is called.
 */
export async function startTakenApart(): Promise<TakenApart> {
  await takeApartDatabase();
  await takeApartLog();
  await takeApartHeads();
  await takeApartHeaderValues();
  await takeApartContract();
  await takeApartReading();
  // this and what follows import what is taken apart above, and meet it so
  await takeApartStore();
  const { startRegistry } = await import('../registry.js');
  const { readDocument } = await import('../../../src/registry/documents/read-document.js');
  const registry = await startRegistry();
  const { reader } = registry.app.dependencies;
  const read = reader.read.bind(reader);
  // a thread runs what was built, of which nothing can be taken out
  reader.read = (task, signal) => (isAnyOut() ? readDocument(task) : read(task, signal));
  return { registry, restore: revealLineBreaks() };
}

/** What stands in the place of `real` while the protection is out. */
function either<Given extends unknown[], Result>(
  protection: Protection,
  real: (...given: Given) => Result,
  bare: (...given: Given) => Result,
): (...given: Given) => Result {
  return (...given) => (isOut(protection) ? bare(...given) : real(...given));
}

function replace<Module extends object>(path: string, real: Module, parts: Partial<Module>): void {
  jest.unstable_mockModule(path, () => ({ ...real, ...parts }));
}

async function takeApartDatabase(): Promise<void> {
  const statements = await import('../../../src/database/connect/run-statement.js');
  const run = either('values apart from statements', statements.runStatement, runSpliced);
  replace(`${source}/database/connect/run-statement.js`, statements, {
    runStatement: (on, statement, values) =>
      run(on, statement, isOut('signs of LIKE escaped') ? values.map(unescapedLike) : values),
  });
  const texts = await import('../../../src/registry/documents/text.js');
  replace(`${source}/registry/documents/text.js`, texts, {
    storable: either('texts that Postgres can hold', texts.storable, text => text),
  });
}

async function takeApartStore(): Promise<void> {
  const apis = await import('../../../src/registry/store/apis.js');
  replace(`${source}/registry/store/apis.js`, apis, {
    insertApi: either('names in a form that the database holds', apis.insertApi, async (_on, api) => api),
  });
}

async function takeApartLog(): Promise<void> {
  const lines = await import('../../../src/observability/log/line.js');
  const spliced = (fields: object) =>
    Object.entries(fields).reduce((text, [name, value]) => `${text},"${name}":"${String(value)}"`, '');
  replace(`${source}/observability/log/line.js`, lines, {
    fieldsText: either('quotes in fields of the log escaped', lines.fieldsText, spliced),
  });
}

async function takeApartHeads(): Promise<void> {
  const ids = await import('../../../src/express/assembly/request-id.js');
  replace(`${source}/express/assembly/request-id.js`, ids, {
    idOf: either('request ids that are sane alone', ids.idOf, ({ headers }) => String(headers['x-request-id'])),
  });
  const links = await import('../../../src/database/lists/link.js');
  replace(`${source}/database/lists/link.js`, links, {
    withParameter: either(
      'URLs of links escaped',
      links.withParameter,
      (target, base, _without, [name, value]) => `${base}${target}&${name}=${value}`,
    ),
  });
}

async function takeApartHeaderValues(): Promise<void> {
  const fields = await import('../../../src/enforce/responses/header-fields.js');
  replace(`${source}/enforce/responses/header-fields.js`, fields, {
    headerText: (name, value, explode) =>
      fields.headerText(name, isOut('values of headers without line breaks') ? disguised(value) : value, explode),
  });
}

async function takeApartContract(): Promise<void> {
  const limits = await import('../../../src/enforce/body/limits.js');
  replace(`${source}/enforce/body/limits.js`, limits, {
    bodySettings: options => {
      const settings = limits.bodySettings(options);
      const { uploadBytes } = settings;
      const limit = { get: () => (isOut('a limit of bodies') ? Number.POSITIVE_INFINITY : uploadBytes) };
      return Object.defineProperty(settings, 'uploadBytes', limit);
    },
  });
  const path = '../../../generated/validators/create-api.js';
  const validators: { readonly checks: Readonly<Record<string, (value: unknown) => unknown>> } = await import(path);
  const checks = Object.entries(validators.checks).map(([name, check]) => [
    name,
    either('bodies and answers as the contract says', check, () => undefined),
  ]);
  replace(path, validators, { checks: Object.fromEntries(checks) });
}

async function takeApartReading(): Promise<void> {
  const decoding = await import('../../../src/registry/inspections/decoded.js');
  replace(`${source}/registry/inspections/decoded.js`, decoding, {
    decoded: either('UTF-8 alone', decoding.decoded, (_name, text) => Buffer.from(text).toString('latin1')),
  });
  const entry = await import('specwright');
  const nothing = { openapi: '', info: { title: '', version: '' }, operations: [] };
  replace('specwright', entry, {
    loadText: (text, options) => loadAnything(entry, text, options),
    createContract: either(
      'contracts alone',
      entry.createContract,
      () => nothing as unknown as ReturnType<typeof entry.createContract>, // all that is asked of it
    ),
  });
}
