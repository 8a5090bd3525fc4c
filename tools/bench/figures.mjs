import { countParts } from './figures/counts.mjs';
import { measureGenerate } from './figures/generate.mjs';
import { measureHundredth } from './figures/hundredth.mjs';
import { measureReload } from './figures/reload.mjs';
import { measureServe } from './figures/serve.mjs';
import { measureService } from './figures/service.mjs';
import { measureStop } from './figures/stop.mjs';

/** What `--only` names, in the order of the table. */
export const figures = {
  generate: measureGenerate,
  hundredth: measureHundredth,
  serve: measureServe,
  reload: measureReload,
  stop: measureStop,
  counts: countParts,
  service: measureService,
};
