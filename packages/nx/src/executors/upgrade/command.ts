/** `alembic upgrade`. */
export function upgradeCommand(revision: string): readonly string[] {
  return ['upgrade', revision];
}
