// What a person does in a dialog, a form or a list: fields by their labels, choices by their words, keys by their names.

import { createRequire } from "node:module";

const require = createRequire(new URL("../../ui/package.json", import.meta.url));
const { By, Key } = require("selenium-webdriver");

/** The element a label stands for. */
const LABELED = `
  const label = [...document.querySelectorAll("label")].findLast(
    (one) => one.textContent.replace(/[\\s*]+$/, "") === arguments[0] && one.htmlFor !== "",
  );
  return label && document.getElementById(label.htmlFor);`;

export class Form {
  constructor(app) {
    this.app = app;
  }

  /** Presses keys where the focus is. */
  press(...keys) {
    return this.app.driver.actions().sendKeys(...keys).perform();
  }

  /** Presses a key while another one is held. */
  chord(held, key) {
    return this.app.driver.actions().keyDown(held).sendKeys(key).keyUp(held).perform();
  }

  /** The field with that label, in what was opened last. */
  field(label) {
    return this.app.until(`there is a field ${label}`, () => this.app.driver.executeScript(LABELED, label));
  }

  /** What stands in a field. */
  async valueOf(label) {
    return (await this.field(label)).getAttribute("value");
  }

  /** Types into a field in place of what stands there. */
  type(label, text) {
    return this.app.until(`${label} says ${text}`, async () => {
      const field = await this.field(label);
      await field.click();
      await this.chord(Key.CONTROL, "a");
      await field.sendKeys(text);
      return (await this.valueOf(label)) === text;
    });
  }

  /** Chooses the option that holds those words, of a list of choices. */
  async choose(label, words) {
    await (await this.field(label)).click();
    await this.option(words);
  }

  /** Clicks the option that holds those words. */
  option(words) {
    return this.app.clickFirst(words, By.xpath(`//*[@role="option"][contains(normalize-space(), "${words}")]`));
  }

  /** Clicks what the open menu calls so. */
  menu(words) {
    return this.app.clickFirst(words, By.xpath(`//*[@role="menuitem"][normalize-space()="${words}"]`));
  }

  /** Types a part of a name and chooses what is found. */
  async pick(label, text) {
    await this.type(label, text);
    await this.option(text);
  }

  /** Clicks a radio button of the open dialog. */
  radio(label) {
    const radio = By.xpath(`//input[@type="radio"][@id=//label[normalize-space()="${label}"]/@for]`);
    return this.app.until(`${label} is marked`, async () => {
      const [found] = await this.app.driver.findElements(radio);
      await found?.click();
      return found?.isSelected();
    });
  }

  /** Clicks the first row for which `fits` holds of its text. */
  row(testId, what, fits) {
    return this.app.until(`a row ${what} can be clicked`, async () => {
      for (const row of await this.app.all(testId)) {
        if (fits(await row.getAttribute("textContent"))) return this.app.hit(row);
      }
      return false;
    });
  }

  /** Puts the focus on a list. */
  toList() {
    return this.app.driver.executeScript('document.querySelector("[role=grid]").focus()');
  }
}
