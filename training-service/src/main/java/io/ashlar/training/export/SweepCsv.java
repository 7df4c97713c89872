package io.ashlar.training.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;

/** The trials of a search as a table: a line each, the best first. */
final class SweepCsv {
    private static final String END = "\r\n"; // RFC 4180

    private SweepCsv() {}

    static boolean wanted(Map<String, String> query) {
        return "csv".equals(query.get("format"));
    }

    /** The result's part about the search. */
    static JsonNode table(JobSnapshot job) {
        JsonNode result = job.result();
        if (result == null || !result.hasNonNull("sweep")) {
            throw new ProblemException(
                    ProblemCode.JOB_RESULT_NOT_FOUND,
                    "The fine-tuning " + job.id() + " has no table of trials: it was no search, or has not succeeded"
                            + " (yet). Its log has a line for each trial.");
        }
        return result.path("sweep");
    }

    static String of(JsonNode table) {
        TreeSet<String> values = names(table, "values");
        TreeSet<String> metrics = names(table, "metrics");
        StringJoiner header = new StringJoiner(",", "", END).add("trial");
        values.forEach(name -> header.add(cell(name)));
        metrics.forEach(name -> header.add(cell(name)));
        header.add("steps").add("secondsPerStep").add("failure");
        StringBuilder csv = new StringBuilder(header.toString());
        for (JsonNode trial : table.path("trials")) {
            List<String> cells = new ArrayList<>(List.of(trial.path("number").asText()));
            values.forEach(name -> cells.add(text(trial.path("values").path(name))));
            metrics.forEach(name -> cells.add(text(trial.path("metrics").path(name))));
            cells.add(text(trial.path("steps")));
            cells.add(text(trial.path("secondsPerStep")));
            cells.add(text(trial.path("failure")));
            csv.append(String.join(",", cells.stream().map(SweepCsv::cell).toList()))
                    .append(END);
        }
        return csv.toString();
    }

    private static TreeSet<String> names(JsonNode table, String part) {
        TreeSet<String> names = new TreeSet<>();
        table.path("trials").forEach(trial -> trial.path(part).fieldNames().forEachRemaining(names::add));
        return names;
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "" : value.isValueNode() ? value.asText() : value.toString();
    }

    private static String cell(String text) {
        return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
