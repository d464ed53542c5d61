import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OperationPlan, RuntimeContract } from '../../plan/index.js';

type WithJson = ServerResponse & { json?: (body: unknown) => unknown };

const bodies = new WeakMap<IncomingMessage, unknown>();

/** The value that was given to `res.json`. */
export function sentBody(request: IncomingMessage): unknown {
  return bodies.get(request);
}

/** Makes `res.json` write values by their formats (`serDes`), and keeps the value for `onError`. */
export function guardJson(
  request: IncomingMessage,
  response: WithJson,
  operation: OperationPlan,
  runtime: RuntimeContract,
): void {
  const { json } = response;
  if (!json) return;
  // The checks are loaded: the request came through them. From a document they come at once.
  const loaded = runtime.load(runtime.plan.operations.indexOf(operation));
  const converts = loaded instanceof Promise ? undefined : loaded.converts;
  response.json = body => {
    response.json = json;
    bodies.set(request, body);
    const name = mediaOf(operation, response)?.convert;
    const convert = name === undefined ? undefined : converts?.[name];
    return json.call(response, convert ? convert.serialise(body) : body);
  };
}

function mediaOf({ responses }: OperationPlan, { statusCode }: ServerResponse) {
  const names = [String(statusCode), `${Math.floor(statusCode / 100)}XX`, 'default'];
  const declared = names.map(name => responses.find(({ status }) => status.toUpperCase() === name.toUpperCase()));
  return declared.find(each => each !== undefined)?.content.find(({ kind }) => kind === 'json');
}
