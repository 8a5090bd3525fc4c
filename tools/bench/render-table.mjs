const columns = [
  ['Figure', ({ figure }) => figure],
  ['Ours', ({ ours }) => ours],
  ['Baseline', ({ baseline }) => baseline],
  ['Ratio', ({ ratio }) => ratio],
  ['Limit', ({ limit }) => limit],
  ['Holds', ({ holds }) => (holds === undefined ? '' : holds ? 'yes' : '**no**')],
];

/** The rows as a table of Markdown, its columns padded as Prettier pads them. */
export function renderTable(rows) {
  const cells = [
    columns.map(([title]) => title),
    ...rows.map((row) => columns.map(([, read]) => read(row))),
  ];
  const widths = columns.map((_, column) =>
    Math.max(3, ...cells.map((line) => line[column].length)),
  );
  const render = (line) => `| ${line.map((text, i) => text.padEnd(widths[i])).join(' | ')} |`;
  const rule = render(widths.map((width) => '-'.repeat(width)));
  return [render(cells[0]), rule, ...cells.slice(1).map(render)].join('\n');
}
