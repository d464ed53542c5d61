// In place of `gh api`, for the comments of one pull request.
import { readFileSync } from 'node:fs';
import { after, args, comments, denied, write } from './fake-calls.mjs';

if (args[0] !== 'api') throw new Error(`gh ${args.join(' ')}`);
const method = args.includes('--method') ? after('--method') : 'GET';
if (denied && method !== 'GET') {
  process.stderr.write('gh: Resource not accessible by integration (HTTP 403)\n');
  process.exit(1);
}
if (method === 'GET') {
  if (after('--jq') !== '.[] | select(.body | startswith(env.MARK)) | .id') throw new Error('another filter');
  const found = comments().filter(({ body }) => body.startsWith(process.env.MARK));
  process.stdout.write(found.map(({ id }) => `${id}\n`).join(''));
} else {
  const [, file] = /^body=@(.*)$/s.exec(after('--field'));
  const target = args.find(arg => arg.startsWith('repos/'));
  const [, id] = /^repos\/ada\/letters\/issues\/comments\/(\d+)$/.exec(target) ?? [];
  if (id === undefined && target !== 'repos/ada/letters/issues/7/comments') throw new Error(target);
  write(id === undefined ? undefined : Number(id), readFileSync(file, 'utf8'));
}
