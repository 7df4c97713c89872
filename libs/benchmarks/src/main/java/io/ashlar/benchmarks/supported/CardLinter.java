package io.ashlar.benchmarks.supported;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.CuratedCard;
import io.ashlar.models.families.FamilySupport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with curated cards: each finding names the card, the value and the rule. */
final class CardLinter {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][\\w.-]*/[A-Za-z0-9][\\w.-]*");

    private final Map<String, FamilySupport> families;

    CardLinter(Collection<FamilySupport> families) {
        this.families = families.stream().collect(Collectors.toMap(FamilySupport::name, Function.identity()));
    }

    List<String> findings(List<CuratedCard> cards) {
        List<String> findings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (CuratedCard card : cards) {
            List<String> of = new ArrayList<>();
            if (!ID.matcher(card.id()).matches()) {
                of.add("its id is none of the Hub's, org/name");
            }
            if (!seen.add(card.id().toLowerCase(Locale.ROOT))) {
                of.add("there is another card with its id");
            }
            of.addAll(abilities(card));
            of.addAll(facts(card));
            of.addAll(CardSamples.findings(card));
            of.forEach(finding -> findings.add(card.id() + ": " + finding));
        }
        return findings;
    }

    private List<String> abilities(CuratedCard card) {
        FamilySupport family = families.get(card.family());
        if (family == null) {
            return List.of("there is no family '" + card.family() + "'");
        }
        List<String> findings = new ArrayList<>();
        if (!family.tasks().contains(card.task())) {
            findings.add("models of the family '" + family.name() + "' do not do "
                    + card.task().wireName());
        }
        for (Task task : card.fineTuningTasks()) {
            if (!family.fineTuningTasks().contains(task)) {
                findings.add("models of the family '" + family.name() + "' are not fine-tuned for " + task.wireName());
            }
        }
        if (new HashSet<>(card.fineTuningTasks()).size()
                < card.fineTuningTasks().size()) {
            findings.add("a fine-tuning task is there twice");
        }
        return findings;
    }

    private static List<String> facts(CuratedCard card) {
        List<String> findings = new ArrayList<>();
        String licence = card.licence();
        if (licence != null && !KnownLicences.contains(licence)) {
            findings.add("'" + licence + "' is no licence of SPDX (in lower case) or of the Hub");
        }
        for (String language : card.languages()) {
            if (!isLanguage(language)) {
                findings.add("'" + language + "' is no language of ISO 639");
            }
        }
        if (!card.languages()
                .equals(card.languages().stream().distinct().sorted().toList())) {
            findings.add("its languages are not in order, or one is there twice");
        }
        return findings;
    }

    /** Whether it is a code, of two letters where there is one, that Java has a name for. */
    private static boolean isLanguage(String code) {
        return code.matches("[a-z]{2,3}")
                && !Locale.forLanguageTag(code)
                        .getDisplayLanguage(Locale.ENGLISH)
                        .equals(code);
    }
}
