package io.ashlar.training.export;

import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.reports.LossPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/** All points of a run as one table: a line a step, empty where a step has no such value. */
final class CurveCsv {
    private static final String END = "\r\n"; // RFC 4180

    private CurveCsv() {}

    static String of(FinishedRun run) {
        Map<Long, Map<String, Double>> steps = new TreeMap<>();
        for (LossPoint point : run.curve()) {
            Map<String, Double> values = steps.computeIfAbsent(point.step(), step -> new TreeMap<>());
            values.put("epoch", point.epoch());
            values.put("loss", point.loss());
            values.put("learningRate", point.learningRate());
            values.put("gradNorm", point.gradNorm());
        }
        TreeSet<String> evaluated = new TreeSet<>();
        for (EvaluationReport report : run.evaluations()) {
            Map<String, Double> values = steps.computeIfAbsent(report.step(), step -> new TreeMap<>());
            values.put("epoch", report.epoch());
            values.put("validation_loss", report.loss());
            report.metrics().forEach((name, value) -> values.put("validation_" + name, value));
            evaluated.addAll(values.keySet());
        }
        evaluated.removeIf(name -> !name.startsWith("validation_"));
        StringBuilder csv = new StringBuilder();
        StringJoiner header = new StringJoiner(",", "", END).add("step");
        List<String> columns = new ArrayList<>(List.of("epoch", "loss", "learningRate", "gradNorm"));
        columns.addAll(evaluated);
        columns.forEach(header::add);
        csv.append(header);
        steps.forEach((step, values) -> {
            StringJoiner line = new StringJoiner(",", "", END).add(step.toString());
            columns.forEach(column -> line.add(Objects.toString(values.get(column), "")));
            csv.append(line);
        });
        return csv.toString();
    }
}
