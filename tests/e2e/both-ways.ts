import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { load } from '../../src/contract/index.js';
import { runtimeContract } from '../../src/enforce/from-contract.js';
import {
  type Credentials,
  createService,
  type HandlerInput,
  type HandlerResult,
  type ServiceOptions,
} from '../../src/enforce/index.js';
import type { RuntimeContract } from '../../src/plan/index.js';
import { defineFormat, defineKeyword, type Format, type Keyword } from '../../src/schema/index.js';
import { Project } from '../codegen/project.js';
import { type Running, runService, type WireResponse } from '../support/exchange.js';
import type { WireRequest } from '../support/sampled-request.js';

const fixtures = new URL('../fixtures/conversion/', import.meta.url);

/** What one way of serving a contract does with a request. */
export interface Outcome {
  readonly status: number;
  readonly headers: { readonly [name: string]: unknown };
  readonly body: string;
  /** What the handler was given; undefined where it was not called. */
  readonly input: unknown;
}

/** The same contract served from generated modules and from its document. */
export interface BothWays {
  /** By name of the way. */
  send(request: WireRequest, answer: HandlerResult): Promise<{ readonly [way: string]: Outcome }>;
  readonly project: Project;
  close(): Promise<void>;
}

export async function serveBothWays(document: string, options: Partial<ServiceOptions> = {}): Promise<BothWays> {
  const own = await importOwn();
  const from = { module: './formats.js' };
  const formats = [defineFormat('money', own.money, { ...from, export: 'money' })];
  const keywords = [defineKeyword('x-even', own.even, { ...from, export: 'even' })];
  const project = await Project.create({
    'api.yaml': document,
    'formats.js': await readFile(new URL('formats.js', fixtures), 'utf8'),
    'formats.d.ts': await readFile(new URL('formats.d.ts', fixtures), 'utf8'),
    'package.json': '{"type":"module"}',
  });
  await project.generate({ convertFormats: true, formats, keywords, cache: false });
  const { contract: generated } = (await import(pathToFileURL(project.path('generated/contract.js')).href)) as {
    contract: RuntimeContract;
  };
  const read = runtimeContract(await load(project.path('api.yaml')), {
    convertFormats: true,
    compile: { definedFormats: formats, definedKeywords: keywords },
  });
  const ways = new Map<string, Way>();
  for (const [name, contract] of Object.entries({ generated, document: read }))
    ways.set(name, await Way.start(contract, options));
  return {
    project,
    async send(request, answer) {
      const outcomes: Record<string, Outcome> = {};
      for (const [name, way] of ways) outcomes[name] = await way.send(request, answer);
      return outcomes;
    },
    async close() {
      for (const way of ways.values()) await way.close();
      await project.remove();
    },
  };
}

async function importOwn(): Promise<{ readonly money: Format; readonly even: Keyword }> {
  return (await import(new URL('formats.js', fixtures).href)) as { money: Format; even: Keyword };
}

class Way {
  #answer: HandlerResult = { status: 204 };
  #input: unknown;

  private constructor(readonly running: { current: Running | undefined }) {}

  static async start(contract: RuntimeContract, options: Partial<ServiceOptions>): Promise<Way> {
    const way = new Way({ current: undefined });
    const handler = async (input: HandlerInput): Promise<HandlerResult> => {
      way.#input = await plain(input);
      return way.#answer;
    };
    const { plan } = contract;
    const service = createService(contract, {
      handlers: Object.fromEntries(plan.operations.map(({ name }) => [name, handler])),
      security: Object.fromEntries(
        Object.keys(plan.securitySchemes).map(name => [name, ({ type }: Credentials) => ({ name, type })]),
      ),
      logger: false,
      ...options,
    });
    way.running.current = await runService(service);
    return way;
  }

  async send(request: WireRequest, answer: HandlerResult): Promise<Outcome> {
    this.#answer = answer;
    this.#input = undefined;
    const response: WireResponse = await this.running.current!.send(request);
    const { date: _, 'keep-alive': _1, connection: _2, ...headers } = response.headers;
    return { status: response.status, headers, body: response.body, input: this.#input };
  }

  async close(): Promise<void> {
    await this.running.current?.close();
  }
}

/** What a test can compare: streams read to their end. */
async function plain(input: HandlerInput): Promise<unknown> {
  const { params, query, headers, cookies, querystring, auth, schemes, contentType } = input;
  const body = await readBody(input.body);
  return { params, query, headers, cookies, querystring, auth, schemes, contentType, body };
}

async function readBody(body: unknown): Promise<unknown> {
  if (typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body)) return body;
  const items: unknown[] = [];
  for await (const item of body as AsyncIterable<unknown>) items.push(item); // just seen to be one
  return items;
}
