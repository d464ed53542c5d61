import { type Job, JobLoop, type JobSource } from '../../../src/registry/jobs/job-loop.js';

/** A queue in memory, with what it was told. */
class Memory implements JobSource<string> {
  readonly told: string[] = [];
  #batches: (readonly Job<string>[])[];

  constructor(...batches: (readonly string[])[]) {
    this.#batches = batches.map(batch => batch.map(id => ({ id, data: id, retries: 0 })));
  }

  async take(): Promise<readonly Job<string>[]> {
    const batch = this.#batches.shift();
    if (batch === undefined) this.#empty();
    return batch ?? [];
  }

  async done(ids: readonly string[]): Promise<void> {
    this.told.push(...ids.map(id => `done ${id}`));
  }

  async failed(id: string, reason: unknown): Promise<void> {
    this.told.push(`failed ${id}: ${reason}`);
  }

  async alive(ids: readonly string[]): Promise<void> {
    this.told.push(`alive ${ids}`);
    this.heard();
  }

  heard = () => {};

  #empty = () => {};
  /** When there is nothing left to take. */
  readonly empty = new Promise<void>(resolve => {
    this.#empty = resolve;
  });
}

const options = (errors: string[]) => ({
  batch: 2,
  idle: 3_600_000,
  heartbeat: 3_600_000,
  onError: (error: Error) => errors.push(`${error}`),
});

async function run(source: Memory, work: (data: string) => Promise<void>): Promise<string[]> {
  const errors: string[] = [];
  const loop = new JobLoop(source, work, options(errors));
  await source.empty;
  await loop.stop(60_000);
  return errors;
}

