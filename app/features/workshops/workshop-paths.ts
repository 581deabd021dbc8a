export const workshopPath = (id: string, rest = ""): `/${string}` => `/workshops/${id}${rest}`;
export const roomPath = (id: string): `/${string}` => workshopPath(id, "/room");
