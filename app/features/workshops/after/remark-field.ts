/** The field of a remark in the form of the minutes. */
export const remarkField = (itemId: string): string => `remark-${itemId}`;