describe('a loop that takes jobs', () => {
  it('does those of a batch, looks for more at once, and tells of one that failed apart', async () => {
    const source = new Memory(['a', 'b'], ['c', 'd']);
    const seen: string[] = [];
    const errors = await run(source, async data => {
      seen.push(data);
      if (data === 'b') throw new Error('no thread');
    });
    expect({ seen, told: source.told, errors }).toEqual({
      seen: ['a', 'b', 'c', 'd'],
      told: ['failed b: Error: no thread', 'done a', 'done c', 'done d'],
      errors: [],
    });
  });

  it.each(['done', 'failed', 'take'] as const)('goes on where the queue refuses %s, and says so', async what => {
    const source = new Memory(['a', 'x'], ['b', 'c']);
    const own = source[what].bind(source) as () => Promise<never>; // with the arguments that it is given
    let refusals = 1;
    const refusing = (...given: []) => (refusals-- > 0 ? Promise.reject(new Error('gone')) : own(...given));
    const errors: string[] = [];
    const work = async (data: string) => (data === 'x' ? Promise.reject(new Error('x')) : undefined);
    // a batch of none, so that the loop looks again at once also where it got nothing
    const loop = new JobLoop(Object.assign(source, { [what]: refusing }), work, { ...options(errors), batch: 0 });
    await source.empty;
    await loop.stop(60_000);
    expect(errors).toEqual(['Error: gone']);
    expect(source.told).toEqual(expect.arrayContaining(['done b', 'done c']));
  });

  it('tells of a queue that gives nothing once, however often it looks, and again once it gave something', async () => {
    const source = new Memory();
    const empty = source.take.bind(source);
    const answers = ['gone', 'gone', 'here', 'gone'];
    const take = async () => {
      const answer = answers.shift();
      if (answer === 'gone') throw new Error(answer);
      return answer === 'here' ? [] : empty();
    };
    const errors: string[] = [];
    const loop = new JobLoop(Object.assign(source, { take }), async () => {}, { ...options(errors), idle: 0 });
    await source.empty;
    await loop.stop(60_000);
    expect(errors).toEqual(['Error: gone', 'Error: gone']);
  });

  it('waits for what is under way when it is stopped', async () => {
    const source = new Memory(['a']);
    let finish = () => {};
    let begun = () => {};
    const beginning = new Promise<void>(resolve => (begun = resolve));
    const work = () => {
      begun();
      return new Promise<void>(resolve => (finish = resolve));
    };
    const loop = new JobLoop(source, work, options([]));
    await beginning;
    const stopping = loop.stop(60_000);
    finish();
    await stopping;
    expect(source.told).toEqual(['done a']);
  });

  it('gives back what takes too long when it is stopped', async () => {
    const source = new Memory(['a', 'b']);
    const loop = new JobLoop(source, () => new Promise<void>(() => {}), options([]));
    await new Promise(setImmediate);
    await loop.stop(1);
    expect(source.told).toEqual(['a', 'b'].map(id => `failed ${id}: Error: The worker was stopped`));
  });

  it('ends each job by itself: a slow one keeps neither those beside it nor those behind it', async () => {
    const source = new Memory(['slow', 'a'], ['b'], ['c']);
    let finish = () => {};
    const work = (data: string) =>
      data === 'slow' ? new Promise<void>(resolve => (finish = resolve)) : Promise.resolve();
    const loop = new JobLoop(source, work, { ...options([]), batch: 2, idle: 0 });
    await source.empty;
    expect(source.told).toEqual(['done a', 'done b', 'done c']);
    finish();
    await loop.stop(60_000);
    expect(source.told).toContain('done slow');
  });

  it('begins others while the queue is told of ends, until a batch and more can not be told of', async () => {
    const source = new Memory(['a', 'b'], ['c', 'd'], ['e', 'f']);
    const done = source.done.bind(source);
    let answer = () => {};
    const answered = new Promise<void>(resolve => (answer = resolve));
    const slow = (ids: readonly string[]) => answered.then(() => done(ids));
    const seen: string[] = [];
    const loop = new JobLoop(Object.assign(source, { done: slow }), async data => void seen.push(data), options([]));
    for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
    expect(seen).toEqual(['a', 'b', 'c', 'd']);
    answer();
    await source.empty;
    await loop.stop(60_000);
    expect(source.told).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map(id => `done ${id}`));
  });

  it('gives back no job whose end is being told when it is stopped', async () => {
    const source = new Memory(['a', 'b']);
    const done = () => new Promise<void>(() => {});
    const work = (data: string) => (data === 'a' ? Promise.resolve() : new Promise<void>(() => {}));
    const loop = new JobLoop(Object.assign(source, { done }), work, options([]));
    for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
    await loop.stop(1);
    expect(source.told).toEqual(['failed b: Error: The worker was stopped']);
  });

  it('tells that those under way are still had, so that they do not expire', async () => {
    const source = new Memory(['a']);
    const heard = new Promise<void>(resolve => (source.heard = resolve));
    let finish = () => {};
    const work = () => new Promise<void>(resolve => (finish = resolve));
    const loop = new JobLoop(source, work, { ...options([]), heartbeat: 1 });
    await heard;
    finish();
    await loop.stop(60_000);
    expect(source.told[0]).toBe('alive a');
  });

  it('goes on with a job that expired meanwhile and is given to it again', async () => {
    const source = new Memory(['a'], ['a']);
    let begun = 0;
    let finish = () => {};
    const work = () => {
      begun++;
      return new Promise<void>(resolve => (finish = resolve));
    };
    const loop = new JobLoop(source, work, { ...options([]), idle: 0 });
    await source.empty;
    finish();
    await loop.stop(60_000);
    expect({ begun, told: source.told }).toEqual({ begun: 1, told: ['done a'] });
  });

  it('tries again by itself what failed by something that passes, which uses nothing up', async () => {
    const source = new Memory(['a']);
    const errors: string[] = [];
    let refusals = 1;
    const work = async () => (refusals-- > 0 ? Promise.reject(new Error('busy')) : undefined);
    const loop = new JobLoop(source, work, { ...options(errors), isPassing: () => true });
    while (source.told.length === 0) await new Promise(resolve => setTimeout(resolve, 20));
    await loop.stop(60_000);
    expect({ told: source.told, errors }).toEqual({ told: ['done a'], errors: ['Error: busy'] });
  });
});
