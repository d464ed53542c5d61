// What the fakes share: they note how they were called, and keep comments in a file.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';

const { FAKE_CALLS, FAKE_COMMENTS, FAKE_DENIED } = process.env;

export const args = process.argv.slice(2);
appendFileSync(FAKE_CALLS, `${JSON.stringify(args)}\n`);

/** Where the token may not write. */
export const denied = FAKE_DENIED === 'yes';

export const comments = () => JSON.parse(readFileSync(FAKE_COMMENTS, 'utf8'));

/** Changes the comment of that id, or adds one by the author. */
export function write(id, body, author) {
  const kept = comments();
  const found = kept.find(comment => comment.id === id);
  if (id !== undefined && !found) throw new Error(`there is no comment ${id}`);
  if (found) found.body = body;
  else kept.push({ id: kept.length + 1, body, author });
  writeFileSync(FAKE_COMMENTS, JSON.stringify(kept));
}

/** The argument after one. */
export const after = name => args[args.indexOf(name) + 1];
