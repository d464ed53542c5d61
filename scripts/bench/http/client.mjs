// A load client that costs less than the servers it measures: requests as bytes made once, answers counted by their
// Content-Length, one request a connection at a time (https://www.rfc-editor.org/rfc/rfc9112.html#name-message-body-length).
import { connect } from 'node:net';

const headEnd = Buffer.from('\r\n\r\n');

/**
 * Sends one request over and over on kept-alive connections.
 * @param enough called with the number of answers so far; true ends the load
 * @returns the number of answers; rejects at the first answer that is not 2xx
 */
export function load({ port, request, connections = 32, enough }) {
  const bytes = requestBytes(request, port);
  let answers = 0;
  let open = connections;
  return new Promise((resolve, reject) => {
    const sockets = Array.from({ length: connections }, () => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      const fail = error => {
        for (const one of sockets) one.destroy();
        reject(error);
      };
      socket.on('error', fail);
      socket.on('connect', () => socket.write(bytes));
      const take = answerReader(status => {
        if (status < 200 || status > 299) return fail(new Error(`an answer is ${status}`));
        if (!enough(++answers)) return socket.write(bytes);
        socket.destroy();
        if (--open === 0) resolve(answers);
      });
      socket.on('data', chunk => {
        try {
          take(chunk);
        } catch (error) {
          fail(error);
        }
      });
      socket.on('end', () => fail(new Error('the server closed a connection')));
      return socket;
    });
  });
}

function requestBytes({ method, path, headers = {}, body = '' }, port) {
  const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) };
  const fields = Object.entries({ host: `127.0.0.1:${port}`, connection: 'keep-alive', ...headers, ...length });
  return Buffer.from(
    `${method} ${path} HTTP/1.1\r\n${fields.map(field => `${field.join(': ')}\r\n`).join('')}\r\n${body}`,
  );
}

/** Takes the pieces of one connection; calls `done` with the status of each whole answer. */
function answerReader(done) {
  let head;
  let left = 0;
  let status = 0;
  return chunk => {
    let body = chunk;
    if (left === 0) {
      const all = head ? Buffer.concat([head, chunk]) : chunk;
      const end = all.indexOf(headEnd);
      if (end < 0) {
        head = all;
        return;
      }
      head = undefined;
      const text = all.latin1Slice(0, end);
      status = Number(text.slice(9, 12));
      left = Number(/\r\ncontent-length: *(\d+)/i.exec(text)?.[1] ?? Number.NaN);
      if (Number.isNaN(left)) throw new Error('an answer has no Content-Length');
      body = all.subarray(end + headEnd.length);
      // An answer without a body is whole with its head.
      if (left === 0) return done(status);
    }
    left -= body.length;
    if (left < 0) throw new Error('an answer is longer than its Content-Length');
    if (left === 0) done(status);
  };
}
