/** One person on all their devices: the room in which live things are said to nobody else. */
export const personRoom = (userId: string): string => `user:${userId}`;
