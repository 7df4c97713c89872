package io.ashlar.datasets.rows;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Parquet, read by DuckDB as a stream: one thread, bounded memory, no extension fetched from anywhere. */
final class ParquetReader implements DatasetReader {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final Connection connection;
    private final PreparedStatement query;
    private final ResultSet rows;
    private final String[] columns;
    private final SqlValues values = new SqlValues();
    private long number;

    ParquetReader(Path file) throws IOException {
        requireMagic(file);
        try {
            connection = connect();
            try {
                query = connection.prepareStatement("SELECT * FROM read_parquet(?)");
                query.setString(1, literalGlob(file));
                rows = query.executeQuery();
                columns = new String[rows.getMetaData().getColumnCount()];
                for (int i = 0; i < columns.length; i++) {
                    columns[i] = rows.getMetaData().getColumnName(i + 1);
                }
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Malformed.row("Row", 1, "the Parquet file cannot be read: " + firstLine(e), e);
        }
    }

    private static Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
        try (Statement settings = connection.createStatement()) {
            settings.execute("SET autoinstall_known_extensions = false");
            settings.execute("SET autoload_known_extensions = false");
            settings.execute("SET threads = 1");
            settings.execute("SET memory_limit = '1GB'");
            settings.execute("SET TimeZone = 'UTC'");
        }
        return connection;
    }

    private static void requireMagic(Path file) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            byte[] ends = new byte[2 * MAGIC.length];
            if (content.length() >= 3L * MAGIC.length) {
                content.readFully(ends, 0, MAGIC.length);
                content.seek(content.length() - MAGIC.length);
                content.readFully(ends, MAGIC.length, MAGIC.length);
            }
            if (!Arrays.equals(ends, 0, 4, MAGIC, 0, 4) || !Arrays.equals(ends, 4, 8, MAGIC, 0, 4)) {
                throw Format.unsupported(
                        "The file does not begin and end with 'PAR1', so it is no Parquet file, or a part of one ("
                                + Files.size(file) + " bytes)");
            }
        }
    }

    /** DuckDB takes a pattern; a name with its signs in it means itself. */
    private static String literalGlob(Path file) {
        return file.toAbsolutePath().toString().replaceAll("[*?\\[]", "[$0]");
    }

    @Override
    public @Nullable Row next() {
        try {
            if (!rows.next()) {
                return null;
            }
            number++;
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.length; i++) {
                row.put(columns[i], values.json(rows.getObject(i + 1), number));
            }
            return new Row(number, row);
        } catch (SQLException e) {
            throw Malformed.row("Row", number + 1, "the Parquet file cannot be read on: " + firstLine(e), e);
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown");
    }

    @Override
    public void close() {
        try (connection;
                query;
                rows) {
            number = 0;
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB did not close", e);
        }
    }
}
