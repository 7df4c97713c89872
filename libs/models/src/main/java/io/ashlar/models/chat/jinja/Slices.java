package io.ashlar.models.chat.jinja;

import java.util.ArrayList;
import java.util.List;

/** Python's slices of lists and texts: negative bounds count from the end, a negative step goes backwards. */
final class Slices {
    private Slices() {}

    static Object slice(Object object, List<Object> bounds, Budget budget) {
        if (object instanceof Undefined undefined) {
            throw undefined.error();
        }
        boolean isText = object instanceof String;
        if (!isText && !(object instanceof List<?>)) {
            throw new TemplateError(Values.repr(object) + " has no slices");
        }
        List<Object> elements = Values.elements(object);
        budget.pay(elements.size());
        long step = bounds.size() > 2 && bounds.get(2) != None.NONE ? Values.integer(bounds.get(2)) : 1;
        if (step == 0) {
            throw new TemplateError("a slice has step 0");
        }
        int size = elements.size();
        long begin = bound(bounds.get(0), size, step, step > 0 ? 0 : size - 1);
        long end = bound(bounds.size() > 1 ? bounds.get(1) : None.NONE, size, step, step > 0 ? size : -1);
        List<Object> slice = new ArrayList<>();
        for (long i = begin; step > 0 ? i < end : i > end; i += step) {
            slice.add(elements.get((int) i));
        }
        return isText ? String.join("", slice.stream().map(Values::text).toList()) : slice;
    }

    private static long bound(Object bound, int size, long step, long absent) {
        if (bound == None.NONE) {
            return absent;
        }
        long place = Values.integer(bound);
        long fromBegin = place < 0 ? place + size : place;
        return step > 0 ? Math.max(0, Math.min(fromBegin, size)) : Math.max(-1, Math.min(fromBegin, size - 1));
    }
}
