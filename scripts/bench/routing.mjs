// Routes every operation of a document by our router and by find-my-way: `node scripts/bench/routing.mjs DOCUMENT.json`
// after a build. find-my-way comes with Fastify, a development dependency. Prints medians of seven rounds.
import { readFileSync } from 'node:fs';
import findMyWay from 'find-my-way';
import { createRouter } from '../../build/enforce/routing/router.js';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const document = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  methods
    .filter(method => item[method])
    .map(method => ({ key: `${method} ${path}`, method: method.toUpperCase(), path })),
);
const requests = operations.map(({ method, path }) => [method, path.replace(/\{[^}]+\}/g, 'value-1')]);

/** A template in find-my-way's words, where a colon of the path's own stands twice. */
const colons = path => path.replaceAll(':', '::').replace(/\{([^}]+)\}/g, ':$1');

const ours = createRouter({ basePaths: [''], operations });
const theirs = findMyWay({ caseSensitive: true });
let failed = 0;
operations.forEach(({ method, path }, index) => {
  try {
    theirs.on(method, colons(path), () => index);
  } catch (error) {
    failed++;
    console.log(`find-my-way refuses ${method} ${path}: ${error.message}`);
  }
});

function measure(match) {
  const rounds = Array.from({ length: 7 }, () => {
    const start = process.hrtime.bigint();
    for (let repeat = 0; repeat < 100; repeat++) for (const [method, path] of requests) match(method, path);
    return Number(process.hrtime.bigint() - start) / (100 * requests.length);
  });
  return rounds.sort((a, b) => a - b)[3].toFixed(0);
}

const wrong = (match, want) => requests.filter(([method, path], index) => match(method, path) !== want(index)).length;
const oursIndex = (method, path) => ours.match(method, path).index;
const theirsIndex = (method, path) => theirs.find(method, path)?.handler();
console.log(`${operations.length} operations, ${failed} refused by find-my-way`);
for (const [index, [method, path]] of requests.entries())
  if (theirsIndex(method, path) !== index)
    console.log(`find-my-way leads ${operations[index].key} to ${operations[theirsIndex(method, path)]?.key}`);
console.log(
  `led elsewhere than to themselves: ours ${wrong(oursIndex, i => i)}, find-my-way ${wrong(theirsIndex, i => i)}`,
);
console.log(
  `nanoseconds a lookup: ours ${measure((m, p) => ours.match(m, p))}, find-my-way ${measure((m, p) => theirs.find(m, p))}`,
);

/** What the shapes of section 4.8.1 of the standard and of HTTP give. */
function shape(name, templates, method, path) {
  const own = createRouter({ basePaths: [''], operations: templates.map(t => ({ key: t, method: 'GET', path: t })) });
  let other;
  try {
    const router = findMyWay({ caseSensitive: true });
    for (const t of templates) router.on('GET', colons(t), () => t);
    const found = router.find(method, path);
    other = found ? `${found.handler()} ${JSON.stringify(found.params)}` : 'nothing';
  } catch (error) {
    other = `refused: ${error.message}`;
  }
  const found = own.match(method, path);
  const mine =
    found.kind === 'operation' ? `${templates[found.index]} ${JSON.stringify(found.values)}` : JSON.stringify(found);
  console.log(`${name}: ours ${mine}; find-my-way ${other}`);
}
shape('{id}:verb', ['/pets/{id}', '/pets/{id}:feed'], 'GET', '/pets/7:feed');
shape('several templates', ['/diff/{from}...{to}'], 'GET', '/diff/a...b');
shape('with a suffix', ['/files/{name}.{ext}'], 'GET', '/files/a.csv');
shape('another name', ['/pets/{id}', '/pets/{pet}/toys'], 'GET', '/pets/7/toys');
shape('other method', ['/pets/{id}'], 'DELETE', '/pets/7');
shape('encoded slash', ['/pets/{id}'], 'GET', '/pets/a%2Fb');
shape('broken encoding', ['/pets/{id}'], 'GET', '/pets/%zz');
