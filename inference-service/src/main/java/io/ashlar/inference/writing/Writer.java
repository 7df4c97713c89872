package io.ashlar.inference.writing;

import io.ashlar.inference.prediction.Input;
import io.ashlar.inference.prediction.Parameters;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.generation.GeneratedSequence;
import io.ashlar.models.generation.GenerationListener;
import io.ashlar.models.generation.GenerationRequest;
import io.ashlar.models.generation.IncrementalText;
import java.util.List;

/** A package that writes. */
interface Writer extends AutoCloseable {
    ModelSummary summary();

    /** Checks a request's parameters; any thread. */
    Terms terms(Parameters parameters);

    /** What holds for all inputs of a request. */
    interface Terms {
        /** The prompt of an input, as tokens. */
        GenerationRequest request(Input input);

        /** A whole answer as the client wants it. */
        String text(Input input, GeneratedSequence sequence);

        /** The answer in pieces. */
        IncrementalText pieces(GenerationRequest request);
    }

    /** Writes for all of them; the thread that owns the model. */
    List<List<GeneratedSequence>> generate(List<GenerationRequest> requests, GenerationListener listener);

    /** Makes the first answer as fast as the later ones; the thread that owns the model. */
    void warmUp();

    @Override
    void close();
}
