export { createSampler } from './sampler.js';
export type {
  Break,
  NoSample,
  Sample,
  SampleDetail,
  SampleFormat,
  SampleKind,
  SampleRequest,
  SampleResult,
  Sampler,
  SamplerOptions,
} from './types.js';
