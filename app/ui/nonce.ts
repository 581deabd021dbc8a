import { createContext, useContext } from "react";

/** The content security policy's nonce of this response; empty in the browser, where scripts are already allowed. */
export const NonceContext = createContext("");

export function useNonce(): string {
  return useContext(NonceContext);
}
