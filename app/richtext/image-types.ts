/** The kinds of pictures that are taken. */
export const imageTypes = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"];
