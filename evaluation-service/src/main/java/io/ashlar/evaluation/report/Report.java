package io.ashlar.evaluation.report;

import io.ashlar.evaluation.measures.EvaluationDocument;
import io.quarkus.qute.Location;
import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;

/** Renders the page. */
@ApplicationScoped
public class Report {
    private final Template page;

    Report(@Location("report.html") Template page) {
        this.page = page;
    }

    /** The page as HTML; it needs nothing else, neither styles nor scripts nor a network. */
    public String html(String title, EvaluationDocument document) {
        return page.data("title", title)
                .data("document", document)
                .data("summary", SummaryTable.of(document))
                .data("labelChart", new RawString(LabelChart.svg(document)))
                .data("comparisons", document.comparisons())
                .data("checks", document.checks())
                .data(
                        "sections",
                        document.models().stream().map(ModelSection::of).toList())
                .render();
    }
}
