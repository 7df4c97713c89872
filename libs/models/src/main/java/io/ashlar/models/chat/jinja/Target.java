package io.ashlar.models.chat.jinja;

import io.ashlar.models.chat.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** What a value is given to: a name, several names that share its elements, or a namespace's attribute. */
record Target(List<String> names, boolean isTuple, String attribute) {
    static Target parse(TokenStream tokens) {
        boolean hasParenthesis = tokens.skip("(");
        List<String> names = new ArrayList<>();
        names.add(tokens.expect(Kind.NAME).text());
        if (tokens.skip(".")) {
            return new Target(names, false, tokens.expect(Kind.NAME).text());
        }
        boolean isTuple = false;
        while (tokens.skip(",")) {
            isTuple = true;
            if (!tokens.isAt(Kind.NAME) || tokens.isAt("in")) {
                break;
            }
            names.add(tokens.expect(Kind.NAME).text());
        }
        if (hasParenthesis) {
            tokens.expect(")");
        }
        return new Target(names, isTuple, "");
    }

    void assign(Object value, Scope scope) {
        if (!attribute.isEmpty()) {
            if (!(scope.get(names.get(0)) instanceof Namespace namespace)) {
                throw new TemplateError("'" + names.get(0) + "' is no namespace: '" + attribute + "' cannot be set");
            }
            namespace.values().put(attribute, value);
        } else if (isTuple) {
            List<Object> elements = Values.elements(value);
            if (elements.size() != names.size()) {
                throw new TemplateError(elements.size() + " values for " + names.size() + " names: " + names);
            }
            for (int i = 0; i < names.size(); i++) {
                scope.set(names.get(i), elements.get(i));
            }
        } else {
            scope.set(names.get(0), value);
        }
    }
}
