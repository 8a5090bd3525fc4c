/** Numbers from 0 up to, not including, a limit: the same from the same seed, so that each run measures the same workspace. */
export function createRandom(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
