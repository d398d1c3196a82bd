/** How a form looks. */
import type {
  APILabelComponent,
  APIModalInteractionResponseCallbackData,
  APITextInputComponent,
} from "discord-api-types/v10";
import { markdownTree } from "./markdown.ts";
import { marksView } from "./marks_view.ts";
import type { Reader } from "./moment.ts";
import { type Branch, h, type Tree } from "./tree.ts";

/** A form with its fields. */
export function formView({ title, components }: APIModalInteractionResponseCallbackData, reader: Reader): Tree[] {
  const fields = components.flatMap((component): Tree[] => {
    if (component.type === 10) return [h("div", {}, marksView(markdownTree(component.content), reader))];
    if (component.type === 18) return [labelView(component)];
    return component.components.map((input) => inputField(input, { label: input.label ?? "", about: undefined }));
  });
  return [
    h("h2", { id: "form-title" }, title),
    ...fields,
    h(
      "div.end",
      {},
      h("button.plain", { type: "button", "data-do": "dismiss" }, "Cancel"),
      h("button.button.style1", { type: "submit" }, "Submit"),
    ),
  ];
}

/** A field in the newer way of writing forms. */
export function labelView({ label, description, component }: APILabelComponent): Branch {
  if (component.type === 4) return inputField(component, { label, about: description });
  if (component.type !== 3) {
    return h("p.unknown", {}, `(a component of type ${component.type}, which this page cannot show)`);
  }
  const options = component.options.map((option) =>
    h("option", { value: option.value, selected: option.default }, option.label)
  );
  const attrs = {
    name: component.custom_id,
    required: component.required ?? true,
    multiple: (component.max_values ?? 1) > 1,
  };
  return fieldLabel(label, description, h("select", attrs, options));
}

/** A text to type; its name stands above it. */
export function inputField(
  input: APITextInputComponent,
  { label, about }: { label: string; about: string | undefined },
): Branch {
  const attrs = {
    name: input.custom_id,
    placeholder: input.placeholder,
    minlength: input.min_length,
    maxlength: input.max_length ?? 4000,
    required: input.required ?? true,
    value: input.value,
    autocomplete: "off",
  };
  return fieldLabel(
    label,
    about,
    input.style === 2 ? h("textarea", { ...attrs, rows: 5 }) : h("input", { ...attrs, type: "text" }),
  );
}

/** A field below its name. */
export function fieldLabel(label: string, about: string | undefined, field: Branch): Branch {
  const mark = field.attrs.required ? h("span.required", { "aria-hidden": "true" }, " *") : undefined;
  return h("label.field", {}, h("b", {}, label, mark), about ? h("span.about", {}, about) : undefined, field);
}
