import type { OperationChecks, OperationPlan, RuntimeContract } from '../../plan/index.js';
import { type BodyReader, createBodyReader } from '../body/index.js';
import type { Handler } from '../handler.js';
import { acceptChooser } from '../media/index.js';
import { createParameterReader, type ReadParameters } from '../parameters/index.js';
import { ResponseRules } from '../responses/rules.js';
import type { Authenticate } from '../security/authenticate.js';
import type { ServiceSettings } from '../settings.js';
import type { RawRequest } from './raw-request.js';

/** All that serving one operation takes; made when it is first called, from checks that were proven at the start. */
export interface Prepared {
  readonly rules: ResponseRules;
  readonly readParameters: (exchange: RawRequest) => ReadParameters;
  readonly readBody: BodyReader | undefined;
  /** Whether an Accept header leaves one of the declared media types. */
  readonly accepts: (accept: string) => boolean;
}

/** One operation of a running service. */
export class OperationRuntime {
  readonly plan: OperationPlan;
  readonly handler: Handler | undefined;
  readonly authenticate: Authenticate | undefined;
  readonly scopeOf: ServiceSettings['scope'];
  prepared: Prepared | undefined;
  readonly #contract: RuntimeContract;
  readonly #index: number;
  readonly #settings: ServiceSettings;
  #preparing: Promise<Prepared> | undefined;

  constructor(
    contract: RuntimeContract,
    index: number,
    settings: ServiceSettings,
    authenticate: Authenticate | undefined,
  ) {
    this.plan = contract.plan.operations[index]!;
    const { handlers } = settings;
    this.handler = Object.hasOwn(handlers, this.plan.name) ? handlers[this.plan.name] : undefined;
    this.authenticate = authenticate;
    this.scopeOf = settings.scope;
    this.#contract = contract;
    this.#index = index;
    this.#settings = settings;
  }

  /** Loads the checks; once, however many requests wait for them. A failed load is tried again by the next request. */
  prepare(): Promise<Prepared> {
    this.#preparing ??= (async () => this.#make(await this.#contract.load(this.#index)))().catch(error => {
      this.#preparing = undefined;
      throw error;
    });
    return this.#preparing;
  }

  #make(checks: OperationChecks): Prepared {
    const { plan } = this;
    const rules = new ResponseRules(plan, checks);
    this.prepared = {
      rules,
      readParameters: parameterReader(plan, checks, this.#settings, keysInQuery(plan, this.#contract)),
      readBody: plan.body && createBodyReader(plan.body, checks, this.#settings.body),
      accepts: acceptTest(this.#settings.accept === 'ignore' ? undefined : rules.successMedia),
    };
    return this.prepared;
  }
}

function parameterReader(
  plan: OperationPlan,
  checks: OperationChecks,
  settings: ServiceSettings,
  knownQuery: readonly string[],
) {
  const { maxQueryKeys } = settings;
  const unknownQuery = settings.unknownQuery(plan);
  const options = { unknownQuery, knownQuery, checks, ...(maxQueryKeys !== undefined && { maxQueryKeys }) };
  const read = createParameterReader(plan.parameters, options);
  const order = plan.parameters.filter(parameter => parameter.in === 'path').map(({ name }) => name);
  return (exchange: RawRequest): ReadParameters => {
    const { rawNames, rawValues, request } = exchange;
    return read({
      path: order.length === 0 ? rawValues : inOrder(order, rawNames, rawValues),
      query: exchange.rawQuery,
      rawHeaders: request.rawHeaders,
      cookie: request.headers.cookie,
    });
  };
}

function acceptTest(media: ResponseRules['successMedia']): (accept: string) => boolean {
  if (!media) return () => true;
  const choose = acceptChooser(media);
  return accept => choose(accept) !== undefined;
}

// Mostly the parameters are declared in the order in which the path names them.
function inOrder(order: readonly string[], names: readonly string[], values: readonly string[]): readonly string[] {
  for (let index = 0; index < order.length; index++) {
    if (order[index] !== names[index]) return order.map(name => values[names.indexOf(name)] ?? '');
  }
  return values;
}

/** API keys in the query are known though no parameter declares them. */
function keysInQuery(plan: OperationPlan, { plan: { securitySchemes } }: RuntimeContract): readonly string[] {
  return plan.security.flat().flatMap(({ scheme: name }) => {
    const scheme = Object.hasOwn(securitySchemes, name) ? securitySchemes[name] : undefined;
    return scheme?.type === 'apiKey' && scheme.in === 'query' ? [scheme.name] : [];
  });
}
