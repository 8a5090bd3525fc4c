import type { PythonProject } from '../model';

/** The service's own command line writes its OpenAPI document. */
export function offersOpenapi({ files }: PythonProject): boolean {
  return files.openapiCommand;
}
