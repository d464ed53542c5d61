/** What an operation may ask of whoever calls it: the roles in the contract's security requirements. */
export type Permission = 'read' | 'write' | 'audit';

/** Whom a request comes from. Accounts, sessions and roles, once there are any, become principals too. */
export interface Principal {
  /** Who it is, as the audit log names it. */
  readonly subject: string;
  readonly kind: 'key';
  /** `*`: everything. */
  readonly permissions: readonly (Permission | '*')[];
}

declare module '../../generated/handlers.js' {
  interface SecurityValues {
    key: Principal;
  }
}

/** Whether a principal may do what an operation demands. */
export function allows({ permissions }: Principal, demanded: readonly string[]): boolean {
  const given: readonly string[] = permissions;
  return given.includes('*') || demanded.every(one => given.includes(one));
}
