/** The note that the guide's texts have changed, with a button that repeats what the person did last to show them. */

const byId = (id) => document.getElementById(id);

export class ChangedTexts {
  #step = null;

  /** `repeat(step)` takes a step once more. */
  constructor(repeat) {
    byId("repeat-step").onclick = () => { this.#hide(); repeat(this.#step); };
    byId("texts-changed-close").onclick = () => this.#hide();
  }

  /** Remembers what the person did, as a function that does it again. */
  remember(step) {
    this.#step = step;
  }

  /** Forgets the step: another chat is open. */
  forget() {
    this.#step = null;
    this.#hide();
  }

  /** After a reload of the page nothing is remembered, and the note stands alone. */
  show() {
    byId("repeat-step").hidden = this.#step === null;
    byId("texts-changed").hidden = false;
  }

  #hide() {
    byId("texts-changed").hidden = true;
  }
}
