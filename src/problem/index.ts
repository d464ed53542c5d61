export type { Problem, ProblemError } from './problem.js';
