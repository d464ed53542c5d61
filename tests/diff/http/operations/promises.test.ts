import { expectChanges, type Want } from '../expect-changes.js';
import { compared } from '../given.js';

const done = "responses: { '204': { description: done } }";
/** An operation a line, from line 4 on. */
const paths = (...each: readonly string[]) => `paths:\n${each.map(line => `  ${line}\n`).join('')}`;
const get = (path: string, said = '') => `${path}: { get: { ${said}${done} } }`;
const pets = get('/pets');

describe('what an operation promises', () => {
  it.each<[what: string, old: string, now: string, forth: Want[], back: Want[]]>([
    ['deprecation', '', 'deprecated: true, ', ['safe operation-deprecated 4 4'], ['safe operation-undeprecated 4 4']],
    [
      'a sooner end',
      'deprecated: true, x-sunset: 2027-01-01, ',
      'deprecated: true, x-sunset: 2026-12-31, ',
      ['risky sunset-changed 4 4'],
      ['safe sunset-changed 4 4'],
    ],
    ['a lower stability', '', 'x-stability: beta, ', ['risky stability-changed 4 4'], ['safe stability-changed 4 4']],
    [
      'an operationId',
      'operationId: a, ',
      'operationId: b, ',
      ['risky operation-id-renamed 4 4'],
      ['risky operation-id-renamed 4 4'],
    ],
    [
      'an operationId where none was',
      '',
      'operationId: b, ',
      ['safe operation-id-renamed 4 4'],
      ['risky operation-id-renamed 4 4'],
    ],
    ['tags', 'tags: [a], ', 'tags: [b], ', ['safe tags-changed 4 4'], ['safe tags-changed 4 4']],
    ['a description', '', 'description: new, ', ['safe documentation-changed 4 4'], ['safe documentation-changed 4 4']],
    ['an extension that nobody asked for', 'x-other: 1, ', '', [], []],
    [
      'an extension that was asked for',
      'x-cost: 1, ',
      'x-cost: 2, ',
      ['risky extension-changed 4 4'],
      ['risky extension-changed 4 4'],
    ],
    [
      'an extension of a parameter',
      'parameters: [{ name: a, in: query, x-cost: 1, schema: { type: string } }], ',
      'parameters: [{ name: a, in: query, x-cost: [1], x-other: 1, schema: { type: string } }], ',
      ['risky extension-changed 4 4'],
      ['risky extension-changed 4 4'],
    ],
  ])('%s', async (_what, old, now, forth, back) => {
    const options = { extensions: ['x-cost'] };
    await expectChanges(paths(get('/pets', old)), paths(get('/pets', now)), forth, options);
    await expectChanges(paths(get('/pets', now)), paths(get('/pets', old)), back, options);
  });

  it.each<[what: string, operation: (said: string) => string]>([
    ['a header', said => `responses: { '204': { description: d, headers: { A: { ${said}schema: {} } } } }`],
    ['a response', said => `responses: { '204': { ${said}description: d } }`],
    [
      'a request body',
      said => `requestBody: { ${said}content: { text/plain: {} } }, responses: { '204': { description: d } }`,
    ],
  ])('tells of extensions of %s that were asked for', async (_what, operation) => {
    const [old, now] = ['', 'x-cost: 1, x-other: 1, '].map(said => paths(`/pets: { put: { ${operation(said)} } }`));
    await expectChanges(old!, now!, ['risky extension-changed 4 4'], { extensions: ['x-cost'] });
    await expectChanges(old!, now!, [], {});
  });

  it.each([
    ['an operation', true, '/paths/~1pets/get/x-sunset'],
    ['its path', false, '/paths/~1pets/x-sunset'],
  ])('places another sunset where %s says it', async (_what, isInside, place) => {
    const document = (day: string) => {
      const said = isInside ? `get: { x-sunset: ${day}, ` : `x-sunset: ${day}, get: { `;
      return paths(`/pets: { ${said}deprecated: true, responses: { '204': { description: d } } } }`);
    };
    const { changes } = await compared(document('2027-01-01'), document('2027-02-01'));
    expect(changes.map(({ code, before, after }) => [code, before?.pointer, after?.pointer])).toEqual([
      ['sunset-changed', place, place],
    ]);
  });

  it('softens changes by the stability that the old version promised', async () => {
    const limit = 'parameters: [{ name: limit, in: query, required: true, schema: { type: integer } }], ';
    const pair = (stability: string) =>
      [
        paths(get('/pets', `x-stability: ${stability}, `)),
        paths(get('/pets', `x-stability: ${stability}, ${limit}`)),
      ] as const;
    await expectChanges(...pair('alpha'), ['safe required-parameter-added - 4']);
    const { changes } = await expectChanges(...pair('beta'), ['risky required-parameter-added - 4']);
    expect(changes[0]!.softened).toBe('stability');
    await expectChanges(...pair('alpha'), ['breaking required-parameter-added - 4'], { strict: ['stability'] });
    await expectChanges(...pair('stable'), ['breaking required-parameter-added - 4']);
  });

  it('tells of words once, whatever number of operations they are of', async () => {
    const old = paths(pets, get('/dogs'));
    const { changes } = await compared(old, old.replaceAll('responses', 'summary: All, responses'));
    expect(changes.map(({ code, reaches }) => [code, reaches.length])).toEqual([['documentation-changed', 2]]);
  });
});
