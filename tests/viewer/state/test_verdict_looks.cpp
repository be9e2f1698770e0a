#include "viewer/state/verdict_looks.h"

#include "tests/support/colour_sight.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace glioscope;

namespace {

/// With the eyes of one dichromacy, encoded again.
test::LinearRgb seen(const test::ColourMatrix& matrix, const Colour& colour)
{
    const test::LinearRgb in = {test::linearOf(colour.red), test::linearOf(colour.green),
                                test::linearOf(colour.blue)};
    test::LinearRgb out{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t c = 0; c < 3; ++c) {
            out[row] += matrix[row][c] * in[c];
        }
        out[row] = std::pow(std::clamp(out[row], 0.0, 1.0), 1 / 2.2);
    }
    return out;
}

double apart(const test::ColourMatrix& matrix, const Colour& a, const Colour& b)
{
    const test::LinearRgb x = seen(matrix, a), y = seen(matrix, b);
    return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

ScalarContent agreementOf(int layers)
{
    return {.values = nullptr, .perStep = 1.0 / layers, .meaning = ScalarMeaning::Agreement};
}

const ScalarContent kErrors = {.values = nullptr, .perStep = 1, .meaning = ScalarMeaning::Errors};

}  // namespace

class TestVerdictLooks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void errorsAreToldApartByEyesWithoutOneConeAndByTheirLines()
    {
        const std::vector<ValueLook> looks = valueLooks(kErrors);
        QCOMPARE(looks.size(), std::size_t{4});
        for (const auto& matrix : test::kDichromacies) {
            for (std::size_t a = 1; a < looks.size(); ++a) {
                for (std::size_t b = a + 1; b < looks.size(); ++b) {
                    QVERIFY(apart(matrix, looks[a].colour, looks[b].colour) > 0.3);
                    QVERIFY(looks[a].hatch != looks[b].hatch);
                }
            }
        }
    }

    void nothingIsDrawnWhereNobodySaysSo()
    {
        QCOMPARE(valueLooks(kErrors)[0], ValueLook{});
        QCOMPARE(valueLooks(agreementOf(3))[0], ValueLook{});
    }

    void agreementGrowsBrighterAndIsPlainWhereAllSaySo()
    {
        for (int layers = 2; layers <= 8; ++layers) {
            const std::vector<ValueLook> looks = valueLooks(agreementOf(layers));
            QCOMPARE(looks.size(), static_cast<std::size_t>(layers) + 1);
            double before = 0;
            for (std::size_t n = 1; n < looks.size(); ++n) {
                const Colour& c = looks[n].colour;
                const double light = 0.2126 * test::linearOf(c.red) +
                                     0.7152 * test::linearOf(c.green) +
                                     0.0722 * test::linearOf(c.blue);
                QVERIFY(light > before);
                before = light;
                QCOMPARE(looks[n].hatch == Hatch::None, n + 1 == looks.size());
            }
        }
        QCOMPARE(valueLooks(agreementOf(4))[2].hatch, Hatch::Falling);
        QCOMPARE(valueLooks(agreementOf(4))[3].hatch, Hatch::Rising);
    }

    void otherMapsHaveAmountsAndNoKinds() { QVERIFY(valueLooks({.values = nullptr}).empty()); }
};

QTEST_APPLESS_MAIN(TestVerdictLooks)
#include "test_verdict_looks.moc"
