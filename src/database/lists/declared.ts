import type { OperationChecks, OperationPlan, ParameterPlan, RuntimeContract } from '../../plan/index.js';
import type { Lister } from './lister.js';
import { type LimitOptions, parametersOf } from './options.js';

/** Larger pages than this need no list. */
const largest = 10_000;

/** A value that no contract names. */
const unnamed = '\u{1F6AB}';

/** An operation of a contract with its checks. */
interface Declared {
  readonly plan: OperationPlan;
  query(name: string): { readonly plan: ParameterPlan; accepts(value: unknown): boolean } | undefined;
}

/**
 * Reads the page size of an operation from its contract: `default` and `maximum` of its parameter's schema.
 * @throws Error where the operation or the parameter is not declared, or has no default, or no maximum
 */
export async function limitsOf(
  contract: RuntimeContract,
  operation: string,
  parameter = 'limit',
): Promise<LimitOptions> {
  const limit = (await declaredOf(contract, operation)).query(parameter);
  if (limit === undefined) throw new Error(`${operation} declares no query parameter ${parameter}`);
  const { default: usual } = limit.plan;
  if (typeof usual !== 'number') throw new Error(`${parameter} of ${operation} has no default: declare one`);
  if (limit.accepts(largest + 1))
    throw new Error(`${parameter} of ${operation} has no maximum up to ${largest}: declare one`);
  let [accepted, refused] = [usual, largest + 1];
  while (refused - accepted > 1) {
    const middle = Math.floor((accepted + refused) / 2);
    if (limit.accepts(middle)) accepted = middle;
    else refused = middle;
  }
  return { parameter, default: usual, maximum: accepted };
}

/**
 * Holds a list to the contract, when the service starts: each parameter that the list reads is declared, each that is
 * declared is read, `sort` and `fields` are enumerations of what the list has, the page sizes agree.
 * @param others query parameters of the operation that the list has nothing to do with
 * @throws Error that says all that differs
 */
export async function assertDeclared(
  contract: RuntimeContract,
  { options }: Lister<object>,
  others: readonly string[] = [],
): Promise<void> {
  const declared = await declaredOf(contract, options.operation);
  const { sort, limit, cursor, offset, fields } = parametersOf(options);
  const optional = [offset, fields].filter(name => name !== undefined);
  const read = new Set([limit, cursor, ...optional, ...Object.keys(options.filters ?? {})]);
  const wrong: string[] = [];
  for (const name of read) if (!declared.query(name)) wrong.push(`the list reads ${name}, which is not declared`);
  const known = new Set([...read, sort, ...others]);
  for (const { in: where, name } of declared.plan.parameters) {
    if (where === 'query' && !known.has(name)) wrong.push(`${name} is declared, and the list does not read it`);
  }
  wrong.push(
    ...choices(
      declared,
      sort,
      Object.keys(options.sorts).flatMap(name => [name, `-${name}`]),
    ),
  );
  if (fields !== undefined) wrong.push(...choices(declared, fields, Object.keys(options.columns)));
  wrong.push(...sizes(declared, limit, options.limit));
  if (wrong.length > 0) throw new Error(`${options.operation} and its list differ: ${wrong.join('; ')}`);
}

/** A parameter that chooses among names may accept none but these. */
function choices(declared: Declared, name: string, names: readonly string[]): readonly string[] {
  const parameter = declared.query(name);
  if (parameter === undefined) return [];
  const accepts = (value: string) => parameter.accepts(value) || parameter.accepts([value]);
  if (accepts(unnamed)) return [`${name} accepts any text: declare an enum`];
  return names.some(accepts) ? [] : [`${name} accepts none of what the list has`];
}

function sizes(declared: Declared, name: string, { default: usual, maximum }: LimitOptions): readonly string[] {
  const limit = declared.query(name);
  if (limit === undefined) return [];
  const wrong: string[] = [];
  if (limit.plan.default !== usual) wrong.push(`the default of ${name} differs`);
  if (!limit.accepts(maximum) || limit.accepts(maximum + 1)) wrong.push(`the maximum of ${name} differs`);
  return wrong;
}

async function declaredOf(contract: RuntimeContract, operation: string): Promise<Declared> {
  const { operations } = contract.plan;
  const index = operations.findIndex(({ name, operationId }) => operationId === operation || name === operation);
  const plan = operations[index];
  if (plan === undefined) throw new Error(`The contract has no operation ${operation}`);
  const { checks }: OperationChecks = await contract.load(index);
  return {
    plan,
    query(name) {
      const parameter = plan.parameters.find(({ in: where, name: own }) => where === 'query' && own === name);
      if (parameter === undefined) return undefined;
      const check = parameter.check === undefined ? undefined : checks[parameter.check];
      return { plan: parameter, accepts: value => check?.(value) === undefined };
    },
  };
}
