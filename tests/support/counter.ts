let count = 0;

/** A number no other row of this test file has. */
export function nextNumber(): number {
  count += 1;
  return count;
}
