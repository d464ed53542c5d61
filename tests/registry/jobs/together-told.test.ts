import { TogetherTold } from '../../../src/registry/jobs/together-told.js';

/** What was told, a line each time, with an end of its own that the test gives. */
function told() {
  const lines: string[] = [];
  const ends: (() => void)[] = [];
  const tell = (ids: readonly string[]) => {
    lines.push(ids.join(' '));
    return new Promise<void>(resolve => ends.push(resolve));
  };
  return { lines, ends, together: new TogetherTold(tell) };
}

/** What was asked before is told, if nothing else is. */
async function turn(): Promise<void> {
  for (let times = 0; times < 3; times++) await new Promise(setImmediate);
}

describe('ends that are told together', () => {
  it('are those of one turn, then all that came while those were told', async () => {
    const { lines, ends, together } = told();
    void together.add('a');
    await Promise.resolve();
    void together.add('b');
    await turn();
    void together.add('c');
    await turn();
    void together.add('d');
    await turn();
    expect(lines).toEqual(['a b']);
    ends[0]!();
    await turn();
    expect(lines).toEqual(['a b', 'c d']);
  });

  it('are told to each who asked once it was told of them, not of others', async () => {
    const { ends, together } = told();
    const heard: string[] = [];
    void together.add('a').then(() => heard.push('a'));
    await turn();
    const b = together.add('b').then(() => heard.push('b'));
    await turn();
    expect(heard).toEqual([]);
    ends[0]!();
    await turn();
    expect(heard).toEqual(['a']);
    ends[1]!();
    await b;
    expect(heard).toEqual(['a', 'b']);
  });

  it('are told at once where nothing is being told', async () => {
    const { lines, ends, together } = told();
    for (const id of ['a', 'b']) {
      const end = together.add(id);
      await turn();
      ends.pop()!();
      await end;
    }
    expect(lines).toEqual(['a', 'b']);
  });
});
