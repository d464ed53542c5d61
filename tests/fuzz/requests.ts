import type { Contract } from '../../src/contract/index.js';
import { createPlan, type OperationPlan } from '../../src/plan/index.js';
import { createCompiler } from '../../src/schema/index.js';
import { createSampler } from '../../src/schema/sample/index.js';
import { RequestSampler, type WireRequest } from '../support/sampled-request.js';
import type { Random } from './random.js';

/** Requests of one contract, made once: what is sent is one of these, as it is or with some bytes changed. */
export interface Requests {
  readonly valid: readonly Buffer[];
  /** Whole messages that mostly break the contract. */
  readonly broken: readonly Buffer[];
}

/** Bodies that no sampler writes. */
const sequences: Readonly<Record<string, string>> = {
  'application/jsonl': '{"r":1,"g":2}\n\r\n{"g":0,"r":255}',
  'text/event-stream': ': hello\n\ndata: {}\nid: 1\n\ndata: 1\r\n\r\n',
};

const credentials = { headers: { 'x-key': 'key', authorization: 'Basic dXNlcjpwYXNz' }, query: [] };
const none = { headers: {}, query: [] };

export function requestsOf(contract: Contract, each: number): Requests {
  const { plan, checks } = createPlan(contract);
  const sampler = createSampler({ schemas: contract.schemas, compiler: createCompiler(contract.schemas) });
  const valid: Buffer[] = [];
  const broken: Buffer[] = [];
  for (const [index, operation] of plan.operations.entries()) {
    const secured = operation.security.length > 0 ? credentials : none;
    const requests = new RequestSampler(operation, checks[index]!, sampler, plan.basePaths[0] ?? '', secured);
    for (let seed = 1; seed <= each; seed += 1) valid.push(bytesOf(asSequence(operation, requests.valid(seed))));
    for (const seed of [1, 2, 3]) for (const { request } of requests.invalid(seed)) broken.push(bytesOf(request));
    broken.push(...otherwise(requests.valid(1)).map(bytesOf));
  }
  return { valid, broken };
}

function asSequence(operation: OperationPlan, request: WireRequest): WireRequest {
  const media = operation.body?.content[0];
  const text = media?.kind === 'sequential' ? sequences[media.range] : undefined;
  return text === undefined ? request : { ...request, body: Buffer.from(text) };
}

/** The same request with another method, type, target or body. */
function otherwise(request: WireRequest): readonly WireRequest[] {
  const { headers, target } = request;
  const types = ['application/json', 'text/plain; charset=klingon', 'multipart/form-data', '*/*', ';', 'a/b'];
  const queries = ['?__proto__[a]=1', '?a=%', '?%00=%ff', '?a[b][c][d]=1', `?${'a&'.repeat(2000)}`, '?=&&='];
  const bodies = ['', '\0', 'null', '[]', '{"__proto__":{"a":1}}', '['.repeat(5000), '"\\ud800"', '1e999', '--part'];
  return [
    ...['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'QUERY'].map(method => ({ ...request, method })),
    ...types.map(type => ({ ...request, headers: { ...headers, 'content-type': type } })),
    ...queries.map(query => ({ ...request, target: `${target}${query}` })),
    ...['/', '/%2e%2e', '/..', '//', '/%', '%00'].map(path => ({ ...request, target: `${target}${path}` })),
    ...bodies.map(body => ({ ...request, body: Buffer.from(body) })),
    ...bodies.map(body => ({ ...request, headers: { ...headers, cookie: body.replaceAll('\0', '') || '=' } })),
    { ...request, headers: { ...headers, accept: ',;q=2,a/b;q=0,' } },
    { ...request, headers: { ...headers, authorization: 'Basic ' } },
    { ...request, headers: { ...headers, 'content-encoding': 'gzip' } },
  ];
}

function bytesOf({ method, target, headers, body }: WireRequest): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = body ? `content-length: ${body.length}\r\n` : '';
  const head = `${method} ${target} HTTP/1.1\r\nhost: a\r\n${lines.join('')}${length}\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), body ?? Buffer.alloc(0)]);
}

/** Bytes that may be no HTTP any more. */
export function spoilt(message: Buffer, random: Random): Buffer {
  const bytes = Buffer.from(message);
  switch (random.below(5)) {
    case 0:
      return bytes.subarray(0, random.below(bytes.length));
    case 1:
      return Buffer.from(Array.from({ length: 1 + random.below(200) }, () => random.below(256)));
    case 2: {
      const at = random.below(bytes.length);
      const more = random.one([
        '\0',
        '\r\n',
        '%',
        '\xff\xfe',
        'Transfer-Encoding: chunked\r\n',
        'zz\r\n',
        '--part\r\n',
      ]);
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(more, 'latin1'), bytes.subarray(at)]);
    }
    default:
      for (let count = 1 + random.below(4); count > 0; count -= 1) {
        bytes[random.below(bytes.length)] = random.below(256);
      }
      return bytes;
  }
}
