import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, sourceFiles } from './source-files.js';

const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const entries = Object.keys(exports)
  .filter(entry => !entry.endsWith('.json'))
  .map(entry => `specwright${entry.slice(1)}`);

/** Programs: they are started, and nobody imports them. */
const programs = ['src/registry/main.ts', 'src/registry/inspections/worker-file.ts', 'src/cli/main.ts'];
/** What the registry is made of; it imports the package as a user does, so the built one stands behind it. */
const registry = sourceFiles('src/registry')
  .map(({ path }) => path)
  .filter(path => !programs.includes(path));

/** Imports each module of a list, and prints what is different after it. */
const watching = `
  import http from 'node:http';
  import { createHook } from 'node:async_hooks';
  // those too that keep no process alive
  const timers = new Set();
  createHook({
    init: (id, type) => void (type === 'Timeout' && timers.add(id)),
    destroy: id => void timers.delete(id),
  }).enable();
  const prints = [];
  for (const stream of [process.stdout, process.stderr]) stream.write = text => prints.push(String(text));
  const listeners = () => process.eventNames().map(name => String(name) + ' ' + process.listenerCount(name)).sort();
  const prototypes = [Object, Array, String, Number, Promise, Map, Date, Error, RegExp, Function, http.ServerResponse,
    http.IncomingMessage, http.Server].map(({ prototype }) => prototype);
  const look = () => ({
    globals: Object.getOwnPropertyNames(globalThis).sort(),
    environment: { ...process.env },
    folder: process.cwd(),
    listeners: listeners(),
    members: prototypes.map(one => Reflect.ownKeys(one).map(String).sort()),
    active: process.getActiveResourcesInfo().filter(name => name !== 'TTYWrap' && name !== 'PipeWrap').sort(),
    timers: timers.size,
    prints: [...prints],
  });
  const settled = async () => { for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate); };
  const write = process.stdout.constructor.prototype.write;
  await settled();
  const found = {};
  for (const module of JSON.parse(process.argv[1])) {
    const before = look();
    await import(module);
    await settled();
    const after = look();
    const changed = Object.keys(after).filter(key => JSON.stringify(after[key]) !== JSON.stringify(before[key]));
    if (changed.length > 0) found[module] = Object.fromEntries(changed.map(key => [key, [before[key], after[key]]]));
  }
  write.call(process.stdout, JSON.stringify(found));`;

function changesBy(modules: readonly string[]): unknown {
  const hooks = join(root, 'tests/support/typescript.mjs');
  const args = ['--import', hooks, '--input-type=module', '-e', watching, JSON.stringify(modules)];
  // it ends by itself, or something that an import began keeps it alive
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
    timeout: 100_000,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
}

describe('an import', () => {
  it('of an entry of the package does nothing', () => {
    expect(entries.length).toBeGreaterThan(8);
    expect(changesBy(entries)).toEqual({});
  }, 120_000);

  it('of a module of the registry does nothing', () => {
    expect(registry.length).toBeGreaterThan(50);
    expect(changesBy(registry.map(path => join(root, path)))).toEqual({});
  }, 120_000);

  it.each([
    ['a timer', 'setInterval(() => {}, 5000).unref()', 'timers'],
    ['a listener', "process.on('SIGTERM', () => {})", 'listeners'],
    ['a global', 'globalThis.made = 1', 'globals'],
    ['a line', "console.log('here')", 'prints'],
    ['a variable', "process.env.MADE = '1'", 'environment'],
    ['a member of what is not its own', 'Array.prototype.made = 1', 'members'],
  ])('that makes %s would be told of', (_what, text, kind) => {
    const module = `data:text/javascript,${encodeURIComponent(text)}`;
    expect(changesBy([module])).toEqual({ [module]: { [kind]: [expect.anything(), expect.anything()] } });
  });
});
