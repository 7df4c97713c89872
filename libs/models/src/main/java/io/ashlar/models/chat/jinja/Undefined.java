package io.ashlar.models.chat.jinja;

/**
 * What a name stands for that nobody set: empty where it is printed or iterated, an error where it is used otherwise.
 */
record Undefined(String name) {
    TemplateError error() {
        return new TemplateError("'" + name + "' is undefined");
    }
}
