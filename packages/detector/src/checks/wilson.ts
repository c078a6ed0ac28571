// The interval that a counted share lies in, with 95 % confidence: Wilson's score interval, right for small numbers too.

/** Wilson, E. B. (1927), "Probable inference, the law of succession, and statistical inference". Of nothing counted: 0 to 1. */
export const wilsonInterval = (hits: number, of: number): readonly [low: number, high: number] => {
  const z = 1.959964;
  const share = hits / of;
  const middle = share + z ** 2 / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const whole = 1 + z ** 2 / of;
  return [hits === 0 ? 0 : (middle - spread) / whole, hits === of ? 1 : (middle + spread) / whole];
};
