import { countParts } from './figures/counts.mjs';
import { measureGenerate } from './figures/generate.mjs';
import { measureGraph } from './figures/graph.mjs';
import { measureHundredth } from './figures/hundredth.mjs';
import { measureReload } from './figures/reload.mjs';
import { measureServe } from './figures/serve.mjs';
import { measureService } from './figures/service.mjs';
import { measureStop } from './figures/stop.mjs';
import { measureTestCi } from './figures/testci.mjs';

/** What `--only` names, in the order of the table. */
export const figures = {
  generate: measureGenerate,
  hundredth: measureHundredth,
  serve: measureServe,
  reload: measureReload,
  stop: measureStop,
  counts: countParts,
  graph: measureGraph,
  testci: measureTestCi,
  service: measureService,
};

/** Ten minutes and more: measured only where `--only` or `--long` asks for them. */
export const longFigures = ['testci'];
