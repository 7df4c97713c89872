package io.ashlar.training.resume;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.problems.ProblemItem;
import io.ashlar.models.training.loop.Continuation;
import java.util.ArrayList;
import java.util.List;

/** Whether a training can go on from another's checkpoint, as far as names say; rows and steps are the library's. */
public final class ResumeChecks {
    private ResumeChecks() {}

    /**
     * Tells everything at once that does not fit.
     *
     * @param wanted what is asked for; its {@code checkpoints} do not count
     */
    public static void require(SavedTraining saved, SavedTraining wanted) {
        List<ProblemItem> found = new ArrayList<>();
        if (saved.task() != wanted.task()) {
            found.add(unfit("The checkpoint is of a " + saved.task().wireName() + ", and this training's 'task' is "
                    + wanted.task().wireName() + "."));
        }
        if (!saved.baseDigest().equals(wanted.baseDigest())) {
            found.add(unfit("The checkpoint began with " + saved.base() + ", and this training's 'baseModel' is "
                    + wanted.base() + ", which is another package. Name the base of the checkpoint."));
        }
        if (!saved.dataset().equals(wanted.dataset())) {
            found.add(unfit("The checkpoint was trained on " + saved.dataset()
                    + ", and this training's 'data.train' is "
                    + wanted.dataset() + ". Name the same version; to train on other rows, make the tuned model the"
                    + " 'baseModel'."));
        }
        for (String name : Continuation.fixedDifferences(saved.recipe(), wanted.recipe())) {
            found.add(unfit("'" + name + "' is " + shown(wanted.recipe(), name) + ", and the checkpoint was made with "
                    + shown(saved.recipe(), name) + ". Where a training goes on only these may change: "
                    + String.join(", ", Continuation.free()) + "."));
        }
        if (!found.isEmpty()) {
            throw ProblemException.of(found);
        }
    }

    private static String shown(JsonNode recipe, String name) {
        return recipe.has(name) ? recipe.path(name).toString() : "not given";
    }

    private static ProblemItem unfit(String detail) {
        return new ProblemItem(ProblemCode.CHECKPOINT_UNFIT, detail);
    }
}
