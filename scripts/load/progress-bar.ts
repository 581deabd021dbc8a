const width = 30;

/** Draws how far a step is: a bar in a terminal, a line every tenth otherwise. Told of every row, it draws seldom. */
export function progressBar(stream: NodeJS.WriteStream): (step: string, done: number, total: number) => void {
  let shown = "";
  return (step, done, total) => {
    const share = stream.isTTY ? Math.floor((width * done) / total) : Math.floor((10 * done) / total);
    const key = `${step} ${share}`;
    if (key === shown && done < total) return;
    shown = key;
    if (!stream.isTTY) {
      stream.write(`${step} ${share * 10} %\n`);
      return;
    }
    stream.write(`\r${step.padEnd(10)} [${"█".repeat(share)}${" ".repeat(width - share)}] ${done.toLocaleString("en")} of ${total.toLocaleString("en")}  `);
    if (done === total) stream.write("\n");
  };
}
