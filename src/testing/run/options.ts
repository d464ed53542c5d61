export interface TestRunOptions {
  /** The URL of a server that is there, such as a CI job's, by a role that may create databases: none is started then. */
  readonly server?: string | undefined;
  /** Which Postgres is started, as SPECWRIGHT_POSTGRES names one. Default: as that says. */
  readonly postgres?: string | undefined;
  /** Settings of the server beside those that make it fast at the cost of what a crash of the host would lose. */
  readonly settings?: Readonly<Record<string, string>>;
}
