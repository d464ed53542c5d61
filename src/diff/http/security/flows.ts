// https://spec.openapis.org/oas/v3.2.0.html#oauth-flows-object
import type { Json, JsonObject } from '../../../document/index.js';
import type { BothSchemes, SaidOfScheme } from './both.js';

/** How clients get their tokens; of what the API sends, how it gets its own: what it no longer does breaks no receiver. */
export function flowChanges(schemes: BothSchemes): readonly SaidOfScheme[] {
  const changes = changesOf(schemes);
  if (schemes.travels === 'request') return changes;
  return changes.map(change => ({ ...change, level: change.code === 'oauth-flow-removed' ? 'safe' : 'risky' }));
}

function changesOf({ before, after }: Pick<BothSchemes, 'before' | 'after'>): readonly SaidOfScheme[] {
  if (before.type === 'openIdConnect' && after.type === 'openIdConnect')
    return before.openIdConnectUrl === after.openIdConnectUrl
      ? []
      : [
          changed(`\`${after.name}\` is found at ${after.openIdConnectUrl} now`, [
            'openIdConnectUrl',
            before.openIdConnectUrl,
            after.openIdConnectUrl,
          ]),
        ];
  if (before.type !== 'oauth2' || after.type !== 'oauth2') return [];
  const names = new Set([...Object.keys(before.flows), ...Object.keys(after.flows)]);
  return [...names].flatMap(name => {
    if (name.startsWith('x-')) return [];
    const [old, now] = [objectOf(before.flows[name]), objectOf(after.flows[name])];
    const said = `the OAuth2 flow ${name} of \`${after.name}\``;
    if (!now)
      return [{ code: 'oauth-flow-removed', level: 'breaking', message: `${said} is gone`, what: [name] } as const];
    if (!old) return [added(`${said} is new`, [name])];
    return [...addressChanges(said, name, old, now), ...scopeChanges(said, name, old, now)];
  });
}

const addresses = ['authorizationUrl', 'deviceAuthorizationUrl', 'tokenUrl', 'refreshUrl'];

function addressChanges(said: string, flow: string, old: JsonObject, now: JsonObject): readonly SaidOfScheme[] {
  return addresses
    .filter(name => old[name] !== now[name])
    .map(name =>
      changed(`the ${name} of ${said} is ${JSON.stringify(now[name] ?? null)} now`, [
        flow,
        name,
        old[name] ?? null,
        now[name] ?? null,
      ]),
    );
}

function scopeChanges(said: string, flow: string, old: JsonObject, now: JsonObject): readonly SaidOfScheme[] {
  const [before, after] = [objectOf(old['scopes']) ?? {}, objectOf(now['scopes']) ?? {}];
  const lost = Object.keys(before).filter(scope => !Object.hasOwn(after, scope));
  const gained = Object.keys(after).filter(scope => !Object.hasOwn(before, scope));
  return [
    ...lost.map(scope => changed(`${said} has no scope \`${scope}\` any more`, [flow, scope])),
    ...gained.map(scope => added(`${said} has a scope \`${scope}\``, [flow, scope])),
  ];
}

function changed(message: string, what: readonly Json[]): SaidOfScheme {
  return { code: 'oauth-flow-changed', level: 'risky', message, what };
}

function added(message: string, what: readonly Json[]): SaidOfScheme {
  return { code: 'oauth-flow-added', level: 'safe', message, what };
}

function objectOf(value: Json | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined; // isArray does not tell readonly arrays apart
}
