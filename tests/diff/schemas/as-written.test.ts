import { body, changes } from './given.js';

const [most, lower] = ['9223372036854775807', '9223372036854775806'];

describe('numbers that are one double', () => {
  it.each([
    ['a bound', `{ maximum: ${most} }`, `{ maximum: ${lower} }`, `\`maximum\` was ${most} and is ${lower}`],
    ['an end that is not among them', `{ exclusiveMaximum: ${most} }`, `{ exclusiveMaximum: ${lower} }`, lower],
    [
      'one of a number that prints as its double',
      `{ maximum: 9007199254740993 }`,
      '{ maximum: 9007199254740992 }',
      '992',
    ],
    ['a step', '{ multipleOf: 0.33333333333333333333 }', '{ multipleOf: 0.33333333333333333334 }', '33334'],
    ['one that is larger than any double', '{ maximum: 1e401 }', '{ maximum: 1e400 }', 'was 1e401 and is 1e400'],
    ['a value', `{ const: ${most} }`, `{ const: ${lower} }`, `\`${most}\` may not stand there any more`],
    ['a listed value', `{ enum: [a, ${most}] }`, `{ enum: [${lower}, a] }`, `\`${lower}\` may stand there now`],
    ['one value of two', `{ enum: [${most}, ${lower}] }`, `{ enum: [${most}] }`, `\`${lower}\` may not stand there`],
    ['one that JSON has not', '{ enum: [.inf, 1] }', '{ enum: [1] }', '`.inf` may not stand there any more'],
    ['a value in a value', `{ const: { a: [${most}] } }`, `{ const: { a: [${lower}] } }`, `{"a":[${lower}]}`],
    [
      'one in a property',
      `{ properties: { a: { maximum: ${most} } } }`,
      `{ properties: { a: { maximum: ${lower} } } }`,
      lower,
    ],
    [
      'one of a type with null',
      `{ type: [integer, 'null'], maximum: ${most} }`,
      `{ type: [integer, 'null'], maximum: ${lower} }`,
      lower,
    ],
  ])('are told apart by their digits, and nobody can show it: %s', async (_, old, now, message) => {
    const found = await changes(body('request', old), body('request', now));
    expect(found).toMatchObject([{ level: 'risky', reason: 'numbers', message: expect.stringContaining(message) }]);
  });

  it('are told of documents of 3.0, where ends are marked', async () => {
    const [old, now] = [most, lower].map(
      limit =>
        `openapi: 3.0.4\ninfo: { title: T, version: "1" }\n${body('request', `{ maximum: ${limit}, exclusiveMaximum: true }`)}`,
    );
    expect(await changes(old!, now!)).toMatchObject([{ level: 'risky', reason: 'numbers' }]);
  });

  it('are told where they stand for what is left out', async () => {
    const of = (value: string) => body('request', `{ properties: { a: { default: ${value} } } }`);
    const message = `\`a\` of the request body, where it is left out, means \`${lower}\` now, and meant \`${most}\``;
    expect(await changes(of(most), of(lower))).toMatchObject([{ code: 'default-changed', message }]);
  });

  it.each([
    ['written otherwise', `{ maximum: ${most} }`, `{ maximum: ${most}.0 }`],
    ['listed in another order', `{ enum: [a, ${most}] }`, `{ enum: [${most}, a] }`],
    ['one value', `{ const: ${most} }`, `{ enum: [${most}] }`],
    ['the end of the format', '{ type: integer, format: int64 }', `{ type: integer, format: int64, maximum: ${most} }`],
    [
      'the end of the format alone',
      '{ type: integer, format: uint64 }',
      '{ type: integer, minimum: 0, maximum: 18446744073709551615 }',
    ],
  ])('are the same: %s', async (_, old, now) => {
    const found = await changes(body('request', old), body('request', now));
    expect(found.filter(({ level }) => level !== 'safe')).toEqual([]);
  });

  it.each([
    ['wider', `{ maximum: ${lower} }`, `{ maximum: ${most} }`, 'safe'],
    ['one more value', `{ enum: [${lower}] }`, `{ enum: [${lower}, ${most}] }`, 'safe'],
    ['narrower elsewhere', `{ minimum: 0, maximum: ${most} }`, `{ minimum: 5, maximum: ${most} }`, 'breaking'],
    ['narrower by far', `{ type: integer, maximum: ${most} }`, '{ type: integer, maximum: 5 }', 'breaking'],
    ['one value less beside them', `{ enum: [a, ${most}] }`, `{ enum: [${most}] }`, 'breaking'],
  ])('stand in the way of nothing else: %s', async (_, old, now, level) => {
    expect(await changes(body('request', old), body('request', now))).toMatchObject([{ level }]);
  });

  it('are not what a document says by a keyword that is called so', async () => {
    const of = (value: string) => body('request', `{ properties: { a: { default: ${value}, ~default: 0 } } }`);
    expect(await changes(of('1'), of('2'))).toMatchObject([{ code: 'default-changed', level: 'risky' }]);
  });
});
