import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProcess } from './measure.mjs';

/** Runs commands by a small process of its own, whose children are that one alone: so their CPU time and memory are its. */
export class Meter {
  #file;
  #cwd;

  /**
   * @param {string} folder that the process's source is written to
   * @param {string} cwd that the commands are run in: the settings there are read
   */
  constructor(folder, cwd) {
    this.#file = join(folder, 'meter.cjs');
    this.#cwd = cwd;
    writeFileSync(this.#file, source);
  }

  /**
   * @param codes the exit codes that are no failure
   * @param how.keepsCode whether V8's code may be taken of an earlier run; the bars are held without it
   * @returns {{ wall: number, cpu: number, memory: number }} milliseconds and MiB
   */
  async run([command, args], codes, { keepsCode = false } = {}) {
    const env = keepsCode ? process.env : { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' };
    const result = await runProcess(process.execPath, [this.#file, command, ...args], { cwd: this.#cwd, env });
    const figures = JSON.parse(result.stdout.trim().split('\n').at(-1));
    if (!codes.includes(figures.code)) throw new Error(`${command} failed (${figures.code}):\n${result.stderr}`);
    return figures;
  }
}

const source = `
const { spawn } = require('node:child_process');
const { readFileSync } = require('node:fs');
const begin = performance.now();
const child = spawn(process.argv[2], process.argv.slice(3), { stdio: ['ignore', 'pipe', 'inherit'] });
child.stdout.resume();
const status = name => readFileSync('/proc/' + child.pid + '/' + name, 'utf8');
let memory = 0;
let cpu = 0;
const look = () => {
  try {
    memory = Number(/VmHWM:\\s+(\\d+)/.exec(status('status'))[1]) / 1024;
    const fields = status('stat').split(') ').at(-1).split(' ');
    cpu = (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {}
};
const timer = setInterval(look, 5);
child.on('exit', code => {
  clearInterval(timer);
  console.log(JSON.stringify({ code, wall: performance.now() - begin, cpu, memory }));
});
`;
