import { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import type { Contract } from '../../src/contract/index.js';
import type { Witness } from '../../src/diff/index.js';
import { runtimeContract } from '../../src/enforce/from-contract.js';
import { createService, type HandlerInput, type HandlerResult } from '../../src/enforce/index.js';
import { createPlan, mediaKind } from '../../src/plan/index.js';
import { runService, type WireResponse } from '../support/exchange.js';
import { serveContract } from '../support/served-contract.js';

/** What became of a witness in a version: taken as it is, refused, or taken for something else than the writer meant. */
export interface Confirmed {
  readonly writer: 'accepted' | 'refused';
  readonly reader: 'accepted' | 'refused' | 'misread';
}

/**
 * Sends the message of a witness through services of both versions: a request to each; a response as the answer of each,
 * which a service refuses to send where its contract does not declare it.
 * @param isGone it is a message that was sent, and no longer is
 */
export async function confirm(
  { before, after }: { readonly before: Contract; readonly after: Contract },
  witness: Witness,
  isGone = false,
): Promise<Confirmed> {
  const key = witness.operation;
  const message = parse(witness.message);
  const [writer, reader] = witness.travels === 'request' || isGone ? [before, after] : [after, before];
  if (!message.start.startsWith('HTTP/')) {
    return became(await request(served(writer, key), message), await request(served(reader, key), message));
  }
  // services do not look into the parts of what they send, but into those of what they are sent
  if (message.headers['content-type']?.startsWith('multipart/')) {
    const asRequest: Parsed = { ...message, start: 'POST / HTTP/1.1' };
    const [own, other] = [mirrored(writer, key, message), mirrored(reader, key, message)];
    return became(await request(own, asRequest), await request(other, asRequest));
  }
  return {
    writer: await answers(served(writer, key), key, message),
    reader: await answers(served(reader, key), key, message),
  };
}

type Given = Awaited<ReturnType<typeof request>>;

function became({ input: sent }: Given, { input: read }: Given): Confirmed {
  const isSame = isDeepStrictEqual(texts(sent), texts(read));
  return { writer: sent ? 'accepted' : 'refused', reader: !read ? 'refused' : isSame ? 'accepted' : 'misread' };
}

interface Parsed {
  readonly start: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

function parse(lines: readonly string[]): Parsed {
  const [start = '', ...rest] = lines;
  const blank = rest.indexOf('');
  const head = blank === -1 ? rest : rest.slice(0, blank);
  const headers = head.map(line => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]);
  const type = headers.find(([name]) => name === 'content-type')?.[1] ?? '';
  const body = blank === -1 ? undefined : rest.slice(blank + 1).join(type.startsWith('multipart/') ? '\r\n' : '\n');
  return { start, headers: Object.fromEntries(headers), body };
}

/** A contract whose webhook or callback of that key is served as a receiver would, at `/`. */
function served(contract: Contract, key: string): Contract {
  const sent = contract.webhooks.find(operation => operation.key === key);
  if (!sent) return contract;
  return { ...contract, operations: [...contract.operations, { ...sent, path: '/', direction: 'incoming' }] };
}

/** A contract that takes for a request what it answers an operation with. */
function mirrored(contract: Contract, key: string, { start }: Parsed): Contract {
  const operation = contract.operations.find(each => each.key === key)!;
  const response = operation.responses.find(({ status }) => status === start.split(' ')[1])!;
  const { content, location } = response;
  const requestBody = { required: true, content, location };
  const taken = { ...operation, method: 'POST', path: '/', parameters: [], security: [], servers: [], requestBody };
  return { ...contract, operations: [taken] };
}

/** @returns what a handler was given; undefined where the request was refused */
async function request(
  contract: Contract,
  { start, headers, body }: Parsed,
): Promise<{ readonly input: HandlerInput | undefined; readonly response: WireResponse }> {
  const { plan } = createPlan(contract);
  let input: HandlerInput | undefined;
  const handler = async (given: HandlerInput): Promise<HandlerResult> => {
    input = given;
    return { status: 599 } as HandlerResult; // never declared: the test looks at the input alone
  };
  const service = createService(runtimeContract(contract), {
    handlers: Object.fromEntries(plan.operations.map(({ name }) => [name, handler])),
    security: Object.fromEntries(Object.keys(plan.securitySchemes).map(name => [name, () => ({ subject: 'test' })])),
    logger: false,
    responses: 'off',
  });
  const running = await runService(service);
  const [method = '', written = ''] = start.split(' ');
  // a callback's address is an expression
  const target = written.replace(/^\{[^}]*\}/, '/');
  try {
    const response = await running.send({
      method,
      target,
      headers,
      ...(body !== undefined && { body: Buffer.from(body) }),
    });
    return { input, response };
  } finally {
    await running.close();
  }
}

/** What a handler is given, with every leaf as text: an integer that is a string now is the same text. */
function texts(input: HandlerInput | undefined): unknown {
  if (!input) return undefined;
  const { params, query, headers, cookies, body } = input as unknown as Record<string, unknown>; // whatever its types are
  const given = { params: Object.values({ ...(params as object) }), query, headers, cookies };
  return leaves(structuredClone({ ...given, body: body instanceof Readable ? 'bytes' : body }));
}

function leaves(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(leaves);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, leaves(part)]));
}

async function answers(
  contract: Contract,
  key: string,
  { start, headers, body }: Parsed,
): Promise<'accepted' | 'refused'> {
  const all = await serveContract(contract);
  const index = all.created.plan.operations.findIndex(operation => operation.key === key);
  if (index === -1) {
    await all.running.close();
    return 'refused';
  }
  const { 'content-type': type = '', ...rest } = headers;
  const status = Number(start.split(' ')[1]);
  const parsed = body !== undefined && mediaKind(type) === 'json' ? JSON.parse(body) : body;
  all.answer({ status, headers: { ...rest, ...(type && { 'content-type': type }) }, body: parsed } as HandlerResult); // of any shape
  try {
    const { status: answered } = await all.running.send(all.requests(index).valid(0));
    return answered === status ? 'accepted' : 'refused';
  } finally {
    await all.running.close();
  }
}
