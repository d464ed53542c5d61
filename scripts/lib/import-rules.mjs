import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cycles, packagesLoadedBy } from './import-graph.mjs';

/** The levels of the rooms; imports lead to a lower level only, type imports included. */
export const levels = {
  diagnostics: 0,
  problem: 0,
  cache: 1,
  document: 1,
  accepted: 2,
  contract: 2,
  schema: 3,
  plan: 3,
  enforce: 4,
  lint: 4,
  diff: 5,
  lsp: 5,
  codegen: 4,
  database: 4,
  auth: 5,
  observability: 5,
  express: 6,
  mock: 6,
  conformance: 6,
  testing: 6,
  // src/index.ts, the entry `specwright`: names what the rooms up to 6 offer
  '': 6.5,
  registry: 7,
  cli: 8,
};

/** Rooms that have entries of their own beside index.ts: what they hold loads less than the whole room. */
const entries = [
  'schema/runtime/index.ts',
  'lint/spectral/index.ts',
  'schema/convert/converted-formats.ts',
  'express/eov/index.ts',
  'enforce/from-contract.ts',
];

/** Packages that a server running on generated modules must not load. */
const heavy = [/^typescript$/, /^yaml$/, /^js-yaml$/, /^@apidevtools\//, /^openapi-typescript$/, /^knex$/, /^pg$/];
const isHeavy = name => heavy.some(pattern => pattern.test(name)) || /^ajv(?!\/dist\/runtime\/)/.test(name);

const roomOf = file => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');
const at = step => `src/${step.from}:${step.line}`;

/**
 * Checks the import graph of src/ against the house rules.
 * @param {Map<string, import('./import-graph.mjs').Import[]>} graph
 * @param {string} folder src/
 * @returns {string[]} what breaks a rule, one line each
 */
export function breaches(graph, folder) {
  const found = [];
  for (const [file, steps] of graph) {
    const room = roomOf(file);
    if (levels[room] === undefined)
      found.push(`src/${file}: the room ${room}/ has no level in scripts/lib/import-rules.mjs`);
    for (const step of steps) {
      const breach = breachOf(step, room, folder);
      if (breach) found.push(`${at(step)}: ${breach}`);
    }
  }
  for (const cycle of cycles(graph)) found.push(`src/${cycle[0]}: cyclic import: ${cycle.join(' -> ')}`);
  return [...found, ...weight(graph)];
}

function breachOf(step, room, folder) {
  if (step.to === undefined) {
    const self = /^specwright(\/|$)/.test(step.specifier);
    return self && room !== 'registry'
      ? `${step.specifier}: only registry/ imports the package by its public entries`
      : undefined;
  }
  if (!existsSync(join(folder, step.to))) {
    // registry/ reaches generated/, which stands beside src/
    return `${step.specifier} leads nowhere`;
  }
  const other = roomOf(step.to);
  if (step.to.startsWith('../')) return room === 'registry' ? undefined : `${step.specifier} leaves src/`;
  if (other === room) return undefined;
  if (room === 'registry') return `${step.specifier}: registry/ imports the package by its public entries`;
  if (room === 'plan' && other === 'schema') {
    const types = step.to === 'schema/types.ts' && step.kind === 'type';
    return types ? undefined : `${step.specifier}: plan/ imports nothing of schema/ but the types in schema/types.ts`;
  }
  if (!(levels[other] < levels[room])) {
    const way = levels[other] === levels[room] ? 'sideways' : 'upward';
    return `${way} import of ${step.to} (level ${levels[other]}) from ${room}/ (level ${levels[room]})`;
  }
  // a room's types.ts holds declarations alone, so a type import of it loads nothing and hides nothing
  const types = step.kind === 'type' && step.to === `${other}/types.ts`;
  const entry = types || step.to === `${other}/index.ts` || entries.includes(step.to);
  return entry ? undefined : `${step.to} is within another room: import ${other}/index.ts`;
}

function weight(graph) {
  const found = [];
  for (const entry of ['express/index.ts', 'schema/runtime/index.ts']) {
    for (const [name, way] of packagesLoadedBy(graph, entry)) {
      if (!isHeavy(name)) continue;
      const route = way.map(step => step.from).join(' -> ');
      found.push(`src/${entry}: loads ${name} by ${route}; a generated contract must start without it`);
    }
  }
  return found;
}
