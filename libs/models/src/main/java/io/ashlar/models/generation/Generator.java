package io.ashlar.models.generation;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Generates for several requests at once, each with options of its own: one step of the model serves all. An answer
 * does not depend on what else is in the batch. One thread at a time, as the model.
 */
public final class Generator {
    private final StepModel model;
    private final @Nullable TokenText text;

    /**
     * A generator that looks for stop strings.
     *
     * @param text absent: requests with stop strings are refused
     */
    public Generator(StepModel model, @Nullable TokenText text) {
        this.model = model;
        this.text = text;
    }

    /** A request's search and how many rows of the present batch are its own. */
    private static final class Turn {
        private final int request;
        private final Search search;
        private final long deadline;
        private int rows = 1;

        Turn(int request, Search search, long deadline) {
            this.request = request;
            this.search = search;
            this.deadline = deadline;
        }
    }

    /** The answers of each request, the best first. */
    public List<List<GeneratedSequence>> generate(List<GenerationRequest> requests, GenerationListener listener) {
        List<Turn> turns = new ArrayList<>();
        int capacity = 0;
        for (int i = 0; i < requests.size(); i++) {
            GenerationRequest request = requests.get(i);
            if (request.prompt().length == 0) {
                throw new ProblemException(
                        ProblemCode.INPUT_INVALID,
                        "The prompt is empty, and the package has no bos_token_id to begin with. Write a prompt.");
            }
            Lengths lengths =
                    request.options().lengths().of(request.seen().length, request.prompt().length, model.maxLength());
            capacity = Math.max(capacity, request.prompt().length + lengths.mostNew());
            turns.add(new Turn(i, search(request, lengths, i, listener), deadline(request.options())));
        }
        if (!turns.isEmpty()) {
            run(requests, new ArrayList<>(turns), capacity, listener);
        }
        return turns.stream().map(turn -> turn.search.answers()).toList();
    }

    private Search search(GenerationRequest request, Lengths lengths, int index, GenerationListener listener) {
        ScoreRules rules = ScoreRules.of(request, lengths);
        Beams beams = request.options().beams();
        if (beams.groups() > 1) {
            return new DiverseBeams(request, lengths, rules);
        }
        StopCheck check = new StopCheck(request.options(), lengths, text);
        return beams.count() > 1
                ? new BeamSearch(request, lengths, rules, check)
                : new TokenByToken(
                        request, rules, check, (sequence, token) -> listener.onToken(index, sequence, token));
    }

    private static long deadline(GenerationOptions options) {
        double nanos = options.maxSeconds() * 1e9;
        return nanos < Long.MAX_VALUE / 2.0 ? System.nanoTime() + (long) nanos : Long.MAX_VALUE;
    }

    private void run(List<GenerationRequest> requests, List<Turn> turns, int capacity, GenerationListener listener) {
        List<long[]> prompts = requests.stream().map(GenerationRequest::prompt).toList();
        Need.Answer answer = need(turns).start(model, prompts, capacity);
        while (true) {
            Batch batch = advance(turns, answer, listener);
            if (turns.isEmpty()) {
                return;
            }
            answer = need(turns).next(model, batch.parents(), batch.tokens());
        }
    }

    private static Need need(List<Turn> turns) {
        return Need.of(turns.stream().map(turn -> turn.search).toList());
    }

    /** Rows of the next step. */
    private record Batch(int[] parents, long[] tokens) {}

    private static Batch advance(List<Turn> turns, Need.Answer answer, GenerationListener listener) {
        IntStream.Builder parents = IntStream.builder();
        java.util.stream.LongStream.Builder tokens = java.util.stream.LongStream.builder();
        List<Turn> going = new ArrayList<>();
        int first = 0;
        for (Turn turn : turns) {
            Step step = step(turn, answer, first, listener);
            for (int i = 0; i < step.tokens().length; i++) {
                parents.add(first + step.parents()[i]);
                tokens.add(step.tokens()[i]);
            }
            first += turn.rows;
            turn.rows = step.tokens().length;
            if (!step.isEnd()) {
                going.add(turn);
            }
        }
        turns.clear();
        turns.addAll(going);
        return new Batch(parents.build().toArray(), tokens.build().toArray());
    }

    private static Step step(Turn turn, Need.Answer answer, int first, GenerationListener listener) {
        if (!listener.goesOn(turn.request)) {
            turn.search.stop(FinishReason.CANCELLED);
            return Step.END;
        }
        Step step = answer.advance(turn.search, first, first + turn.rows);
        if (!step.isEnd() && System.nanoTime() - turn.deadline > 0 && turn.deadline != Long.MAX_VALUE) {
            turn.search.stop(FinishReason.LENGTH);
            return Step.END;
        }
        return step;
    }
}
