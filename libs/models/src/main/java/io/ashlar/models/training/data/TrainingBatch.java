package io.ashlar.models.training.data;

import io.ashlar.models.running.Packing;
import java.util.List;

/**
 * A batch on its way into the engine: packed as for inference, without padding.
 *
 * @param targets (rows, targets) in packed order
 * @param targetsOfRow how many targets a row has
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TrainingBatch(Packing packing, float[] targets, int targetsOfRow) {

    /** Packs rows. */
    public static TrainingBatch of(List<TrainingRow> rows, Packing.Numbering numbering) {
        Packing packing = Packing.of(rows.stream().map(TrainingRow::encoding).toList(), numbering, Packing.Rows.FIRST);
        int each = rows.get(0).target().length;
        float[] targets = new float[rows.size() * each];
        for (int place = 0; place < rows.size(); place++) {
            System.arraycopy(rows.get(packing.order()[place]).target(), 0, targets, place * each, each);
        }
        return new TrainingBatch(packing, targets, each);
    }

    /** How many rows it has. */
    public int rows() {
        return packing.sequences();
    }

    /** How many tokens it has. */
    public int tokens() {
        return packing.ids().length;
    }

    /** Values of rows in packed order, put into the order in which the rows were given: (rows, width). */
    public float[][] unpack(float[] packed) {
        int width = packed.length / rows();
        float[][] values = new float[rows()][width];
        for (int place = 0; place < rows(); place++) {
            System.arraycopy(packed, place * width, values[packing.order()[place]], 0, width);
        }
        return values;
    }
}
