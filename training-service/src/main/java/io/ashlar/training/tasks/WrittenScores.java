package io.ashlar.training.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.metrics.rouge.Rouge;
import io.ashlar.metrics.rouge.RougeMetrics;
import io.ashlar.metrics.rouge.RougeScores;
import io.ashlar.metrics.translation.Bleu;
import io.ashlar.metrics.translation.BleuOptions;
import io.ashlar.metrics.translation.Chrf;
import io.ashlar.metrics.translation.ChrfOptions;
import io.ashlar.metrics.translation.Tokenization;
import io.ashlar.metrics.translation.TranslatedText;
import io.ashlar.metrics.translation.TranslationMetric;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.tasks.generation.PreparedText;
import io.ashlar.models.tasks.generation.TextListener;
import io.ashlar.models.tasks.generation.TextToText;
import io.ashlar.models.training.data.PairedTextRow;
import io.ashlar.models.training.loop.ValidationMetrics;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.models.training.recipe.TaskOptions;
import io.ashlar.training.rows.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the texts are worth that a model writes while it trains: ROUGE of summaries, BLEU and chrF of translations, as
 * an evaluation measures them. Of many rows the first are taken.
 *
 * @param rows as the model reads them, with the examples that they are of
 */
record WrittenScores(
        Task task, Recipe recipe, TaskOptions.Generating generating, List<Example> examples, List<PairedTextRow> rows)
        implements ValidationMetrics {
    WrittenScores {
        int taken = Math.min(rows.size(), generating.rows());
        rows = List.copyOf(rows.subList(0, taken));
        examples = List.copyOf(examples.subList(0, taken));
    }

    @Override
    public Map<String, Double> of(List<float[][]> answers) {
        return Map.of();
    }

    @Override
    public Map<String, Double> ofTexts(PackageOfNow weights) throws IOException {
        return rows.isEmpty() ? Map.of() : scores(texts(weights.write()));
    }

    private List<String> texts(Path folder) {
        int size = recipe.batches().evaluation();
        List<String> texts = new ArrayList<>();
        try (TextToText model = TextToText.open(folder, task, OpenOptions.of(Precision.FP32))) {
            for (int at = 0; at < rows.size(); at += size) {
                List<PreparedText> batch = rows.subList(at, Math.min(rows.size(), at + size)).stream()
                        .map(row -> model.prepareTokens(row.source().ids(), parameters()))
                        .toList();
                model.write(batch, TextListener.NONE)
                        .forEach(answers -> texts.add(answers.get(0).text()));
            }
        }
        return texts;
    }

    private ObjectNode parameters() {
        ObjectNode parameters = Json.MAPPER
                .createObjectNode()
                .put("max_new_tokens", generating.longest())
                .put("num_beams", generating.beams())
                .put("do_sample", false);
        recipe.taskOptions().languages().source().ifPresent(code -> parameters.put("src_lang", code));
        recipe.taskOptions().languages().target().ifPresent(code -> parameters.put("tgt_lang", code));
        return parameters;
    }

    private Map<String, Double> scores(List<String> texts) {
        List<String> right = examples.stream()
                .map(example -> ((Example.Pair) example).target())
                .toList();
        return task == Task.SUMMARIZATION ? rouge(right, texts) : translation(right, texts);
    }

    private static Map<String, Double> rouge(List<String> right, List<String> texts) {
        Rouge rouge = new Rouge(true);
        List<RougeScores> scores = IntStream.range(0, texts.size())
                .mapToObj(row -> rouge.score(List.of(right.get(row)), texts.get(row)))
                .toList();
        return RougeMetrics.f1(scores);
    }

    private Map<String, Double> translation(List<String> right, List<String> texts) {
        List<TranslatedText> pairs = IntStream.range(0, texts.size())
                .mapToObj(row -> new TranslatedText(texts.get(row), List.of(right.get(row))))
                .toList();
        String language = recipe.taskOptions().languages().target().orElse("");
        Map<String, TranslationMetric> metrics = new LinkedHashMap<>();
        metrics.put("bleu", new Bleu(BleuOptions.DEFAULT.withTokenization(Tokenization.ofLanguage(language))));
        metrics.put("chrf", new Chrf(ChrfOptions.DEFAULT));
        int[] all = IntStream.range(0, pairs.size()).toArray();
        Map<String, Double> scores = new LinkedHashMap<>();
        metrics.forEach(
                (name, metric) -> scores.put(name, metric.score(TranslationMetric.sum(metric.statistics(pairs), all))));
        return scores;
    }
}
