// In place of `gh api`, for the comments of one pull request.
import { readFileSync } from 'node:fs';
import { after, args, comments, denied, write } from './fake-calls.mjs';

if (args[0] !== 'api') throw new Error(`gh ${args.join(' ')}`);
// who the token is of: no token of a job may ask that of REST
const author = process.env.FAKE_AUTHOR;
const filter = '.[] | select(.user.login == env.AUTHOR and (.body | startswith(env.MARK))) | .id';
const method = args.includes('--method') ? after('--method') : 'GET';
if (denied && method !== 'GET') {
  process.stderr.write('gh: Resource not accessible by integration (HTTP 403)\n');
  process.exit(1);
}
if (args[1] === 'graphql') {
  if (after('--raw-field') !== 'query=query { viewer { login } }') throw new Error('another query');
  if (after('--jq') !== '.data.viewer.login') throw new Error('another filter');
  process.stdout.write(`${author}\n`);
} else if (method === 'GET') {
  if (after('--jq') !== filter) throw new Error('another filter');
  const { MARK, AUTHOR } = process.env;
  const found = comments().filter(each => each.author === AUTHOR && each.body.startsWith(MARK));
  process.stdout.write(found.map(({ id }) => `${id}\n`).join(''));
} else {
  const [, file] = /^body=@(.*)$/s.exec(after('--field'));
  const target = args.find(arg => arg.startsWith('repos/'));
  const [, id] = /^repos\/ada\/letters\/issues\/comments\/(\d+)$/.exec(target) ?? [];
  if (id === undefined && target !== 'repos/ada/letters/issues/7/comments') throw new Error(target);
  write(id === undefined ? undefined : Number(id), readFileSync(file, 'utf8'), author);
}
