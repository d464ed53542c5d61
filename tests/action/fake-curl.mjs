// In place of curl, for the notes of one merge request, and for the user that the token is of.
import { readFileSync } from 'node:fs';
import { after, args, comments, denied, write } from './fake-calls.mjs';

const config = readFileSync(0, 'utf8');
if (config !== 'header = "PRIVATE-TOKEN: secret"\n' || after('--config') !== '-') throw new Error('no token');
const url = new URL(args.find(arg => arg.startsWith('https://')));
const own = 31;
if (url.pathname === '/api/v4/user') {
  process.stdout.write(JSON.stringify({ id: own, username: 'project_5_bot' }));
  process.exit(0);
}
const [, id] = /^\/api\/v4\/projects\/5\/merge_requests\/7\/notes(?:\/(\d+))?$/.exec(url.pathname) ?? [null];
if (id === null) throw new Error(url.href);
const method = args.includes('--request') ? after('--request') : 'GET';
if (denied && method !== 'GET') {
  process.stderr.write('curl: (22) The requested URL returned error: 403\n');
  process.exit(22);
}
if (method === 'GET') {
  const page = Number(url.searchParams.get('page'));
  process.stdout.write(JSON.stringify(pageOf(page)));
} else {
  const [, file] = /^body@(.*)$/s.exec(after('--data-urlencode'));
  write(id === undefined ? undefined : Number(id), readFileSync(file, 'utf8'), own);
}

function pageOf(page) {
  const notes = comments().slice((page - 1) * 100, page * 100);
  return notes.map(({ author, ...note }) => ({ ...note, author: { id: author } }));
}
