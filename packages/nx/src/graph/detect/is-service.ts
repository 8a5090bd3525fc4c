import type { PythonProject } from '../model';

/** A FastAPI application that can be served: a library may require fastapi as well, but holds none. */
export function isService({ files }: PythonProject): boolean {
  return files.entrypoint !== undefined;
}
