import Ajv from 'ajv/dist/2020.js';
import { FindingsError } from '../../../src/diagnostics/index.js';
import {
  envDocs,
  envExample,
  environment,
  environmentSchema,
  orExit,
  type SettingsTable,
} from '../../../src/express/index.js';

const table = {
  ACME_PORT: { kind: 'port', default: 3000, description: 'Where the service listens' },
  ACME_DATABASE_URL: {
    kind: 'url',
    protocols: ['postgres', 'postgresql'],
    required: true,
    description: 'The database',
  },
  ACME_BODY: { kind: 'bytes', default: 1024 * 1024, minimum: 1, maximum: 1024 ** 3, description: 'The largest body' },
  ACME_WAIT: { kind: 'duration', default: 30_000, maximum: 3_600_000, description: 'How long is waited' },
  ACME_WORKERS: { kind: 'integer', minimum: 0, maximum: 64, description: 'How many workers run | here' },
  ACME_PAGES: { kind: 'boolean', default: true, description: 'Whether pages are served' },
  ACME_LEVEL: { kind: 'choice', choices: ['error', 'info'], default: 'info', description: 'What is logged' },
  ACME_ORIGINS: { kind: 'list', default: ['https://a.example'], description: 'Who may read' },
  ACME_PAGES_OF: { kind: 'origins', description: 'Whose pages may read' },
  ACME_QUEUE: { kind: 'url', protocols: ['amqp'], credentials: true, description: 'The queue' },
  ACME_NAME: { kind: 'text', pattern: /^[a-z]+$/, must: 'a name of small letters', description: 'The name' },
  ACME_SECRET: { kind: 'secret', minimumLength: 16, required: true, description: 'Signs cursors' },
} as const satisfies SettingsTable;

const good = { ACME_DATABASE_URL: 'postgres://a:b@c/d', ACME_SECRET: 'sixteen letters!' };

function faultsOf(env: Record<string, string | undefined>, prefix?: string) {
  try {
    environment(table, env, { ...(prefix !== undefined && { prefix }) });
  } catch (error) {
    if (error instanceof FindingsError)
      return error.findings.map(({ code, message, remedy }) => `${code}: ${message}. ${remedy}`);
    throw error;
  }
  return [];
}

