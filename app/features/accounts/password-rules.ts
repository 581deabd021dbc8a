// Passwords of ten characters or more that guessing programs try first. Compared without case, accents, spaces and punctuation.
const common = new Set([
  "1234567890", "12345678910", "123456789a", "1234567891", "0123456789", "9876543210", "0987654321", "1q2w3e4r5t", "1qaz2wsx3edc", "q1w2e3r4t5",
  "qwertyuiop", "qwerty12345", "qwerty123456", "qwertyuiop123", "azertyuiop", "asdfghjkl1", "asdfghjklz", "zxcvbnm123", "qazwsxedcrfv",
  "password12", "password123", "password1234", "password12345", "passwordpassword", "passw0rd12", "passw0rd123", "p4ssw0rd12", "mypassword", "mypassword1",
  "iloveyou12", "iloveyou123", "letmein123", "letmein1234", "welcome123", "welcome1234", "changeme123", "admin12345", "admin123456", "administrator",
  "contrasena", "contrasena1", "contrasena123", "contrasenya", "contrasenya1", "contrasenya123", "motdepasse", "motdepasse1", "motdepasse123",
  "palavrapasse", "losenord12", "losenord123", "minlosenord", "abcdefghij", "abcdefghijk", "abcd123456", "abc1234567", "a123456789", "aa123456789",
  "princess123", "football123", "barcelona123", "juventus123", "regin12345", "reginacademy", "reginacademy1",
]);

export const minimumPasswordLength = 10;
export const maximumPasswordLength = 200;

function simplify(text: string): string {
  return text.normalize("NFD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** Whether a password is among the first that anybody would guess: a common one, or the same short piece over and over. */
export function isCommonPassword(password: string): boolean {
  return common.has(simplify(password)) || /^(.{1,3})\1+.{0,2}$/su.test(password);
}

/** Whether a password is no more than the e-mail address or its first part. */
export function isOwnEmail(password: string, email: string): boolean {
  const typed = password.toLowerCase();
  return typed === email.toLowerCase() || simplify(typed) === simplify(email.split("@")[0] ?? "");
}
