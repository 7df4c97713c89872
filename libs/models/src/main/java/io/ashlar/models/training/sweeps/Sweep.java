package io.ashlar.models.training.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The trials of a recipe with {@code "sweep": {"method": "grid" or "random", "trials": 20, "seed": 42, "parameters":
 * {"learningRate": [1e-5, 3e-5], "lora.rank": [4, 8], "weightDecay": {"from": 0, "to": 0.1}}}}. A parameter's name may
 * lead into an object by dots; its values are a list, or for random trials a range ({@code "scale": "log"} draws each
 * power of ten alike). A grid has every combination, random trials are drawn from the seed.
 */
public record Sweep(List<Trial> trials) {
    /** No sweep has more trials. */
    public static final int MOST_TRIALS = 100;

    private static final String FIELD = "sweep";
    private static final Set<String> NEVER = Set.of(FIELD, "metricForBestModel", "resumeFrom");
    private static final Set<String> KNOWN = Set.of("method", "trials", "seed", "parameters");

    /**
     * One training of a sweep.
     *
     * @param number from 1
     * @param values what this trial has, by the parameter's name
     * @param recipe as a user would have written it for this trial alone
     */
    public record Trial(int number, Map<String, JsonNode> values, ObjectNode recipe) {
        public Trial {
            values = Map.copyOf(values);
            recipe = recipe.deepCopy();
        }

        @Override
        public ObjectNode recipe() {
            return recipe.deepCopy();
        }
    }

    public Sweep {
        trials = List.copyOf(trials);
    }

    /** Whether a written recipe asks for a sweep. */
    public static boolean isAsked(JsonNode recipe) {
        return recipe.hasNonNull(FIELD);
    }

    /**
     * The trials of a recipe that asks for a sweep, each recipe checked as if it stood alone.
     *
     * @throws ProblemException {@code RECIPE_INVALID} that names what is wrong with the plan, or with the first trial
     *     whose recipe is none
     */
    public static Sweep of(ObjectNode written, Task task) {
        JsonNode plan = written.path(FIELD);
        check(plan);
        checkBeside(written, plan);
        Map<String, Choices> choices = new LinkedHashMap<>();
        plan.path("parameters")
                .fields()
                .forEachRemaining(named ->
                        choices.put(named.getKey(), Choices.of(named.getKey(), named.getValue(), isGrid(plan))));
        Set<Map<String, JsonNode>> combinations = isGrid(plan) ? grid(choices) : random(choices, plan);
        ObjectNode base = written.deepCopy();
        base.remove(FIELD);
        List<Trial> trials = new ArrayList<>();
        for (Map<String, JsonNode> values : combinations) {
            Trial trial = new Trial(trials.size() + 1, values, with(base, values));
            try {
                Recipe.parse(trial.recipe(), task);
            } catch (ProblemException e) {
                throw invalid("Trial " + trial.number() + " of the sweep has " + values + ": " + e.getMessage());
            }
            trials.add(trial);
        }
        return new Sweep(trials);
    }

    /** Trials are compared by one metric, each from its first step. */
    private static void checkBeside(ObjectNode written, JsonNode plan) {
        plan.path("parameters").fieldNames().forEachRemaining(name -> {
            if (NEVER.contains(name)) {
                throw invalid("'sweep.parameters." + name + "' cannot be searched over: every trial begins anew and is"
                        + " judged by the same metric.");
            }
        });
        if (written.hasNonNull("resumeFrom")) {
            throw invalid("'resumeFrom' cannot stand beside 'sweep': every trial begins with the base.");
        }
    }

    private static boolean isGrid(JsonNode plan) {
        return plan.path("method").asText("grid").equals("grid");
    }

    private static void check(JsonNode plan) {
        if (!plan.isObject()
                || !plan.path("parameters").isObject()
                || plan.path("parameters").isEmpty()) {
            throw invalid("'sweep' is " + plan + ": it must be an object with 'parameters', each a list of values.");
        }
        plan.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                throw invalid("'sweep." + name + "' is not a parameter of a sweep. It has method, trials, seed and"
                        + " parameters.");
            }
        });
        String method = plan.path("method").asText("grid");
        if (!method.equals("grid") && !method.equals("random")) {
            throw invalid("'sweep.method' is " + plan.path("method") + ": it must be grid or random.");
        }
        JsonNode trials = plan.path("trials");
        boolean counted = trials.isIntegralNumber() && trials.asLong() >= 1 && trials.asLong() <= MOST_TRIALS;
        if (method.equals("random") && !counted) {
            throw invalid("'sweep.trials' is " + trials + ": random trials need a whole number of them, from 1 to "
                    + MOST_TRIALS + ".");
        }
        if (method.equals("grid") && plan.has("trials")) {
            throw invalid("'sweep.trials' is " + trials + ", but a grid has as many trials as combinations: leave it"
                    + " out, or set method to random.");
        }
        if (plan.has("seed") && !plan.path("seed").isIntegralNumber()) {
            throw invalid("'sweep.seed' is " + plan.path("seed") + ": it must be a whole number.");
        }
    }

    private static Set<Map<String, JsonNode>> grid(Map<String, Choices> choices) {
        long all = 1;
        for (Choices each : choices.values()) {
            all = Math.min(Integer.MAX_VALUE, all * each.listed().size());
        }
        if (all > MOST_TRIALS) {
            throw invalid("The grid of 'sweep' has " + all + " combinations, and a sweep has at most " + MOST_TRIALS
                    + " trials. Give fewer values, or set method to random.");
        }
        List<Map<String, JsonNode>> found = List.of(Map.of());
        for (Map.Entry<String, Choices> parameter : choices.entrySet()) {
            List<Map<String, JsonNode>> longer = new ArrayList<>();
            for (Map<String, JsonNode> before : found) {
                for (JsonNode value : parameter.getValue().listed()) {
                    Map<String, JsonNode> with = new LinkedHashMap<>(before);
                    with.put(parameter.getKey(), value);
                    longer.add(with);
                }
            }
            found = longer;
        }
        return new LinkedHashSet<>(found);
    }

    /** Combinations that differ; fewer than asked for where there are no more. */
    private static Set<Map<String, JsonNode>> random(Map<String, Choices> choices, JsonNode plan) {
        SplittableRandom random = new SplittableRandom(plan.path("seed").asLong(42));
        Set<Map<String, JsonNode>> found = new LinkedHashSet<>();
        int wanted = plan.path("trials").asInt();
        for (int draw = 0; draw < 50 * wanted && found.size() < wanted; draw++) {
            Map<String, JsonNode> values = new LinkedHashMap<>();
            choices.forEach((name, each) -> values.put(name, each.draw(random)));
            found.add(values);
        }
        return found;
    }

    private static ObjectNode with(ObjectNode base, Map<String, JsonNode> values) {
        ObjectNode recipe = base.deepCopy();
        values.forEach((name, value) -> {
            String[] path = name.split("\\.", -1);
            ObjectNode at = recipe;
            for (int i = 0; i < path.length - 1; i++) {
                JsonNode below = at.get(path[i]);
                at = below instanceof ObjectNode object ? object : at.putObject(path[i]);
            }
            at.set(path[path.length - 1], value);
        });
        return recipe;
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemCode.RECIPE_INVALID, detail);
    }
}
