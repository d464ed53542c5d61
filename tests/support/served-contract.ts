import type { Contract } from '../../src/contract/index.js';
import { runtimeContract } from '../../src/enforce/from-contract.js';
import { createService, type HandlerResult, notImplemented } from '../../src/enforce/index.js';
import { type CreatedPlan, createPlan, type OperationPlan, type SecuritySchemePlan } from '../../src/plan/index.js';
import { createCompiler } from '../../src/schema/index.js';
import { createSampler, type Sampler } from '../../src/schema/sample/index.js';
import { type Running, runService } from './exchange.js';
import { type Credentials, RequestSampler } from './sampled-request.js';

/** A contract served with one answer for every operation. */
export interface ServedContract {
  readonly created: CreatedPlan;
  readonly sampler: Sampler;
  readonly running: Running;
  /** What every handler gives from now on. */
  answer(result: HandlerResult | undefined): void;
  requests(index: number): RequestSampler;
}

export async function serveContract(contract: Contract): Promise<ServedContract> {
  const created = createPlan(contract);
  const { plan } = created;
  let answer: HandlerResult | undefined;
  const handler = async () => answer ?? notImplemented();
  const service = createService(runtimeContract(contract), {
    handlers: Object.fromEntries(plan.operations.map(({ name }) => [name, handler])),
    security: Object.fromEntries(Object.keys(plan.securitySchemes).map(name => [name, () => ({ subject: 'test' })])),
    logger: false,
  });
  const compiler = createCompiler(contract.schemas);
  const sampler = createSampler({ schemas: contract.schemas, compiler });
  return {
    created,
    sampler,
    running: await runService(service),
    answer(result) {
      answer = result;
    },
    requests(index) {
      const operation = plan.operations[index]!;
      const base = (operation.basePaths ?? plan.basePaths)[0] ?? '';
      return new RequestSampler(operation, created.checks[index]!, sampler, base, credentialsOf(operation, plan));
    },
  };
}

/** What a client presents for the first alternative; the parts of one Cookie header or query are put together. */
function credentialsOf(operation: OperationPlan, { securitySchemes }: CreatedPlan['plan']): Credentials {
  const headers: Record<string, string> = {};
  const query: string[] = [];
  for (const { scheme } of operation.security[0] ?? []) {
    const plan = securitySchemes[scheme];
    if (plan?.type === 'apiKey') {
      if (plan.in === 'header') headers[plan.name.toLowerCase()] = 'key';
      else if (plan.in === 'cookie') headers['cookie'] = `${plan.name}=key`;
      else query.push(`${plan.name}=key`);
    } else headers['authorization'] = plan && isBasic(plan) ? 'Basic dXNlcjpwYXNz' : 'Bearer token';
  }
  return { headers, query };
}

function isBasic(plan: SecuritySchemePlan): boolean {
  return plan.type === 'http' && plan.scheme === 'basic';
}
