package io.ashlar.benchmarks.encoderdecoder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.benchmarks.measure.Contender;
import io.ashlar.contracts.Json;
import io.ashlar.models.generation.GenerationDefaults;
import io.ashlar.models.generation.GenerationListener;
import io.ashlar.models.generation.GenerationOptions;
import io.ashlar.models.generation.GenerationRequest;
import io.ashlar.models.generation.Generator;
import io.ashlar.models.running.EncoderDecoderRunner;
import io.ashlar.models.running.TargetWriter;
import java.util.List;

/** Our writing: from the sources' ids to those of the best targets. */
record OwnWriter(String name, EncoderDecoderRunner runner, Writing writing) implements Contender {
    @Override
    public double run(int times) {
        long began = System.nanoTime();
        for (int i = 0; i < times; i++) {
            write();
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private void write() {
        ObjectNode parameters = Json.MAPPER.createObjectNode();
        parameters.put("max_new_tokens", Writing.TOKENS_OUT).put("num_beams", writing.beams());
        GenerationOptions options =
                GenerationDefaults.of(Json.MAPPER.createObjectNode()).with(parameters);
        List<long[]> sources = Writing.sources();
        long[] start = {writing.model().start()};
        try (TargetWriter writer = runner.read(sources)) {
            List<GenerationRequest> requests = sources.stream()
                    .map(source -> GenerationRequest.ofSource(source, start, options))
                    .toList();
            int answers = new Generator(writer, null)
                    .generate(requests, GenerationListener.NONE)
                    .size();
            if (answers != sources.size()) {
                throw new IllegalStateException("A source lost its target");
            }
        }
    }
}
