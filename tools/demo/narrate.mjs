// What the demo says: steps, the commands that it runs, and what they answer.
const colours = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code, text) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);

export const narrate = {
  step: (text) => process.stdout.write(`\n${paint('1;36', text)}\n`),
  command: (text) => process.stdout.write(`\n${paint('1', `$ ${text}`)}\n`),
  line: (text) => process.stdout.write(`${text}\n`),
};
