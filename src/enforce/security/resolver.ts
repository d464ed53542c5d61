import type { IncomingMessage } from 'node:http';
import type { OperationPlan, SecuritySchemePlan } from '../../plan/index.js';

/** What a client presented for one scheme. Never logged. */
export type Credentials =
  | { readonly type: 'apiKey'; readonly value: string }
  | { readonly type: 'basic'; readonly username: string; readonly password: string }
  | { readonly type: 'bearer'; readonly token: string }
  /** Any other HTTP authentication scheme: what follows its name. */
  | { readonly type: 'http'; readonly scheme: string; readonly parameters: string }
  | { readonly type: 'mutualTLS'; readonly authorised: boolean; readonly certificate: unknown };

/** What a resolver is given besides the credentials. */
export interface SecurityContext {
  /** The scheme's name in the contract. */
  readonly name: string;
  readonly scheme: SecuritySchemePlan;
  /** What the operation demands of the credentials; empty where any will do. */
  readonly scopes: readonly string[];
  readonly operation: OperationPlan;
  readonly request: IncomingMessage;
}

/**
 * Turns the credentials of one scheme into the value that handlers get as `auth`.
 * - undefined, null or false: the credentials are not good (401);
 * - a thrown `problem(403)`: they are, but don't suffice; any other thrown HttpProblem is answered as it is;
 * - any other error is logged and answered with 500, and so is a result that is neither: `''`, `0`, `NaN`, `0n`, or an error
 *   that was returned where it should have been thrown.
 */
export type SecurityResolver<Auth = unknown> = {
  // Declared as a method, whose parameters are compared both ways: a resolver may take its scheme's credentials alone.
  resolve(credentials: Credentials, context: SecurityContext): Resolved<Auth> | Promise<Resolved<Auth>>;
}['resolve'];

type Resolved<Auth> = Auth | undefined | null | false;

/** One resolver for each scheme in use. `Schemes` maps scheme names to the values their resolvers give. */
export type SecurityResolvers<Schemes> = unknown extends Schemes
  ? { readonly [name: string]: SecurityResolver }
  : { readonly [Name in keyof Schemes]: SecurityResolver<Schemes[Name]> };
