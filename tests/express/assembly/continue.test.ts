import express from 'express';
import { rawExchange, statusesOf, statusOf } from '../../support/raw-exchange.js';
import { heldBack, things } from '../held-back.js';
import { around } from './assembled.js';

const head = (fields: string, path = '/things') =>
  `POST ${path} HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n${fields}\r\n\r\n`;
const key = 'Authorization: Bearer right\r\n';
const json = 'Content-Type: application/json\r\n';

describe('a client that waits to be asked for its body', () => {
  it.each([
    ['no key', `${json}Content-Length: 2`, 401],
    ['the wrong key', `Authorization: Bearer wrong\r\n${json}Content-Length: 2`, 401],
    ['more than the operation takes, by its length', `${key}${json}Content-Length: 101`, 413],
    ['more than the server takes, by its length', `${key}${json}Content-Length: 2000`, 413],
    ['a media type that is not taken', `${key}Content-Type: text/csv\r\nContent-Length: 2`, 415],
    ['another expectation', `${key}${json}Content-Length: 2`, 417],
  ])('is refused before it sends any of it, with %s', async (what, fields, status) => {
    const served = await around(things(), { bodyBytes: 1000 });
    const sent = what === 'another expectation' ? head(fields).replace('100-continue', 'tea') : head(fields);
    const answer = await heldBack(served.port, sent, '{}');
    await served.close();
    expect(statusesOf(answer)).toEqual([status]);
  });

  it.each([
    ['more than it takes', `${json}Content-Length: 101`, 413],
    ['a media type that is not taken', 'Content-Type: text/csv\r\nContent-Length: 2', 415],
  ])('is refused so by an operation that asks for no key, with %s', async (_what, fields, status) => {
    const served = await around(things());
    // from then on the operation is ready, and refuses at once
    await heldBack(served.port, head(`${json}Content-Length: 2`, '/open'), '{}');
    const answer = await heldBack(served.port, head(fields, '/open'), '{}');
    await served.close();
    expect(statusesOf(answer)).toEqual([status]);
  });

  it.each([
    ['its length', `${key}${json}Content-Length: 2`, '{}'],
    ['pieces', `${key}${json}Transfer-Encoding: chunked`, '2\r\n{}\r\n0\r\n\r\n'],
  ])('is asked for one that says %s, once, and answered', async (_what, fields, body) => {
    const served = await around(things());
    const answer = await heldBack(served.port, head(fields), body);
    await served.close();
    expect(statusesOf(answer)).toEqual([100, 204]);
    expect(served.answered).toMatchObject([{ status: 204, outcome: 'sent' }]);
  });

  it('is told what is wrong with the body that it was asked for', async () => {
    const served = await around(things());
    const answer = await heldBack(served.port, head(`${key}${json}Content-Length: 2`), '[]');
    await served.close();
    expect(statusesOf(answer)).toEqual([100, 400]);
  });

  it('is asked by a body parser of an app of its own, and not by a route that reads nothing', async () => {
    const app = express().set('env', 'test');
    app.post('/no', (_request, response) => void response.status(403).end());
    app.use(express.json()).post('/echo', (request, response) => void response.json(request.body));
    const served = await around(app);
    const [asked, refused] = [
      await heldBack(served.port, head(`${json}Content-Length: 2`, '/echo'), '{}'),
      await heldBack(served.port, head(`${json}Content-Length: 2`, '/no'), '{}'),
    ];
    await served.close();
    expect([statusesOf(asked), statusesOf(refused)]).toEqual([[100, 200], [403]]);
  });

  it.each([
    [`${json}Content-Length: 2`, [401]],
    [`${key}${json}Content-Length: 2`, [100, 204]],
  ])('and sends it all the same, is answered: %s', async (fields, statuses) => {
    const served = await around(things());
    const answer = await rawExchange(served.port, [head(`${fields}\r\nConnection: close`), '{}']);
    await served.close();
    expect(statusesOf(answer)).toEqual(statuses);
  });

  it('keeps its place among requests on one connection', async () => {
    const served = await around(things());
    const plain = `POST /things HTTP/1.1\r\nHost: a\r\n${key}${json}Content-Length: 2\r\n\r\n{}`;
    const pieces = [plain, head(`${key}${json}Content-Length: 2\r\nConnection: close`), '{}'];
    const answer = await rawExchange(served.port, pieces);
    await served.close();
    expect(statusesOf(answer).filter(status => status !== 100)).toEqual([204, 204]);
    expect(statusOf(answer)).toBe(204);
  });
});
