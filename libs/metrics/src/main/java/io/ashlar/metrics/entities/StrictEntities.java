package io.ashlar.metrics.entities;

import java.util.ArrayList;
import java.util.List;

/** The entities of a tag sequence that are whole under a scheme; what is malformed is no entity. */
public final class StrictEntities {
    private StrictEntities() {}

    /**
     * In their order.
     *
     * @throws InvalidTagException where a tag has a prefix that the scheme does not know
     */
    public static List<Entity> of(List<String> tags, TagScheme scheme) {
        List<Tag> sequence = new ArrayList<>(tags.size() + 1);
        for (String text : tags) {
            Tag tag = Tag.of(text);
            if (!scheme.allows(tag)) {
                throw new InvalidTagException(text, scheme);
            }
            sequence.add(tag);
        }
        sequence.add(Tag.OUTSIDE);
        return read(sequence, scheme);
    }

    private static List<Entity> read(List<Tag> sequence, TagScheme scheme) {
        List<Entity> entities = new ArrayList<>();
        Tag previous = Tag.OUTSIDE;
        for (int i = 0; i < sequence.size(); ) {
            int next = i + 1;
            if (scheme.starts(previous, sequence.get(i))) {
                while (next < sequence.size() && scheme.continues(sequence.get(next - 1), sequence.get(next))) {
                    next++;
                }
                if (scheme.ends(sequence.get(next - 1), sequence.get(next))) {
                    entities.add(new Entity(sequence.get(i).type(), i, next - 1));
                }
            }
            previous = sequence.get(next - 1);
            i = next;
        }
        return entities;
    }
}
