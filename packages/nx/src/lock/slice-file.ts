/** Where the slice of a project lies, relative to the Nx workspace; `folder` is the project's, `.` for the root. */
export function sliceFile(folder: string): string {
  return folder === '.' ? '.paxx/lock/slice.txt' : `.paxx/lock/${folder}/slice.txt`;
}
