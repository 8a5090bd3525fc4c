export function deptryMissing(project: string, venv: string): string {
  return `Cannot compare the imports of '${project}' with its manifest: deptry is not installed in '${venv}'. Run: uv sync --all-packages (or, in its folder: uv add --dev deptry)`;
}

export function deptryFailed(project: string, output: string): string {
  return `Cannot compare the imports of '${project}' with its manifest: deptry did not get to the end: ${output}`;
}

export function unknownProject(name: string): string {
  return `Cannot compare the imports of '${name}' with its manifest: Nx knows no such project. Run: nx show projects`;
}

export function undeclaredImports(folder: string, count: number): string {
  const what = count === 1 ? 'One line is' : `${count} lines are`;
  return `\n${what} at odds with '${folder}/pyproject.toml'. Run the commands in ${folder}; a comment \`# deptry: ignore[DEP001,DEP003,DEP004]\` exempts a line.`;
}

export const ALL_DECLARED = 'Every import is declared.';
