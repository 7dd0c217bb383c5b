// Steps that feel even over the whole range of orders a second: ones, then fives, tens, fifties; and a slider whose
// positions are logarithmic, so that 5 and 500 are equally easy to hit.

const RATE_SHOWN_MAX = 1_000;
const SLIDER_MAX = 100;

function stepAt(perSecond: number): number {
  if (perSecond < 20) return 1;
  if (perSecond < 100) return 5;
  return perSecond < 500 ? 10 : 50;
}

/** The next round value in that direction. */
export function steppedRate(perSecond: number, direction: 1 | -1): number {
  const step = stepAt(direction > 0 ? perSecond : perSecond - 0.001);
  const next = direction > 0 ? Math.floor(perSecond / step + 1) : Math.ceil(perSecond / step - 1);
  return Math.max(0, next * step);
}

export const rateAtSlider = (position: number): number => {
  const perSecond = RATE_SHOWN_MAX ** (position / SLIDER_MAX);
  return perSecond < 20 ? Math.round(perSecond) : Math.round(perSecond / 5) * 5;
};

export const sliderAtRate = (perSecond: number): number =>
  Math.round((SLIDER_MAX * Math.log(Math.max(1, Math.min(perSecond, RATE_SHOWN_MAX)))) / Math.log(RATE_SHOWN_MAX));
