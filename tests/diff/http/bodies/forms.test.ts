import { diff } from '../../../../src/diff/index.js';
import { confirm } from '../../confirm.js';
import { expectChanges, type Want } from '../expect-changes.js';
import { contractOf } from '../given.js';

interface Form {
  readonly encoding?: string;
  readonly required?: string;
  readonly type?: string;
  readonly around?: (schema: string) => string;
}

/** A form at line 10, its fields at line 11. */
function form(fields: string, { encoding = '', required = '', type, around = schema => schema }: Form = {}): string {
  const schema = around(`{ type: object, required: [${required}], properties: { ${fields} } }`);
  return `paths:
  /pets:
    post:
      responses: { '204': { description: done } }
      requestBody:
        required: true
        content:
          ${type ?? 'application/x-www-form-urlencoded'}:
            schema: ${schema}
            encoding: { ${encoding} }
`;
}

async function told(old: string, now: string): Promise<readonly string[]> {
  const [before, after] = [await contractOf(old, 'old.yaml'), await contractOf(now, 'new.yaml')];
  const { changes } = diff(before, after);
  for (const { level, witness, message, code } of changes) {
    if (level !== 'breaking') continue;
    const { writer, reader } = await confirm({ before, after }, witness!);
    expect([code, message, witness!.message, writer, reader === 'accepted']).toEqual([
      code,
      message,
      witness!.message,
      'accepted',
      false,
    ]);
  }
  return changes.map(({ level, code, message }) => `${level} ${code} ${/`([^`=]*)/.exec(message)?.[1]}`);
}

const age = (type: string) => `age: { type: ${type} }`;
const tags = 'tags: { type: array, items: { type: string } }';

describe('the fields of a form', () => {
  it.each<[what: string, old: string, now: string, want: readonly string[]]>([
    [
      'two whose types are others',
      form(`${age('string')}, on: { type: string }`),
      form(`${age('integer')}, on: { type: boolean }`),
      ['breaking form-type-changed age', 'breaking form-type-changed on'],
    ],
    [
      'one whose type is another, and one whose schema is narrower',
      form(`${age('integer')}, name: { type: string, maxLength: 20 }`),
      form(`${age('string')}, name: { type: string, maxLength: 10 }`),
      ['breaking schema-size-changed request body.name', 'safe form-type-changed age'],
    ],
    [
      'a required one whose type is another, and one whose schema is narrower',
      form(`${age('string')}, name: { type: string, maxLength: 20 }`, { required: 'age' }),
      form(`${age('integer')}, name: { type: string, maxLength: 10 }`, { required: 'age' }),
      ['breaking form-type-changed age', 'breaking schema-size-changed request body.name'],
    ],
    [
      'one of another style, one of another type and one that has to be there now',
      form(`${tags}, ${age('string')}, name: { type: string }, id: { type: string }`, { required: 'id' }),
      form(`${tags}, ${age('integer')}, name: { type: string }, id: { type: string }`, {
        encoding: 'tags: { explode: false }',
        required: 'id, name',
      }),
      [
        'breaking encoding-changed tags',
        'breaking form-type-changed age',
        'breaking schema-property-required request body',
      ],
    ],
    [
      'a list that is a short text now',
      form('a: { type: array, items: { enum: [b, c] } }', { encoding: 'a: { explode: false }' }),
      form('a: { type: string, maxLength: 7 }', { encoding: 'a: { explode: false }' }),
      ['breaking form-type-changed a'],
    ],
    [
      'of what a schema is made of',
      form(`${age('string')}, name: { type: string, maxLength: 20 }`, { around: all => `{ allOf: [${all}, {}] }` }),
      form(`${age('integer')}, name: { type: string, maxLength: 10 }`, { around: all => `{ allOf: [${all}, {}] }` }),
      ['breaking form-type-changed age', 'breaking schema-size-changed request body.name'],
    ],
  ])('are told each by itself: %s', async (_what, old, now, want) => {
    const all = await told(old, now);
    expect([...all].sort()).toEqual([...want].sort());
  });

  it.each<[what: string, old: string, now: string, want: Want[]]>([
    [
      'a text that is a list now',
      form('a: { type: string }'),
      form('a: { type: array, items: { type: string } }'),
      ['risky form-type-changed 11 11'],
    ],
    [
      'a number that is a text',
      form('a: { type: number }'),
      form('a: { type: string }'),
      ['safe form-type-changed 11 11'],
    ],
    [
      'numbers of a list that are texts',
      form(tags.replace('string', 'integer')),
      form(tags),
      ['safe form-type-changed 11 11'],
    ],
    [
      'a part',
      form(age('integer'), { type: 'multipart/form-data' }),
      form(age('string'), { type: 'multipart/form-data' }),
      ['safe form-type-changed 11 11'],
    ],
  ])('are as grave as parameters are: %s', async (_what, old, now, want) => {
    await expectChanges(old, now, want);
  });

  it.each<[what: string, old: string, now: string]>([
    [
      'explode of a text',
      form('a: { type: string }'),
      form('a: { type: string }', { encoding: 'a: { explode: false }' }),
    ],
    ['a style that a list has anyway', form(tags), form(tags, { encoding: 'tags: { style: form }' })],
    ['a style of a number', form(age('integer')), form(age('integer'), { encoding: 'age: { style: pipeDelimited }' })],
  ])('are no change where their texts are the same: %s', async (_what, old, now) => {
    await expectChanges(old, now, []);
    await expectChanges(now, old, []);
  });

  it.each<[what: string, rest: string, required: string, outcome: string | undefined]>([
    ['are left out, as they are ignored', '', '', 'understood-otherwise'],
    ['are left out, as another property is called so', ', a: { type: string }', '', 'understood-otherwise'],
    ['are refused, as another property of the name takes no such text', ', a: { type: boolean }', '', undefined],
    ['are refused, as it must be there', '', 'p', undefined],
  ])('of an exploded object that becomes an integer %s', async (_what, rest, required, outcome) => {
    const exploded = 'encoding: { p: { style: form, explode: true } }';
    for (const version of ['3.0.3', '3.1.0']) {
      const head = `openapi: ${version}\ninfo: { title: T, version: "1" }\n`;
      const object = `p: { type: object, required: [a], properties: { a: { type: string } } }`;
      const old = head + form(object, { required }).replace('encoding: {  }', exploded);
      const now = head + form(`p: { type: integer }${rest}`, { required });
      const { changes } = await expectChanges(old, now, ['breaking form-type-changed 11 11']);
      expect(changes[0]!.witness!.outcome).toBe(outcome);
    }
  });
});
