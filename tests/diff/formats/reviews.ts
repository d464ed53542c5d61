import { type Finding, finding } from '../../../src/diagnostics/index.js';
import { type Comparison, type ContractChange, type Review, reviewOf } from '../../../src/diff/index.js';

const at = (file: string, line: number) => ({ file, line, column: 5, pointer: `/paths/~1pets/${line}` });

export const removed = (operation: string, line: number): ContractChange => ({
  code: 'operation-removed',
  level: 'breaking',
  message: `${operation} is gone: its requests are answered with 404`,
  remedy: 'Keep it',
  directions: ['request'],
  reaches: [{ operation, part: '' }],
  before: at('old.yaml', line),
  fingerprint: `00000000000000${String(line).padStart(2, '0')}`,
});

/** A change with everything that one can have. */
export const whole: ContractChange = {
  code: 'schema-changed',
  level: 'breaking',
  message: '`Pet.name` may have 10 characters, not 20',
  remedy: 'Leave it at 20',
  directions: ['request', 'response'],
  reaches: Array.from({ length: 41 }, (_, index) => ({ operation: `POST /pets/${index}`, part: 'request body' })),
  before: at('old.yaml', 12),
  after: at('new.yaml', 14),
  witness: {
    travels: 'request',
    operation: 'POST /pets/0',
    part: 'request body',
    value: { name: 'aaaaaaaaaaa' },
    failing: '/name',
    confirmed: true,
    message: ['POST /pets/0 HTTP/1.1', 'Host: localhost', '', '{', '  "name": "aaaaaaaaaaa"', '}'],
    mark: 4,
  },
  softened: 'undeclared-properties',
  fingerprint: '1111111111111111',
};

export const risky: ContractChange = {
  code: 'schema-changed',
  level: 'risky',
  message: '`Pet.tag` has another pattern',
  remedy: 'Look at it',
  directions: ['response'],
  reaches: [{ operation: 'GET /pets', part: 'response 200' }],
  before: at('old.yaml', 20),
  after: at('new.yaml', 22),
  unknown: 'Whether `Pet.tag` may hold what it never held could not be decided: the patterns have look-arounds',
  reason: 'pattern',
  fingerprint: '2222222222222222',
};

export const safe: ContractChange = {
  code: 'operation-added',
  level: 'safe',
  message: 'GET /cats is new',
  remedy: 'Nothing has to be done',
  directions: [],
  reaches: [{ operation: 'GET /cats', part: '' }],
  after: at('new.yaml', 30),
  fingerprint: '3333333333333333',
};

export function comparisonOf(changes: readonly ContractChange[], more: Partial<Comparison> = {}): Comparison {
  const counts = { breaking: 0, risky: 0, safe: 0 };
  for (const { level } of changes) counts[level]++;
  return {
    before: { title: 'Shop', version: '1.0.0', openapi: '3.0.3', source: 'old.yaml' },
    after: { title: 'Shop', version: '1.1.0', openapi: '3.1.0', source: 'new.yaml' },
    level: changes[0]?.level ?? 'safe',
    counts,
    changes,
    accepted: [],
    findings: [],
    ...more,
  };
}

export function reviewed(changes: readonly ContractChange[], findings: readonly Finding[] = []): Review {
  return reviewOf([comparisonOf(changes)], findings);
}

/** One change of each level, one that is accepted, a verdict and a finding. */
export const sample: Review = reviewOf(
  [
    comparisonOf([removed('GET /pets', 7), whole, risky, safe], {
      accepted: [
        { ...removed('PUT /pets', 9), accepted: { reason: 'nobody calls it', owner: 'ann', expires: '2027-01-31' } },
      ],
      version: { deserves: 'major', before: '1.0.0', after: '1.1.0', atLeast: '2.0.0', holds: false },
    }),
  ],
  [finding('accepted-unused', 'No change has the fingerprint ffffffffffffffff', { location: at('accepted.yaml', 3) })],
);

const gets = [{ operation: 'GET /pets', part: 'response 200, application/json' }];

/** A property that is gone. */
export function property(name: string, line: number, more: Partial<ContractChange> = {}): ContractChange {
  return {
    ...safe,
    code: 'schema-property-removed',
    message: `\`Pet\`: \`${name}\` is not declared any more`,
    reaches: gets,
    before: at('old.yaml', line),
    after: at('new.yaml', 1),
    fingerprint: `${line}`.padStart(16, '0'),
    ...more,
  };
}

/** A parameter that is gone, of operations. */
export function parameter(name: string, line: number, operations: readonly string[]): ContractChange {
  return {
    ...safe,
    code: 'parameter-removed',
    level: 'risky',
    message: `the query parameter \`${name}\` has no effect any more, or is refused`,
    remedy: 'Keep the parameter',
    unknown: 'a service may refuse it',
    reason: 'unstated',
    reaches: operations.map(operation => ({ operation, part: `query parameter ${name}` })),
    before: at('old.yaml', line),
    fingerprint: `${line}`.padStart(16, '0'),
  };
}

/** Two groups of changes that say the same of something else each, and one change beside. */
export const severalAlike: readonly ContractChange[] = [
  parameter('first', 3, ['GET /pets', 'GET /cats']),
  whole,
  property('tag', 5),
  parameter('last', 4, ['GET /pets']),
  property('owner', 6),
];

const attack =
  'x\u001b[31m\r\n::error::owned </script><img src=x onerror=alert(1)> `&` " \' \u202e \u0000 \ud800 [a](javascript:alert(1)) @everyone #1 | ``` \n</details>';

/** A review whose every text tries to break out of its report. */
export const hostile: Review = reviewOf(
  [
    comparisonOf(
      [
        {
          ...whole,
          message: attack,
          remedy: attack,
          reaches: [
            { operation: attack, part: attack },
            { operation: `${attack}2`, part: attack },
          ],
          before: { file: attack, line: 1, column: 1, pointer: `/${attack}` },
          after: { file: `${attack}2`, line: 1, column: 1, pointer: `/${attack}` },
          witness: { ...whole.witness!, operation: attack, message: [attack, attack], mark: 1 },
        },
        { ...risky, unknown: attack },
        { ...removed(attack, 2) },
        { ...removed(`${attack}3`, 3) },
      ],
      {
        before: { title: attack, version: attack, openapi: attack, source: attack },
        after: { title: `${attack}2`, version: attack, openapi: attack, source: attack },
        accepted: [{ ...safe, message: attack, accepted: { reason: attack, owner: attack, expires: attack } }],
        version: { deserves: 'major', before: attack, after: attack },
      },
    ),
  ],
  [{ ...finding('accepted-unused', attack), remedy: attack, operation: attack }],
);