describe('the environment', () => {
  it('gives every setting as its kind, or its default', () => {
    const given = {
      ...good,
      ACME_PORT: '0',
      ACME_BODY: '10MiB',
      ACME_WAIT: '2m',
      ACME_WORKERS: '4',
      ACME_PAGES: 'false',
      ACME_ORIGINS: 'a, b',
    };
    const read = environment(table, { ...given, OTHER: 'x' }, { prefix: 'ACME_' });
    const port: number = read.ACME_PORT;
    const workers: number | undefined = read.ACME_WORKERS;
    const level: 'error' | 'info' = read.ACME_LEVEL;
    const secret: string = read.ACME_SECRET;
    expect([port, workers, level, secret]).toEqual([0, 4, 'info', 'sixteen letters!']);
    expect(read).toEqual({
      ...good,
      ACME_PORT: 0,
      ACME_BODY: 10 * 1024 * 1024,
      ACME_WAIT: 120_000,
      ACME_WORKERS: 4,
      ACME_PAGES: false,
      ACME_LEVEL: 'info',
      ACME_ORIGINS: ['a', 'b'],
      ACME_PAGES_OF: undefined,
      ACME_QUEUE: undefined,
      ACME_NAME: undefined,
    });
    expect(Object.isFrozen(read)).toBe(true);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(environment(table, { ...good, ACME_PORT: '' }).ACME_PORT).toBe(3000);
    expect(faultsOf({ ...good, ACME_SECRET: '' })).toEqual([
      'environment-invalid: The variable ACME_SECRET is not set. Set it to a secret of at least 16 characters: Signs cursors',
    ]);
  });

  it.each([
    ['ACME_PORT', ['65536', '-1', '3000 ', '0x50', '1e3', 'hunter2'], 'a port from 0 to 65535'],
    [
      'ACME_DATABASE_URL',
      [
        'hunter2',
        'mysql://root:hunter2@a/b',
        'postgres:hunter2',
        'postgres://',
        'postgres:///',
        'postgres://hunter2:0/b',
      ],
      'a whole URL that begins with postgres:// or postgresql://',
    ],
    [
      'ACME_BODY',
      ['0', '2GiB', '10MB', '-1', '1.5KiB', 'hunter2', '99999999999999999'],
      'a size in bytes, or with B, KiB, MiB or GiB as in 10MiB from 1B to 1GiB',
    ],
    ['ACME_WAIT', ['30', '2h', '-1s', 'hunter2', '1.5s'], 'a duration with ms, s, m, h or d as in 30s of at most 1h'],
    ['ACME_WORKERS', ['65', '-1', '4.0', 'hunter2', ''.padEnd(400, '1')], 'a whole number from 0 to 64'],
    ['ACME_PAGES', ['yes', '1', 'TRUE', 'hunter2'], 'true or false'],
    ['ACME_LEVEL', ['Info', 'hunter2'], 'one of error, info'],
    ['ACME_ORIGINS', ['a,,hunter2', ','], 'a list, separated by commas'],
    [
      'ACME_PAGES_OF',
      [
        '*',
        'hunter2.example',
        'https://hunter2.example/',
        'https://A.example',
        'https://a.example,*',
        'https://a.example,',
      ],
      'a list of origins such as https://app.example.com, without path or slash at the end, separated by commas',
    ],
    [
      'ACME_QUEUE',
      ['amqp://me:p@ss#hunter2@host/x', 'amqp://me:hunter2%@host/x', 'amqp://me:hunter2/x@host/x', 'http://hunter2'],
      'a whole URL that begins with amqp://, with # / ? @ and % of a password written as %23 %2F %3F %40 and %25',
    ],
    ['ACME_NAME', ['Hunter2', 'a b'], 'a name of small letters'],
    ['ACME_SECRET', ['hunter2'], 'a secret of at least 16 characters'],
  ] as const)(
    'refuses what %s can not be, by its name and what it must be, and never repeats it',
    (name, values, must) => {
      for (const value of values) {
        const [fault = '', ...more] = faultsOf({ ...good, [name]: value });
        expect(more).toEqual([]);
        expect(fault.startsWith(`environment-invalid: The variable ${name} is not ${must}. Mend it`)).toBe(true);
        expect(fault.endsWith(`: ${table[name].description}`)).toBe(true);
        expect(fault.split(must)).toHaveLength(2);
        expect(fault.toLowerCase()).not.toContain('hunter2');
      }
    },
  );

  it.each([
    ['one with a default', 'ACME_PORT', 'Mend it, or unset it for 3000: Where the service listens'],
    ['one that may be left out', 'ACME_WORKERS', 'Mend it, or unset it: How many workers run | here'],
    ['one that must be there', 'ACME_SECRET', 'Mend it: Signs cursors'],
  ])('says of %s what else can be done', (_what, name, remedy) => {
    expect(faultsOf({ ...good, [name]: '?' })).toEqual([expect.stringContaining(`. ${remedy}`)]);
  });

  it('tells everything that is wrong at once, and unknown variables of the prefix by a near name', () => {
    const faults = faultsOf({ ACME_PORT: 'x', ACME_PROT: '1', ACME_ZZZZZZZZZZ: 'hunter2', OTHER: '1' }, 'ACME_');
    expect(faults.map(fault => /ACME_\w+/.exec(fault)?.[0])).toEqual([
      'ACME_PORT',
      'ACME_DATABASE_URL',
      'ACME_SECRET',
      'ACME_PROT',
      'ACME_ZZZZZZZZZZ',
    ]);
    expect(faults[3]).toContain('Did you mean ACME_PORT?');
    expect(faults.join()).not.toContain('hunter2');
  });

  it('reads origins, and a password that is percent-encoded', () => {
    const given = {
      ACME_PAGES_OF: 'https://a.example, http://[::1]:8080',
      ACME_QUEUE: 'amqp://me:%23%2F%3F%40%25@host/x',
    };
    const { ACME_PAGES_OF: origins, ACME_QUEUE: queue } = environment(table, { ...good, ...given });
    expect([origins, queue]).toEqual([['https://a.example', 'http://[::1]:8080'], given.ACME_QUEUE]);
  });

  it.each([
    'postgres://a',
    'postgres:///b',
    'postgresql://?host=/tmp',
    'postgres:///b?host=/tmp&port=1',
    'POSTGRES://[::1]/b',
  ])('takes %s, which says enough of where a database is', url => {
    expect(environment(table, { ...good, ACME_DATABASE_URL: url }).ACME_DATABASE_URL).toBe(url);
    const check = new Ajv.default({ formats: { uri: true } }).compile(environmentSchema(table));
    expect(check({ ...good, ACME_DATABASE_URL: url.toLowerCase() })).toBe(true);
  });

  it('tells of variables that are nearly a setting, and of no others', () => {
    const settings = Object.fromEntries(
      ['HOST', 'PORT', 'DATABASE_URL', 'LOG_LEVEL'].map(name => [name, { kind: 'text', description: name } as const]),
    );
    const told: string[] = [];
    const misspelt = (name: string, meant: string) => void told.push(`${name} for ${meant}`);
    const near = { DATABASE_ULR: 'a', DATABASEURL: 'b', LOG_LEVELS: 'c', LOG_LEVAL: 'd', PROT: 'e' };
    const others = { HOME: 'f', HOSTNAME: 'g', PORTS: 'h', POST: 'i', DATABASE_PORT: 'j', LOG: 'k', DATABASE_: 'l' };
    environment(settings, { ...near, ...others, HOST: 'm' }, { misspelt });
    expect(told).toEqual([
      'DATABASE_ULR for DATABASE_URL',
      'DATABASEURL for DATABASE_URL',
      'LOG_LEVELS for LOG_LEVEL',
      'LOG_LEVAL for LOG_LEVEL',
      'PROT for PORT',
    ]);
    told.length = 0;
    environment(settings, { ...near, DATABASE_URL: 'n', LOG_LEVEL: 'o', PORT: 'p' }, { misspelt });
    expect(told).toEqual([]);
  });

  it('takes names that objects have for ordinary ones', () => {
    expect(() => environment({ constructor: { kind: 'text', description: 'A' } }, Object.create(null))).not.toThrow();
    expect(faultsOf({ ...good, ACME_: '1' }, 'ACME_')).toHaveLength(1);
  });
});

