import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type pg from 'pg';
import { markThrowAway, removeAbandoned } from './abandoned.js';
import { type Address, connectionUrl, serverAddress } from './address.js';
import { dataFolder } from './data-folder.js';
import { fault } from './fault.js';
import { findPostgres } from './find-postgres.js';
import { ensureDatabase, firstConnection, markSetting } from './first-connection.js';
import { isAlive, postmasterOf, runningOn } from './leftovers.js';
import { lastWords, readPart, shorten, sizeOf } from './log.js';
import { type Passwords, readPasswords } from './passwords.js';
import { type Place, placeOf } from './place.js';
import { type Programs, program } from './programs.js';
import { serverArguments } from './server-arguments.js';
import { type Supervised, startSupervised } from './supervisor.js';

/** How to start a Postgres. */
export interface PostgresOptions {
  /** The working folder: the data lie under its `.specwright/postgres`. */
  readonly folder: string;
  /** A port other than the free one, on Windows; elsewhere a part of the socket's name. */
  readonly port?: number;
  /** Read for SPECWRIGHT_POSTGRES and PATH; the process's own where it is not given. */
  readonly env?: NodeJS.ProcessEnv;
  /** Settings of the server, such as `{ max_connections: '200' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The path of a socket: the server runs until it closes, in place of until this process ends. */
  readonly lifeline?: string;
  /** Removes the data, with all that the launcher made for them, once the server has ended: for tests. Default: false. */
  readonly throwAway?: boolean;
  /**
   * Milliseconds that an orderly end may take before the server is stopped as in a crash: nothing is lost by that, and the
   * next start takes longer. Default: 15,000.
   */
  readonly shutdownTimeout?: number;
}

/** A Postgres that this process has started, and that ends with it. */
export interface RunningPostgres {
  /** The URL of the database `specwright`, as its owner, who may make further databases. */
  readonly connection: string;
  /** The same of the superuser, in the database `postgres`. */
  readonly administration: string;
  /** Such as 18.4. */
  readonly version: string;
  /** Where the data are. */
  readonly folder: string;
  /** The server's process. */
  readonly pid: number;
  /** Resolves when the server has ended, by `stop()` or by itself. */
  readonly ended: Promise<void>;
  /** Ends connections, writes everything, and waits until no process is left. May be called twice. */
  stop(): Promise<void>;
}

/** A crash may have left much to be redone. */
const patience = 120_000;

/**
 * Starts a Postgres of one's own: finds the programs, makes the data at the first start, removes what a crash left. The
 * server ends when this process does, however that happens. Whoever has a DATABASE_URL starts none.
 * @throws FindingsError with one of the codes postgres-*
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const place = placeOf(resolve(options.folder));
  if (options.throwAway === true) markThrowAway(place);
  removeAbandoned(place);
  const search = { place: place.folder, account: place.account, major: place.majors[0] };
  const programs = findPostgres(options.env ?? process.env, search);
  const data = await dataFolder(place, programs, options.settings?.['fsync'] !== 'off');
  refuseSecond(data);
  shorten(logIn(place));
  const passwords = readPasswords(data)!; // a folder without is refused above
  const { supervised, client, address } = await started(options, place, programs, data);
  await orStop(supervised, prepared(client, passwords));
  return running(supervised, address, thrownAway(options, place), {
    administration: connectionUrl(address, 'postgres', passwords, 'postgres'),
    connection: connectionUrl(address, 'specwright', passwords, 'specwright'),
    version: programs.version,
    folder: data,
  });
}

const thrownAway = ({ throwAway = false }: PostgresOptions, { folder, inside }: Place): readonly string[] =>
  throwAway ? [folder, inside] : [];

const logIn = (place: Place) => join(place.folder, 'postgres.log');

function refuseSecond(data: string): void {
  const pid = runningOn(data);
  if (pid !== undefined) throw inUse(data, pid);
}

function inUse(data: string, pid: number | undefined): unknown {
  return fault('postgres-in-use', `The process ${pid ?? 'of another start'} runs a Postgres on ${data}`);
}

function order(
  options: PostgresOptions,
  place: Place,
  programs: Programs,
  data: string,
  address: Address,
  mark: string,
) {
  const command = program(programs.folder, 'postgres');
  const ender = [program(programs.folder, 'pg_ctl'), 'stop', '-D', data, '-m', 'fast'];
  return {
    command,
    args: serverArguments(data, address, { ...options.settings, [markSetting]: mark }),
    account: place.account,
    data,
    log: logIn(place),
    socketFolder: address.socketFolder,
    shutdownTimeout: options.shutdownTimeout ?? 15_000,
    remove: thrownAway(options, place),
    lifeline: options.lifeline,
    ...(process.platform === 'win32' && { ender }),
  };
}

/**
 * What passes by itself: processes of a server that was killed are still ending, its folder was just being removed, or another
 * start has made its lock and not yet written it.
 */
const passing =
  /shared memory block .* is still in use|could not create lock file ".*\.lock": No such file|lock file ".*" is empty/;

async function started(options: PostgresOptions, place: Place, programs: Programs, data: string) {
  const log = logIn(place);
  for (let attempt = 1; ; attempt++) {
    const address = await serverAddress(data, place.account, options.port);
    const from = sizeOf(log);
    const mark = randomUUID();
    const supervised = startSupervised(order(options, place, programs, data, address, mark));
    const url = connectionUrl(address, 'postgres', readPasswords(data)!, 'postgres');
    const client = await orStop(supervised, firstConnection(url, supervised, patience, mark));
    if (typeof client === 'object') return { supervised, client, address };
    supervised.release();
    await supervised.ended;
    // not among its last words: in the same log the one that is starting refuses whoever asks too soon
    if (/lock file ".*" already exists/.test(readPart(log, from))) throw inUse(data, postmasterOf(data));
    const told = lastWords(log, from);
    if (attempt === 50 || !passing.test(told)) {
      throw fault('postgres-not-started', `${sentence(client, told)}; its log is ${log}`);
    }
    await new Promise(done => setTimeout(done, 200));
  }
}

/** A start that fails leaves no server behind. */
async function orStop<T>(supervised: Supervised, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    supervised.release();
    await supervised.ended;
    throw error;
  }
}

function sentence(outcome: 'ended' | 'silent', told: string): string {
  return outcome === 'ended'
    ? `Postgres ended at the start: ${told}`
    : `Postgres did not answer for ${patience / 1000} s`;
}

async function prepared(client: pg.Client, passwords: Passwords): Promise<void> {
  try {
    await ensureDatabase(client, passwords.specwright);
  } finally {
    await client.end();
  }
}

function running(
  supervised: Supervised,
  address: Address,
  remove: readonly string[],
  facts: Pick<RunningPostgres, 'connection' | 'administration' | 'version' | 'folder'>,
): RunningPostgres {
  const pid = postmasterOf(facts.folder) ?? 0;
  const ended = supervised.ended.then(code => (code === null ? endOrphan(facts.folder, address) : undefined));
  return {
    ...facts,
    pid,
    ended,
    async stop() {
      supervised.release();
      await ended;
      // where the server was not there any more to be stopped
      for (const path of remove) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** The supervisor was killed: its server would go on without anybody to stop it, and refuse the next start. */
async function endOrphan(data: string, { socketFolder }: Address): Promise<void> {
  const pid = runningOn(data);
  if (pid === undefined) return;
  process.kill(pid, 'SIGINT');
  while (isAlive(pid)) await new Promise(done => setTimeout(done, 50));
  if (socketFolder !== undefined) rmSync(socketFolder, { recursive: true, force: true });
}
