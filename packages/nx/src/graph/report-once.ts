/** Says each message a single time, however often Nx computes the graph within one process. */
export function reportOnce(write: (message: string) => void): (message: string) => void {
  const said = new Set<string>();
  return (message) => {
    if (said.has(message)) return;
    said.add(message);
    write(message);
  };
}
