/** Why a release was not built, in words for whoever builds it. */
export class ReleaseFault extends Error {
  constructor(text: string) {
    super(text);
    this.name = 'ReleaseFault';
  }
}
