package io.ashlar.training.export;

import io.ashlar.contracts.Json;
import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.reports.LossPoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A run in the layout of MLflow's file store, as a ZIP: unpacked where {@code mlflow ui --backend-store-uri} looks, it
 * is a run of the experiment "Default". Every metric is a file of lines {@code time value step}.
 */
final class MlflowFiles {
    private static final String EXPERIMENT = "0";
    private static final int FINISHED = 3;
    private static final int LOCAL_SOURCE = 4;
    /** What MLflow takes of a parameter. */
    private static final int LONGEST = 6000;

    private MlflowFiles() {}

    static byte[] zip(FinishedRun run) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> file : files(run).entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(run.ended());
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Content by path. */
    static Map<String, String> files(FinishedRun run) {
        String id = run.job().id().toString().replace("-", "");
        String folder = EXPERIMENT + "/" + id + "/";
        Map<String, String> files = new TreeMap<>();
        files.put(EXPERIMENT + "/meta.yaml", experiment(run));
        files.put(folder + "meta.yaml", meta(run, id));
        files.put(folder + "tags/mlflow.runName", run.model());
        files.put(folder + "tags/mlflow.source.name", "ashlar");
        files.put(folder + "tags/mlflow.source.type", "LOCAL");
        files.put(folder + "tags/mlflow.user", "ashlar");
        run.parameters()
                .forEach((name, value) ->
                        files.put(folder + "params/" + name, value.substring(0, Math.min(LONGEST, value.length()))));
        files.put(folder + "artifacts/", ""); // a folder: without it MLflow does not take this for a run
        metrics(run).forEach((name, lines) -> files.put(folder + "metrics/" + name, lines.toString()));
        return files;
    }

    private static Map<String, StringBuilder> metrics(FinishedRun run) {
        Map<String, StringBuilder> metrics = new LinkedHashMap<>();
        for (LossPoint point : run.curve()) {
            add(metrics, "loss", point.loss(), point.step(), run);
            add(metrics, "learning_rate", point.learningRate(), point.step(), run);
            add(metrics, "grad_norm", point.gradNorm(), point.step(), run);
        }
        for (EvaluationReport report : run.evaluations()) {
            add(metrics, "validation_loss", report.loss(), report.step(), run);
            report.metrics().forEach((name, value) -> add(metrics, "validation_" + name, value, report.step(), run));
        }
        long last = run.result().path("bestStep").asLong();
        run.metrics().forEach((name, value) -> {
            if (name.startsWith("test_")) {
                add(metrics, name, value, last, run);
            }
        });
        return metrics;
    }

    private static void add(Map<String, StringBuilder> metrics, String name, double value, long step, FinishedRun run) {
        metrics.computeIfAbsent(name, unused -> new StringBuilder())
                .append(run.ended())
                .append(' ')
                .append(value)
                .append(' ')
                .append(step)
                .append('\n');
    }

    /** JSON's strings are YAML's too. */
    private static String experiment(FinishedRun run) {
        return "artifact_location: mlruns/" + EXPERIMENT + "\ncreation_time: " + run.started() + "\nexperiment_id: '"
                + EXPERIMENT + "'\nlast_update_time: " + run.started() + "\nlifecycle_stage: active\nname: Default\n";
    }

    private static String meta(FinishedRun run, String id) {
        return "artifact_uri: mlruns/" + EXPERIMENT + "/" + id + "/artifacts\nend_time: " + run.ended()
                + "\nentry_point_name: ''\nexperiment_id: '" + EXPERIMENT + "'\nlifecycle_stage: active\nrun_id: "
                + quoted(id)
                + "\nrun_name: " + quoted(run.model()) + "\nrun_uuid: " + quoted(id)
                + "\nsource_name: ''\nsource_type: "
                + LOCAL_SOURCE + "\nsource_version: ''\nstart_time: " + run.started() + "\nstatus: " + FINISHED
                + "\ntags: []\nuser_id: ashlar\n";
    }

    private static String quoted(String text) {
        return Json.write(text);
    }
}