describe('orExit', () => {
  it('ends the process with 1, and says a line for each finding, without control characters', () => {
    const written: string[] = [];
    const exit = (code: number): never => {
      throw new Error(`exit ${code}`);
    };
    const start = () => environment(table, { 'ACME_\u001b[2J': '1' }, { prefix: 'ACME_' });
    expect(() => orExit(start, { exit, write: text => void written.push(text) })).toThrow('exit 1');
    expect(written).toHaveLength(3);
    expect(written.join('')).not.toMatch(/[^\n -~]/);
    for (const line of written) expect(line).toMatch(/ \(environment-invalid\)\n$/);
  });

  it('gives what starts, and passes on what is no finding', () => {
    expect(orExit(() => 1)).toBe(1);
    expect(() =>
      orExit(() => {
        throw new TypeError('a bug');
      }),
    ).toThrow('a bug');
  });
});

describe('what is published of a table', () => {
  it('is a JSON Schema that takes what the environment takes', () => {
    const check = new Ajv.default({ formats: { uri: true } }).compile(environmentSchema(table));
    expect(check(good)).toBe(true);
    expect(check({ ...good, ACME_PORT: '80', ACME_BODY: '10MiB', ACME_WAIT: '30s', PATH: '/bin' })).toBe(true);
    expect(check({ ...good, ACME_PAGES_OF: 'https://a.example, http://[::1]:80', ACME_QUEUE: 'amqp://a:b@c/d' })).toBe(
      true,
    );
    for (const wrong of [{}, { ...good, ACME_PAGES_OF: '*' }, { ...good, ACME_QUEUE: 'amqp://a:#@c' }]) {
      expect(check(wrong)).toBe(false);
    }
    for (const wrong of [{}, { ...good, ACME_PORT: 'x' }, { ...good, ACME_WAIT: '30' }, { ...good, ACME_LEVEL: 'x' }])
      expect(check(wrong)).toBe(false);
  });

  it('has every default as a text that reads as the default', () => {
    const { properties } = environmentSchema(table) as { properties: Record<string, { default?: string }> }; // as made
    const defaults = Object.fromEntries(Object.entries(properties).map(([name, { default: text }]) => [name, text]));
    expect(environment(table, { ...defaults, ...good })).toEqual(environment(table, good));
  });

  it('is an example file: what must be set is there to be filled in, the rest as comments, secrets empty', () => {
    const text = envExample(table);
    expect(text).toContain('# Where the service listens\n# A port from 0 to 65535.\n# ACME_PORT=3000\n');
    expect(text).toContain('\nACME_SECRET=\n');
    expect(text).toContain('# ACME_BODY=1MiB\n');
    expect(text.split('\n').filter(line => line !== '' && !line.startsWith('#'))).toEqual([
      'ACME_DATABASE_URL=',
      'ACME_SECRET=',
    ]);
  });

  it('is a table for the docs', () => {
    const lines = envDocs(table).trimEnd().split('\n');
    expect(lines).toHaveLength(2 + Object.keys(table).length);
    expect(lines[2]).toBe('| `ACME_PORT` | a port from 0 to 65535 | `3000` | Where the service listens |');
    expect(lines.find(line => line.includes('ACME_WORKERS'))).toContain('workers run \\| here');
    expect(lines.find(line => line.includes('ACME_SECRET'))).toContain('| required |');
  });
});
