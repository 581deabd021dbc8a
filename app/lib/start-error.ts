/** A reason not to start that the operator can put right. The message is one plain sentence and is all that is printed. */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StartError";
  }
}
