#include "ui/comparison/overlap_plot.h"

#include <QImage>
#include <QTest>

#include <algorithm>

using namespace glioscope;

namespace {

/// Sets 1 to `count` of 2^n - 1, the first the largest.
std::vector<SetVolume> sets(int count)
{
    std::vector<SetVolume> all;
    for (int n = 0; n < count; ++n) {
        const auto voxels = static_cast<std::size_t>(1000 * (count - n));
        all.push_back({static_cast<LayerSet>(n + 1), voxels, static_cast<double>(voxels) / 1000});
    }
    return all;
}

/// Pixels of a row of the plot in the colour of its bars.
int barLength(const QImage& picture, int y, const QColor& bar)
{
    int length = 0;
    for (int x = 0; x < picture.width(); ++x) {
        length += picture.pixelColor(x, y) == bar ? 1 : 0;
    }
    return length;
}

}  // namespace

class TestOverlapPlot : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySetIsToldWithItsMembersAndMillilitres()
    {
        OverlapPlot plot;
        plot.show(sets(3), {QStringLiteral("Expert"), QStringLiteral("unet")});
        QCOMPARE(plot.accessibleName(),
                 QStringLiteral("Expert: 3.00 ml; unet: 2.00 ml; Expert and unet: 1.00 ml"));
        plot.show({}, {});
        QVERIFY(plot.isHidden());
    }

    void whatThereIsNoRoomForStandsTogether()
    {
        OverlapPlot plot;
        plot.show(sets(15), {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"),
                             QStringLiteral("d")});
        const QStringList rows = plot.accessibleName().split(QStringLiteral("; "));
        QCOMPARE(rows.size(), 12);
        QCOMPARE(rows.last(), QStringLiteral("4 smaller ones: 10.00 ml"));
        double sum = 0;
        for (const QString& row : rows) {
            sum += row.section(QStringLiteral(": "), 1).section(QLatin1Char(' '), 0, 0).toDouble();
        }
        QCOMPARE(sum, 120.0);  // nothing is lost
    }

    void barsAreAsLongAsTheirMillilitres()
    {
        OverlapPlot plot;
        plot.show(sets(2), {QStringLiteral("Expert"), QStringLiteral("unet")});
        plot.resize(400, plot.sizeHint().height());
        const QImage picture = plot.grab().toImage();
        const QColor bar = plot.palette().color(QPalette::Highlight);
        std::vector<int> lengths;
        int before = 0;
        for (int y = 0; y < picture.height(); ++y) {
            const int length = barLength(picture, y, bar);
            if (length > 0 && before == 0) {
                lengths.push_back(barLength(picture, y + 2, bar));
            }
            before = length;
        }
        QCOMPARE(lengths.size(), std::size_t{2});
        QVERIFY(std::abs(lengths[0] - 2 * lengths[1]) <= 2);
    }
};

QTEST_MAIN(TestOverlapPlot)
#include "test_overlap_plot.moc"
