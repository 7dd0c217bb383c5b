// How the bundler treats constants, in the app and in the benchmark alike: they stand in the code as their values, for an
// engine reads a million named places of columns in a second.

/** @type {import('rolldown').OptimizationOptions} */
export const inlineConstants = { inlineConst: { mode: 'all', pass: 3 } };
