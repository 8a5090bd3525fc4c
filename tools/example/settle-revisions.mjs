/** Such as 2026_05_01_1200_add_orders_3b8e6a235525.py: when it was written, what it does, and the id that Alembic drew. */
const revisionFile = /^migrations\/versions\/[\d_]{15}_(?<does>\w+)_(?<id>[0-9a-f]{12})\.py$/;

/**
 * Gives each revision of `made` the time and the id of the one in `committed` that does the same. These two are new in each
 * run; all else of a revision is left to be compared. One that was not there before keeps its own.
 */
export function settleRevisions(made, committed) {
  const known = new Map(findRevisions(committed).map((revision) => [revision.does, revision]));
  const pairs = findRevisions(made)
    .map((revision) => [revision, known.get(revision.does)])
    .filter(([, before]) => before !== undefined);
  const paths = new Map(pairs.map(([revision, before]) => [revision.path, before.path]));
  const settle = ([path, text]) => [paths.get(path) ?? path, withIds(path, text, pairs)];
  return new Map([...made].map(settle));
}

function findRevisions(files) {
  return [...files.keys()].flatMap((path) => {
    const named = revisionFile.exec(path);
    return named === null ? [] : [{ path, ...named.groups }];
  });
}

function withIds(path, text, pairs) {
  if (!revisionFile.test(path)) return text;
  return pairs.reduce((changed, [{ id }, before]) => changed.replaceAll(id, before.id), text);
}
