import { load } from '../../src/contract/index.js';
import type { MediaPlan, ResponsePlan } from '../../src/plan/index.js';
import { describeReal, realDocument, realDocuments } from '../support/real-documents.js';
import { type ServedContract, serveContract } from '../support/served-contract.js';

/** Response schemas that no value is valid against: `type: string` beside branches that allow no string. */
const unsatisfiable = new Set([
  'corpus/vercel.json GET /v1/edge-config/{edgeConfigId}/item/{edgeConfigItemKey} 200',
  'corpus/vercel.json GET /v1/edge-config/{edgeConfigId}/items 200',
  'corpus/vercel.json GET /v1/integrations/search-repo 200',
]);

describeReal('real documents, served', () => {
  describe.each(realDocuments())('%s', name => {
    let served: ServedContract; // undefined where the load failed

    beforeAll(async () => {
      served = await serveContract(await load(realDocument(name)));
    });
    afterAll(() => served?.running.close());

    it('answers 501 to a valid request on every operation, and 4xx to an invalid one', async () => {
      const refused: string[] = [];
      const accepted: string[] = [];
      served.answer(undefined);
      for (const [index, operation] of served.created.plan.operations.entries()) {
        const key = `${name} ${operation.key}`;
        const requests = served.requests(index);
        const { status, body } = await served.running.send(requests.valid(1));
        if (status !== 501) refused.push(`${operation.key}: ${status} ${body}`);
        if (!(await refusesOne(served, index))) accepted.push(key);
      }
      expect(refused).toEqual([]);
      expect(accepted).toEqual([]);
    }, 240_000);

    it('sends a valid body of every response, and no mutated one', async () => {
      const wrong: string[] = [];
      for (const [index, operation] of served.created.plan.operations.entries()) {
        for (const response of operation.responses) {
          // whatever is declared there, no body is sent with these
          if (['204', '304'].includes(response.status) || operation.method === 'HEAD') continue;
          if (unsatisfiable.has(`${name} ${operation.key} ${response.status}`)) continue;
          for (const media of response.content) wrong.push(...(await holdResponse(served, index, response, media)));
        }
      }
      expect(wrong).toEqual([]);
    }, 240_000);
  });
});

async function refusesOne(served: ServedContract, index: number): Promise<boolean> {
  for (const { request } of served.requests(index).invalid(1)) {
    const { status } = await served.running.send(request);
    if (status >= 400 && status < 500) return true;
    // 501 is the handler's: it was let in
    if (status !== 501) throw new Error(`a request was answered ${status}`);
  }
  return false;
}

/** In the answer to the client: a status of 500 may be declared, too. */
const breach = 'The response did not keep to the contract';

/** Sends a valid body of one media type of a response, and one that breaks its schema; tells what went otherwise. */
async function holdResponse(
  { created, sampler, requests, running, answer }: ServedContract,
  index: number,
  response: ResponsePlan,
  media: MediaPlan,
): Promise<readonly string[]> {
  const operation = created.plan.operations[index]!;
  const checked = created.checks[index]!.get(media.check ?? media.itemCheck ?? '');
  if (!checked) return [];
  const { schema, use } = checked;
  const status = statusOf(response.status, operation.responses);
  const headers: Record<string, unknown> = {};
  for (const { name, required, check } of response.headers) {
    const wanted = check === undefined ? undefined : created.checks[index]!.get(check);
    if (!required) continue;
    const sample = wanted && sampler.sample(wanted.schema, { direction: wanted.use, seed: 1 });
    headers[name] = sample && 'value' in sample ? sample.value : 'text';
  }
  const request = { ...requests(index).valid(1) };
  const give = async (value: unknown) => {
    const body = media.check === undefined ? [value] : value;
    answer({ status, headers, body, contentType: media.range.includes('*') ? 'application/json' : media.range });
    // items are sent one by one: where one is wrong the connection ends
    return running.send(request).then(
      sent => (sent.body.includes(breach) ? 'refused' : sent.status),
      () => 'refused',
    );
  };
  const wrong: string[] = [];
  const where = `${operation.key} ${response.status} ${media.range}`;
  const valid = sampler.sample(schema, { direction: use, seed: 1 });
  if (!('value' in valid)) return [`${where}: no valid body: ${valid.proof ?? valid.reason}`];
  const sent = await give(valid.value);
  if (sent !== status) wrong.push(`${where}: a valid body was answered ${sent}`);
  const mutated = first(
    sampler.mutations(schema, { direction: use, seed: 1 }),
    ({ value }) => media.kind !== 'text' || typeof value === 'string',
  );
  // every text is valid against a schema that says no more than `type: string`
  if (!mutated) return media.kind === 'text' ? wrong : [...wrong, `${where}: no invalid body`];
  const refused = await give(mutated.value);
  if (refused !== 'refused') wrong.push(`${where}: a body that breaks ${mutated.breaks.code} was answered ${refused}`);
  return wrong;
}

/** Without making those that come after it. */
function first<Value>(values: Iterable<Value>, holds: (value: Value) => boolean): Value | undefined {
  for (const value of values) if (holds(value)) return value;
  return undefined;
}

/** A concrete status for a range, one that no other response declares. */
function statusOf(status: string, all: readonly ResponsePlan[]): number {
  if (/^\d{3}$/.test(status)) return Number(status);
  const declared = new Set(all.map(response => response.status));
  const first = status === 'default' ? 400 : Number(status[0]) * 100;
  for (let code = first + 19; code < first + 99; code++) if (!declared.has(String(code))) return code;
  return first;
}
