/**
 * A pure function that keeps what it made of each object for as long as the object itself is kept. The objects never change (digests
 * and what is made of them), so that what is remembered cannot show in any answer: only in its cost.
 */
export function remembered<K extends WeakKey, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
