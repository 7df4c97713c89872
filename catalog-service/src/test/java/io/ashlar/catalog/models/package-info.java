@NullMarked
package io.ashlar.catalog.models;

import org.jspecify.annotations.NullMarked;
