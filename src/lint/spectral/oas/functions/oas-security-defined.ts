// https://spec.openapis.org/oas/v3.1.0#security-requirement-object
import { defineFunction } from '../../functions/define.js';
import { isRecord } from '../../functions/values.js';

const input = { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } };
const options = { type: 'object', properties: { oasVersion: { enum: [2, 3] } }, additionalProperties: false };

/** A Security Requirement names schemes that are declared, and scopes that they have. */
export const oasSecurityDefined = defineFunction<Record<string, readonly string[]>, { readonly oasVersion: 2 | 3 }>(
  { input, options },
  (requirement, { oasVersion }, { documentInventory, path }) => {
    const schemes = schemesOf(documentInventory.unresolved, oasVersion);
    return Object.entries(requirement).flatMap(([name, scopes]) => {
      if (!isRecord(schemes) || !(name in schemes))
        return [{ message: `No security scheme "${name}" is declared`, path: [...path, name] }];
      return scopes.flatMap((scope, index) =>
        hasScope(schemes[name], scope, oasVersion)
          ? []
          : [{ message: `The security scheme "${name}" has no scope "${scope}"`, path: [...path, name, index] }],
      );
    });
  },
);

function schemesOf(document: unknown, version: 2 | 3): unknown {
  if (!isRecord(document)) return undefined;
  if (version === 2) return document['securityDefinitions'];
  return isRecord(document['components']) ? document['components']['securitySchemes'] : undefined;
}

function hasScope(scheme: unknown, scope: string, version: 2 | 3): boolean {
  if (!isRecord(scheme)) return false;
  const flows = version === 2 ? [scheme] : Object.values(isRecord(scheme['flows']) ? scheme['flows'] : {});
  return flows.some(flow => isRecord(flow) && isRecord(flow['scopes']) && scope in flow['scopes']);
}
