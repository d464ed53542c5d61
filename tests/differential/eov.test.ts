import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { bodyGroups } from './body-groups.js';
import type { Difference, Group } from './case.js';
import { disagreements, table } from './disagreements.js';
import { generatedGroups } from './generated-groups.js';
import { parameterGroups } from './parameter-groups.js';
import { responseGroups } from './response-groups.js';
import { routingGroups } from './routing-groups.js';
import { run } from './run-group.js';
import { schemaGroups } from './schema-groups.js';
import { securityGroups } from './security-groups.js';

const groups: readonly Group[] = [
  ...parameterGroups(),
  ...bodyGroups,
  ...securityGroups,
  ...routingGroups,
  ...responseGroups,
  ...schemaGroups,
  ...(await generatedGroups()),
];

const page = new URL('../../docs/compared-with-express-openapi-validator.md', import.meta.url);

const show = ({ group, case: { name }, specwright, eov, messages }: Difference) =>
  `${group}: ${name}: here ${specwright}, there ${eov} (${messages.join(' / ').slice(0, 400)})`;

describe('beside express-openapi-validator', () => {
  const met = new Set<string>();

  beforeAll(() => {
    // it warns of formats it does not know and of responses it does not check
    jest.spyOn(console, 'warn').mockImplementation(() => {});
    jest.spyOn(console, 'error').mockImplementation(() => {});
  });
  afterAll(() => jest.restoreAllMocks());

  it.each(groups.map(group => [group.name, group] as const))(
    'differs on %s as reviewed, and not else',
    async (_, group) => {
      const unknown: string[] = [];
      for (const difference of await run(group)) {
        const row = disagreements.find(({ holds }) => holds(difference));
        if (row) met.add(row.id);
        else unknown.push(show(difference));
      }
      expect(unknown).toEqual([]);
    },
  );

  it('meets every row of the table', () => {
    expect(disagreements.filter(({ id }) => !met.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('sends enough, good and bad', () => {
    expect(groups.flatMap(({ cases }) => cases).length).toBeGreaterThan(2400);
  });

  it('has each id once', () => {
    const ids = disagreements.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('is what the documentation shows', () => {
    expect(readFileSync(page, 'utf8')).toContain(table());
  });
});
