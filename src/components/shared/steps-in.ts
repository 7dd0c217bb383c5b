// The steps of a flow as a list, for whoever asks about any of them.
import type { Step } from '../../scenario/step.ts';

/** All steps of a flow, whichever way it goes. */
export const stepsIn = (steps: readonly Step[]): Step[] =>
  steps.flatMap((step) => {
    if (step.do === 'decide') return [...stepsIn(step.then), ...stepsIn(step.otherwise)];
    if (step.do === 'lookup') return [step, ...stepsIn(step.miss)];
    return step.do === 'parallel' ? step.branches.flatMap(stepsIn) : [step];
  });
