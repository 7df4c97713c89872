package io.ashlar.models.checkpoint.pickles;

import io.ashlar.models.checkpoint.DType;
import io.ashlar.models.checkpoint.pickles.PickleValue.Name;
import io.ashlar.models.checkpoint.pickles.PickleValue.Nothing;
import io.ashlar.models.checkpoint.pickles.PickleValue.StoragePart;
import io.ashlar.models.checkpoint.pickles.PickleValue.Tuple;
import io.ashlar.models.checkpoint.pickles.PickleValue.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the allowed names mean: each call gives a description of a tensor or a container, checked as it is made. */
final class TorchCalls {
    private static final int MAX_DIMENSIONS = 16;

    private final PickleRules rules;
    private final Map<String, Storage> storages = new LinkedHashMap<>();

    TorchCalls(PickleRules rules) {
        this.rules = rules;
    }

    /** All storages that were named, by key. */
    Map<String, Storage> storages() {
        return storages;
    }

    Name name(String module, String name) {
        return new Name(
                TorchName.of(module, name).orElseThrow(() -> rules.needsCode("names '" + module + "." + name + "'")));
    }

    Object call(Name name, Tuple arguments) {
        List<Object> items = arguments.items();
        return switch (name.torch()) {
            case ORDERED_DICT -> dict(items);
            case SIZE -> argument(items, 0, Tuple.class);
            case TENSOR_V2, TENSOR -> tensor(items);
            case PARAMETER, PARAMETER_WITH_STATE -> argument(items, 0, View.class);
            case TYPED -> call(argument(items, 0, Name.class), argument(items, 2, Tuple.class));
            default -> throw rules.needsCode("calls " + name.torch() + ", which is not a function of tensors");
        };
    }

    private Map<Object, Object> dict(List<Object> items) {
        Map<Object, Object> dict = new LinkedHashMap<>();
        if (!items.isEmpty()) {
            for (Object pair : argument(items, 0, List.class)) {
                List<?> keyAndValue = pair instanceof Tuple tuple ? tuple.items() : List.of();
                if (pair instanceof List<?> list) {
                    keyAndValue = list;
                }
                if (keyAndValue.size() != 2) {
                    throw rules.malformed("its pickle makes an OrderedDict of something else than pairs");
                }
                put(dict, keyAndValue.get(0), keyAndValue.get(1));
            }
        }
        return dict;
    }

    /** Sets a key: one that is itself a container could never be hashed, so it is refused. */
    @SuppressWarnings("unchecked") // dicts in a pickle are made by this package alone
    void put(Map<?, ?> dict, Object key, Object value) {
        if (!(key instanceof String || key instanceof Long || key instanceof Boolean)) {
            throw rules.malformed("its pickle has a dict whose key is neither a text nor a number");
        }
        ((Map<Object, Object>) dict).put(key, value);
    }

    /** {@code ('storage', class, key, device, elements[, view])}, as torch writes persistent ids. */
    StoragePart storage(Tuple id) {
        List<Object> items = id.items();
        if (items.size() < 5 || !"storage".equals(items.get(0))) {
            throw rules.needsCode("refers to something outside that is not a storage");
        }
        DType dtype = argument(items, 1, Name.class)
                .torch()
                .storage()
                .orElseThrow(() -> rules.malformed("a storage's class is none that holds numbers"));
        String key = argument(items, 2, String.class);
        long elements = count(items, 4);
        if (elements > Long.MAX_VALUE / dtype.bytes()) {
            throw rules.malformed("storage '" + key + "' claims " + elements + " elements");
        }
        Storage storage = storages.computeIfAbsent(key, k -> new Storage(k, dtype, elements));
        if (storage.dtype() != dtype || storage.elements() != elements) {
            throw rules.malformed("storage '" + key + "' is described in two ways");
        }
        return items.size() > 5 && items.get(5) != Nothing.NONE
                ? view(storage, argument(items, 5, Tuple.class).items())
                : new StoragePart(storage, 0, elements);
    }

    private StoragePart view(Storage storage, List<Object> view) {
        long offset = count(view, 1);
        long elements = count(view, 2);
        if (offset > storage.elements() || elements > storage.elements() - offset) {
            throw rules.malformed("a view of storage '" + storage.key() + "' leaves it");
        }
        return new StoragePart(storage, offset, elements);
    }

    private View tensor(List<Object> items) {
        StoragePart part = argument(items, 0, StoragePart.class);
        List<Long> shape = counts(items, 2);
        List<Long> strides = counts(items, 3);
        long offset = count(items, 1);
        if (shape.size() != strides.size() || shape.size() > MAX_DIMENSIONS) {
            throw rules.malformed("a tensor has " + shape.size() + " sizes and " + strides.size()
                    + " strides; they must be as many, and at most " + MAX_DIMENSIONS);
        }
        try {
            checkInside(part, offset, shape, strides);
        } catch (ArithmeticException e) {
            throw rules.malformed("a tensor of shape " + shape + " is larger than any file");
        }
        return new View(part, offset, shape, strides);
    }

    /** Every element lies in the storage, and a tensor never has more elements than its storage: no bombs. */
    private void checkInside(StoragePart part, long offset, List<Long> shape, List<Long> strides) {
        long elements = 1;
        long last = offset;
        for (int i = 0; i < shape.size(); i++) {
            elements = Math.multiplyExact(elements, shape.get(i));
            last = Math.addExact(last, Math.multiplyExact(Math.max(0, shape.get(i) - 1), strides.get(i)));
        }
        if (elements > 0 && (last >= part.elements() || elements > part.elements())) {
            throw rules.malformed("a tensor of shape " + shape + " with strides " + strides + " from " + offset
                    + " leaves its storage of " + part.elements() + " elements");
        }
    }

    private List<Long> counts(List<Object> items, int at) {
        List<Object> from = argument(items, at, Tuple.class).items();
        List<Long> counts = new ArrayList<>(from.size());
        for (int i = 0; i < from.size(); i++) {
            counts.add(count(from, i));
        }
        return List.copyOf(counts);
    }

    private long count(List<Object> items, int at) {
        long value = argument(items, at, Long.class);
        if (value < 0) {
            throw rules.malformed("its pickle has the size " + value + ", which is below 0");
        }
        return value;
    }

    private <T> T argument(List<Object> items, int at, Class<T> type) {
        Object item = at < items.size() ? items.get(at) : Nothing.NONE;
        if (!type.isInstance(item)) {
            throw rules.malformed("its pickle gives a call an argument of another kind than torch does");
        }
        return type.cast(item);
    }
}
