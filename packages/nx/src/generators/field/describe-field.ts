import { getPackageManagerCommand } from '@nx/devkit';
import { columnOf } from '../../fields/parse-fields';
import { snake } from '../../workspace/name-feature';
import type { ChangedEnum, FieldOptions } from './normalize-options';

/**
 * What was done, and what to type next.
 *
 * @param isCompared whether the migrations of the service compare enums from now on
 */
export function describeField(
  { service, plan, added, changed }: Omit<FieldOptions, 'given'>,
  isCompared: boolean,
): string[] {
  const plural = snake(plan.name.plural);
  const compared = isCompared
    ? [`Migrations compare enums now: ${service.root}/migrations/enums.py.`]
    : [];
  if (added.length + changed.length === 0)
    return [`The feature ${plural} has that already, and stays as it is.`, ...compared];
  const words = plan.name.plural.join(' ');
  const columns = added.map(columnOf);
  const message = [
    ...(added.length > 0 ? [`add ${columns.join(' ')} to ${words}`] : []),
    ...(changed.length > 0
      ? [`change ${changed.map(({ to }) => to.name).join(' ')} of ${words}`]
      : []),
  ].join(' and ');
  const nx = `${getPackageManagerCommand().exec} nx`;
  return [
    ...(added.length > 0 ? [`The feature ${plural} has ${columns.join(', ')} now.`] : []),
    ...changed.flatMap((each) => describeChange(plural, each)),
    ...compared,
    'Next:',
    `  ${nx} run ${service.name}:migrate --message "${message}"`,
    `  ${nx} run ${service.name}:upgrade`,
    `  ${nx} run ${service.name}:test`,
  ];
}

function describeChange(plural: string, { from, to }: ChangedEnum): string[] {
  const gone = valuesOf(from).filter((value) => !valuesOf(to).includes(value));
  return [
    `The ${to.name} of ${plural} is one of ${valuesOf(to).join(', ')} now.`,
    ...(gone.length > 0
      ? [
          `Rows that have ${gone.join(' or ')} would make the upgrade fail. The revision says where to give them`,
          `another value: op.execute("UPDATE ${plural} SET ${to.name} = …").`,
        ]
      : []),
  ];
}

function valuesOf({ type }: ChangedEnum['from']): readonly string[] {
  return type.kind === 'enum' ? type.values : [];
}
