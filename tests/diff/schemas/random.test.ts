import { createAlike, createContract } from '../../../src/contract/index.js';
import { diff, type Travels } from '../../../src/diff/index.js';
import { Asking } from '../../../src/diff/schemas/asking.js';
import { loadText } from '../../../src/document/index.js';
import { isFound } from '../../../src/schema/index.js';
import { components, RandomDocuments } from '../../schema/compare/random-documents.js';
import { RandomChoices } from './random-choices.js';
import { RandomTuples } from './random-tuples.js';

/** Each component is what one operation takes, and what it answers with. */
async function contractOf(schemas: Readonly<Record<string, unknown>>, display: string) {
  const refer = (json: unknown): unknown =>
    JSON.parse(
      JSON.stringify(json, (key, value: unknown) => (key === '$ref' ? `#/components/schemas/${value}` : value)),
    );
  const content = (name: string) => ({ 'application/json': { schema: { $ref: name } } });
  const paths = components.map(name => [
    `/${name}`,
    {
      put: {
        requestBody: { content: content(name) },
        responses: { 200: { description: 'one', content: content(name) } },
      },
    },
  ]);
  const document = {
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    components: { schemas },
    paths: Object.fromEntries(paths),
  };
  return createContract(await loadText(JSON.stringify(refer(document)), { display }));
}

const seed = 20_261_129;
const documents = 150;

describe.each([
  ['by default', RandomDocuments, []],
  ['where undeclared properties may be anything', RandomDocuments, ['undeclared-properties']],
  ['where branches and tags count', RandomDocuments, ['overlapping-branches', 'unknown-tags']],
  ['where marks say nothing', RandomDocuments, ['mark-directions', 'undeclared-properties', 'overlapping-branches']],
  ['of choices with a discriminator', RandomChoices, ['extensible-enums']],
  [
    'of choices with a discriminator, strictly',
    RandomChoices,
    ['undeclared-properties', 'overlapping-branches', 'unknown-tags', 'extensible-enums'],
  ],
  ['of items by index', RandomTuples, []],
] as const)('the causes of a difference, %s,', (_, Documents, strict) => {
  it('are told wherever whole schemas differ, and break nowhere else', async () => {
    const random = new Documents(seed);
    const told = { breaks: 0, keeps: 0, unknown: 0 };
    for (let round = 0; round < documents; round++) {
      const old = random.document();
      const [before, after] = [await contractOf(old, 'old.json'), await contractOf(random.revised(old), 'new.json')];
      const { changes } = diff(before, after, { strict });
      for (const travels of ['request', 'response'] as const) {
        // what bears no mark is asked about in its direction all the same
        const use = strict.some(each => each === 'mark-directions') ? 'any' : travels;
        const sides = { old: before.schemas, now: after.schemas };
        const asking = new Asking(sides, { travels, use, strict, alike: createAlike(), lossy: new Map() });
        for (const name of components) {
          const answer = asking.ask(idOf(before, name), idOf(after, name));
          const levels = levelsAt(changes, name, travels);
          const at = `${round} ${travels} ${name}: ${JSON.stringify(answer)}`;
          if (answer === 'none') expect([at, levels]).not.toEqual([at, expect.arrayContaining(['breaking'])]);
          else if (isFound(answer)) expect([at, levels.some(level => level !== 'safe')]).toEqual([at, true]);
          told[answer === 'none' ? 'keeps' : isFound(answer) ? 'breaks' : 'unknown']++;
        }
      }
    }
    expect(Math.min(told.breaks, told.keeps)).toBeGreaterThan(300);
    expect(told.unknown).toBeLessThan(10);
  });
});

function idOf({ schemas }: Awaited<ReturnType<typeof contractOf>>, name: string) {
  return [...schemas.values()].find(each => each.name === name)!.id;
}

/** What reaches the body of a component's operation, as it is there. */
function levelsAt(changes: ReturnType<typeof diff>['changes'], name: string, travels: Travels) {
  const part = travels === 'request' ? 'request body' : 'response 200';
  return changes.flatMap(({ level, reaches }) =>
    reaches
      .filter(each => each.operation === `PUT /${name}` && each.part.startsWith(part))
      .map(each => each.level ?? level),
  );
}
