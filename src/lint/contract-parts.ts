import type { Contract, Header, MediaType, Operation, Parameter, Response } from '../contract/index.js';
import type { Use } from '../schema/index.js';

/** A media type of a request or a response, with the operation that has it first. */
export interface Body {
  readonly media: MediaType;
  /** `any` of what this API sends to others: what its own schemas call readOnly is theirs to read. */
  readonly use: Use;
  readonly operation: Operation;
  readonly response?: Response;
}

export function operationsOf(contract: Contract): readonly Operation[] {
  return [...contract.operations, ...contract.webhooks];
}

/** Those of all operations, each once for each way that it goes. */
export function bodiesOf(contract: Contract): readonly Body[] {
  return kept(bodies, contract, () => {
    const found: Body[] = [];
    const seen = { request: new Set<MediaType>(), response: new Set<MediaType>(), any: new Set<MediaType>() };
    const add = (body: Body) => {
      if (seen[body.use].has(body.media)) return;
      seen[body.use].add(body.media);
      found.push(body);
    };
    for (const operation of operationsOf(contract)) {
      const isOurs = operation.direction === 'incoming';
      for (const media of operation.requestBody?.content ?? [])
        add({ media, use: isOurs ? 'request' : 'any', operation });
      for (const response of operation.responses)
        for (const media of response.content) add({ media, use: isOurs ? 'response' : 'any', operation, response });
    }
    return found;
  });
}

/** Those of all operations, each once. */
export function parametersOf(
  contract: Contract,
): readonly { readonly parameter: Parameter; readonly operation: Operation }[] {
  return kept(parameters, contract, () => {
    const seen = new Set<Parameter>();
    return operationsOf(contract).flatMap(operation =>
      operation.parameters.flatMap(parameter => {
        if (seen.has(parameter)) return [];
        seen.add(parameter);
        return [{ parameter, operation }];
      }),
    );
  });
}

/** Those of all responses, each once. */
export function headersOf(contract: Contract): readonly { readonly header: Header; readonly operation: Operation }[] {
  const seen = new Set<Header>();
  return operationsOf(contract).flatMap(operation =>
    operation.responses.flatMap(({ headers }) =>
      headers.flatMap(header => {
        if (seen.has(header)) return [];
        seen.add(header);
        return [{ header, operation }];
      }),
    ),
  );
}

const bodies = new WeakMap<Contract, readonly Body[]>();
const parameters = new WeakMap<Contract, ReturnType<typeof parametersOf>>();

function kept<T>(map: WeakMap<Contract, T>, contract: Contract, make: () => T): T {
  let known = map.get(contract);
  if (!known) map.set(contract, (known = make()));
  return known;
}
