import type { Tree } from '@nx/devkit';
import { cannotCreate } from '../../workspace/errors';
import type { Service } from '../../workspace/list-services';
import { nameInService } from '../../workspace/locate-feature';
import { pascal, snake } from '../../workspace/name-feature';

/** A feature whose rows have rows of another one below them: `/orders/{order_id}/lines`. */
export interface Parent {
  /** Its package, which is its table: `orders`. */
  readonly feature: string;
  /** What one is called: `order`. */
  readonly singular: string;
  /** Where its own routes are: `/orders`. */
  readonly path: string;
  /** Whether its rows belong to users, so that its services ask whose they are. */
  readonly isOwned: boolean;
}

const PREFIX = /^ *(?:router = APIRouter\()?prefix="([^"]+)"/m;

/** The path of a feature's routes, as the router has it. */
export function readPrefix(routes: string): string | undefined {
  return PREFIX.exec(routes)?.[1];
}

/** The column by which a row names the one above it. */
export function columnOfParent({ singular }: Pick<Parent, 'singular'>): string {
  return `${singular}_id`;
}

/**
 * The feature that another one is to be below, with its routes in a version of the API, or those that it began with.
 *
 * @throws CannotGenerate where it is not there or not in that version, or has no service that finds a row by its id alone
 */
export function findParent(
  tree: Tree,
  { root }: Service,
  {
    given,
    feature,
    version,
  }: { readonly given: string; readonly feature: string; readonly version: string },
): Parent {
  const name = nameInService(tree, root, given);
  const [folder, one] = [snake(name.plural), snake(name.singular)];
  const read: Read = (file) => tree.read(`${root}/features/${folder}/${file}`, 'utf-8') ?? '';
  const refuse = (cause: string, tryThis: string): Error =>
    cannotCreate('feature', feature, cause, tryThis);
  if (!tree.exists(`${root}/features/${folder}/feature.py`))
    throw refuse(
      `its parent ${root}/features/${folder} is not there`,
      `nx g @paxx/nx:feature ${given} first`,
    );
  const finds = new RegExp(
    `^async def get_${one}\\(\\s*session: AsyncSession,( owner_id: UUID,)? ${one}_id: UUID,?\\s*\\) -> `,
    'm',
  );
  const found = finds.exec(read('services.py'));
  if (found === null)
    throw refuse(
      `features/${folder} has no get_${one} in services.py that finds a row by its id alone`,
      `--fields='${one}:ref(${given})' without --parent`,
    );
  const path = pathIn(version, read);
  if (path === undefined)
    throw refuse(
      `its parent ${folder} has no routes in ${version === '' ? 'routes.py' : version}`,
      `nx g @paxx/nx:feature ${given} --api-version=${version || 'v1'} first`,
    );
  return { feature: folder, singular: one, path, isOwned: found[1] !== undefined };
}

type Read = (file: string) => string;

/** Where a feature's routes are in a version: those of routes.py, unless they are of another one. */
function pathIn(version: string, read: Read): string | undefined {
  const first = readPrefix(read('routes.py'));
  const isOf = version === '' || first?.split('/').includes(version) === true;
  return isOf ? first : readPrefix(read(`routes_${version}.py`));
}

/** The class of its model. */
export function modelOf({ singular }: Pick<Parent, 'singular'>): string {
  return pascal(singular.split('_'));
}
