import { shapeOf, type Shape } from '../graph/shape';
import { pythonProject } from './python-project';

/** The shape of a {@link pythonProject}. */
export function projectShape(...project: Parameters<typeof pythonProject>): Shape {
  return shapeOf(pythonProject(...project));
}
