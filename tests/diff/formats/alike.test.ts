import type { ContractChange } from '../../../src/diff/index.js';
import { formats } from '../../../src/diff/index.js';
import { parameter, property, reviewed, safe, severalAlike, whole } from './reviews.js';

const { pretty, markdown, html } = formats;
const puts = [{ operation: 'PUT /pets', part: 'request body, application/json' }];

describe('changes that say the same of something else each', () => {
  it('are told once, of properties with what they reach', () => {
    const text = pretty(reviewed([property('tag', 3), property('owner', 4), property('name', 5)]), { all: true });
    expect(text).toContain(`
safe \`Pet\`: each of 3 properties is not declared any more (schema-property-removed)
  in          GET /pets: response 200, application/json
  \`tag\`    old.yaml:3:5  0000000000000003
  \`owner\`  old.yaml:4:5  0000000000000004
  \`name\`   old.yaml:5:5  0000000000000005
`);
    expect(text).not.toContain('new.yaml:1:5');
  });

  it('are told once, of parameters each with its operations, why nobody can say, and what to do', () => {
    const both = [parameter('first', 3, ['GET /pets', 'GET /cats']), parameter('last', 4, ['GET /pets'])];
    expect(pretty(reviewed(both), {})).toContain(`
risky each of 2 query parameters has no effect any more, or is refused (parameter-removed)
  unknown     a service may refuse it
  instead     Keep the parameter
  \`first\`  GET /pets and 1 more  old.yaml:3:5  0000000000000003
  \`last\`   GET /pets             old.yaml:4:5  0000000000000004
`);
  });

  it('are a line each in a comment on a pull request', () => {
    const properties = markdown(reviewed([property('tag', 3), property('owner', 4)]), { all: true });
    expect(properties).toContain(
      'each of 2 properties is not declared any more, in `GET /pets: response 200, application/json`.',
    );
    expect(properties).toMatch(/^- `tag`, before .*3:5.*, 0000000000000003$/m);
    const parameters = markdown(
      reviewed([parameter('first', 3, ['GET /a', 'GET /b']), parameter('last', 4, ['GET /a'])]),
      {},
    );
    expect(parameters).toMatch(
      /^- `first` in `GET \/a: query parameter first`, `GET \/b: query parameter first`, before .*, 0000000000000003$/m,
    );
    expect(parameters).toMatch(/^- `last` in `GET \/a: query parameter last`, before .*, 0000000000000004$/m);
  });

  it('are an article with a row each in a browser, in the order and the words of a terminal', () => {
    const text = html(reviewed(severalAlike), {});
    const heads = [...text.matchAll(/<h3>(.*?) <code>[^<]*<\/code><\/h3>/g)].map(([, head]) =>
      head!.replaceAll(/<\/?code>/g, '`').replace(/^(\w+):/, '$1'),
    );
    const told = pretty(reviewed(severalAlike), { all: true });
    expect(heads).toHaveLength(3);
    expect(heads).toEqual(
      told.split('\n').flatMap(line => /^(?:breaking|risky|safe) .*(?= \([\w-]+\)$)/.exec(line) ?? []),
    );
    expect(text.match(/<tr>/g)).toHaveLength(4);
    expect(text).toMatch(
      /<tr><td><code>first<\/code><\/td><td>.*GET \/cats.*old\.yaml:3:5.*0{15}3<\/code><\/td><\/tr>/s,
    );
    expect(text.match(/a service may refuse it/g)).toHaveLength(1);
    expect(text.match(/Keep the parameter/g)).toHaveLength(1);
  });

  it('have each its message in a browser', () => {
    const gone = (operation: string): ContractChange => ({
      ...whole,
      code: 'operation-removed',
      message: `${operation} is gone`,
      reaches: [{ operation, part: '' }],
      witness: { ...whole.witness!, operation, message: [`${operation} HTTP/1.1`, 'Host: <localhost>'], mark: 0 },
      softened: undefined as never, // of the two that are told together there is none
      after: undefined as never, // what is gone is nowhere
    });
    const text = html(reviewed([gone('GET /a'), gone('GET /b')]), {});
    expect(text.match(/<article/g)).toHaveLength(1);
    const messages = [...text.matchAll(/<details><summary>request<\/summary>(.*?)<pre>(.*?)<\/pre><\/details>/gs)];
    expect(messages.map(([, said, message]) => [said, message])).toEqual(
      ['GET /a', 'GET /b'].map(operation => [
        'was valid before, and is refused now',
        `<mark>${operation} HTTP/1.1</mark>Host: &lt;localhost&gt;\n`,
      ]),
    );
  });

  it.each<[what: string, other: Partial<ContractChange>]>([
    ['are of another schema', { message: '`Cat`: `owner` is not declared any more' }],
    ['reach something else', { reaches: puts }],
    ['say something else', { message: '`Pet`: `owner` is not declared any more, and ignored where it is sent' }],
    ['have a default of their own', { softened: 'stability' }],
    ['show a message each', { witness: { ...whole.witness!, mark: 3 } }],
  ])('are told apart where they %s', (_, other) => {
    const changes = [property('tag', 3), property('owner', 4, other)];
    for (const format of [pretty, markdown, html])
      expect(format(reviewed(changes), { all: true })).not.toContain('each of');
  });

  it('say what to do once, though they are in several lists', () => {
    const gone = (operation: string, rest: string): ContractChange => ({
      ...safe,
      code: 'operation-removed',
      level: 'breaking',
      message: `${operation} is gone${rest}`,
      remedy: 'Keep it',
      reaches: [{ operation, part: '' }],
    });
    const text = pretty(
      reviewed([gone('GET /a', ''), gone('GET /b', ''), gone('GET /c', ', too'), gone('GET /d', ', too')]),
      {},
    );
    expect(text.match(/instead.*$/gm)).toEqual(['instead     Keep it', 'instead     as above']);
  });

  it('are told once though what could not be decided names each of them', () => {
    const named = (name: string, line: number) => ({
      ...parameter(name, line, ['GET /a']),
      unknown: `Whether requests with the query parameter \`${name}\` do as before could not be decided: it may be refused`,
    });
    const changes = ['x', 'y', 'z'].map((name, index) => named(name, index + 1));
    for (const format of [pretty, markdown, html]) {
      const text = format(reviewed(changes), {}).replaceAll(/<\/?code>/g, '`');
      expect(text.match(/parameter-removed/g)).toHaveLength(1);
      expect(text.match(/Whether requests with .*? do as before/g)).toEqual([
        'Whether requests with one of these query parameters do as before',
      ]);
      expect(text.match(/Keep the parameter/g)).toHaveLength(1);
    }
  });

  it('are a line each where there are very many, with the message of the first', () => {
    const limit = (index: number): ContractChange => ({
      ...whole,
      code: 'schema-size-changed',
      message: `\`Pet${index}.name\`: \`maxLength\` was 20 and is 10`,
      before: { ...whole.before!, line: index },
      fingerprint: `${index}`.padStart(16, '0'),
    });
    const many = Array.from({ length: 11 }, (_, index) => limit(index + 1));
    for (const format of [pretty, markdown, html]) {
      const text = format(reviewed(many), {}).replaceAll(/<\/?code>/g, '`');
      expect(text.match(/maxLength/g)).toHaveLength(1);
      expect(text).toContain('in each of 11 places: `maxLength` was 20 and is 10');
      expect(text.match(/was valid before, and is refused now/g)).toHaveLength(1);
      for (const { fingerprint } of many) expect(text).toContain(fingerprint);
      const few = format(reviewed(many.slice(1)), {});
      expect(few.match(/was valid before, and is refused now/g)).toHaveLength(10);
    }
    expect(pretty(reviewed(many), {})).toMatch(
      /^ {2}`Pet11\.name` {2}POST \/pets\/0 and 40 more +new.yaml:14:5 +0{14}11$/m,
    );
    expect(markdown(reviewed(many), {})).toMatch(
      /^- `Pet11\.name` in `POST \/pets\/0 and 40 more`, before .*, 0{14}11$/m,
    );
  });

  it('are under one heading in a comment where they have no list', () => {
    const texts = ['one', 'two'].map((text, index) => ({
      ...whole,
      message: text,
      fingerprint: `${index}`.repeat(16),
    }));
    const changes = [texts[0]!, parameter('a', 1, ['GET /a']), { ...texts[1]!, witness: whole.witness! }];
    const text = markdown(reviewed(changes), {});
    expect(text.match(/^`schema-changed`/gm)).toHaveLength(1);
  });
});
