// A server that ends gracefully, as a process of its own. Says what happens, a JSON line each; `?ms=` makes an answer slow.
import { assemble, readiness, serveGracefully } from '../../../src/express/index.ts';

const { drain, deadline, hooks, timeouts } = JSON.parse(process.argv[2]);
const say = line => process.stdout.write(`${JSON.stringify(line)}\n`);
const ready = readiness({ checks: { database: async () => undefined }, cache: 0 });
const app = (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  say({ begun: request.url });
  if (pathname === '/upload') request.resume().on('end', () => response.end('whole'));
  else setTimeout(() => response.end('whole'), Number(searchParams.get('ms') ?? 5));
};
const endpoints = { '/readyz': ready.readyz, '/livez': ready.livez };
const assembly = await assemble(app, { endpoints, ...(timeouts && { timeouts }) });
const server = await assembly.listen(0, '127.0.0.1');
const closings = {
  fine: () => undefined,
  broken: () => Promise.reject(new Error('broken')),
  never: () => new Promise(() => {}),
};
serveGracefully({
  server,
  readiness: ready,
  drain,
  deadline,
  close: hooks.map(([name, kind]) => ({
    name,
    close() {
      say({ closing: name });
      return closings[kind]();
    },
  })),
  log: (message, fields) => say({ message, open: fields?.open }),
});
say({ port: server.address().port });
