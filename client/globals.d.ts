/** Trusted Types (W3C), as far as this page uses them: one policy for the address of its worker. */
interface TrustedScriptURL {
  toString(): string;
}
interface TrustedTypePolicy {
  createScriptURL(address: string): TrustedScriptURL;
}
interface Window {
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(address: string): string },
    ): TrustedTypePolicy;
  };
}
