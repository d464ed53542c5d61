import { createLogger, type Fields, logLevels } from '../../src/observability/index.js';
import { collected } from './lines.js';

/** What one call writes. */
function lineOf(fields: Fields, message = 'said') {
  const { destination, lines, text } = collected();
  createLogger({ level: 'debug', destination, clock: () => 0 }).info(message, fields);
  return { line: lines()[0] ?? {}, text: text() };
}

describe('a logger', () => {
  it('writes one JSON object a line: time, level, message, fields', () => {
    const { text } = lineOf({ id: 'a', status: 200, deep: { list: [1, null, true, 2n] }, gone: undefined });
    const fields = '"id":"a","status":200,"deep":{"list":[1,null,true,"2"]}';
    expect(text).toBe(`{"timestamp":"1970-01-01T00:00:00.000Z","level":"info","message":"said",${fields}}\n`);
  });

  it.each(logLevels)('of level %s writes nothing of less weight', level => {
    const { destination, lines } = collected();
    const logger = createLogger({ level, destination });
    for (const each of logLevels) logger[each](each);
    expect(lines().map(line => line['message'])).toEqual(logLevels.slice(0, logLevels.indexOf(level) + 1));
  });

  it('gives children that carry fields, and keeps them apart', () => {
    const { destination, lines } = collected();
    const logger = createLogger({ destination });
    const child = logger.child({ service: 'a' });
    child.child({ worker: 1 }).info('both', { id: 7 });
    child.info('one');
    logger.info('none');
    const want = [{ service: 'a', worker: 1, id: 7 }, { service: 'a' }, {}];
    expect(lines().map(({ timestamp, level, message, ...fields }) => fields)).toEqual(want);
  });

  it.each([
    ['a line end', '\n{"level":"error","message":"forged"}'],
    ['a carriage return', '\rforged'],
    ['an escape sequence', '\u001b[2Jforged'],
    ['a C1 control', '\u009b2Jforged'],
    ['DEL', '\u007f'],
    ['a line end of Unicode', '\u2028forged\u2029'],
    ['what turns the text round', '\u202egro.live'],
    ['a format character beyond the first plane', '\u{e0041}'],
  ])('escapes %s, in message, name, value and error, and keeps the value', (_what, hostile) => {
    const { line, text } = lineOf(
      { [hostile]: 1, value: hostile, list: [{ [hostile]: hostile }], error: new Error(hostile) },
      hostile,
    );
    expect(text.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
    expect(text.endsWith('}\n')).toBe(true);
    expect(line).toMatchObject({ message: hostile, [hostile]: 1, value: hostile, error: { message: hostile } });
  });

  it('lets no field pass for its own time, level or message', () => {
    const { line } = lineOf({ level: 'error', message: 'forged', timestamp: 'never' });
    expect(line).toMatchObject({ level: 'info', message: 'said', level_: 'error', message_: 'forged' });
  });

  it.each([
    'authorization',
    'Authorization',
    'proxy-authorization',
    'cookie',
    'Set-Cookie',
    'password',
    'newPassword',
    'token',
    'access_token',
    'clientSecret',
    'secret',
    'key',
    'apiKey',
    'api_key',
    'X-API-Key',
    'privateKey',
    'credentials',
    'jwt',
  ])('redacts %s, however deep', name => {
    const { text } = lineOf({
      [name]: 'hunter2',
      headers: { [name]: ['hunter2'] },
      list: [{ [name]: { at: 'hunter2' } }],
    });
    expect(text).not.toContain('hunter2');
    expect(text.match(/\[redacted\]/g)).toHaveLength(3);
  });

  it.each(['operation', 'monkey', 'keyboard', 'author', 'id', 'route'])('leaves %s as it is', name => {
    expect(lineOf({ [name]: 'seen' }).line).toMatchObject({ [name]: 'seen' });
  });

  it('writes an error by type, message, code, frames and causes, and nothing else of it', () => {
    const cause = Object.assign(new TypeError('the cause'), { code: 'E_CAUSE' });
    const error = Object.assign(new Error('the message', { cause }), { request: { body: 'hunter2' } });
    const { line, text } = lineOf({ error });
    expect(line['error']).toMatchObject({
      type: 'Error',
      message: 'the message',
      cause: { type: 'TypeError', code: 'E_CAUSE' },
    });
    expect((line['error'] as { frames: string[] }).frames[0]).toMatch(/^at .*logger\.test\.ts/); // as just matched
    expect(text).not.toContain('hunter2');
  });

  it('writes of an error of Postgres neither SQL nor values', () => {
    const error = Object.assign(
      new Error('insert into "users" values ($1) - invalid input syntax for type uuid: "hunter2"'),
      {
        severity: 'ERROR',
        code: '22P02',
        detail: 'Key (name)=(hunter2) exists',
        where: 'hunter2',
        hint: 'hunter2',
        internalQuery: 'select hunter2',
        constraint: 'users_name_key',
        table: 'users',
        bindings: ['hunter2'],
        sql: 'insert into',
      },
    );
    const { line, text } = lineOf({ error, outer: new Error('outer', { cause: error }) });
    expect(line['error']).toMatchObject({
      code: '22P02',
      constraint: 'users_name_key',
      message: 'Postgres reported ERROR 22P02',
    });
    expect(text).not.toMatch(/hunter2|insert into|select/);
  });

  it.each([
    [
      'a circle',
      () => {
        const made: Record<string, unknown> = {};
        made['again'] = made;
        return made;
      },
    ],
    [
      'a getter that throws',
      () => ({
        get bad() {
          throw new Error('no');
        },
      }),
    ],
    [
      'a proxy that throws',
      () =>
        new Proxy(
          {},
          {
            ownKeys() {
              throw new Error('no');
            },
          },
        ),
    ],
    [
      'toJSON that throws',
      () => ({
        toJSON() {
          throw new Error('no');
        },
      }),
    ],
    ['an invalid date', () => new Date(Number.NaN)],
    ['ten megabytes', () => 'x'.repeat(10_000_000)],
    ['a million items', () => Array.from({ length: 1_000_000 }, () => 'x')],
    ['a symbol and a function', () => ({ a: Symbol('s'), b: () => 1 })],
  ])('writes a line of moderate length of %s, and does not throw', (_what, make) => {
    const { line, text } = lineOf({ before: 1, value: make() });
    expect(line).toMatchObject({ message: 'said', before: 1 });
    expect(text.length).toBeLessThan(20_000);
  });

  it('does not call what a value has for toJSON, which may tell more than its fields', () => {
    expect(lineOf({ user: { id: 1, toJSON: () => 'hunter2' } }).text).not.toContain('hunter2');
  });
});
