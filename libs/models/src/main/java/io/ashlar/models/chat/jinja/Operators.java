package io.ashlar.models.chat.jinja;

import java.util.ArrayList;
import java.util.List;

/** Arithmetic and its relatives; whole numbers that leave 64 bits are an error. */
final class Operators {
    private Operators() {}

    static Object binary(String operator, Object a, Object b, Budget budget) {
        if (a instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (b instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (operator.equals("+") && a instanceof String left && b instanceof String right) {
            budget.text((long) left.length() + right.length());
            return left + right;
        }
        if (operator.equals("+") && a instanceof List<?> left && b instanceof List<?> right) {
            budget.pay((long) left.size() + right.size());
            List<Object> both = new ArrayList<>(left);
            both.addAll(right);
            return both;
        }
        if (operator.equals("%") && a instanceof String format) {
            return PercentFormat.format(format, b, budget);
        }
        if (operator.equals("*") && (a instanceof String || b instanceof String)) {
            String text = a instanceof String left ? left : (String) b;
            long times = Math.max(0, Values.integer(a instanceof String ? b : a));
            budget.text(times > Integer.MAX_VALUE ? Long.MAX_VALUE : times * text.length());
            return text.repeat((int) times);
        }
        if (!Values.isNumber(a) || !Values.isNumber(b)) {
            throw new TemplateError("'" + operator + "' does not take " + Values.repr(a) + " and " + Values.repr(b));
        }
        boolean isReal = a instanceof Double || b instanceof Double || operator.equals("/");
        try {
            return isReal
                    ? (Object) real(operator, Values.real(a), Values.real(b))
                    : whole(operator, Values.integer(a), Values.integer(b));
        } catch (ArithmeticException e) {
            throw new TemplateError(Values.repr(a) + " " + operator + " " + Values.repr(b) + ": " + e.getMessage());
        }
    }

    private static double real(String operator, double a, double b) {
        if (b == 0 && (operator.startsWith("/") || operator.equals("%"))) {
            throw new ArithmeticException("division by zero");
        }
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "//" -> Math.floor(a / b);
            case "%" -> a - b * Math.floor(a / b);
            default -> Math.pow(a, b);
        };
    }

    private static Object whole(String operator, long a, long b) {
        return switch (operator) {
            case "+" -> Math.addExact(a, b);
            case "-" -> Math.subtractExact(a, b);
            case "*" -> Math.multiplyExact(a, b);
            case "//" -> Math.floorDiv(a, b);
            case "%" -> Math.floorMod(a, b);
            default -> power(a, b);
        };
    }

    private static Object power(long base, long exponent) {
        if (exponent < 0) {
            return Math.pow(base, exponent);
        }
        long result = 1;
        for (long i = 0; i < exponent && (Math.abs(base) > 1 || i < 2); i++) {
            result = Math.multiplyExact(result, base);
        }
        return base == -1 && exponent % 2 == 0 ? (Object) 1L : (Object) result;
    }

    static Object negative(Object value) {
        return value instanceof Double number ? (Object) (-number) : (Object) Math.negateExact(Values.integer(value));
    }

    static boolean comparison(String operator, Object a, Object b) {
        return switch (operator) {
            case "==" -> Values.equal(a, b);
            case "!=" -> !Values.equal(a, b);
            case "<" -> Values.compare(a, b) < 0;
            case "<=" -> Values.compare(a, b) <= 0;
            case ">" -> Values.compare(a, b) > 0;
            case ">=" -> Values.compare(a, b) >= 0;
            case "in" -> Values.contains(b, a);
            default -> !Values.contains(b, a);
        };
    }
}
