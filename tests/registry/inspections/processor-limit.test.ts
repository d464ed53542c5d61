import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ProcessorLimit } from '../../../src/registry/inspections/processor-limit.js';

const loader = resolve(import.meta.dirname, '../../support/typescript.mjs');
const program = join(import.meta.dirname, 'stopped-inspection.ts');

describe('the deadline of an inspection', () => {
  const onSystemThatTells = process.platform === 'linux' ? it : it.skip;
  onSystemThatTells('does not pass while the machine has no processor for it', async () => {
    const child = spawn(process.execPath, ['--import', loader, program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const closed = once(child, 'close');
    let told = '';
    child.stdout.on('data', piece => {
      told += piece;
      // longer than the deadline
      if (told === 'stopping\n') setTimeout(() => child.kill('SIGCONT'), 3500);
    });
    await closed;
    expect(told).toBe('stopping\ninspected\n');
  });

  it('has passed once the thread has had a processor for so long, however little of it at a time', async () => {
    let had = 500;
    const limit = new ProcessorLimit({ processorTime: async () => (had += 10) }, 50);
    await once(limit.signal, 'abort');
    expect(had).toBe(560);
    limit.end();
  });

  it('never passes where nobody can tell', async () => {
    let asked = 0;
    const processorTime = async () => (asked++ === 0 ? 0 : undefined);
    const limit = new ProcessorLimit({ processorTime }, 1);
    while (asked < 2) await pause(5);
    await pause(30);
    expect([asked, limit.signal.aborted]).toEqual([2, false]);
  });

  it('is looked at no more once it is ended', async () => {
    let asked = 0;
    const limit = new ProcessorLimit({ processorTime: async () => asked++ }, 20);
    limit.end();
    await pause(60);
    expect(asked).toBe(1);
  });
});
