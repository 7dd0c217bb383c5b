// Exponential, logarithm and the normal quantile from plain arithmetic only. `Math.exp` and its kin differ in their
// last bits between browsers; + - * / and sqrt do not, so a run is the same everywhere. Where used, the logarithm is
// within 4 units of the last place and the exponential within 16.

const LN2 = 0.693147180559945309417232121458;

/** e to the power x, for |x| up to 700. */
export function expPlain(x: number): number {
  const halvings = Math.round(x / LN2);
  const r = x - halvings * LN2;
  const square = r * r;
  return (evenTerms(square) + r * oddTerms(square)) * powerOfTwo(halvings);
}

/** The series of the exponential as far as it is seen for |r| up to 0.35, its even and its odd terms apart: 1/n! each. */
function evenTerms(square: number): number {
  const last = 2.48015873015873e-5 + square * (2.7557319223985893e-7 + square * 2.08767569878681e-9);
  return 1 + square * (0.5 + square * (0.041666666666666664 + square * (0.001388888888888889 + square * last)));
}
function oddTerms(square: number): number {
  const last = 2.7557319223985893e-6 + square * (2.505210838544172e-8 + square * 1.6059043836821613e-10);
  return (
    1 +
    square * (0.16666666666666666 + square * (0.008333333333333333 + square * (0.0001984126984126984 + square * last)))
  );
}

/** Two to a whole power, exactly. */
export function powerOfTwo(exponent: number): number {
  let result: number = 1;
  const factor: number = exponent < 0 ? 0.5 : 2;
  for (let left: number = Math.abs(exponent); left > 0; left--) result *= factor;
  return result;
}

/** Natural logarithm of x > 0: x = m · 2^e with m near 1, then the series of the inverse hyperbolic tangent. */
export function lnPlain(x: number): number {
  let mantissa = x;
  let exponent: number = 0;
  while (mantissa > 1.4142135623730951) {
    mantissa *= 0.5;
    exponent++;
  }
  while (mantissa < 0.7071067811865476) {
    mantissa *= 2;
    exponent--;
  }
  const ratio = (mantissa - 1) / (mantissa + 1);
  const square = ratio * ratio;
  let power = ratio;
  let sum: number = 0;
  for (let n: number = 1; n <= 29; n += 2) {
    sum += power / n;
    power *= square;
  }
  return exponent * LN2 + 2 * sum;
}

/**
 * The value below which a standard normal variable lies with probability `p` in (0, 1).
 * Rational approximation of Acklam (2003, relative error 1.2e-9); its tails take our own logarithm.
 */
export function normalQuantile(p: number): number {
  const low = 0.02425;
  if (p < low) return tail(Math.sqrt(-2 * lnPlain(p)));
  if (p > 1 - low) return -tail(Math.sqrt(-2 * lnPlain(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  const above =
    ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
    2.506628277459239;
  const below =
    ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
    1;
  return (above * q) / below;
}

function tail(q: number): number {
  const above =
    ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
      q +
    2.938163982698783;
  const below =
    (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1;
  return above / below;
}
