import { formats } from '../../../src/diff/index.js';
import { hostile, removed, reviewed, sample, whole } from './reviews.js';

const { markdown } = formats;
/** What GitHub takes for a comment. */
const most = 65_536;

describe('markdown', () => {
  it('has the count, the versions, what to do, and the witness folded away', () => {
    expect(
      markdown(sample, {}),
    ).toBe(`### Contract: 2 breaking, 1 risky, 1 safe change; 1 unknown (pattern 1); 1 accepted; 1 warning

- warning: \`accepted.yaml:3:5\` No change has the fingerprint ffffffffffffffff (\`accepted-unused\`). Remove the entry

**Shop 1.0.0 to 1.1.0** (\`old.yaml\` to \`new.yaml\`)

Version 1.0.0 to 1.1.0; deserved: major, at least 2.0.0: too low

#### Breaking

\`operation-removed\` Keep it.

- GET /pets is gone: its requests are answered with 404<br>
  before line 7:5, 0000000000000007

\`schema-changed\` Leave it at 20.

- \`Pet.name\` may have 10 characters, not 20<br>
  before line 12:5, after line 14:5, 1111111111111111<br>
  in \`POST /pets/0: request body\`, \`POST /pets/1: request body\`, \`POST /pets/2: request body\`, and 38 more<br>
  breaking, by the default undeclared-properties: --strict undeclared-properties takes it away
  <details>
  <summary>A request that was valid before, and is refused now</summary>

  \`\`\`text
    POST /pets/0 HTTP/1.1
    Host: localhost

    {
  >   "name": "aaaaaaaaaaa"
    }
  \`\`\`

  </details>
  <details>
  <summary>41 operations</summary>

${Array.from({ length: 41 }, (_, index) => `  - \`POST /pets/${index}: request body\``).join('\n')}

  </details>

#### Risky

\`schema-changed\` Look at it.

- \`Pet.tag\` has another pattern<br>
  before line 20:5, after line 22:5, 2222222222222222<br>
  in \`GET /pets: response 200\`<br>
  unknown: Whether \`Pet.tag\` may hold what it never held could not be decided: the patterns have look-arounds

#### Safe

operation-added 1

#### Accepted

- PUT /pets is gone: its requests are answered with 404 (0000000000000009): nobody calls it (ann, until 2027-01-31)
`);
  });

  it.each([10, 150, 300, 3000])('fits into a comment with %i changes, and says what was cut', count => {
    const changes = Array.from({ length: count }, (_, index) => ({ ...whole, message: `${index} ${'x'.repeat(100)}` }));
    const text = markdown(reviewed(changes), {});
    expect(text.length).toBeLessThanOrEqual(most);
    const told = text.match(/^- \d+ x+/gm)?.length ?? 0;
    const [, left] = /left out:.*?([\d,]+) breaking changes? \(schema-changed [\d,]+\)/.exec(text) ?? [];
    expect(told + Number((left ?? '0').replaceAll(',', ''))).toBe(count);
    if (count > 100)
      expect(text).toMatch(/Too long for a comment, and left out: .*`specwright diff` shows all of it\.\n$/);
    else expect(text).not.toContain('left out');
  });

  it('fits with names of any length', () => {
    const long = 'n'.repeat(100_000);
    const change = { ...whole, message: long, remedy: long, reaches: [{ operation: long, part: long }], unknown: long };
    const text = markdown(reviewed([change, { ...removed(long, 1) }]), {});
    expect(text.length).toBeLessThanOrEqual(most);
  });

  it('lets nothing of a document be markup, a link, a mention or a fence', () => {
    const text = markdown(hostile, { all: true });
    const outside = text.replace(/^ *(`{3,})text\n[\s\S]*?\n *\1$/gm, '').replace(/(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, '');
    expect(outside).not.toMatch(/<(?!br>|\/?details>|\/?summary>|!-- -->)/);
    expect(outside).not.toMatch(/@\w|#\d|(?<!\\)\]\(/);
    expect(text.match(/^ *<details>$/gm)?.length).toBe(text.match(/^ *<\/details>$/gm)?.length);
  });
});
