export { diff } from './diff.js';
export { formats } from './formats/table.js';
export {
  type ContractChange,
  type Difference,
  type DiffOptions,
  type Level,
  type Reached,
  type SofteningName,
  softenings,
  type Travels,
  type Version,
  type Witness,
} from './types.js';
