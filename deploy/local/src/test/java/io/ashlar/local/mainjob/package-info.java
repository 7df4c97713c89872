/** The main job on a whole machine: five services, PostgreSQL and Kafka as processes, a tiny model, real messages. */
@NullMarked
package io.ashlar.local.mainjob;

import org.jspecify.annotations.NullMarked;
