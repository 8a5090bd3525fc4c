/** `alembic downgrade`. argparse takes `-1` for a number and not for an option, so no `--` is needed. */
export function downgradeCommand(revision: string): readonly string[] {
  return ['downgrade', revision];
}
