package io.ashlar.inference.writing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Task;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.AnswerListener;
import io.ashlar.inference.prediction.FollowedTaskServer;
import io.ashlar.inference.prediction.Input;
import io.ashlar.inference.prediction.PredictionRequest;
import io.ashlar.inference.prediction.TaskServer;
import io.ashlar.inference.serving.ServingLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Answers with texts, whole or piece by piece. Canceling an answer ends it at the next token. */
public final class WritingTaskServer {
    private WritingTaskServer() {}

    /** The writer is the server's from now on. */
    public static TaskServer start(String endpoint, Task task, Writer writer, ServingLimits limits) {
        return FollowedTaskServer.start(
                endpoint,
                task,
                writer.summary(),
                new WriterBatches(writer),
                limits,
                (request, listener, unwanted) -> rows(writer, request, listener, unwanted),
                texts -> new Answer.Texts(texts, task));
    }

    private static List<Writing> rows(
            Writer writer, PredictionRequest request, AnswerListener listener, AtomicBoolean unwanted) {
        ObjectNode parameters = request.parameters().json();
        List<Writing> rows = new ArrayList<>();
        for (Input input : request.inputs()) {
            rows.add(new Writing(writer.prepare(input, parameters), rows.size(), listener, unwanted));
        }
        return rows;
    }
}
