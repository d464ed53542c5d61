import { withParameters } from '../documents.js';
import { expectChanges } from '../expect-changes.js';
import { compared } from '../given.js';

const a = '{ name: a, in: query, schema: { type: string } }';
const shared = 'components: { schemas: { Size: { allOf: [{ type: integer }, { default: 5 }] } } }\n';

describe('a parameter that has to be there now, with a default', () => {
  it.each<[what: string, code: string, old: string, now: string]>([
    [
      'new in the query',
      'required-parameter-added',
      withParameters(a),
      withParameters(a, '{ name: limit, in: query, required: true, schema: { type: integer, default: 5 } }'),
    ],
    [
      'new in a header, by a component',
      'required-parameter-added',
      withParameters(a) + shared,
      withParameters(a, '{ name: X-Size, in: header, required: true, schema: { $ref: "#/components/schemas/Size" } }') +
        shared,
    ],
    [
      'of a cookie that was optional',
      'parameter-became-required',
      withParameters('{ name: c, in: cookie, schema: { type: string, default: x } }'),
      withParameters('{ name: c, in: cookie, required: true, schema: { type: string, default: x } }'),
    ],
    [
      'of another place',
      'parameter-moved',
      withParameters('{ name: c, in: query, schema: { type: string } }'),
      withParameters('{ name: c, in: header, required: true, schema: { type: string, default: x } }'),
    ],
  ])('is risky by a default of its own name: %s', async (_what, code, old, now) => {
    const { changes } = await compared(old, now);
    expect(changes.map(change => [change.code, change.level, change.softened])).toEqual([
      [code, 'risky', 'parameter-defaults'],
    ]);
    expect(changes[0]!.unknown).toMatch(
      /^Whether requests without it are refused could not be decided: .* takes the default of the schema/,
    );
    const strict = await compared(old, now, { strict: ['parameter-defaults'] });
    expect(strict.changes.map(change => [change.code, change.level, change.softened])).toEqual([
      [code, 'breaking', undefined],
    ]);
    expect(strict.changes[0]!.witness).toBeDefined();
    // what nobody knows is not said as if it was known
    const said = (message: string) => /(?:are|may be) refused now/.exec(message)?.[0];
    const isMoved = code === 'parameter-moved';
    expect(said(changes[0]!.message)).toBe(isMoved ? undefined : 'may be refused now');
    expect(said(strict.changes[0]!.message)).toBe(isMoved ? undefined : 'are refused now');
    expect(strict.changes[0]!.fingerprint).toBe(changes[0]!.fingerprint);
  });

  it('is told for what it is where it could not be left out before', async () => {
    const old = withParameters('{ name: f, in: query, required: true, schema: { type: string } }');
    const now = withParameters('{ name: f, in: query, schema: { type: string, default: x } }');
    await expectChanges(old, now, ['safe parameter-became-optional 7 7']);
  });

  it('is breaking without one', async () => {
    const now = withParameters(a, '{ name: limit, in: query, required: true, schema: { type: integer } }');
    const { changes } = await expectChanges(withParameters(a), now, ['breaking required-parameter-added - 8']);
    expect(changes[0]!.softened).toBeUndefined();
  });
});

describe('the default of a member of an object', () => {
  const object = 'type: object, properties: { m: { type: integer, default: V } }';
  const both = (parameter: string, openapi: string) =>
    ['1', '2'].map(
      value =>
        `openapi: ${openapi}\ninfo: { title: T, version: "1" }\n${withParameters(parameter.replace('V', value))}`,
    ) as [string, string];

  it.each<[what: string, parameter: string, openapi: string]>([
    ['exploded', `{ name: p, in: query, schema: { ${object} } }`, '3.1.0'],
    ['of 3.0', `{ name: p, in: query, schema: { ${object} } }`, '3.0.3'],
    ['a deepObject', `{ name: p, in: query, style: deepObject, schema: { ${object} } }`, '3.1.0'],
    ['a header', `{ name: p, in: header, schema: { ${object} } }`, '3.1.0'],
    ['a cookie', `{ name: p, in: cookie, schema: { ${object} } }`, '3.1.0'],
    ['JSON', `{ name: p, in: query, content: { application/json: { schema: { ${object} } } } }`, '3.1.0'],
    [
      'a form',
      `{ name: p, in: querystring, content: { application/x-www-form-urlencoded: { schema: { ${object} } } } }`,
      '3.2.0',
    ],
  ])('is told: %s', async (_what, parameter, openapi) => {
    const { changes } = await expectChanges(...both(parameter, openapi), ['risky default-changed 7 7']);
    expect(changes[0]!.message).toMatch(
      /^`m` of the (.* `p`|query string), where it is left out, means `2` now, and meant `1`$/,
    );
  });

  it('is told where it was a parameter, and is none where it has to be there', async () => {
    const own = withParameters('{ name: m, in: query, schema: { type: integer, default: 1 } }');
    for (const more of ['', ', minProperties: 1']) {
      const member = withParameters(`{ name: p, in: query, schema: { ${object.replace('V', '2')}${more} } }`);
      const { changes } = await compared(own, member);
      expect(changes.filter(({ code }) => code === 'default-changed')).toHaveLength(1);
    }
    const asked = both(`{ name: p, in: query, schema: { required: [m], ${object} } }`, '3.1.0');
    await expectChanges(...asked, []);
  });
});

it('the default of a part of a path is never taken', async () => {
  const at = (value: number) =>
    withParameters(`{ name: id, in: path, required: true, schema: { type: integer, default: ${value} } }`).replace(
      '/pets',
      '/pets/{id}',
    );
  await expectChanges(at(1), at(2), []);
});
