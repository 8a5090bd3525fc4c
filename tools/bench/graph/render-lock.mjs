/** A `uv.lock` as uv 0.13 writes it: external packages with their artefacts, and the members that are editable. */
export function renderLock(externals, members) {
  const header = 'version = 1\nrevision = 5\nrequires-python = ">=3.11"\n';
  const list = members.map(({ name }) => `    "${name}",\n`).join('');
  const folders = new Map(members.map(({ name, folder }) => [name, folder]));
  return [
    header,
    `[manifest]\nmembers = [\n${list}]\n`,
    ...externals.map(renderExternal),
    ...members.map((member) => renderMember(member, folders)),
  ].join('\n');
}

function renderExternal(name, index) {
  const wheels = Array.from({ length: 6 }, (_, i) => `    ${artefact(name, index * 10 + i)},\n`);
  return `[[package]]
name = "${name}"
version = "1.${index}.0"
source = { registry = "https://pypi.org/simple" }
sdist = ${artefact(name, index * 10 + 9)}
wheels = [
${wheels.join('')}]
`;
}

function artefact(name, number) {
  const hash = number.toString(16).padStart(64, '0');
  return `{ url = "https://files.pythonhosted.org/packages/${hash}/${name}.whl", hash = "sha256:${hash}", size = ${40_000 + number}, upload-time = "2026-01-01T00:00:00.000Z" }`;
}

function renderMember({ name, folder, requires }, folders) {
  const list = requires.map((required) => `    { name = "${required}" },\n`).join('');
  const declared = requires.map((required) => `    ${declare(required, folders)},\n`).join('');
  return `[[package]]
name = "${name}"
version = "0.1.0"
source = { editable = "${folder}" }
dependencies = [
${list}]

[package.metadata]
requires-dist = [
${declared}]
`;
}

function declare(name, folders) {
  const folder = folders.get(name);
  return folder === undefined
    ? `{ name = "${name}", specifier = ">=1,<2" }`
    : `{ name = "${name}", editable = "${folder}" }`;
}
