import type { Contract, Operation, SecurityScheme } from '../contract/index.js';
import { basePaths } from './base-paths.js';
import { bodyPlan, responsePlans } from './body-plan.js';
import { type CheckRequest, Checks } from './checks.js';
import { operationNames } from './operation-names.js';
import { parameterPlan } from './parameter-plan.js';
import type { CheckName, OperationPlan, SecuritySchemePlan, ServicePlan } from './types.js';

/** The plan of a service, and for each operation what its checks are made of. */
export interface CreatedPlan {
  readonly plan: ServicePlan;
  /** In the order of `plan.operations`. */
  readonly checks: readonly ReadonlyMap<CheckName, CheckRequest>[];
}

export interface PlanOptions {
  /** Formats whose values are converted on the way in; what can hold one names a `convert`. Default: none. */
  readonly convertFormats?: readonly string[];
  /** What an earlier call made of an operation, where nothing has changed that it depends on. */
  readonly known?: (index: number) => KnownOperation | undefined;
}

/** The plan of one operation, and what its checks are made of. */
export interface KnownOperation {
  readonly plan: OperationPlan;
  readonly checks: ReadonlyMap<CheckName, CheckRequest>;
}

/**
 * Makes of a contract the plain data that enforcement works on. Only `operations` are served; webhooks are sent by others.
 * @returns frozen, and JSON but for `checks`
 */
export function createPlan(contract: Contract, options: PlanOptions = {}): CreatedPlan {
  const names = operationNames(contract.operations);
  const formats = new Set(options.convertFormats ?? []);
  const known = new Map<string, boolean>();
  const everywhere = basePaths(contract.servers);
  const made = contract.operations.map((operation, index) => {
    const before = options.known?.(index);
    if (before) return { plan: before.plan, requests: before.checks };
    const checks = new Checks(contract, formats, known);
    const plan = operationPlan(operation, names[index]!.name, everywhere, checks);
    return { plan, requests: checks.requests };
  });
  const plan: ServicePlan = {
    title: contract.info.title,
    version: contract.info.version,
    basePaths: everywhere,
    operations: made.map(({ plan }) => plan),
    securitySchemes: schemes(contract.securitySchemes),
  };
  return Object.freeze({ plan: deepFreeze(plan), checks: Object.freeze(made.map(({ requests }) => requests)) });
}

function operationPlan(
  operation: Operation,
  name: string,
  everywhere: readonly string[],
  checks: Checks,
): OperationPlan {
  const paths = basePaths(operation.servers);
  return {
    key: operation.key,
    name,
    ...(operation.operationId !== undefined && { operationId: operation.operationId }),
    method: operation.method,
    path: operation.path,
    ...(paths.join('\n') !== everywhere.join('\n') && { basePaths: paths }),
    parameters: operation.parameters.map(parameter => parameterPlan(parameter, checks)),
    ...(operation.requestBody && { body: bodyPlan(operation.requestBody, checks) }),
    responses: responsePlans(operation.responses, checks),
    security: operation.security.map(all => all.map(({ scheme, scopes }) => ({ scheme, scopes: [...scopes] }))),
  };
}

function schemes(from: ReadonlyMap<string, SecurityScheme>): ServicePlan['securitySchemes'] {
  const plans: Record<string, SecuritySchemePlan> = Object.create(null);
  for (const [name, scheme] of from) plans[name] = schemePlan(scheme);
  return plans;
}

function schemePlan(scheme: SecurityScheme): SecuritySchemePlan {
  switch (scheme.type) {
    case 'apiKey':
      return { type: 'apiKey', in: scheme.in, name: scheme.parameterName };
    case 'http': {
      const { bearerFormat } = scheme;
      return { type: 'http', scheme: scheme.scheme.toLowerCase(), ...(bearerFormat !== undefined && { bearerFormat }) };
    }
    case 'openIdConnect':
      return { type: 'openIdConnect', openIdConnectUrl: scheme.openIdConnectUrl };
    default:
      return { type: scheme.type };
  }
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
