import { type Finding, FindingsError, finding } from '../../diagnostics/index.js';
import type { OperationPlan, ServicePlan } from '../../plan/index.js';
import { type Authenticate, createAuthenticate, type Requirement } from './authenticate.js';
import { extractorOf } from './credentials.js';
import type { SecurityResolver } from './resolver.js';

/**
 * Makes the authentication of every operation ready.
 * @returns by operation index; undefined where the operation is open
 * @throws FindingsError with every scheme in use that has no resolver or no declaration
 */
export function createSecurity(
  plan: ServicePlan,
  resolvers: { readonly [name: string]: SecurityResolver },
): readonly (Authenticate | undefined)[] {
  const findings = new Map<string, Finding>();
  const made = plan.operations.map(operation => {
    if (operation.security.every(alternative => alternative.length === 0)) return undefined;
    const alternatives = operation.security.map(alternative =>
      alternative.flatMap(({ scheme: name, scopes }): Requirement[] => {
        const scheme = Object.hasOwn(plan.securitySchemes, name) ? plan.securitySchemes[name] : undefined;
        const resolver = Object.hasOwn(resolvers, name) ? resolvers[name] : undefined;
        if (scheme && resolver) return [{ name, scheme, scopes, resolver, extract: extractorOf(scheme) }];
        if (!findings.has(name)) findings.set(name, missing(name, operation, scheme !== undefined));
        return [];
      }),
    );
    return createAuthenticate(operation, alternatives, plan.title);
  });
  if (findings.size > 0) throw new FindingsError([...findings.values()]);
  return made;
}

function missing(name: string, operation: OperationPlan, declared: boolean): Finding {
  const details = { operation: operation.key };
  return declared
    ? finding(
        'security-resolver-missing',
        `${operation.key} requires the security scheme '${name}', which has no resolver`,
        details,
      )
    : finding(
        'security-scheme-unknown',
        `${operation.key} requires the security scheme '${name}', which is not declared`,
        details,
      );
}
