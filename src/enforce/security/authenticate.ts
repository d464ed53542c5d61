import type { IncomingMessage } from 'node:http';
import type { OperationPlan, SecuritySchemePlan } from '../../plan/index.js';
import { HttpProblem, type ProblemError } from '../../problem/index.js';
import { isThenable } from '../is-thenable.js';
import { challengeOf } from './challenge.js';
import type { Extract } from './credentials.js';
import type { SecurityContext, SecurityResolver } from './resolver.js';

/** Who sent a request, or the problem to refuse it with. */
export type Authentication =
  | { readonly ok: true; readonly auth: unknown; readonly schemes: readonly string[] }
  | { readonly ok: false; readonly problem: HttpProblem };

/** Authenticates one operation's requests: at once where the resolvers answer at once. Rejects where one breaks. */
export type Authenticate = (request: IncomingMessage, query: string) => Authentication | Promise<Authentication>;

/** One scheme of one alternative, ready to use. */
export interface Requirement {
  readonly name: string;
  readonly scheme: SecuritySchemePlan;
  readonly scopes: readonly string[];
  readonly extract: Extract;
  readonly resolver: SecurityResolver;
}

interface Alternative {
  readonly requirements: readonly Requirement[];
  readonly schemes: readonly string[];
}

interface State {
  readonly request: IncomingMessage;
  readonly query: string;
  alternative: number;
  values: unknown[];
  /** The first problem that a resolver threw. */
  thrown: HttpProblem | undefined;
  /** The schemes whose credentials were presented, and not good. */
  readonly refused: Set<string>;
}

/**
 * @param alternatives any one suffices, each as a whole; an empty one lets anonymous requests in when no other is met
 * @param realm names the service in challenges
 */
export function createAuthenticate(
  operation: OperationPlan,
  alternatives: readonly (readonly Requirement[])[],
  realm: string,
): Authenticate {
  const ordered: readonly Alternative[] = [...alternatives]
    .sort((a, b) => Number(a.length === 0) - Number(b.length === 0))
    .map(requirements => ({ requirements, schemes: Object.freeze(requirements.map(({ name }) => name)) }));
  const refuse = (state: State): Authentication => ({
    ok: false,
    problem: state.thrown ?? unauthorised(ordered, realm, state.refused),
  });
  return (request, query) =>
    advance(
      { request, query, alternative: 0, values: [], thrown: undefined, refused: new Set() },
      operation,
      ordered,
      refuse,
    );
}

function advance(
  state: State,
  operation: OperationPlan,
  alternatives: readonly Alternative[],
  refuse: (state: State) => Authentication,
): Authentication | Promise<Authentication> {
  for (;;) {
    const alternative = alternatives[state.alternative];
    if (!alternative) return refuse(state);
    const requirement = alternative.requirements[state.values.length];
    if (!requirement) return { ok: true, auth: authOf(alternative, state.values), schemes: alternative.schemes };
    const given = ask(requirement, state, operation);
    if (given === repeated) return { ok: false, problem: givenTwice(requirement) };
    if (given instanceof Promise) {
      return given.then(
        value => {
          accept(value, requirement, state);
          return advance(state, operation, alternatives, refuse);
        },
        error => {
          reject(error, state);
          return advance(state, operation, alternatives, refuse);
        },
      );
    }
    accept(given, requirement, state);
  }
}

/** Marks credentials of which nobody can say which are meant. */
const repeated = Symbol('repeated');

/** Marks credentials that are missing, which differ from those that a resolver finds bad. */
const missing = Symbol('missing');

function ask(requirement: Requirement, state: State, operation: OperationPlan): unknown {
  const credentials = requirement.extract(state.request, state.query);
  if (credentials === undefined) return missing;
  if (credentials === 'malformed') return undefined;
  if (credentials === 'repeated') return repeated;
  const { name, scheme, scopes } = requirement;
  const context: SecurityContext = { name, scheme, scopes, operation, request: state.request };
  try {
    const value: unknown = requirement.resolver(credentials, context);
    return isThenable(value) ? Promise.resolve(value) : value;
  } catch (error) {
    reject(error, state);
    return next;
  }
}

/** Marks an alternative that `reject` has left already. */
const next = Symbol('next');

function accept(value: unknown, requirement: Requirement, state: State): void {
  if (value === next) return;
  if (value === missing || value === undefined || value === null || value === false) {
    if (value !== missing) state.refused.add(requirement.name);
    leave(state);
  } else if (isNoAnswer(value)) throw new TypeError(noAnswer(requirement.name));
  else state.values.push(value);
}

/** What neither lets in nor says no: a mistake of the resolver, which must let nobody in. */
function isNoAnswer(value: unknown): boolean {
  return !value || value instanceof Error;
}

function noAnswer(name: string): string {
  return `The resolver '${name}' must give what stands for the client, throw an error, or give undefined, null or false for no; it gave an empty text, a zero, NaN or an error`;
}

function reject(error: unknown, state: State): void {
  if (!(error instanceof HttpProblem)) throw error;
  state.thrown ??= error;
  leave(state);
}

function leave(state: State): void {
  state.alternative++;
  state.values = [];
}

function authOf({ schemes }: Alternative, values: readonly unknown[]): unknown {
  if (values.length < 2) return values[0];
  return Object.freeze(Object.fromEntries(schemes.map((name, index) => [name, values[index]])));
}

/** What stands for one value was sent several times. https://www.rfc-editor.org/rfc/rfc9110.html#section-5.3 */
function givenTwice({ name }: Requirement): HttpProblem {
  const error = { in: 'security', name, pointer: '', code: 'repeated', message: 'must be given once' };
  return new HttpProblem(400, 'The request carries credentials several times', { errors: [error] });
}

/** https://www.rfc-editor.org/rfc/rfc9110.html#name-401-unauthorized */
function unauthorised(alternatives: readonly Alternative[], realm: string, refused: ReadonlySet<string>): HttpProblem {
  const requirements = new Map(alternatives.flatMap(({ requirements }) => requirements).map(r => [r.name, r]));
  const challenges = new Set<string>();
  const errors: ProblemError[] = [];
  for (const { name, scheme, scopes } of requirements.values()) {
    const bad = refused.has(name);
    const challenge = challengeOf(scheme, realm, scopes, bad);
    if (challenge) challenges.add(challenge);
    const message = bad ? 'the credentials are not valid' : 'credentials are missing';
    errors.push({ in: 'security', name, pointer: '', code: bad ? 'invalid' : 'required', message });
  }
  const headers = challenges.size > 0 ? { headers: { 'WWW-Authenticate': [...challenges] } } : {};
  return new HttpProblem(401, 'The request carries no valid credentials', { errors, ...headers });
}
