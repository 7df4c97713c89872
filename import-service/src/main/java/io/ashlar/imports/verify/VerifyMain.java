package io.ashlar.imports.verify;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.models.ModelSummary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The worker: reads one request, verifies, answers, and ends; it also ends when its standard input does. */
final class VerifyMain {
    private VerifyMain() {}

    public static void main(String[] arguments) throws IOException {
        // The answer has the standard output for itself: libraries may log to it otherwise.
        PrintStream answers = System.out;
        System.setOut(System.err);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        VerificationRequest request = Json.read(requests.readLine(), VerificationRequest.class);
        endWithTheService(requests);
        answers.write((Json.write(answer(request)) + "\n").getBytes(StandardCharsets.UTF_8));
        answers.flush();
        Runtime.getRuntime().halt(0); // native threads must not hold it back
    }

    private static VerificationAnswer answer(VerificationRequest request) {
        try {
            ModelSummary summary = new Verification(Path.of(request.folder()), request.task()).run(request.expected());
            return new VerificationAnswer(summary, null, null);
        } catch (RuntimeException e) {
            e.printStackTrace();
            Problem problem = Problem.of(e, null);
            return new VerificationAnswer(null, problem.code(), problem.detail());
        }
    }

    private static void endWithTheService(BufferedReader requests) {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (requests.read() >= 0) {
                            // Nothing more is said; the end is what is waited for.
                        }
                    } catch (IOException e) {
                        // The same as the end.
                    }
                    Runtime.getRuntime().halt(1);
                },
                "service-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
