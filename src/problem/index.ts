export { HttpProblem, type ProblemDetails, problem, problemOf } from './http-problem.js';
export type { Problem, ProblemError } from './problem.js';
export { reasonPhrases } from './reason-phrases.js';
export { problemMediaType, serialiseProblem } from './serialise.js';
export { titleOf } from './titles.js';
