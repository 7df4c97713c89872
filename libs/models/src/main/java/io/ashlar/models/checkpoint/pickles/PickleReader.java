package io.ashlar.models.checkpoint.pickles;

import io.ashlar.models.checkpoint.pickles.PickleValue.Nothing;
import io.ashlar.models.checkpoint.pickles.PickleValue.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one pickle of protocols 2 to 5 by the operations that state dicts are written with; any other operation, and
 * any name that {@link TorchName} does not list, ends the reading with a problem.
 */
final class PickleReader {
    private static final int MAX_OPERATIONS = 8_000_000;
    private static final int STOP = '.';

    private final PickleRules rules;
    private final PickleInput in;
    private final PickleStack stack;
    private final TorchCalls calls;

    PickleReader(PickleRules rules, PickleInput in, TorchCalls calls) {
        this.rules = rules;
        this.in = in;
        this.stack = new PickleStack(rules);
        this.calls = calls;
    }

    /** The value that the pickle makes; the input is then after it. */
    Object read() {
        for (int count = 0; count < MAX_OPERATIONS; count++) {
            int operation = in.unsignedByte();
            if (operation == STOP) {
                return stack.pop();
            }
            if (!scalar(operation) && !text(operation) && !container(operation) && !memory(operation)) {
                act(operation);
            }
        }
        throw rules.malformed("its pickle has more than " + MAX_OPERATIONS + " operations");
    }

    private boolean scalar(int operation) {
        switch (operation) {
            case 'N' -> stack.push(Nothing.NONE);
            case 0x88 -> stack.push(Boolean.TRUE);
            case 0x89 -> stack.push(Boolean.FALSE);
            case 'J' -> stack.push(in.signedInt());
            case 'K' -> stack.push((long) in.unsignedByte());
            case 'M' -> stack.push((long) in.unsignedShort());
            case 0x8a -> stack.push(in.number(in.unsignedByte()));
            case 0x8b -> stack.push(in.number(in.signedInt()));
            case 'G' -> stack.push(in.bigEndianDouble());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean text(int operation) {
        switch (operation) {
            case 'X' -> stack.push(in.text(in.unsignedInt()));
            case 0x8c -> stack.push(in.text(in.unsignedByte()));
            case 0x8d -> stack.push(in.text(in.signedLong()));
            case 'T' -> stack.push(in.text(in.signedInt()));
            case 'U' -> stack.push(in.text(in.unsignedByte()));
            case 'B' -> stack.push(in.raw(in.unsignedInt()));
            case 'C' -> stack.push(in.raw(in.unsignedByte()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean container(int operation) {
        switch (operation) {
            case '(' -> stack.mark();
            case ')' -> stack.push(new Tuple(List.of()));
            case 't' -> stack.push(new Tuple(stack.popToMark()));
            case 0x85 -> stack.push(tuple(1));
            case 0x86 -> stack.push(tuple(2));
            case 0x87 -> stack.push(tuple(3));
            case ']' -> stack.push(new ArrayList<>());
            case 'a' -> append(List.of(stack.pop()));
            case 'e' -> append(stack.popToMark());
            case '}' -> stack.push(new LinkedHashMap<>());
            case 's' -> {
                Object value = stack.pop();
                put(List.of(stack.pop(), value));
            }
            case 'u' -> put(stack.popToMark());
            case '0' -> stack.pop();
            case '1' -> stack.popToMark();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean memory(int operation) {
        switch (operation) {
            case 'q' -> stack.remember(in.unsignedByte());
            case 'r' -> stack.remember(in.unsignedInt());
            case 0x94 -> stack.rememberNext();
            case 'h' -> stack.recall(in.unsignedByte());
            case 'j' -> stack.recall(in.unsignedInt());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void act(int operation) {
        switch (operation) {
            case 0x80 -> checkProtocol(in.unsignedByte());
            case 0x95 -> in.signedLong();
            case 'c' -> {
                String module = in.line();
                stack.push(calls.name(module, in.line()));
            }
            case 0x93 -> {
                String name = stack.pop(String.class, "STACK_GLOBAL");
                stack.push(calls.name(stack.pop(String.class, "STACK_GLOBAL"), name));
            }
            case 'R' -> {
                Tuple arguments = stack.pop(Tuple.class, "REDUCE");
                stack.push(calls.call(stack.pop(PickleValue.Name.class, "REDUCE"), arguments));
            }
            case 'Q' -> stack.push(calls.storage(stack.pop(Tuple.class, "BINPERSID")));
            case 'b' -> build();
            default ->
                throw rules.needsCode(
                        "uses the operation 0x" + Integer.toHexString(operation) + ", which state dicts do not need");
        }
    }

    private void checkProtocol(int protocol) {
        if (protocol < 2 || protocol > 5) {
            throw rules.malformed("its pickle is of protocol " + protocol + ", not 2 to 5");
        }
    }

    /** An ordered dict of weights carries versions of modules as its state: not needed, and dropped. */
    private void build() {
        stack.pop();
        Object target = stack.top();
        if (!(target instanceof Map) && !(target instanceof PickleValue.View)) {
            throw rules.needsCode("sets the state of an object that is neither a dict nor a tensor");
        }
    }

    private Tuple tuple(int size) {
        List<Object> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(0, stack.pop());
        }
        return new Tuple(items);
    }

    @SuppressWarnings("unchecked") // lists on the stack are made by this class alone
    private void append(List<Object> items) {
        ((List<Object>) stack.top(List.class, "APPEND")).addAll(items);
    }

    private void put(List<Object> items) {
        if (items.size() % 2 != 0) {
            throw rules.malformed("its pickle sets a dict's key without a value");
        }
        Map<?, ?> map = stack.top(Map.class, "SETITEMS");
        for (int i = 0; i < items.size(); i += 2) {
            calls.put(map, items.get(i), items.get(i + 1));
        }
    }
}
