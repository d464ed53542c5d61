import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { connectDatabase, createMigrator } from 'specwright/database';
import { ask, endAll, isRunning, start, usedFolder } from '../../database/embedded/working-folder.js';

const migrations = join(import.meta.dirname, '../../../migrations');

/** A Postgres that a test kills: by our launcher, and set as in production, unlike the one that all tests share. */
export class PostgresToKill {
  #folder: string | undefined;
  #isMigrated = false;
  #running: Awaited<ReturnType<typeof start>> | undefined;

  /** Starts it, over what a kill has left. */
  async start(): Promise<void> {
    this.#folder ??= await usedFolder();
    this.#running = await start(this.#folder);
  }

  /** A new database with the registry's tables. */
  async database(name: string): Promise<string> {
    const { connection } = this.#running!;
    await this.#migrate();
    await ask(connection, `create database ${name} template migrated`);
    return urlOf(connection, name);
  }

  /** Once, in a database that the others are copies of. */
  async #migrate(): Promise<void> {
    if (this.#isMigrated) return;
    const { connection } = this.#running!;
    await ask(connection, 'create database migrated');
    const database = connectDatabase({ connection: urlOf(connection, 'migrated') });
    await createMigrator(database, { folder: migrations }).up();
    await database.close();
    this.#isMigrated = true;
  }

  /** What an acknowledged commit rests on. */
  async durability(): Promise<unknown> {
    const names = ['fsync', 'synchronous_commit', 'full_page_writes'];
    const [row] = await ask(
      this.#running!.connection,
      `select ${names.map(name => `current_setting('${name}') as ${name}`)}`,
    );
    return row;
  }

  /** kill -9 of the postmaster and every process of it, all at once. */
  async killAll(): Promise<void> {
    const { pid, ended } = this.#running!;
    const all = killTree(pid);
    await ended;
    while (all.some(isRunning)) await pause(10);
  }

  /** kill -9 of one backend: the postmaster ends all others then, and recovers by itself. */
  async killBackend(pid: number): Promise<void> {
    expect(childrenOf(this.#running!.pid)).toContain(pid);
    process.kill(pid, 'SIGKILL');
    for (let tries = 0; tries < 600; tries++) {
      if (!isRunning(pid) && (await answers(this.#running!.connection))) return;
      await pause(50);
    }
    throw new Error('Postgres has not recovered');
  }

  end(): Promise<void> {
    return endAll();
  }
}

function urlOf(connection: string, name: string): string {
  const url = new URL(connection);
  url.pathname = `/${name}`;
  return url.href;
}

/** kill -9 of a process and its children, all at once. @returns their ids */
export function killTree(pid: number): number[] {
  const all = [pid, ...childrenOf(pid)];
  for (const one of all) process.kill(one, 'SIGKILL');
  return all;
}

function childrenOf(pid: number): number[] {
  const isChild = (name: string) => {
    const status = `/proc/${name}/status`;
    try {
      return existsSync(status) && new RegExp(`^PPid:\\s*${pid}$`, 'm').test(readFileSync(status, 'utf8'));
    } catch {
      return false; // it has ended meanwhile
    }
  };
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && isChild(name))
    .map(Number);
}

async function answers(connection: string): Promise<boolean> {
  try {
    await ask(connection, 'select');
    return true;
  } catch {
    return false;
  }
}

/** Where a test holds a statement: open again once Postgres was killed. */
export interface Gate {
  /** Waits until a statement waits there. @returns the process id of its backend */
  waiting(): Promise<number>;
}

const lock = 4711;
const holders: pg.Client[] = [];

/** Lets all pass that still wait at a gate, as where a test has failed. */
export async function openGates(): Promise<void> {
  // the connection of one that was killed with Postgres has ended
  await Promise.all(holders.splice(0).map(holder => holder.end().catch(() => {})));
}

/**
 * Has a trigger wait for the test.
 * @param trigger when, on which table and for which rows it fires
 */
export async function closeGate(connection: string, trigger: string): Promise<Gate> {
  const holder = new pg.Client({ connectionString: connection });
  holder.on('error', () => {}); // its connection is killed with the others
  await holder.connect();
  holders.push(holder);
  await holder.query(`
    create function wait_at_gate() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock_shared(${lock});
      return new;
    end $$`);
  await holder.query(trigger.replace(/^/, 'create trigger gate ').concat(' execute function wait_at_gate()'));
  await holder.query(`select pg_advisory_lock(${lock})`);
  const asking = `select pid from pg_locks where locktype = 'advisory' and objid = ${lock} and not granted`;
  return {
    async waiting() {
      for (let tries = 0; tries < 6000; tries++) {
        const [row] = (await holder.query<{ pid: number }>(asking)).rows;
        if (row) return row.pid;
        await pause(10);
      }
      throw new Error('Nothing has come to the gate');
    },
  };
}
