import { finding, reporters } from '../../../src/diagnostics/index.js';

// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
const commandOf = (message: string, file: string) =>
  reporters.github(
    [finding('config-invalid', message, { remedy: 'Mend', location: { file, line: 1, column: 2, pointer: '' } })],
    {},
  );

describe('a GitHub annotation', () => {
  it.each([
    ['100% of it', 'a.yaml', '::error file=a.yaml,line=1,col=2,title=config-invalid::100%25 of it. Mend\n'],
    ['%0A::error::x', 'a.yaml', '::error file=a.yaml,line=1,col=2,title=config-invalid::%250A::error::x. Mend\n'],
    [
      'a\r\n::set-output::b',
      'a.yaml',
      expect.stringMatching(/^::error \S+::a\\u\{d\}\\u\{a\}::set-output::b\. Mend\n$/),
    ],
    ['x', 'a:b,c%.yaml', '::error file=a%3Ab%2Cc%25.yaml,line=1,col=2,title=config-invalid::x. Mend\n'],
    ['x', 'a\nb\r.yaml', '::error file=a\\u{a}b\\u{d}.yaml,line=1,col=2,title=config-invalid::x. Mend\n'],
  ])('escapes %j in %j', (message, file, want) => {
    expect(commandOf(message, file)).toEqual(want);
  });
});
