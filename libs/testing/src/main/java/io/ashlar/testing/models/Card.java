package io.ashlar.testing.models;

/** The README.md of a tiny model, with the front matter that the catalog reads. */
final class Card {
    private Card() {}

    static String text(TinyModel model) {
        String task = switch (model.head()) {
            case NONE -> "feature-extraction";
            case CLASSIFICATION -> "text-classification";
            case MASKED_TOKENS -> "fill-mask";
        };
        return """
                ---
                language: en
                license: apache-2.0
                library_name: transformers
                pipeline_tag: %s
                tags:
                  - test
                ---
                # A tiny %s

                Random weights from seed %d: it shows that something runs, and knows nothing.
                """.formatted(task, model.family(), model.seed());
    }
}
