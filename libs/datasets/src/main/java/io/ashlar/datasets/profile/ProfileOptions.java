package io.ashlar.datasets.profile;

import io.ashlar.datasets.rows.ReadLimits;

/**
 * How much a profile looks at and keeps.
 *
 * @param previewRows rows of the preview
 * @param maxDistinct different values that are counted in a column before it is given up
 * @param topValues values that are listed with their counts
 */
public record ProfileOptions(int previewRows, int maxDistinct, int topValues, ReadLimits limits) {
    public static final ProfileOptions DEFAULT = new ProfileOptions(20, 10_000, 100, ReadLimits.DEFAULT);
}
