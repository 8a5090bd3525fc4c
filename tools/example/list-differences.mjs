/** One line for each file that is not the same on both sides, with the first line of it that differs. */
export function listDifferences(made, committed) {
  const paths = [...new Set([...made.keys(), ...committed.keys()])].sort();
  return paths.flatMap((path) => {
    const [now, before] = [made.get(path), committed.get(path)];
    if (now === before) return [];
    if (now === undefined) return [`${path}: is committed, and not made.`];
    if (before === undefined) return [`${path}: is made, and not committed.`];
    return [`${path}${firstDifference(now.split('\n'), before.split('\n'))}`];
  });
}

function firstDifference(now, before) {
  const at = now.findIndex((line, index) => line !== before[index]);
  const index = at === -1 ? now.length : at;
  return `:${index + 1}: is committed as '${before[index] ?? ''}', and made as '${now[index] ?? ''}'.`;
}
